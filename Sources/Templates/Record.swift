import Hashing
import Synchronization

/// What a key holds when a template is rendered.
public enum Value: Sendable {
  /// Nothing: a section over it is not rendered, a variable writes nothing.
  case absent
  /// Only for sections: true or false.
  case flag(Bool)
  /// Text: escaped when written with `{{ }}`, as it is with `{{{ }}}`. Empty text counts as absent in a section.
  case text(String)
  /// HTML that is safe already: written as it is by `{{ }}` too. A type of its own, so that nothing is escaped twice or never.
  case html([UInt8])
  /// An address on the site, root-relative (`/tin-tuc/`): the caller's `AddressStyle` writes it, so that one record serves
  /// pages of every depth and bundles under another link style.
  case address(String)
  /// HTML that is made when it is written (the body of an article), known before by its fingerprint alone.
  case deferred(any DeferredHTML)
  /// A section over it is rendered once inside it.
  case record(Record)
  /// A section over it is rendered once for each.
  case list([Record])
}

/// HTML that is made when it is written.
public protocol DeferredHTML: Sendable {
  /// Covers everything that its bytes depend on.
  var fingerprint: ContentHash { get }
  /// Whether there is anything to write.
  var isEmpty: Bool { get }
  /// Appends the HTML to `output`.
  func write(into output: inout [UInt8], addresses: any AddressStyle) throws
}

/// How an address on the site is written: root-relative, absolute, relative to the page.
public protocol AddressStyle: Sendable {
  /// Appends `address`, not yet escaped for HTML, to `output`.
  func write(_ address: String, into output: inout [UInt8])
}

/// The values of a schema's keys, in the order of its fields. Immutable and shared: a card is made once for all lists.
public final class Record: Sendable {
  /// The keys whose values these are.
  public let schema: Schema
  /// One value for each of the schema's fields, in their order.
  public let values: [Value]
  // Two threads that ask first at the same time both compute the hash, to the same result, so that no lock is needed: the
  // halves are published by the flag behind them.
  private let isHashed = Atomic<Bool>(false)
  private let high = Atomic<UInt64>(0)
  private let low = Atomic<UInt64>(0)

  /// A record of `schema`; `values` has one value for each of its fields, in order (another number is a programmer's error
  /// and stops the program).
  public init(_ schema: Schema, _ values: [Value]) {
    precondition(values.count == schema.fields.count, "a record of “\(schema.name)” needs one value for each key")
    self.schema = schema
    self.values = values
  }

  /// Covers the schema's name and every value, nested records included: pages with equal fingerprints and the same template
  /// and address style have equal bytes. Computed at the first call, then remembered; safe from any thread.
  public var fingerprint: ContentHash {
    if isHashed.load(ordering: .acquiring) {
      return ContentHash(high: high.load(ordering: .relaxed), low: low.load(ordering: .relaxed))
    }
    let hash = computeFingerprint()
    high.store(hash.high, ordering: .relaxed)
    low.store(hash.low, ordering: .relaxed)
    isHashed.store(true, ordering: .releasing)
    return hash
  }

  private func computeFingerprint() -> ContentHash {
    var hash = Fingerprint()
    hash.add(schema.name)
    for value in values { value.add(to: &hash) }
    return hash.finish()
  }
}

extension Value {
  /// Adds all that its bytes depend on to `hash`.
  public func add(to hash: inout Fingerprint) {
    switch self {
    case .absent: hash.add(0 as UInt64)
    case .flag(let flag): hash.add(flag ? 1 : 2 as UInt64)
    case .text(let text):
      hash.add(3 as UInt64)
      hash.add(text)
    case .html(let bytes):
      hash.add(4 as UInt64)
      hash.add(bytes)
    case .address(let address):
      hash.add(5 as UInt64)
      hash.add(address)
    case .deferred(let html):
      hash.add(6 as UInt64)
      hash.add(html.fingerprint)
    case .record(let record):
      hash.add(7 as UInt64)
      hash.add(record.fingerprint)
    case .list(let records):
      hash.add(8 as UInt64)
      hash.add(UInt64(records.count))
      for record in records { hash.add(record.fingerprint) }
    }
  }
}
