/// The reader of the YAML that editors write: `key: value`, `key:` with `- item` lines or `[a, b]`, quotes, comments.
///
/// Strict: what it accepts it reads exactly as YAML does (a property test compares it with Yams); at anything else it gives up
/// and the whole goes to Yams. 20 to 100 times faster, since it makes nothing but ranges.
///
/// Source: YAML 1.1 as libyaml reads it; that U+0085, U+2028 and U+2029 end a line there is why they are not plain here.
struct PlainReader {
  let bytes: [UInt8]
  var index: Int
  /// Whether a line `---` ends the text, as it does front matter.
  let endsAtMarker: Bool
  private(set) var entries: [MapEntry] = []
  /// Newlines passed.
  private(set) var lines = 0
  private(set) var foundMarker = false

  /// The items under the last key, and how far they are indented.
  private var items: [YAMLNode] = []
  private var itemIndent = 0
  /// Whether the last key stands alone on its line, so that items may follow.
  private var takesItems = false

  init(bytes: [UInt8], from start: Int, endsAtMarker: Bool) {
    (self.bytes, index, self.endsAtMarker) = (bytes, start, endsAtMarker)
    entries.reserveCapacity(12)
  }

  /// Reads to the end; false when something is not plain.
  mutating func read() -> Bool {
    while index < bytes.count {
      let start = index
      skipSpaces()
      guard index < bytes.count else { break }
      switch bytes[index] {
      case 0x0A: endLine()
      case UInt8(ascii: "#"): guard skipComment() else { return false }
      case UInt8(ascii: "-"):
        if index == start, endsAtMarker, takeMarker() {
          foundMarker = true
          closeList()
          return true
        }
        guard takeItem(indent: index - start) else { return false }
      default:
        guard index == start, takeEntry() else { return false }
      }
    }
    closeList()
    return !endsAtMarker
  }

  // MARK: - Lines

  private mutating func takeEntry() -> Bool {
    closeList()
    let start = index
    guard Self.beginsPlain[Int(bytes[start])], bytes[start] != UInt8(ascii: "."), let end = plainEnd(.key),
      index < bytes.count, bytes[index] == UInt8(ascii: ":"), end - start <= 256
    else { return false }
    let key = YAMLNode(content: .plain, range: start..<end)
    index += 1
    let here = index
    skipSpaces()
    if isLineEnd || (bytes[index] == UInt8(ascii: "#") && index > here) {
      takesItems = true
      entries.append(MapEntry(key: key, value: YAMLNode(content: .empty, range: here..<here)))
      return finishLine()
    }
    let value: YAMLNode?
    if bytes[index] == UInt8(ascii: "[") { value = flowList() } else { value = scalar(.block) }
    guard let value else { return false }
    entries.append(MapEntry(key: key, value: value))
    return finishLine()
  }

  private mutating func takeItem(indent: Int) -> Bool {
    guard takesItems, items.isEmpty || indent == itemIndent, index + 1 < bytes.count,
      bytes[index + 1] == UInt8(ascii: " ")
    else { return false }
    itemIndent = indent
    let dash = index
    index += 1
    skipSpaces()
    guard !isLineEnd, bytes[index] != UInt8(ascii: "#"), let item = scalar(.block) else { return false }
    if items.isEmpty, let last = entries.indices.last { entries[last].value.range = dash..<dash }
    items.append(item)
    return finishLine()
  }

  private mutating func closeList() {
    if let last = items.last, let entry = entries.indices.last {
      let start = entries[entry].value.range.lowerBound
      entries[entry].value = YAMLNode(content: .list(items), range: start..<last.range.upperBound)
      items.removeAll(keepingCapacity: true)
    }
    takesItems = false
  }

  private mutating func takeMarker() -> Bool {
    guard let end = FrontMatter.markerEnd(bytes, at: index) else { return false }
    index = end
    lines += 1
    return true
  }

  // MARK: - Values

  private enum Context { case key, block, flow }

  /// A quoted or plain scalar that ends on this line.
  private mutating func scalar(_ context: Context) -> YAMLNode? {
    let start = index
    switch bytes[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return quoted(bytes[index])
    default:
      guard Self.beginsPlain[Int(bytes[start])], let end = plainEnd(context) else { return nil }
      return YAMLNode(content: .plain, range: start..<end)
    }
  }

  /// Moves to the end of a plain scalar; returns the offset behind its last character that is no space.
  private mutating func plainEnd(_ context: Context) -> Int? {
    var end = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A { break }
      if byte == UInt8(ascii: " ") {
        index += 1
        continue
      }
      if byte >= 0x80 {
        if isUnusual(byte) { return nil }
      } else if byte < 0x24 || byte == UInt8(ascii: ":") || byte == 0x7F || context == .flow {
        switch byte {
        case UInt8(ascii: "#"):
          if index > end { return context == .block ? end : nil }
        case UInt8(ascii: ":"):
          if context == .flow { return nil }
          let next = index + 1
          if next == bytes.count || bytes[next] == UInt8(ascii: " ") || bytes[next] == 0x0A {
            return context == .key ? end : nil
          }
        case UInt8(ascii: ","), UInt8(ascii: "]"):
          if context == .flow { return end }
        case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "?"):
          if context == .flow { return nil }
        default:
          if isUnusual(byte) { return nil }
        }
      }
      index += 1
      end = index
    }
    return context == .block ? end : nil
  }

  private mutating func quoted(_ mark: UInt8) -> YAMLNode? {
    let start = index
    var hasEscape = false
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == mark {
        if mark == UInt8(ascii: "'"), index < bytes.count, bytes[index] == mark {
          hasEscape = true
          index += 1
          continue
        }
        let range = start..<index
        return YAMLNode(content: hasEscape ? .text(withoutDoubledMarks(range)) : .quoted, range: range)
      }
      if byte == 0x0A || (byte == UInt8(ascii: "\\") && mark == UInt8(ascii: "\"")) { return nil }
      index -= 1
      if isUnusual(byte) { return nil }
      index += 1
    }
    return nil
  }

  private func withoutDoubledMarks(_ range: Range<Int>) -> String {
    var text: [UInt8] = []
    var isSecond = false
    for byte in bytes[(range.lowerBound + 1)..<(range.upperBound - 1)] {
      isSecond = byte == UInt8(ascii: "'") && !isSecond
      if !isSecond { text.append(byte) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func flowList() -> YAMLNode? {
    let start = index
    var items: [YAMLNode] = []
    index += 1
    skipSpaces()
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "]"), items.isEmpty { break }
      guard let item = scalar(.flow) else { return nil }
      items.append(item)
      skipSpaces()
      guard index < bytes.count else { return nil }
      if bytes[index] == UInt8(ascii: "]") { break }
      guard bytes[index] == UInt8(ascii: ",") else { return nil }
      index += 1
      skipSpaces()
    }
    guard index < bytes.count else { return nil }
    index += 1
    return YAMLNode(content: .list(items), range: start..<index)
  }

  // MARK: - Bytes

  private var isLineEnd: Bool { index == bytes.count || bytes[index] == 0x0A }

  private mutating func skipSpaces() {
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
  }

  private mutating func endLine() {
    index += 1
    lines += 1
  }

  /// Spaces, perhaps a comment, and the end of the line.
  private mutating func finishLine() -> Bool {
    skipSpaces()
    if isLineEnd {
      if index < bytes.count { endLine() }
      return true
    }
    return bytes[index] == UInt8(ascii: "#") && bytes[index - 1] == UInt8(ascii: " ") && skipComment()
  }

  private mutating func skipComment() -> Bool {
    while index < bytes.count, bytes[index] != 0x0A {
      if isUnusual(bytes[index]) { return false }
      index += 1
    }
    if index < bytes.count { endLine() }
    return true
  }

  /// Whether `byte`, at `index`, is a control, or may begin a character that libyaml refuses or takes for a line end.
  private func isUnusual(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, 0xEF: true
    case 0xC2: index + 1 < bytes.count && bytes[index + 1] < 0xA0
    case 0xE2:
      index + 2 < bytes.count && bytes[index + 1] == 0x80 && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
    default: false
    }
  }

  /// The bytes that a plain scalar may begin with.
  private static let beginsPlain: [Bool] = (0...255).map { byte in
    byte > 0x20 && byte != 0x7F && !"-?:,[]{}#&*!|>'\"%@`".utf8.contains(UInt8(byte))
  }
}
