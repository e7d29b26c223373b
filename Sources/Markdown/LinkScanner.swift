/// Reads the source of a block for what may be links, in one pass: code spans and escaped brackets are none.
struct LinkScanner {
  let bytes: [UInt8]
  let end: Int
  /// In a table no code span leaves its cell.
  let isTable: Bool
  private var found: [LinkPlaces.Candidate] = []
  /// Lengths of runs of backticks that are known not to be closed, as bits.
  private var unclosed: UInt64 = 0
  private var hasNoPointyEnd = false

  init(bytes: [UInt8], end: Int, isTable: Bool) {
    self.bytes = bytes
    self.end = min(end, bytes.count)
    self.isTable = isTable
  }

  /// The candidates from `start` to the end, in the order in which they end.
  mutating func candidates(from start: Int) -> [LinkPlaces.Candidate] {
    found = []
    var openers: [Int] = []
    var index = start
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "`"): index = afterCode(index)
      case UInt8(ascii: "<"): index = afterPointy(index)
      case UInt8(ascii: "["):
        openers.append(index)
        index += 1
      case UInt8(ascii: "]"):
        index = afterBracket(index, opener: openers.popLast())
      default: index += 1
      }
    }
    return found
  }

  private mutating func afterCode(_ start: Int) -> Int {
    let length = run(start)
    guard length < 64, unclosed >> UInt64(length) & 1 == 0 else { return start + length }
    var index = start + length
    while index < end {
      if bytes[index] == UInt8(ascii: "`") {
        let other = run(index)
        if other == length { return index + length }
        index += other
      } else if isTable,
        bytes[index] == 0x0A || (bytes[index] == UInt8(ascii: "|") && bytes[index - 1] != UInt8(ascii: "\\"))
      {
        return start + length
      } else {
        index += 1
      }
    }
    unclosed |= 1 << UInt64(length)
    return start + length
  }

  private func run(_ start: Int) -> Int {
    var index = start
    while index < end, bytes[index] == UInt8(ascii: "`") { index += 1 }
    return index - start
  }

  /// Behind `<…>` where there is one, else behind the `<`.
  private mutating func afterPointy(_ start: Int) -> Int {
    guard !hasNoPointyEnd, start + 1 < end, bytes[start + 1] > 0x20 else { return start + 1 }
    var quote: UInt8 = 0
    var index = start + 1
    let limit = min(end, start + 1_024)
    while index < limit {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        found.append(.pointy(start + 1..<index))
        return index + 1
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), bytes[index - 1] == UInt8(ascii: "=") {
        quote = byte
      } else if byte == UInt8(ascii: "<") {
        return start + 1
      }
      index += 1
    }
    if limit == end, quote == 0 { hasNoPointyEnd = true }
    return start + 1
  }

  private mutating func afterBracket(_ close: Int, opener: Int?) -> Int {
    let text = opener.map { $0 + 1..<close }
    guard close + 1 < end else {
      if let text { found.append(.reference(text)) }
      return close + 1
    }
    if opener != nil, bytes[close + 1] == UInt8(ascii: "("),
      let destination = LinkScanner.destination(in: bytes, from: close + 2, end: end)
    {
      found.append(.inline(destination))
      return max(close + 2, destination.upperBound)
    }
    if bytes[close + 1] == UInt8(ascii: "["), let last = label(from: close + 2) {
      if last > close + 2 {
        found.append(.reference(close + 2..<last))
      } else if let text {
        found.append(.reference(text))
      }
      return last + 1
    }
    if let text { found.append(.reference(text)) }
    return close + 1
  }

  /// The offset of the `]` that ends a label; a label has at most 1,000 bytes and no bracket.
  private func label(from start: Int) -> Int? {
    var index = start
    while index < min(end, start + 1_000) {
      switch bytes[index] {
      case UInt8(ascii: "]"): return index
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return nil
  }

  /// The bytes of a destination that begins at `start`, white space and one line end before it.
  static func destination(in bytes: [UInt8], from start: Int, end: Int) -> Range<Int>? {
    var index = start
    var isNewLine = false
    while index < end, bytes[index] <= 0x20 || (isNewLine && bytes[index] == UInt8(ascii: ">")) {
      if bytes[index] == 0x0A { isNewLine = true }
      index += 1
    }
    guard index < end else { return nil }
    let first = index
    if bytes[first] == UInt8(ascii: "<") {
      index += 1
      while index < end, bytes[index] != UInt8(ascii: ">"), bytes[index] != 0x0A {
        index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      return first + 1..<max(first + 1, min(index, end))
    }
    var depth = 0
    while index < end, bytes[index] > 0x20 {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 { return first..<index }
        depth -= 1
      default: break
      }
      index += 1
    }
    return first..<min(index, end)
  }
}
