/// A schema and a record that are made from data, for designers who try a template without a site.
///
/// Objects become records, arrays lists (their items merged into one schema: a key that an item lacks is absent there), texts
/// and numbers text, `true` and `false` flags, `null` absent. A list of texts, or of lists, has the key `.`. A key that is
/// `false` in one place and something else in another is absent where it is `false`. A list inside an item of a list with the
/// same key is the same tree: its items share one schema, so that a partial may include itself until the leaves.
public struct JSONData: Sendable {
  /// The keys that the data has.
  public let schema: Schema
  /// The data.
  public let record: Record

  /// A key that holds values in different items of a list which no one schema can hold: text here, an object there.
  public struct Conflict: Error, Hashable, Sendable {
    /// The dotted path of the key.
    public var path: String
    /// What it holds: of `text`, `true`, `object`, `array`, in this order.
    public var kinds: [String]
  }

  /// The data in `value`. A text, number or list at the top is reached as `{{.}}` and `{{#.}}`.
  public init(_ value: JSONValue) throws(Conflict) {
    let schemas = try Shapes(of: value).schemas()
    schema = schemas[0]
    record = Self.record(value, schemas[0])
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

/// What every key of the data was seen to hold. A shape is the index of a context's keys: of an object, or of a list's items.
private struct Shapes {
  private struct Key {
    var name: String
    var hasFalse = false
    var hasTrue = false
    var hasText = false
    var hasObject = false
    var hasArray = false
    /// The shape of what is inside.
    var inner: Int?
  }

  private struct Shape {
    var name: String
    var path: String
    var keys: [Key] = []
    var numbers: [String: Int] = [:]
  }

  private var shapes = [Shape(name: "data", path: "")]

  init(of value: JSONValue) { add(context: value, to: 0) }

  /// Adds the keys of a context: an object's members, or the value itself as `.`.
  private mutating func add(context value: JSONValue, to shape: Int) {
    if case .object(let members) = value {
      for member in members { add(member.value, as: member.name, to: shape) }
    } else {
      add(value, as: ".", to: shape)
    }
  }

  private mutating func add(_ value: JSONValue, as name: String, to shape: Int) {
    let key = shapes[shape].numbers[name] ?? shapes[shape].keys.count
    if key == shapes[shape].keys.count {
      shapes[shape].numbers[name] = key
      shapes[shape].keys.append(Key(name: name))
    }
    switch value {
    case .null: break
    case .bool(true): shapes[shape].keys[key].hasTrue = true
    case .bool(false): shapes[shape].keys[key].hasFalse = true
    case .number, .string: shapes[shape].keys[key].hasText = true
    case .object:
      shapes[shape].keys[key].hasObject = true
      add(context: value, to: inner(of: key, in: shape))
    case .array(let items):
      shapes[shape].keys[key].hasArray = true
      let inner = inner(of: key, in: shape)
      for item in items { add(context: item, to: inner) }
    }
  }

  private mutating func inner(of key: Int, in shape: Int) -> Int {
    if let known = shapes[shape].keys[key].inner { return known }
    let name = shapes[shape].keys[key].name
    var number = shapes.count
    if shapes[shape].name == name, shape > 0, name != ".", shapes[shape].keys[key].hasArray {
      number = shape
    } else {
      let path = shapes[shape].path.isEmpty ? name : "\(shapes[shape].path).\(name)"
      shapes.append(Shape(name: name, path: path))
    }
    shapes[shape].keys[key].inner = number
    return number
  }

  /// A schema for each shape, sealed.
  func schemas() throws(JSONData.Conflict) -> [Schema] {
    let schemas = shapes.map { $0.keys.isEmpty ? Schema(open: $0.name) : Schema($0.name) }
    for (shape, schema) in zip(shapes, schemas) where !shape.keys.isEmpty {
      var fields: [Schema.Field] = []
      for key in shape.keys { fields.append(Schema.Field(key.name, try kind(of: key, in: shape, schemas), note: "")) }
      schema.seal(fields)
    }
    return schemas
  }

  private func kind(of key: Key, in shape: Shape, _ schemas: [Schema]) throws(JSONData.Conflict) -> Schema.Kind {
    guard let inner = key.inner else {
      return key.hasText ? .text : key.hasTrue || key.hasFalse ? .flag : .unknown
    }
    if key.hasText || key.hasTrue {
      let kinds = [(key.hasText, "text"), (key.hasTrue, "true"), (key.hasObject, "object"), (key.hasArray, "array")]
      throw JSONData.Conflict(
        path: shape.path.isEmpty ? key.name : "\(shape.path).\(key.name)", kinds: kinds.filter(\.0).map(\.1))
    }
    return key.hasArray ? .list(schemas[inner]) : .record(schemas[inner])
  }
}
