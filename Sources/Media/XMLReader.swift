/// Reads the tags of an XML file; comments, declarations, processing instructions and DOCTYPE are passed over, CDATA too.
///
/// No entities are declared or expanded: attribute values come as they are written.
struct XMLReader {
  enum Token {
    case text(Range<Int>)
    case open(String, [(String, String)], isClosed: Bool)
    case close(String)
    /// The file is not well-formed here.
    case broken
  }

  private let bytes: [UInt8]
  private var index = 0
  private var isBroken = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  mutating func next() -> Token? {
    while index < bytes.count, !isBroken {
      if bytes[index] != UInt8(ascii: "<") {
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
        return .text(start..<index)
      }
      if skip("<!--", to: "-->") || skip("<?", to: "?>") || skip("<![CDATA[", to: "]]>") { continue }
      if bytes[index...].starts(with: "<!".utf8) {
        skipDoctype()
        continue
      }
      return tag()
    }
    return isBroken ? .broken : nil
  }

  private mutating func skip(_ opening: String, to closing: String) -> Bool {
    guard bytes[index...].starts(with: opening.utf8) else { return false }
    var end = index + opening.utf8.count
    let pattern = Array(closing.utf8)
    while end < bytes.count, !bytes[end...].starts(with: pattern) { end += 1 }
    isBroken = end >= bytes.count
    index = min(bytes.count, end + pattern.count)
    return !isBroken
  }

  private mutating func skipDoctype() {
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0:
        index += 1
        return
      default: break
      }
      index += 1
    }
    isBroken = true
  }

  private mutating func tag() -> Token {
    index += 1
    let isClosing = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isClosing { index += 1 }
    let name = takeName()
    if name.isEmpty { return fail() }
    var attributes: [(String, String)] = []
    while true {
      skipSpace()
      guard index < bytes.count else { return fail() }
      if bytes[index] == UInt8(ascii: ">") {
        index += 1
        return isClosing ? .close(name) : .open(name, attributes, isClosed: false)
      }
      if bytes[index...].starts(with: "/>".utf8) {
        index += 2
        return isClosing ? fail() : .open(name, attributes, isClosed: true)
      }
      let key = takeName()
      skipSpace()
      guard !key.isEmpty, index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return fail() }
      index += 1
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") else {
        return fail()
      }
      let quote = bytes[index]
      let start = index + 1
      guard let end = bytes[start...].firstIndex(of: quote) else { return fail() }
      attributes.append((key, String(decoding: bytes[start..<end], as: UTF8.self)))
      index = end + 1
    }
  }

  private mutating func fail() -> Token {
    isBroken = true
    return .broken
  }

  private mutating func skipSpace() {
    while index < bytes.count,
      bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0A || bytes[index] == 0x0D
    {
      index += 1
    }
  }

  private mutating func takeName() -> String {
    let start = index
    while index < bytes.count {
      switch bytes[index] {
      case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...:
        index += 1
      default: return String(decoding: bytes[start..<index], as: UTF8.self)
      }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }
}
