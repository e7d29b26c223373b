/// Reads the markup of an XML file; comments, declarations, processing instructions and DOCTYPE are passed over.
///
/// No entities are declared or expanded: texts and attribute values come as they are written. Bytes are not copied but for
/// names and attributes, and each is looked at once.
struct XMLReader {
  enum Token {
    /// Character data, references not resolved.
    case text(Range<Int>)
    /// Character data of a CDATA section: nothing in it is markup.
    case literal(Range<Int>)
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
    if isBroken { return .broken }
    while index < bytes.count {
      if bytes[index] != UInt8(ascii: "<") {
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
        return .text(start..<index)
      }
      if stands("<!--") {
        guard skip(4, to: "-->") != nil else { return fail() }
      } else if stands("<?") {
        guard skip(2, to: "?>") != nil else { return fail() }
      } else if stands("<![CDATA[") {
        guard let content = skip(9, to: "]]>") else { return fail() }
        return .literal(content)
      } else if stands("<!") {
        guard skipDoctype() else { return fail() }
      } else {
        return tag()
      }
    }
    return nil
  }

  /// The encoding that the XML declaration names, in lower case; nil where it names none.
  func declaredEncoding() -> String? {
    guard stands("<?xml"), let end = firstIndex(of: "?>", from: index) else { return nil }
    let text = String(decoding: bytes[index..<end], as: UTF8.self).lowercased()
    guard let key = text.split(separator: "encoding", maxSplits: 1).dropFirst().first else { return nil }
    return key.split { " \t\n\r='\"".contains($0) }.first.map(String.init) ?? ""
  }

  private func stands(_ pattern: StaticString) -> Bool {
    guard bytes.count - index >= pattern.utf8CodeUnitCount else { return false }
    return pattern.withUTF8Buffer { bytes[index..<(index + $0.count)].elementsEqual($0) }
  }

  private func firstIndex(of pattern: StaticString, from start: Int) -> Int? {
    pattern.withUTF8Buffer { pattern in
      var at = start
      while at + pattern.count <= bytes.count {
        if bytes[at] == pattern[0], bytes[at..<(at + pattern.count)].elementsEqual(pattern) { return at }
        at += 1
      }
      return nil
    }
  }

  /// Goes behind `closing`; what stands between is the result, nil where nothing closes.
  private mutating func skip(_ opening: Int, to closing: StaticString) -> Range<Int>? {
    let start = index + opening
    guard let end = firstIndex(of: closing, from: start) else { return nil }
    index = end + closing.utf8CodeUnitCount
    return start..<end
  }

  private mutating func skipDoctype() -> Bool {
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0:
        index += 1
        return true
      default: break
      }
      index += 1
    }
    return false
  }

  private mutating func tag() -> Token {
    index += 1
    let isClosing = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isClosing { index += 1 }
    let name = takeName()
    if name.isEmpty { return fail() }
    var attributes: [(String, String)] = []
    var keys: Set<String> = []
    while true {
      skipSpace()
      guard index < bytes.count else { return fail() }
      if bytes[index] == UInt8(ascii: ">") {
        index += 1
        return isClosing ? .close(name) : .open(name, attributes, isClosed: false)
      }
      if stands("/>") {
        index += 2
        return isClosing ? fail() : .open(name, attributes, isClosed: true)
      }
      let key = takeName()
      skipSpace()
      // Two attributes of one name (XML 1.0 §3.1, "Unique Att Spec"): readers differ in which they take.
      guard !isClosing, !key.isEmpty, keys.insert(key).inserted, index < bytes.count, bytes[index] == UInt8(ascii: "=")
      else {
        return fail()
      }
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
