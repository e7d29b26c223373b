import Diagnostics
import Hashing

/// Makes a program from a template and all that it includes, checking every name against the schemas in scope.
///
/// Each (partial, contexts around it, blocks passed to it) becomes one routine, whichever number of tags call it, so that
/// recursive partials end; routines wait in a queue, so that the depth of their nesting costs no stack.
struct Compiler {
  let set: TemplateSet
  var registers = Registers()
  var emitter = Emitter()
  var faults: Set<Diagnostic> = []
  var usedKeys: Set<String> = []
  private var usedTemplates: Set<Int> = []
  private var routines: [Routine: Int32] = [:]
  private var queue: [Routine] = []
  private var calls = CallGraph()
  private var environments: [Environment] = [[:]]
  private var environmentNumbers: [Environment: Int] = [[:]: 0]
  private var offered: [Int: Set<String>] = [:]

  /// The blocks that are passed to a template, by name.
  typealias Environment = [String: Argument]

  /// A block that fills another. Its own tags belong to the template where it is written: blocks inside it are parameters of
  /// that one, filled from `environment`.
  struct Argument: Hashable {
    var template: Int
    var block: Int
    var environment: Int
  }

  /// What is compiled once.
  struct Routine: Hashable {
    var template: Int
    /// The block whose content this is; nil for the whole template.
    var block: Int?
    var scope: Scope
    /// What the template's blocks are filled with.
    var environment: Int
  }

  /// A bound on what one template may become, against partials that include each other in ever new contexts.
  private static let mostRoutines = 4000
  private static let mostOperations = 400_000

  init(_ set: TemplateSet) { self.set = set }

  /// The compiled template, or its faults.
  mutating func compile(_ name: String, schema: Schema) throws(TemplateFaults) -> Template {
    guard let root = set.number(of: name) else {
      throw TemplateFaults([.unknownTemplate(name, at: nil, isParent: false, known: set.names)])
    }
    let scope = Scope(registers: [registers.register(of: schema)])
    _ = routine(Routine(template: root, block: nil, scope: scope, environment: 0))
    var next = 0
    while next < queue.count {
      emitter.beginRoutine()
      compile(queue[next], number: Int32(next))
      emitter.emit(.finish)
      next += 1
      if queue.count > Self.mostRoutines || emitter.isOver(operations: Self.mostOperations) {
        faults.insert(.templateTooLarge(at: Place(file: set.templates[root].path)))
        break
      }
    }
    for endless in calls.endlessCalls() {
      faults.insert(
        .endlessPartial(endless.name.text, at: set.templates[endless.template].place(of: endless.name.range)))
    }
    guard faults.isEmpty else { throw TemplateFaults(faults.sorted(by: Diagnostic.reportOrder)) }
    return Template(
      name: name, path: set.templates[root].path, schema: schema, program: emitter.program(registers), sources: sources,
      usedKeys: usedKeys)
  }

  private var sources: [ParsedTemplate] { usedTemplates.sorted().map { set.templates[$0] } }

  /// The number of a routine, which waits in the queue when it is new.
  mutating func routine(_ routine: Routine) -> Int32 {
    if let known = routines[routine] { return known }
    let number = Int32(queue.count)
    routines[routine] = number
    queue.append(routine)
    if usedTemplates.insert(routine.template).inserted { faults.formUnion(set.syntaxFaults(of: routine.template)) }
    return number
  }

  /// The number of an environment.
  private mutating func number(of environment: Environment) -> Int {
    if let known = environmentNumbers[environment] { return known }
    environments.append(environment)
    environmentNumbers[environment] = environments.count - 1
    return environments.count - 1
  }

  private mutating func compile(_ routine: Routine, number: Int32) {
    let template = set.templates[routine.template]
    var context = Context(template: template, routine: routine, number: number)
    if let block = routine.block {
      context.dedent = template.blocks[block].intrinsicIndent.map { Array(template.source[$0]) } ?? []
      compile(template.blocks[block].body, routine.scope, context)
    } else {
      compile(template.nodes, routine.scope, context)
    }
  }

  /// What stays the same throughout a routine, and whether data lies between it and a tag.
  struct Context {
    let template: ParsedTemplate
    let routine: Routine
    let number: Int32
    /// White space that is taken off each line of a block's content, since it gets another where the block is filled.
    var dedent: [UInt8] = []
    /// Inside a section that goes into a record or a list: what is called here sees less data each time.
    var isGuarded = false

    /// The white space in `range`, less what the block's content has in common.
    func indent(_ range: Range<Int>) -> [UInt8] {
      let space = template.source[range]
      return Array(space.dropFirst(zip(space, dedent).prefix { $0 == $1 }.count))
    }
  }

  /// Compiles `nodes`; as deep as sections are nested, which the parser bounds.
  mutating func compile(_ nodes: [Node], _ scope: Scope, _ context: Context) {
    for node in nodes {
      switch node {
      case .text(let range, let startsLine): emitter.text(range, startsLine: startsLine, context)
      case .variable(let name, let escaped): compileVariable(name, escaped, scope, context)
      case .section(let name, let inverted, let body): compileSection(name, inverted, body, scope, context)
      case .partial(let name, let indent): compileCall(name, indent, arguments: nil, scope, context)
      case .parent(let name, let indent, let arguments): compileCall(name, indent, arguments: arguments, scope, context)
      case .block(let id): compileBlock(context.template.blocks[id], scope, context)
      }
    }
  }

  /// A partial, or a parent with the blocks that fill its own.
  private mutating func compileCall(
    _ name: TagName, _ indent: Range<Int>?, arguments: [Int]?, _ scope: Scope, _ context: Context
  ) {
    guard let target = set.number(of: name.text) else {
      // A name that data would give (`*name`) was told of where it was read.
      if name.text.hasPrefix("*") { return }
      let place = context.template.place(of: name.range)
      faults.insert(.unknownTemplate(name.text, at: place, isParent: arguments != nil, known: set.names))
      return
    }
    var environment = environments[context.routine.environment]
    for id in arguments ?? [] {
      let block = context.template.blocks[id]
      let offers = blocksOffered(by: target)
      if !offers.contains(block.name.text) {
        let place = context.template.place(of: block.name.range)
        faults.insert(.unknownBlock(block.name.text, parent: name.text, at: place, known: offers))
      }
      // What a template that inherits this one passes goes before what this one passes on; of two blocks with one name in one
      // parent tag the first counts.
      if environment[block.name.text] == nil {
        environment[block.name.text] = Argument(
          template: context.routine.template, block: id, environment: context.routine.environment)
      }
    }
    let routine = Routine(template: target, block: nil, scope: scope, environment: number(of: environment))
    call(routine, from: name, indent: indent.map { context.indent($0) }, context)
  }

  /// A block of this template: its own content, or what fills it.
  private mutating func compileBlock(_ block: Block, _ scope: Scope, _ context: Context) {
    guard let argument = environments[context.routine.environment][block.name.text] else {
      if case .line(let indent, let newline) = block.site {
        guard !block.isBlank else { return }
        emitter.startLine(context.indent(indent))
        compile(block.body, scope, context)
        emitter.literal(context.template.source[newline])
      } else {
        compile(block.body, scope, context)
      }
      return
    }
    let filling = set.templates[argument.template].blocks[argument.block]
    guard !filling.isBlank else { return }
    let routine = Routine(
      template: argument.template, block: argument.block, scope: scope, environment: argument.environment)
    switch block.site {
    case .inline: call(routine, from: block.name, indent: nil, context)
    case .line(let range, let newline):
      fill(filling, routine, block.name, indent: context.indent(range), newline: newline, context)
    case .lines(let range, let newline):
      let indent = context.indent(block.intrinsicIndent ?? range)
      fill(filling, routine, block.name, indent: indent, newline: newline, context)
    }
  }

  private mutating func fill(
    _ filling: Block, _ routine: Routine, _ name: TagName, indent: [UInt8], newline: Range<Int>?, _ context: Context
  ) {
    if filling.startsMidLine { emitter.startLine(indent) }
    call(routine, from: name, indent: indent, context)
    if filling.endsMidLine, let newline { emitter.literal(context.template.source[newline]) }
  }

  private mutating func call(_ routine: Routine, from name: TagName, indent: [UInt8]?, _ context: Context) {
    let number = self.routine(routine)
    emitter.call(number, indent: indent, from: Program.CallTag(template: context.template, name: name))
    calls.add(
      from: context.number, to: number, isGuarded: context.isGuarded, template: context.routine.template, name: name)
  }

  /// The names of the blocks that can be filled in `template` and in all that it includes.
  private mutating func blocksOffered(by template: Int) -> Set<String> {
    if let known = offered[template] { return known }
    var names: Set<String> = []
    var seen: Set<Int> = [template]
    var pending = [template]
    while let next = pending.popLast() {
      names.formUnion(set.templates[next].parameters)
      for include in set.templates[next].includes {
        if let number = set.number(of: include), seen.insert(number).inserted { pending.append(number) }
      }
    }
    offered[template] = names
    return names
  }
}
