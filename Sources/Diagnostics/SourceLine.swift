/// A line of a source that faults are shown on, however long: each asks for what is near it, from top to bottom, and all
/// together cost one pass over the line.
struct SourceLine {
  let file: String
  let number: Int
  private let bytes: [UInt8]
  /// A character whose offset is known: the last that was asked for.
  private var known = (column: 0, offset: 0)

  /// What of a line is near a fault.
  struct Window {
    var text: String
    /// How many characters stand before the fault.
    var start: Int
    /// Whether the line has more before the text.
    var isCutBefore: Bool
    /// Whether it has more behind.
    var isCutBehind: Bool
  }

  init(_ text: String, file: String, number: Int) {
    (bytes, self.file, self.number) = (Array(text.utf8), file, number)
  }

  /// The characters around `column` (1-based), more than `width` columns on either side where the line has them.
  mutating func window(around column: Int, width: Int) -> Window {
    seek(max(0, column - 1))
    var lower = known.offset
    var before = 0
    while before < width * 2, lower > 0 {
      lower = previous(lower)
      before += 1
    }
    var upper = known.offset
    var behind = 0
    while behind < width * 2, upper < bytes.count {
      upper = next(upper)
      behind += 1
    }
    return Window(
      text: String(decoding: bytes[lower..<upper], as: UTF8.self), start: before, isCutBefore: lower > 0,
      isCutBehind: upper < bytes.count)
  }

  private mutating func seek(_ column: Int) {
    if column < known.column { known = (0, 0) }
    while known.column < column, known.offset < bytes.count {
      known.offset = next(known.offset)
      known.column += 1
    }
  }

  /// Where the character behind the one at `offset` begins.
  private func next(_ offset: Int) -> Int {
    var index = offset + 1
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 || isMark(index) { index += 1 }
    return index
  }

  private func previous(_ offset: Int) -> Int {
    var index = offset - 1
    while index > 0, bytes[index] & 0xC0 == 0x80 || isMark(index) { index -= 1 }
    return index
  }

  /// U+0300–U+036F, which `Place` counts with the letter before.
  private func isMark(_ index: Int) -> Bool {
    guard index + 1 < bytes.count else { return false }
    return bytes[index] == 0xCC || (bytes[index] == 0xCD && bytes[index + 1] <= 0xAF)
  }
}
