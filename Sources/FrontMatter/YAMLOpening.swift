/// Where a quotation mark or a bracket opens that its author forgot to close.
///
/// To YAML such a value runs on over the lines behind it, so that the parser stumbles further down, at a place that is right.
/// An editor means the mark to close before the next key; a line that begins with one, no further in than the line of the
/// mark, tells that it did not.
struct YAMLOpening {
  private let bytes: [UInt8]
  private let end: Int
  private var index: Int
  /// The column of the key on the line at hand.
  private var keyColumn = 0
  /// Open brackets, the outermost first.
  private var brackets: [(offset: Int, keyColumn: Int)] = []

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    (index, end) = (range.lowerBound, range.upperBound)
  }

  /// The offset of the first mark in `range`, opened before `fault`, that a key follows on a line behind it, or nothing at
  /// all; nil when each is closed.
  static func unclosed(in bytes: [UInt8], _ range: Range<Int>, before fault: Int) -> Int? {
    var scan = YAMLOpening(bytes, range)
    return scan.find().flatMap { $0 < fault ? $0 : nil }
  }

  private mutating func find() -> Int? {
    enterLine()
    var beginsValue = true
    while index < end {
      let byte = bytes[index]
      switch byte {
      case 0x0A:
        index += 1
        if let bracket = bracketBeforeKey() { return bracket }
        enterLine()
        beginsValue = true
        continue
      case UInt8(ascii: "#") where index == 0 || isSpace(bytes[index - 1]):
        while index < end, bytes[index] != 0x0A { index += 1 }
        continue
      case UInt8(ascii: "\"") where beginsValue, UInt8(ascii: "'") where beginsValue:
        if let opening = quote(byte) { return opening }
        beginsValue = false
        continue
      case UInt8(ascii: "|") where beginsValue && brackets.isEmpty,
        UInt8(ascii: ">") where beginsValue && brackets.isEmpty:
        skipBlock()
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if beginsValue { brackets.append((index, keyColumn)) }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): _ = brackets.popLast()
      default: break
      }
      index += 1
      if isSpace(byte) { continue }
      let isParted = index == end || isSpace(bytes[index])
      switch byte {
      case UInt8(ascii: ":"), UInt8(ascii: "-"): beginsValue = isParted
      case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"): beginsValue = !brackets.isEmpty
      default: beginsValue = false
      }
    }
    return brackets.first?.offset
  }

  /// Passes a quoted text; its opening when it is not closed.
  private mutating func quote(_ mark: UInt8) -> Int? {
    let opening = index
    index += 1
    while index < end {
      switch bytes[index] {
      case mark:
        index += 1
        guard mark == UInt8(ascii: "'"), index < end, bytes[index] == mark else { return nil }
      case UInt8(ascii: "\\") where mark == UInt8(ascii: "\""): index += 1
      case 0x0A:
        if let column = keyColumn(at: index + 1), column <= keyColumn { return opening }
      default: break
      }
      index += 1
    }
    return opening
  }

  /// Passes a text of lines that stand further in, in which no mark means anything, but for the end of its last line.
  private mutating func skipBlock() {
    while true {
      while index < end, bytes[index] != 0x0A { index += 1 }
      var next = index + 1
      while next < end, bytes[next] == 0x20 { next += 1 }
      guard next < end, bytes[next] == 0x0A || next - index - 1 > keyColumn else { return }
      index = next
    }
  }

  private func bracketBeforeKey() -> Int? {
    guard let outermost = brackets.first, let column = keyColumn(at: index) else { return nil }
    return column <= outermost.keyColumn ? outermost.offset : nil
  }

  private mutating func enterLine() { keyColumn = indentation(at: index) }

  /// The column behind the blanks and the `- ` at the beginning of the line at `start`.
  private func indentation(at start: Int) -> Int {
    var column = start
    while column < end {
      if bytes[column] == 0x20 {
        column += 1
      } else if bytes[column] == UInt8(ascii: "-"), column + 1 < end, bytes[column + 1] == 0x20 {
        column += 2
      } else {
        break
      }
    }
    return column - start
  }

  /// The column at which a key begins on the line at `start`; nil when it has none: a name of at most 40 bytes, a colon, and
  /// a blank or the line's end.
  private func keyColumn(at start: Int) -> Int? {
    let column = indentation(at: start)
    let first = start + column
    var colon = first
    while colon < end, colon - first <= 40, !"\n:\"',[]{}".utf8.contains(bytes[colon]) { colon += 1 }
    guard colon > first, colon < end, bytes[colon] == UInt8(ascii: ":"), colon + 1 == end || isSpace(bytes[colon + 1])
    else { return nil }
    return column
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
}
