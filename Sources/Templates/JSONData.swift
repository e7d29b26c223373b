/// A schema and a record that are made from data, for designers who try a template without a site.
///
/// Objects become records, arrays lists (their items merged into one schema: a key that an item lacks is absent there), texts
/// and numbers text, `true` and `false` flags, `null` absent. A list of texts, or of lists, has the key `.`. A key that is
/// `false` in one place and something else in another is absent where it is `false`.
public struct JSONData: Sendable {
  /// The keys that the data has.
  public let schema: Schema
  /// The data.
  public let record: Record

  /// A key that holds values in different items of a list which no one schema can hold: text here, an object there.
  public struct Conflict: Error, Hashable, Sendable {
    /// The dotted path of the key.
    public var path: String
    /// What it holds, in the order in which it was met.
    public var kinds: [String]
  }

  /// The data in `value`. A text, number or list at the top is reached as `{{.}}` and `{{#.}}`.
  public init(_ value: JSONValue) throws(Conflict) {
    var shape = Shape()
    shape.addAsContext(value)
    let schema = try shape.schema(named: "data", path: "")
    self.schema = schema
    record = Self.record(value, schema)
  }

  private static func record(_ value: JSONValue, _ schema: Schema) -> Record {
    var members: [String: JSONValue] = [:]
    if case .object(let known) = value {
      for member in known { members[member.name] = member.value }
    } else {
      members["."] = value
    }
    return Record(schema, schema.fields.map { Self.value(members[$0.name] ?? .null, $0.kind) })
  }

  private static func value(_ value: JSONValue, _ kind: Schema.Kind) -> Value {
    switch (kind, value) {
    case (_, .null), (.text, .bool(false)), (.record, .bool(false)), (.list, .bool(false)): return .absent
    case (.flag, .bool(let flag)): return .flag(flag)
    case (.text, .bool(true)): return .text("true")
    case (.text, .string(let text)), (.text, .number(let text)): return .text(text)
    case (.record(let schema), .object): return .record(record(value, schema))
    case (.list(let schema), .array(let items)): return .list(items.map { record($0, schema) })
    case (.list(let schema), .object): return .list([record(value, schema)])
    default: return .absent
    }
  }
}

/// What a key was seen to hold.
private struct Shape {
  var hasFalse = false
  var hasTrue = false
  var hasText = false
  var hasObject = false
  var hasArray = false
  /// The members of all objects and of all items.
  var members: [(name: String, shape: Shape)] = []
  private var numbers: [String: Int] = [:]

  /// Adds what a key holds.
  mutating func add(_ value: JSONValue) {
    switch value {
    case .null: break
    case .bool(let flag): if flag { hasTrue = true } else { hasFalse = true }
    case .number, .string: hasText = true
    case .object:
      hasObject = true
      addAsContext(value)
    case .array(let items):
      hasArray = true
      for item in items { addAsContext(item) }
    }
  }

  /// Adds the keys of a context: an object's members, or the value itself as `.`.
  mutating func addAsContext(_ value: JSONValue) {
    if case .object(let members) = value {
      for member in members { add(member.value, to: member.name) }
    } else {
      add(value, to: ".")
    }
  }

  private mutating func add(_ value: JSONValue, to name: String) {
    if let number = numbers[name] {
      members[number].shape.add(value)
    } else {
      numbers[name] = members.count
      members.append((name, Shape()))
      members[members.count - 1].shape.add(value)
    }
  }

  func schema(named name: String, path: String) throws(JSONData.Conflict) -> Schema {
    if members.isEmpty { return Schema(open: name) }
    var fields: [Schema.Field] = []
    for member in members {
      let inner = path.isEmpty ? member.name : "\(path).\(member.name)"
      fields.append(Schema.Field(member.name, try member.shape.kind(named: member.name, path: inner), note: ""))
    }
    return Schema(name, fields)
  }

  private func kind(named name: String, path: String) throws(JSONData.Conflict) -> Schema.Kind {
    let hasInside = hasObject || hasArray
    if hasInside, hasText || hasTrue {
      var kinds: [String] = []
      if hasText { kinds.append("text") }
      if hasTrue { kinds.append("true") }
      if hasObject { kinds.append("object") }
      if hasArray { kinds.append("array") }
      throw JSONData.Conflict(path: path, kinds: kinds)
    }
    if hasArray { return .list(try schema(named: name, path: path)) }
    if hasObject { return .record(try schema(named: name, path: path)) }
    if hasText { return .text }
    if hasTrue || hasFalse { return .flag }
    return .unknown
  }
}
