import Hashing
import Templates

/// A context declared once, as a table of fields, and read three ways: as schema, when a template is compiled; as value,
/// when it is rendered; as hash, when it is asked whether it must be rendered again.
///
/// Nothing else reaches a template, so the hash is complete by construction.
struct Table<Subject>: Sendable {
  typealias Hash = @Sendable (Subject, inout Fingerprint) throws -> Void

  /// One field: its key, type, a line for the designer, and how it is read from the subject.
  struct Field: Sendable {
    let name: String
    let kind: Schema.Kind
    let note: String
    let read: @Sendable (Subject) throws -> Value
    /// Adds what the value depends on, where that is cheaper than the value itself; nil: the value is hashed.
    var hash: Hash?
  }

  let schema: Schema
  private let readers: [(read: @Sendable (Subject) throws -> Value, hash: Hash?)]

  init(_ name: String, _ fields: [Field]) {
    self.init(sealing: Schema(name), fields)
  }

  /// For a context that names itself: the schema is made before its fields are.
  init(sealing schema: Schema, _ fields: [Field]) {
    schema.seal(fields.map { Schema.Field($0.name, $0.kind, note: $0.note) })
    self.schema = schema
    readers = fields.map { ($0.read, $0.hash) }
  }

  /// The record of `subject`.
  func record(_ subject: Subject, used: [Bool]? = nil) throws -> Record {
    Record(schema, try values(subject, used: used))
  }

  /// The values of `subject`; those that `used` says no template asks for stay absent and cost nothing.
  func values(_ subject: Subject, used: [Bool]? = nil) throws -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(readers.count + 1)
    for (index, reader) in readers.enumerated() {
      if let used, !used[index] { values.append(.absent) } else { values.append(try reader.read(subject)) }
    }
    return values
  }

  /// The hash of each field that `used` names, in order; no more of the values is made than is needed for that.
  func hashes(_ subject: Subject, used: [Bool]) throws -> [ContentHash] {
    var hashes: [ContentHash] = []
    hashes.reserveCapacity(readers.count + 1)
    var part = Fingerprint()
    for (index, reader) in readers.enumerated() where used[index] {
      if let hash = reader.hash {
        try hash(subject, &part)
      } else {
        try reader.read(subject).add(to: &part)
      }
      hashes.append(part.take())
    }
    return hashes
  }

  /// The same with the values, each made once.
  func valuesAndHashes(_ subject: Subject, used: [Bool]) throws -> (values: [Value], hashes: [ContentHash]) {
    var values: [Value] = []
    values.reserveCapacity(readers.count + 1)
    var hashes: [ContentHash] = []
    hashes.reserveCapacity(readers.count + 1)
    var part = Fingerprint()
    for (index, reader) in readers.enumerated() {
      guard used[index] else {
        values.append(.absent)
        continue
      }
      let value = try reader.read(subject)
      if let hash = reader.hash { try hash(subject, &part) } else { value.add(to: &part) }
      hashes.append(part.take())
      values.append(value)
    }
    return (values, hashes)
  }
}

extension Table.Field {
  typealias Reader<T> = @Sendable (Subject) throws -> T

  /// Text; nil and empty text are absent.
  static func text(_ name: String, _ note: String, _ read: @escaping Reader<String?>) -> Self {
    Self(name: name, kind: .text, note: note, read: { .orAbsent(try read($0)) })
  }

  /// true or false.
  static func flag(_ name: String, _ note: String, _ read: @escaping Reader<Bool>) -> Self {
    Self(name: name, kind: .flag, note: note, read: { .flag(try read($0)) })
  }

  /// An address on the site.
  static func address(_ name: String, _ note: String, _ read: @escaping Reader<String?>) -> Self {
    Self(name: name, kind: .address, note: note, read: { try read($0).map { .address($0) } ?? .absent })
  }

  /// Safe HTML.
  static func html(_ name: String, _ note: String, _ read: @escaping Reader<[UInt8]?>) -> Self {
    Self(name: name, kind: .html, note: note, read: { try read($0).map { .html($0) } ?? .absent })
  }

  /// HTML that is made when it is written.
  static func deferred(_ name: String, _ note: String, _ read: @escaping Reader<(any DeferredHTML)?>) -> Self {
    Self(name: name, kind: .deferred, note: note, read: { try read($0).map { .deferred($0) } ?? .absent })
  }

  /// A context of its own.
  static func record(_ name: String, _ schema: Schema, _ note: String, _ read: @escaping Reader<Record?>) -> Self {
    Self(name: name, kind: .record(schema), note: note, read: { try read($0).map { .record($0) } ?? .absent })
  }

  /// A context for each of a number of things.
  static func list(_ name: String, _ schema: Schema, _ note: String, _ read: @escaping Reader<[Record]>) -> Self {
    Self(name: name, kind: .list(schema), note: note, read: { .list(try read($0)) })
  }

  /// This field, hashed by what its value depends on: `hash` adds that, all of it.
  func hashed(by hash: @escaping Table<Subject>.Hash) -> Self {
    var field = self
    field.hash = hash
    return field
  }
}

extension Value {
  /// Text, or absent where there is none.
  static func orAbsent(_ text: String?) -> Value {
    guard let text, !text.isEmpty else { return .absent }
    return .text(text)
  }
}
