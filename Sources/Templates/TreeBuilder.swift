/// Nests the tags of a template.
struct TreeBuilder {
  private let source: [UInt8]
  private let lines: Lines
  private let tokens: [Token]
  private(set) var nodes: [Node] = []
  private(set) var blocks: [Block] = []
  private var open: [(token: Int, before: [Node], arguments: [Int])] = []
  private var arguments: [Int] = []
  private var position = 0

  /// A builder over `tokens`, trimmed by `lines`.
  init(lines: Lines, tokens: [Token]) {
    source = lines.source
    self.lines = lines
    self.tokens = tokens
  }

  /// Builds `nodes` and `blocks`.
  mutating func build() {
    for index in tokens.indices {
      let token = tokens[index]
      if case .close = token.kind, token.partner == nil { continue }
      addText(before: token)
      position = max(position, token.outer.upperBound)
      switch token.kind {
      case .silent: break
      case .variable(let escaped): nodes.append(.variable(token.name, escaped: escaped))
      case .partial: nodes.append(.partial(token.name, indent: indent(of: token)))
      case .section, .parent, .block:
        open.append((index, nodes, arguments))
        (nodes, arguments) = ([], [])
      case .close:
        // Sections that were left open end here too.
        while let last = open.last {
          close(with: last.token == token.partner ? index : nil)
          if last.token == token.partner { break }
        }
      }
    }
    addText(range: position..<source.count)
    while !open.isEmpty { close(with: nil) }
  }

  private mutating func addText(before token: Token) {
    let range = position..<max(position, token.outer.lowerBound)
    // The line begins with a tag that is part of it: leave a mark, since an indentation goes before it.
    if range.isEmpty, isLineStart(position), token.outer.lowerBound == token.range.lowerBound, !isAlone(token) {
      nodes.append(.text(range, startsLine: true))
    } else {
      addText(range: range)
      if !range.isEmpty, isLineStart(range.upperBound), token.outer.lowerBound == token.range.lowerBound,
        !isAlone(token)
      {
        nodes.append(.text(range.upperBound..<range.upperBound, startsLine: true))
      }
    }
  }

  private mutating func addText(range: Range<Int>) {
    if !range.isEmpty { nodes.append(.text(range, startsLine: isLineStart(range.lowerBound))) }
  }

  private func isLineStart(_ offset: Int) -> Bool { offset == 0 || source[offset - 1] == 0x0A }

  /// Whether the tag's own line is not written: its white space was taken off, or there is none but the rest of the line was.
  private func isAlone(_ token: Token) -> Bool {
    if token.outer != token.range { return true }
    // A tag at both ends of the file or of a pair: alone, though there was nothing to take off.
    switch token.kind {
    case .variable: return false
    case .close where token.partner.map { tokens[$0].isArgument } == true:
      return lines.head(of: token.range.lowerBound) != nil
    case .silent, .section, .partial, .close:
      return lines.head(of: token.range.lowerBound) != nil && lines.tail(of: token.range.upperBound) != nil
    case .parent, .block: return indent(of: token) != nil
    }
  }

  /// The white space before a tag that stands alone; nil for one within a line.
  private func indent(of token: Token) -> Range<Int>? {
    guard let head = lines.head(of: token.range.lowerBound) else { return nil }
    var end = token.range.upperBound
    switch token.kind {
    case .parent:
      guard let partner = token.partner else { return nil }
      end = tokens[partner].range.upperBound
    case .block:
      guard !token.isArgument, let partner = token.partner else { return nil }
      if lines.isOneLine(end..<tokens[partner].range.lowerBound) { end = tokens[partner].range.upperBound }
    case .partial, .silent, .section, .close, .variable: break
    }
    return lines.tail(of: end) == nil ? nil : head..<token.range.lowerBound
  }

  /// Ends the innermost open tag at the close tag `index`; nil where it was left open.
  private mutating func close(with index: Int?) {
    guard let (opening, before, outerArguments) = open.popLast() else { return }
    let token = tokens[opening]
    var body = nodes
    let passed = arguments
    (nodes, arguments) = (before, outerArguments)
    // Past the bound the fault is reported; the content goes, so that no walk over the tree is deeper than the bound.
    if open.count >= Parser.deepestNesting { body = [] }
    switch token.kind {
    case .section(let inverted): nodes.append(.section(token.name, inverted: inverted, body))
    case .parent: nodes.append(.parent(token.name, indent: indent(of: token), arguments: passed))
    case .block:
      blocks.append(block(token, closedBy: index.map { tokens[$0] }, body: body))
      if token.isArgument { arguments.append(blocks.count - 1) } else { nodes.append(.block(blocks.count - 1)) }
    case .variable, .partial, .close, .silent: break
    }
  }

  private func block(_ token: Token, closedBy close: Token?, body: [Node]) -> Block {
    let inside = token.range.upperBound..<max(token.range.upperBound, close?.range.lowerBound ?? source.count)
    let opensLine = lines.tail(of: token.range.upperBound) != nil
    let closesLine = close.map { lines.head(of: $0.range.lowerBound) != nil } ?? true
    var block = Block(
      name: token.name, body: body, isBlank: source[inside].allSatisfy(Scanner.isSpace),
      startsMidLine: !opensLine, endsMidLine: !closesLine, intrinsicIndent: nil)
    if opensLine { block.intrinsicIndent = firstIndent(in: inside) }
    guard !token.isArgument, let indent = indent(of: token), let close else { return block }
    let end = close.range.upperBound
    if !lines.isOneLine(inside) {
      block.site = .lines(indent: indent, newline: closesLine ? lines.tail(of: end).map { newline(end..<$0) } : nil)
    } else {
      block.site = .line(indent: indent, newline: newline(end..<close.outer.upperBound))
    }
    return block
  }

  /// The line end at the end of `range`, without the white space before it.
  private func newline(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, Lines.isBlank(source[start]) { start += 1 }
    return start..<range.upperBound
  }

  /// The white space before the first thing in `range` that is none.
  private func firstIndent(in range: Range<Int>) -> Range<Int>? {
    guard let first = source[range].firstIndex(where: { !Scanner.isSpace($0) }) else { return nil }
    let start = source[range.lowerBound..<first].lastIndex(of: 0x0A).map { $0 + 1 } ?? range.lowerBound
    return start..<first
  }
}
