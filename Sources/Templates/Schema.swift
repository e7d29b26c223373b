/// The keys that a context declares: what a template may ask for, checked when it is compiled.
///
/// A class, so that a tree's node can name itself as the type of its children; sealed before it is used.
public final class Schema: @unchecked Sendable {
  /// The type of a key.
  public enum Kind: Sendable {
    /// true or false
    case flag
    case text
    case html
    case address
    case deferred
    case record(Schema)
    case list(Schema)
  }

  /// One key.
  public struct Field: Sendable {
    public var name: String
    public var kind: Kind
    /// One line for the designer, in Vietnamese; docs/giao-dien.md is made from these.
    public var note: String

    /// A key of `kind`.
    public init(_ name: String, _ kind: Kind, note: String) {
      self.name = name
      self.kind = kind
      self.note = note
    }
  }

  /// What the context is called in messages: "article", "card".
  public let name: String
  /// In the order of their slots; set once, before the schema is shared between threads.
  public private(set) var fields: [Field] = []

  /// A schema without keys yet.
  public init(_ name: String) { self.name = name }

  /// A schema of `fields`.
  public convenience init(_ name: String, _ fields: [Field]) {
    self.init(name)
    seal(fields)
  }

  /// Gives the schema its keys. Called once, before the schema is used.
  public func seal(_ fields: [Field]) {
    self.fields = fields
  }
}

/// The values of a schema's keys, in the order of its fields. Immutable and shared: a card is made once for all lists.
public final class Record: Sendable {
  public let schema: Schema
  public let values: [Value]

  /// A record of `schema`; `values` has one value for each of its fields, in order.
  public init(_ schema: Schema, _ values: [Value]) {
    self.schema = schema
    self.values = values
  }
}
