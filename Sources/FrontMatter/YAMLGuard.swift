import Diagnostics

/// A look at YAML before it is composed: refuses anchors, aliases, tags, complex keys and deep nesting, which editors do not
/// write and hostile files do ("billion laughs"), and characters that libyaml would take for line ends or choke on.
///
/// Follows libyaml's scanner token by token, so that a quotation mark or `&` within a text is text. Where libyaml stops with
/// an error it may read on, which does no harm: nothing behind that is composed.
///
/// Source: libyaml 0.2.5, scanner.c.
struct YAMLGuard {
  private let bytes: [UInt8]
  private let end: Int
  private var index: Int
  private var lineStart: Int
  private var indents: [Int] = []
  private var flowLevel = 0
  /// The column at which a key may have begun.
  private var keyColumn = 0
  private var refused: (offset: Int, why: Refusal)?

  /// Deepest nesting that is read.
  static let depthLimit = 20

  enum Refusal { case anchor, tag, complexKey, directive, depth, character }

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    (index, lineStart, end) = (range.lowerBound, range.lowerBound, range.upperBound)
  }

  /// The first thing in `range` that is refused; nil for an honest text.
  static func refusal(in bytes: [UInt8], range: Range<Int>) -> (offset: Int, why: Refusal)? {
    if let offset = unreadable(bytes, range) { return (offset, .character) }
    var scan = YAMLGuard(bytes, range)
    while scan.refused == nil, scan.next() {}
    return scan.refused
  }

  /// The first character that is a line end to libyaml alone, or none at all.
  private static func unreadable(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    range.first { offset in
      let next = offset + 1 < range.upperBound ? bytes[offset + 1] : 0
      let third = offset + 2 < range.upperBound ? bytes[offset + 2] : 0
      return switch bytes[offset] {
      case 0x09, 0x0A: false
      case 0..<0x20, 0x7F: true
      case 0xC2: next < 0xA0
      case 0xE2: next == 0x80 && (third == 0xA8 || third == 0xA9)
      case 0xEF: (next == 0xBB && third == 0xBF) || (next == 0xBF && third >= 0xBE)
      default: false
      }
    }
  }

  private var column: Int { index - lineStart }
  private func byte(_ ahead: Int = 0) -> UInt8 { index + ahead < end ? bytes[index + ahead] : 0 }
  private func isBlank(_ ahead: Int) -> Bool { [0, 0x20, 0x09, 0x0A].contains(byte(ahead)) }
  private mutating func refuse(_ why: Refusal) { refused = (index, why) }

  private mutating func advance() {
    if byte() == 0x0A { lineStart = index + 1 }
    index += 1
  }

  /// Passes one token; false at the end and where libyaml stops.
  private mutating func next() -> Bool {
    skipToToken()
    guard index < end else { return false }
    if flowLevel == 0 {
      while let last = indents.last, last > column { indents.removeLast() }
    }
    if column == 0, byte() == UInt8(ascii: "%") {
      refuse(.directive)
      return false
    }
    if isDocumentMarker {
      indents.removeAll()
      index += 3
      return true
    }
    switch byte() {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      markKey()
      flowLevel += 1
      checkDepth()
      index += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      flowLevel = max(0, flowLevel - 1)
      index += 1
    case UInt8(ascii: ","): index += 1
    case UInt8(ascii: "-") where isBlank(1):
      roll(to: column)
      index += 1
    case UInt8(ascii: "?") where flowLevel > 0 || isBlank(1): refuse(.complexKey)
    case UInt8(ascii: ":") where flowLevel > 0 || isBlank(1):
      roll(to: keyColumn)
      index += 1
    case UInt8(ascii: "*"), UInt8(ascii: "&"): refuse(.anchor)
    case UInt8(ascii: "!"): refuse(.tag)
    case UInt8(ascii: "|") where flowLevel == 0, UInt8(ascii: ">") where flowLevel == 0: skipBlockScalar()
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      markKey()
      skipQuoted(byte())
    case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"),
      UInt8(ascii: "\t"):
      return false
    default:
      markKey()
      let start = index
      skipPlain()
      if index == start { return false }
    }
    return true
  }

  private var isDocumentMarker: Bool {
    guard column == 0, byte() == UInt8(ascii: "-") || byte() == UInt8(ascii: ".") else { return false }
    return byte(1) == byte() && byte(2) == byte() && isBlank(3)
  }

  private mutating func skipToToken() {
    while index < end {
      switch byte() {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0A: advance()
      case UInt8(ascii: "#"): while index < end, byte() != 0x0A { index += 1 }
      default: return
      }
    }
  }

  private mutating func markKey() {
    if flowLevel == 0 { keyColumn = column }
  }

  private mutating func roll(to column: Int) {
    guard flowLevel == 0, column > indents.last ?? -1 else { return }
    indents.append(column)
    checkDepth()
  }

  private mutating func checkDepth() {
    if indents.count + flowLevel > Self.depthLimit { refuse(.depth) }
  }

  private mutating func skipQuoted(_ mark: UInt8) {
    index += 1
    while index < end {
      let here = byte()
      if here == mark {
        index += 1
        guard mark == UInt8(ascii: "'"), byte() == mark else { return }
      } else if here == UInt8(ascii: "\\"), mark == UInt8(ascii: "\"") {
        index += 1
      }
      if index < end { advance() }
    }
  }

  private mutating func skipPlain() {
    let indent = (indents.last ?? -1) + 1
    while index < end, !isDocumentMarker, byte() != UInt8(ascii: "#") {
      while !isBlank(0) {
        if byte() == UInt8(ascii: ":"), isBlank(1) { break }
        if flowLevel > 0, ",[]{}".utf8.contains(byte()) { break }
        index += 1
      }
      guard index < end, isBlank(0) else { return }
      var sawBreak = false
      while index < end, isBlank(0) {
        sawBreak = sawBreak || byte() == 0x0A
        advance()
      }
      if flowLevel == 0, sawBreak, column < indent { return }
    }
  }

  private mutating func skipBlockScalar() {
    index += 1
    var increment = 0
    while index < end, byte() != 0x0A {
      if byte() == UInt8(ascii: "#") {
        while index < end, byte() != 0x0A { index += 1 }
        break
      }
      if (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(byte()), increment == 0 { increment = Int(byte()) - 0x30 }
      index += 1
    }
    if index < end { advance() }
    let parent = indents.last ?? -1
    var indent = increment > 0 ? max(parent, 0) + increment : 0
    let deepest = skipIndentation(upTo: indent == 0 ? .max : indent)
    if indent == 0 { indent = max(deepest, parent + 1, 1) }
    while index < end, column == indent {
      while index < end, byte() != 0x0A { index += 1 }
      if index < end { advance() }
      skipIndentation(upTo: indent)
    }
  }

  /// Passes blank lines and at most `indent` spaces before the first that is not blank; returns the deepest column reached.
  @discardableResult
  private mutating func skipIndentation(upTo indent: Int) -> Int {
    var deepest = 0
    while index < end {
      while column < indent, byte() == UInt8(ascii: " ") { index += 1 }
      deepest = max(deepest, column)
      guard byte() == 0x0A else { break }
      advance()
    }
    return deepest
  }
}
