import FileSystem

/// The path of a request, decoded once, or why it is refused.
///
/// What could mean another file than it says is no path here, in whatever spelling: `..`, `.`, doubled slashes, a backslash, a
/// slash or NUL behind a percent sign, controls. Nothing is tidied up: a browser asks for no such thing, and who tidies
/// decides twice what a path means (RFC 3986, section 7.3).
struct RequestPath: Hashable, Sendable {
  /// Decoded, with its slash in front, as the address of a page.
  let bytes: [UInt8]
  /// As it was asked for, without a query.
  let encoded: String
  /// What stands behind the question mark.
  let query: String

  /// The path of a request's `target` in origin form; nil where it is refused.
  init?(target: String) {
    let parts = target.utf8.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = parts.first, let bytes = Self.percentDecoded(path), bytes.first == UInt8(ascii: "/") else {
      return nil
    }
    let slashes = path.count { $0 == UInt8(ascii: "/") }
    guard bytes.count(where: { $0 == UInt8(ascii: "/") }) == slashes else { return nil }
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) else { return nil }
    let names = bytes.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (index, name) in names.enumerated() {
      if name.isEmpty && index < names.count - 1 { return nil }
      if name.elementsEqual([UInt8(ascii: ".")]) || name.elementsEqual([UInt8(ascii: "."), UInt8(ascii: ".")]) {
        return nil
      }
    }
    self.bytes = bytes
    encoded = String(decoding: path, as: UTF8.self)
    query = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : ""
  }

  /// Whether a folder is asked for.
  var isFolder: Bool { bytes.last == UInt8(ascii: "/") }

  /// The path below `base`, a path that ends in a slash; nil where it lies elsewhere.
  func relative(to base: [UInt8]) -> RelativePath? {
    guard bytes.starts(with: base) else { return nil }
    var rest = Array(bytes.dropFirst(base.count))
    if rest.last == UInt8(ascii: "/") { rest.removeLast() }
    return RelativePath(bytes: rest)
  }

  /// `text` with each `%` and two hexadecimal digits turned into their byte, once; nil where a `%` stands before something else.
  static func percentDecoded(_ text: some Collection<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = iterator.next().flatMap(Self.digit), let low = iterator.next().flatMap(Self.digit) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
