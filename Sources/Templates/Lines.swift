/// The white space rules of the specification: a tag that stands alone on its line takes the whole line with it.
struct Lines {
  let source: [UInt8]
  private let newlines: [Int]

  init(source: [UInt8]) {
    self.source = source
    newlines = source.indices.filter { source[$0] == 0x0A }
  }

  /// `tokens` with the text that belongs to each: `outer` reaches over the white space that is not written.
  func trimming(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices {
      let token = tokens[index]
      let head = head(of: token.range.lowerBound)
      let tail = tail(of: token.range.upperBound)
      switch token.kind {
      case .variable: break
      case .silent, .partial, .section:
        if let head, let tail { tokens[index].outer = head..<tail }
      case .parent:
        // Opening and closing tag need not share a line: what stands between them is not written.
        if let head, let partner = token.partner, let tail = self.tail(of: tokens[partner].range.upperBound) {
          tokens[index].outer = head..<token.range.upperBound
          tokens[partner].outer = tokens[partner].range.lowerBound..<tail
        }
      case .block:
        if token.isArgument {
          if let tail { tokens[index].outer = token.range.lowerBound..<tail }
        } else if let head, let partner = token.partner,
          isOneLine(token.range.upperBound..<tokens[partner].range.lowerBound)
        {
          if let tail = self.tail(of: tokens[partner].range.upperBound) {
            tokens[index].outer = head..<token.range.upperBound
            tokens[partner].outer = tokens[partner].range.lowerBound..<tail
          }
        } else if let head, let tail {
          tokens[index].outer = head..<tail
        }
      case .close:
        guard let partner = token.partner else { break }
        switch tokens[partner].kind {
        case .parent: break
        case .block where tokens[partner].isArgument:
          if let head { tokens[index].outer = head..<token.range.upperBound }
        case .block where isOneLine(tokens[partner].range.upperBound..<token.range.lowerBound): break
        default: if let head, let tail { tokens[index].outer = head..<tail }
        }
      }
    }
    return tokens
  }

  /// Where the white space before `offset` begins, if nothing else stands before it on its line.
  func head(of offset: Int) -> Int? {
    var start = offset
    while start > 0, Self.isBlank(source[start - 1]) { start -= 1 }
    return start == 0 || source[start - 1] == 0x0A ? start : nil
  }

  /// Where the next line begins, if nothing but white space stands between `offset` and it.
  func tail(of offset: Int) -> Int? {
    var end = offset
    while end < source.count, Self.isBlank(source[end]) { end += 1 }
    if end == source.count { return end }
    if source[end] == 0x0A { return end + 1 }
    if source[end] == 0x0D, end + 1 < source.count, source[end + 1] == 0x0A { return end + 2 }
    return nil
  }

  /// Whether no line ends in `range`; by bisection, since blocks inside each other ask for the same bytes again and again.
  func isOneLine(_ range: Range<Int>) -> Bool {
    var (low, high) = (0, newlines.count)
    while low < high {
      let middle = (low + high) / 2
      if newlines[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low == newlines.count || newlines[low] >= range.upperBound
  }

  /// Space or tab.
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
