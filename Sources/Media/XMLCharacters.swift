/// Character data of XML: what may stand in it and how it is written.
enum XMLCharacters {
  /// Whether `bytes` are UTF-8 and each of its characters may stand in XML 1.0 (§2.2, Char).
  static func areAllowed(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    return text.unicodeScalars.allSatisfy(isAllowed)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...: true
    default: false
    }
  }

  /// `text` with its references resolved; nil where one is of an entity that XML does not define itself, or of no character.
  static func resolved(_ text: some Collection<UInt8>) -> [UInt8]? {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var rest = text[...]
    while let byte = rest.popFirst() {
      // Line ends are read as one line feed (§2.11).
      if byte == 0x0D {
        if rest.first != 0x0A { output.append(0x0A) }
        continue
      }
      guard byte == UInt8(ascii: "&") else {
        output.append(byte)
        continue
      }
      // The longest is &#x10FFFF; with leading zeros to spare.
      guard let end = rest.prefix(16).firstIndex(of: UInt8(ascii: ";")) else { return nil }
      guard let character = character(named: String(decoding: rest[..<end], as: UTF8.self)) else { return nil }
      output.append(contentsOf: String(character).utf8)
      rest = rest[rest.index(after: end)...]
    }
    return output
  }

  private static func character(named name: String) -> Character? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.first == "#" else { return nil }
    let isHex = name.dropFirst().first == "x"
    let digits = name.dropFirst(isHex ? 2 : 1)
    guard let first = digits.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else { return nil }
    guard let value = UInt32(digits, radix: isHex ? 16 : 10), let scalar = Unicode.Scalar(value), isAllowed(scalar)
    else { return nil }
    return Character(scalar)
  }

  /// Appends `text`, escaped for content and for attributes in quotation marks alike.
  static func append(_ text: some Sequence<UInt8>, isAttribute: Bool, to output: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\"") where isAttribute: output.append(contentsOf: "&quot;".utf8)
      case 0x09 where isAttribute: output.append(contentsOf: "&#9;".utf8)
      case 0x0A where isAttribute: output.append(contentsOf: "&#10;".utf8)
      case 0x0D: output.append(contentsOf: "&#13;".utf8)
      default: output.append(byte)
      }
    }
  }
}
