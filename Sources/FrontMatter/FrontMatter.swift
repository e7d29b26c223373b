import Diagnostics

/// The front matter of a source: the entries between its `---` lines, and where its text begins.
public struct FrontMatter: Sendable {
  /// The source that entries point into.
  public let tree: SourceTree
  /// The entries in order; empty without front matter, and where it could not be read.
  public var entries: [MapEntry] = []
  /// Whether the source has front matter.
  public var isPresent = false
  /// Byte offset at which the text behind the front matter begins.
  public var bodyOffset = 0
  /// The 1-based number of the line at ``bodyOffset``.
  public var bodyLine = 1

  /// The longest front matter that is read, in bytes. A longer one is a text whose closing line was lost.
  public static let sizeLimit = 64 << 10

  /// Splits the text of `file`, checked as ``SourceText`` does, and reads its front matter.
  ///
  /// Blank lines may stand before the first `---`. Where the front matter is at fault the text behind it is still told, so
  /// that its own faults can be reported too.
  public static func read(_ text: SourceText, file: String) -> (FrontMatter, [Diagnostic]) {
    var front = FrontMatter(tree: SourceTree(bytes: text.bytes, file: file))
    let fault = front.read()
    return (front, fault.map { [$0] } ?? [])
  }

  private mutating func read() -> Diagnostic? {
    let bytes = tree.bytes
    var start = 0
    var line = 1
    for (offset, byte) in bytes.enumerated() {
      if byte == 0x0A {
        start = offset + 1
        line += 1
      } else if byte != UInt8(ascii: " ") {
        break
      }
    }
    guard start < bytes.count, let inside = Self.markerEnd(bytes, at: start) else {
      return FrontMatterFault.mistakenMarker(tree, at: start)
    }
    isPresent = true
    var plain = PlainReader(bytes: bytes, from: inside, endsAtMarker: true)
    if plain.read() {
      (entries, bodyOffset, bodyLine) = (plain.entries, plain.index, line + 1 + plain.lines)
      return nil
    }
    guard let closing = Self.closingLine(bytes, from: inside) else {
      bodyOffset = bytes.count
      bodyLine = line + bytes[start...].count { $0 == 0x0A }
      return FrontMatterFault.unclosed(tree, opening: start)
    }
    bodyOffset = closing.upperBound
    bodyLine = line + bytes[start..<closing.upperBound].count { $0 == 0x0A }
    guard closing.lowerBound - inside <= Self.sizeLimit else { return FrontMatterFault.tooLong(tree, opening: start) }
    do {
      let root = try YAMLReader(tree, range: inside..<closing.lowerBound).read()
      switch root.content {
      case .map(let entries): self.entries = entries
      case .empty: break
      default: return FrontMatterFault.noEntries(tree, at: root)
      }
      return nil
    } catch {
      return error
    }
  }

  /// The offset behind the line `---` at `start`, blanks at its end allowed; nil when another line stands there.
  static func markerEnd(_ bytes: [UInt8], at start: Int) -> Int? {
    guard start + 3 <= bytes.count, bytes[start..<(start + 3)].allSatisfy({ $0 == UInt8(ascii: "-") }) else {
      return nil
    }
    var index = start + 3
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") { index += 1 }
    if index == bytes.count { return index }
    return bytes[index] == 0x0A ? index + 1 : nil
  }

  /// The first line `---` behind `start`, its line end included.
  private static func closingLine(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
    var lineStart = start
    while lineStart < bytes.count {
      if let end = markerEnd(bytes, at: lineStart) { return lineStart..<end }
      guard let lineEnd = bytes[lineStart...].firstIndex(of: 0x0A) else { return nil }
      lineStart = lineEnd + 1
    }
    return nil
  }
}
