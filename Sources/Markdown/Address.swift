/// What an address leads to, and whether a page may carry it.
///
/// Judged as a browser reads it (WHATWG URL): white space and control characters at the ends, tabs and line ends anywhere do
/// not count; what stands before the first `:` is the scheme unless `/`, `?` or `#` comes first.
enum Address {
  /// A file of the project, or an anchor: the build resolves it.
  case relative
  /// An address of the web, or of a person, that stands as written.
  case absolute
  /// A scheme that is not allowed: scripts, data, and all that is unknown.
  case refused

  /// The address of a link; of an image when `isImage`, where pictures as data are allowed and `mailto:` is none.
  init(_ address: [UInt8], isImage: Bool) {
    // Control characters inside are never meant: refused rather than reasoned about.
    let visible = address.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    let start = visible.firstIndex { $0 > 0x20 } ?? visible.endIndex
    let text = visible[start...]
    if text.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) {
      self = .absolute
      return
    }
    guard let end = text.firstIndex(where: { ":/?#".utf8.contains($0) }), text[end] == UInt8(ascii: ":") else {
      self = .relative
      return
    }
    // `Báo cáo: quý 3.md` is no scheme; `java\script:` is none either, but nobody means well with it.
    guard text[..<end].allSatisfy(Address.isScheme) || Address.isDisguised(text[..<end]) else {
      self = .relative
      return
    }
    let scheme = String(decoding: text[..<end].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    switch scheme {
    case "http", "https": self = .absolute
    case "mailto", "tel": self = isImage ? .refused : .absolute
    case "data": self = isImage && Address.isPicture(text[text.index(after: end)...]) ? .absolute : .refused
    default: self = .refused
    }
  }

  private static func isScheme(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "+-.".utf8.contains(byte)
  }

  /// Whether the letters of what is no scheme make the name of a dangerous one, or it has bytes that are not to be seen.
  private static func isDisguised(_ text: ArraySlice<UInt8>) -> Bool {
    let letters = text.filter { (0x61...0x7A).contains($0 | 0x20) }.map { $0 | 0x20 }
    return letters.suffix(6).elementsEqual("script".utf8) || letters.suffix(4).elementsEqual("data".utf8)
      || text.contains { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "%") }
  }

  /// Whether the part of a `data:` address after the colon is a picture that cannot hold a script.
  private static func isPicture(_ data: ArraySlice<UInt8>) -> Bool {
    let head = data.prefix(24).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return ["image/png", "image/jpeg", "image/gif", "image/webp"].contains {
      head.starts(with: Array("\($0);base64,".utf8))
    }
  }

  /// `address` as the value of an attribute: what a URL cannot hold percent-encoded, `&` and `'` escaped.
  ///
  /// The same bytes as cmark's houdini_escape_href gives.
  static func escaped(_ address: [UInt8]) -> [UInt8] {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(address.count + 8)
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in address {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        escaped.append(byte)
      case UInt8(ascii: "&"): escaped.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "'"): escaped.append(contentsOf: "&#x27;".utf8)
      default:
        if safe.contains(byte) {
          escaped.append(byte)
        } else {
          escaped.append(UInt8(ascii: "%"))
          escaped.append(digits[Int(byte >> 4)])
          escaped.append(digits[Int(byte & 15)])
        }
      }
    }
    return escaped
  }

  private static let safe = Array("-_.+!*(),%#@?=;:/$~".utf8)
}
