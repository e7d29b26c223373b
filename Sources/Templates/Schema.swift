/// The keys that a context declares: what a template may ask for, checked when it is compiled.
///
/// A class, so that a tree's node can name itself as the type of its children; sealed before it is used.
public final class Schema: @unchecked Sendable {
  /// The type of a key.
  public enum Kind: Sendable {
    /// True or false: for sections alone.
    case flag
    /// Text, escaped when it is written.
    case text
    /// HTML that is safe already.
    case html
    /// An address on the site, written through the `AddressStyle`.
    case address
    /// HTML that is made when it is written.
    case deferred
    /// One context inside this one.
    case record(Schema)
    /// Contexts of one schema, in order. For a list of plain texts that schema has the one key `.` (the implicit iterator).
    case list(Schema)
    /// Always absent, so that nothing is known of its type: any tag may name it. Only in schemas that are derived from data
    /// (JSON's `null`).
    case unknown
  }

  /// One key.
  public struct Field: Sendable {
    /// The key as templates write it; no white space, no dot (but for the implicit iterator, which is a dot).
    public var name: String
    /// What it holds.
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
  /// Whether nothing is known of its keys, so that any name is taken as an absent one: the items of a list that is empty in the
  /// data from which the schema is derived.
  public let isOpen: Bool
  private var sealedFields: [Field]?
  private var slots: [String: Int] = [:]

  /// A schema without keys yet: `seal` gives them.
  public init(_ name: String) {
    self.name = name
    isOpen = false
  }

  /// A schema of `fields`.
  public convenience init(_ name: String, _ fields: [Field]) {
    self.init(name)
    seal(fields)
  }

  /// A schema of which nothing is known.
  init(open name: String) {
    self.name = name
    isOpen = true
    sealedFields = []
  }

  /// Gives the schema its keys. Called once, before the schema is shared between threads; a second call, or a name that
  /// stands twice, is a programmer's error and stops the program.
  public func seal(_ fields: [Field]) {
    precondition(sealedFields == nil, "the schema “\(name)” is sealed already")
    sealedFields = fields
    for (slot, field) in fields.enumerated() {
      precondition(slots.updateValue(slot, forKey: field.name) == nil, "“\(name)” declares “\(field.name)” twice")
    }
  }

  /// In the order of their slots. Reading them before `seal` is a programmer's error and stops the program.
  public var fields: [Field] {
    guard let sealedFields else { preconditionFailure("the schema “\(name)” is used before it is sealed") }
    return sealedFields
  }

  /// The position of the key `name`; nil when the schema does not declare it.
  public func slot(of name: String) -> Int? {
    precondition(sealedFields != nil, "the schema “\(self.name)” is used before it is sealed")
    return slots[name]
  }
}

extension Schema {
  /// A key on a walk through a schema and all that it contains.
  public struct Visit: Sendable {
    /// The dotted path from the schema where the walk began: `items.title`.
    public var path: String
    /// The schema that declares the key.
    public var owner: Schema
    /// The key itself.
    public var field: Field
    /// Whether the key leads into a schema that the walk has described before, so that its keys are not repeated.
    public var isRepeated: Bool
  }

  /// All keys that a template over this schema can reach, in order, each schema's keys once: what documentation is made from.
  public func walk() -> [Visit] {
    var visits: [Visit] = []
    var seen: Set<ObjectIdentifier> = [ObjectIdentifier(self)]
    // Last in, first out; the keys of a schema are pushed in reverse so that they come in their order.
    var pending = fields.reversed().map { (path: $0.name, owner: self, field: $0) }
    while let next = pending.popLast() {
      var isRepeated = false
      if let inner = next.field.kind.schema {
        isRepeated = !seen.insert(ObjectIdentifier(inner)).inserted
        if !isRepeated {
          pending += inner.fields.reversed().map { (path: "\(next.path).\($0.name)", owner: inner, field: $0) }
        }
      }
      visits.append(Visit(path: next.path, owner: next.owner, field: next.field, isRepeated: isRepeated))
    }
    return visits
  }
}

extension Schema.Kind {
  /// The schema of the contexts that a section over the key goes into; nil where it goes into none.
  public var schema: Schema? {
    switch self {
    case .record(let schema), .list(let schema): return schema
    case .flag, .text, .html, .address, .deferred, .unknown: return nil
    }
  }

  /// Whether a variable tag can write it.
  public var isWritable: Bool {
    switch self {
    case .text, .html, .address, .deferred, .unknown: return true
    case .flag, .record, .list: return false
    }
  }
}
