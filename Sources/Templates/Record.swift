import Hashing

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
