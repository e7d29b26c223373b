import Diagnostics

extension Compiler {
  /// `{{name}}`.
  mutating func compileVariable(_ name: TagName, _ escaped: Bool, _ scope: Scope, _ context: Context) {
    switch registers.resolve(name.text, in: scope) {
    case .value(let access, let kind):
      note(access)
      guard kind.isWritable else {
        faults.insert(.notWritable(name.text, kind: kind, at: context.template.place(of: name.range)))
        return
      }
      emitter.emit(escaped ? .write(access) : .writeRaw(access))
    case .context(let schema):
      faults.insert(.notWritable(name.text, kind: .record(schema), at: context.template.place(of: name.range)))
    case .nothing: break
    case let failure: report(failure, name, scope, context)
    }
  }

  /// `{{#name}}…{{/name}}` or `{{^name}}…{{/name}}`.
  mutating func compileSection(
    _ name: TagName, _ inverted: Bool, _ body: [Node], _ scope: Scope, _ context: Context
  ) {
    var inside = context
    switch registers.resolve(name.text, in: scope) {
    case .value(let access, let kind):
      note(access)
      if inverted {
        let jump = emitter.emit(.ifAbsent(access, else: 0))
        compile(body, scope, context)
        emitter.land(jump)
        return
      }
      switch kind {
      case .flag:
        let jump = emitter.emit(.ifPresent(access, else: 0))
        compile(body, scope, context)
        emitter.land(jump)
      case .text, .html, .address, .deferred, .unknown:
        let jump = emitter.emit(.ifPresent(access, else: 0))
        compile(body, scope.entering(textAt: access), context)
        emitter.land(jump)
      case .record(let schema):
        let register = registers.register(of: schema)
        inside.isGuarded = context.isGuarded || Self.goesDown(from: access, into: register, scope)
        let jump = emitter.emit(.enter(access, register: register, else: 0))
        compile(body, scope.entering(register), inside)
        emitter.emit(.leave)
        emitter.land(jump)
      case .list(let schema):
        let register = registers.register(of: schema)
        inside.isGuarded = context.isGuarded || Self.goesDown(from: access, into: register, scope)
        let jump = emitter.emit(.loop(access, register: register, else: 0))
        compile(body, scope.entering(register), inside)
        emitter.emit(.next(body: Int32(jump + 1)))
        emitter.land(jump)
      }
    case .context:
      // `{{#.}}` over the context itself, which is always there.
      if !inverted { compile(body, scope, context) }
    case .nothing:
      if inverted {
        compile(body, scope, context)
      } else {
        // Compiled for its faults alone.
        inside.isGuarded = true
        let kept = emitter
        emitter = Emitter()
        compile(body, scope.enteringUnknown(), inside)
        emitter = kept
      }
    case let failure:
      report(failure, name, scope, context)
      // The tags inside are looked at all the same, as far as they do not depend on what is not known.
      inside.isGuarded = true
      compile(body, scope.enteringUnknown(), inside)
    }
  }

  /// Whether what lies at `access` is less data than what is at hand: it stands in the innermost context, or takes the place of
  /// the one that it stands in. What an outer context has is the same again the next time.
  private static func goesDown(from access: Access, into register: Int32, _ scope: Scope) -> Bool {
    access.register == scope.registers.last || access.register == register
  }

  private mutating func note(_ access: Access) {
    var schema = registers.schemas[Int(access.register)]
    var field = schema.fields[Int(access.slot)]
    usedKeys.insert("\(schema.name).\(field.name)")
    for index in Int(access.path)..<Int(access.path + access.pathCount) {
      guard let inner = field.kind.schema else { return }
      schema = inner
      field = schema.fields[Int(registers.paths[index])]
      usedKeys.insert("\(schema.name).\(field.name)")
    }
  }

  private mutating func report(_ failure: Resolution, _ name: TagName, _ scope: Scope, _ context: Context) {
    let place = context.template.place(of: name.range)
    switch failure {
    case .unknown(let part, let schema, let isDotted):
      // After a dot only the keys of what stands before it count.
      let visible =
        isDotted || name.text.hasPrefix(".") ? [schema] : scope.registers.reversed().map { registers.schemas[Int($0)] }
      faults.insert(.unknownTemplateKey(part, in: visible, at: place))
    case .notARecord(let part, let isList):
      faults.insert(.nothingInside(part, isList: isList, name: name.text, at: place))
    case .value, .context, .nothing: break
    }
  }
}
