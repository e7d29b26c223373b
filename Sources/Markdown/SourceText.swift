import Bytes
import Diagnostics

/// The source file, for finding the lines and columns that cmark does not know.
struct SourceText {
  let bytes: [UInt8]
  /// Where the Markdown begins.
  let start: Int
  /// The file's line there.
  let firstLine: Int
  let file: String
  /// The offsets at which lines begin; made when first asked for.
  private var starts: [Int] = []
  /// The last offset whose column was counted, and how many characters stand before it in its line.
  private var last = (offset: -1, characters: 0)

  init(bytes: [UInt8], start: Int, firstLine: Int, file: String) {
    self.bytes = bytes
    self.start = start
    self.firstLine = firstLine
    self.file = file
  }

  /// The offset at which a line begins, 1-based from `start`; the end of the file for a line that it does not have.
  mutating func offset(ofLine line: Int) -> Int {
    if starts.isEmpty { findLines() }
    return line < 1 ? start : line > starts.count ? bytes.count : starts[line - 1]
  }

  /// The place of the byte at `offset`.
  mutating func place(at offset: Int, length: Int = 1) -> Place {
    if starts.isEmpty { findLines() }
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    // Thousands of links on one line: count on from the last that was asked for.
    var from = (offset: starts[low], characters: 0)
    if last.offset >= from.offset, last.offset <= offset { from = last }
    let end = max(from.offset, min(offset, bytes.count))
    last = (end, from.characters + Place.characterCount(bytes[from.offset..<end]))
    return Place(file: file, line: low + firstLine, column: last.characters + 1, length: length)
  }

  /// Where the words of a heading begin that begins at `offset`: behind `## `, or there.
  func behindHeadingMark(_ offset: Int) -> Int {
    let words = bytes[offset...].prefix(256).drop { $0 == UInt8(ascii: "#") }
    guard words.startIndex > offset, words.first == 0x20 || words.first == 0x09 else { return offset }
    return words.drop { $0 == 0x20 || $0 == 0x09 }.startIndex
  }

  /// Line ends as cmark counts them: LF, CR LF, CR.
  private mutating func findLines() {
    starts.reserveCapacity((bytes.count - start) / 32 + 8)
    starts.append(start)
    var index = start
    guard bytes.firstOffset(of: 0x0D, from: start) != nil else {
      while let end = bytes.firstOffset(of: 0x0A, from: index) {
        index = end + 1
        starts.append(index)
      }
      return
    }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) { starts.append(index) }
    }
  }
}
