/// What a tag can see: the contexts around it, innermost last.
struct Scope: Hashable {
  /// The registers of their schemas. Each stands once: a context inside another of the same schema hides it wholly, which is
  /// what makes a partial that includes itself end.
  var registers: [Int32]
  /// Inside a section over a text the text itself is what `.` means.
  var text: Access?
  /// Whether anything inside has only absent values, so that no name is unknown.
  var isOpen = false

  /// Inside a record of the schema in `register`.
  func entering(_ register: Int32) -> Scope {
    var inner = self
    inner.registers.removeAll { $0 == register }
    inner.registers.append(register)
    inner.text = nil
    return inner
  }

  /// Inside a section over the text at `access`.
  func entering(textAt access: Access) -> Scope {
    var inner = self
    inner.text = access
    return inner
  }

  /// Inside a section that is never rendered, over something of which nothing is known.
  func enteringUnknown() -> Scope {
    var inner = self
    inner.isOpen = true
    inner.text = nil
    return inner
  }
}

/// What a name means at its place.
enum Resolution {
  case value(Access, Schema.Kind)
  /// `.` where the innermost context is a record.
  case context(Schema)
  /// Something of which nothing is known: always absent.
  case nothing
  case unknown(part: String, in: Schema, isDotted: Bool)
  /// A part of a dotted name that has nothing inside.
  case notARecord(part: String, isList: Bool)
}

/// The schemas that a compilation has met, each with its register, and the dotted paths.
struct Registers {
  private(set) var schemas: [Schema] = []
  private(set) var paths: [Int32] = []
  private var numbers: [ObjectIdentifier: Int32] = [:]
  private var pathStarts: [[Int32]: Int32] = [:]

  /// The register of `schema`.
  mutating func register(of schema: Schema) -> Int32 {
    if let known = numbers[ObjectIdentifier(schema)] { return known }
    let number = Int32(schemas.count)
    schemas.append(schema)
    numbers[ObjectIdentifier(schema)] = number
    return number
  }

  /// Finds what `name` means in `scope`: the first part in the innermost context that declares it, further parts strictly
  /// inside what the part before them is.
  mutating func resolve(_ name: String, in scope: Scope) -> Resolution {
    guard let innermost = scope.registers.last else { return .nothing }
    let inner = schemas[Int(innermost)]
    if name == "." {
      if let text = scope.text { return .value(text, .text) }
      if let slot = inner.slot(of: ".") { return value(innermost, slot, []) }
      return scope.isOpen || inner.isOpen ? .nothing : .context(inner)
    }
    var parts = name.split(separator: ".").map(String.init)
    guard !parts.isEmpty else { return .nothing }
    let first = parts.removeFirst()
    // A leading dot keeps the name in the innermost context.
    let candidates = name.hasPrefix(".") ? [innermost] : scope.registers.reversed()
    for register in candidates {
      if let slot = schemas[Int(register)].slot(of: first) { return value(register, slot, parts) }
    }
    if scope.isOpen || candidates.contains(where: { schemas[Int($0)].isOpen }) { return .nothing }
    return .unknown(part: first, in: inner, isDotted: false)
  }

  private mutating func value(_ register: Int32, _ slot: Int, _ parts: [String]) -> Resolution {
    let field = schemas[Int(register)].fields[slot]
    var (kind, name) = (field.kind, field.name)
    var path: [Int32] = []
    for part in parts {
      switch kind {
      case .record(let schema):
        guard let slot = schema.slot(of: part) else {
          return schema.isOpen ? .nothing : .unknown(part: part, in: schema, isDotted: true)
        }
        path.append(Int32(slot))
        (kind, name) = (schema.fields[slot].kind, part)
      case .unknown: return .nothing
      case .list: return .notARecord(part: name, isList: true)
      case .flag, .text, .html, .address, .deferred: return .notARecord(part: name, isList: false)
      }
    }
    if case .unknown = kind { return .nothing }
    var access = Access(register: register, slot: Int32(slot))
    if !path.isEmpty {
      if pathStarts[path] == nil {
        pathStarts[path] = Int32(paths.count)
        paths += path
      }
      access.path = pathStarts[path] ?? 0
      access.pathCount = Int32(path.count)
    }
    return .value(access, kind)
  }
}
