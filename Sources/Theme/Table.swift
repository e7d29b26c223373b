import Templates

/// A context declared once, as a table of fields, and read three ways: as schema, when a template is compiled; as value,
/// when it is rendered; as hash, when it is asked whether it must be rendered again.
///
/// Nothing else reaches a template, so the hash is complete by construction.
struct Table<Subject>: Sendable {
  /// One field: its key, type, a line for the designer, and how it is read from the subject.
  struct Field: Sendable {
    let name: String
    let kind: Schema.Kind
    let note: String
    let read: @Sendable (Subject) throws -> Value
  }

  let schema: Schema
  private let readers: [@Sendable (Subject) throws -> Value]

  init(_ name: String, _ fields: [Field]) {
    self.init(sealing: Schema(name), fields)
  }

  /// For a context that names itself: the schema is made before its fields are.
  init(sealing schema: Schema, _ fields: [Field]) {
    schema.seal(fields.map { Schema.Field($0.name, $0.kind, note: $0.note) })
    self.schema = schema
    readers = fields.map(\.read)
  }

  /// The record of `subject`.
  func record(_ subject: Subject, used: [Bool]? = nil) throws -> Record {
    Record(schema, try values(subject, used: used))
  }

  /// The values of `subject`; those that `used` says no template asks for stay absent and cost nothing.
  func values(_ subject: Subject, used: [Bool]? = nil) throws -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(readers.count + 1)
    for (index, read) in readers.enumerated() {
      if let used, !used[index] { values.append(.absent) } else { values.append(try read(subject)) }
    }
    return values
  }
}

extension Table.Field {
  typealias Reader<T> = @Sendable (Subject) throws -> T

  /// Text; nil and empty text are absent.
  static func text(_ name: String, _ note: String, _ read: @escaping Reader<String?>) -> Self {
    Self(name: name, kind: .text, note: note) { .orAbsent(try read($0)) }
  }

  /// true or false.
  static func flag(_ name: String, _ note: String, _ read: @escaping Reader<Bool>) -> Self {
    Self(name: name, kind: .flag, note: note) { .flag(try read($0)) }
  }

  /// An address on the site.
  static func address(_ name: String, _ note: String, _ read: @escaping Reader<String?>) -> Self {
    Self(name: name, kind: .address, note: note) { try read($0).map { .address($0) } ?? .absent }
  }

  /// Safe HTML.
  static func html(_ name: String, _ note: String, _ read: @escaping Reader<[UInt8]?>) -> Self {
    Self(name: name, kind: .html, note: note) { try read($0).map { .html($0) } ?? .absent }
  }

  /// HTML that is made when it is written.
  static func deferred(_ name: String, _ note: String, _ read: @escaping Reader<(any DeferredHTML)?>) -> Self {
    Self(name: name, kind: .deferred, note: note) { try read($0).map { .deferred($0) } ?? .absent }
  }

  /// A context of its own.
  static func record(_ name: String, _ schema: Schema, _ note: String, _ read: @escaping Reader<Record?>) -> Self {
    Self(name: name, kind: .record(schema), note: note) { try read($0).map { .record($0) } ?? .absent }
  }

  /// A context for each of a number of things.
  static func list(_ name: String, _ schema: Schema, _ note: String, _ read: @escaping Reader<[Record]>) -> Self {
    Self(name: name, kind: .list(schema), note: note) { .list(try read($0)) }
  }
}

extension Value {
  /// Text, or absent where there is none.
  static func orAbsent(_ text: String?) -> Value {
    guard let text, !text.isEmpty else { return .absent }
    return .text(text)
  }
}
