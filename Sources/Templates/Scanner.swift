/// One tag of a template's source.
struct Token {
  enum Kind {
    case variable(escaped: Bool)
    case section(inverted: Bool)
    case partial
    case parent
    case block
    case close
    /// A comment or a change of delimiters: nothing is left of it but its white space.
    case silent
  }

  var kind: Kind
  /// Empty for silent tags.
  var name: TagName
  /// Byte offsets of the whole tag, delimiters included.
  var range: Range<Int>
  /// The index of the tag that closes or opens this one.
  var partner: Int?
  /// Whether a block is the argument of a parent.
  var isArgument = false
  /// Where the text before the tag ends and the text behind it begins, once white space is taken off.
  var outer: Range<Int>
}

/// Finds the tags of a template. Any bytes give tokens and faults.
struct Scanner {
  let source: [UInt8]
  private(set) var tokens: [Token] = []
  private(set) var faults: [SyntaxFault] = []
  private var open = Array("{{".utf8)
  private var close = Array("}}".utf8)

  /// Scans all of `source`.
  init(_ source: [UInt8]) {
    self.source = source
    var position = 0
    while let start = find(open, from: position), faults.count < SyntaxFault.mostInOneFile {
      guard let end = scanTag(at: start) else { break }
      position = end
    }
  }

  /// Reads the tag at `start`; where to go on, or nil when the rest of the file is inside a tag without end.
  private mutating func scanTag(at start: Int) -> Int? {
    var inner = start + open.count
    while inner < source.count, Self.isSpace(source[inner]) { inner += 1 }
    let sigil = inner < source.count ? source[inner] : 0
    var closing = close
    if sigil == UInt8(ascii: "{") { closing = [UInt8(ascii: "}")] + close }
    if sigil == UInt8(ascii: "=") { closing = [UInt8(ascii: "=")] + close }
    let hasSigil = "{&#^/>$<!=".utf8.contains(sigil) && !matches(close, at: inner)
    let contentStart = hasSigil ? inner + 1 : inner
    let opening = String(decoding: open, as: UTF8.self)
    guard contentStart <= source.count else { return reportUnclosed(at: start) }
    if hasSigil, sigil == UInt8(ascii: "!") || sigil == UInt8(ascii: "=") {
      guard let contentEnd = find(closing, from: contentStart) else {
        _ = reportUnclosed(at: start)
        return nil
      }
      let range = start..<contentEnd + closing.count
      if sigil == UInt8(ascii: "!") {
        add(.silent, TagName(text: "", range: range), range)
      } else {
        setDelimiters(contentStart..<contentEnd, range)
      }
      return range.upperBound
    }
    // A tag that runs into the next one was not closed: report it alone and go on behind its opening. The search ends at the
    // next tag, so that a file of openings alone costs no quadratic time.
    let next = find(open, from: contentStart) ?? source.count
    guard let contentEnd = find(closing, from: contentStart, through: next) else { return reportUnclosed(at: start) }
    let end = contentEnd + closing.count
    let range = start..<end
    let name = trimmed(contentStart..<contentEnd)
    if name.range.isEmpty {
      faults.append(SyntaxFault(.emptyName, range))
      return end
    }
    if source[name.range].contains(where: Self.isSpace) {
      faults.append(SyntaxFault(.spaceInName(opening + name.text), name.range))
      return end
    }
    switch hasSigil ? sigil : 0 {
    case UInt8(ascii: "#"): add(.section(inverted: false), name, range)
    case UInt8(ascii: "^"): add(.section(inverted: true), name, range)
    case UInt8(ascii: "/"): add(.close, name, range)
    case UInt8(ascii: ">"): addTemplateTag(.partial, name, range)
    case UInt8(ascii: "<"): addTemplateTag(.parent, name, range)
    case UInt8(ascii: "$"): add(.block, name, range)
    case UInt8(ascii: "{"), UInt8(ascii: "&"): add(.variable(escaped: false), name, range)
    default: add(.variable(escaped: true), name, range)
    }
    return end
  }

  /// Notes that the tag at `start` has no end; where to go on.
  private mutating func reportUnclosed(at start: Int) -> Int {
    faults.append(SyntaxFault(.unclosedTag, start..<start + open.count))
    return start + open.count
  }

  private mutating func add(_ kind: Token.Kind, _ name: TagName, _ range: Range<Int>) {
    switch kind {
    case .variable, .section:
      // `.` is the implicit iterator and `.name` stays in the innermost context; any other empty part is a slip.
      let path = name.text == "." ? "x" : name.text.hasPrefix(".") ? String(name.text.dropFirst()) : name.text
      if path.split(separator: ".", omittingEmptySubsequences: false).contains(where: \.isEmpty) {
        faults.append(SyntaxFault(.emptyPart(name.text), name.range))
      }
    case .partial, .parent, .block, .close, .silent: break
    }
    tokens.append(Token(kind: kind, name: name, range: range, outer: range))
  }

  private mutating func addTemplateTag(_ kind: Token.Kind, _ name: TagName, _ range: Range<Int>) {
    if name.text.hasPrefix("*") { faults.append(SyntaxFault(.dynamicName(name.text), name.range)) }
    add(kind, name, range)
  }

  /// `{{=<% %>=}}`: two sequences without white space or `=`.
  private mutating func setDelimiters(_ content: Range<Int>, _ range: Range<Int>) {
    let parts = source[content].split(whereSeparator: Self.isSpace)
    guard parts.count == 2, !parts.contains(where: { $0.contains(UInt8(ascii: "=")) }) else {
      faults.append(SyntaxFault(.badDelimiters, range))
      return
    }
    (open, close) = (Array(parts[0]), Array(parts[1]))
    add(.silent, TagName(text: "", range: range), range)
  }

  private func trimmed(_ range: Range<Int>) -> TagName {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, Self.isSpace(source[start]) { start += 1 }
    while end > start, Self.isSpace(source[end - 1]) { end -= 1 }
    return TagName(text: String(decoding: source[start..<end], as: UTF8.self), range: start..<end)
  }

  private func matches(_ pattern: [UInt8], at position: Int) -> Bool {
    position + pattern.count <= source.count && source[position..<position + pattern.count].elementsEqual(pattern)
  }

  /// The first place of `pattern` that begins at `position` to `through`.
  private func find(_ pattern: [UInt8], from position: Int, through: Int = .max) -> Int? {
    guard let first = pattern.first else { return nil }
    var index = position
    let last = min(source.count - pattern.count, through)
    while index <= last {
      if source[index] == first, matches(pattern, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// Space, tab, line feed, carriage return.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
