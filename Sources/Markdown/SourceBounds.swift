import Bytes
import Diagnostics

/// What cmark-gfm 0.29.0.gfm.6 cannot take safely is refused before it is parsed: one pass over the bytes.
enum SourceBounds {
  /// Cells that any document may have; beyond it, as many as it has bytes.
  ///
  /// cmark makes a node of 240 bytes for each column of each row, written or not: 16 KB can ask for four million.
  static let freeCells = 50_000
  /// Bytes that references may repeat; beyond it, 16 for each byte of the source.
  static let freeRepeats = 1 << 22
  /// Image openings inside image openings (`![[`), which cmark reads in quadratic time.
  static let freeNests = 500

  /// The fault of `source`, nil for any that an editor would write.
  static func fault(in source: [UInt8], from start: Int, firstLine: Int, file: String) -> Diagnostic? {
    guard isSuspect(source, from: start) else { return nil }
    var scan = Scan(line: firstLine)
    var index = start
    let hasReturns = source.firstOffset(of: 0x0D, from: start) != nil
    while index < source.count {
      // cmark ends a line at CR too.
      let end =
        (hasReturns
          ? source[index...].firstIndex { $0 == 0x0A || $0 == 0x0D } : source.firstOffset(of: 0x0A, from: index))
        ?? source.count
      scan.read(source, index, end)
      if let fault = scan.fault(bytes: source.count - start, file: file) { return fault }
      let isPair = end + 1 < source.count && source[end] == 0x0D && source[end + 1] == 0x0A
      index = end + (isPair ? 2 : 1)
    }
    scan.endParagraph()
    return scan.fault(bytes: source.count - start, file: file)
  }

  /// Whether `source` could be too much at all, by figures that are quick to have: most texts are read no further.
  private static func isSuspect(_ source: [UInt8], from start: Int) -> Bool {
    let bytes = source.count - start
    // No table has more columns than the text has pipes, nor all tables together more rows than it has lines; a head counts
    // twice more.
    let pipes = count(UInt8(ascii: "|"), in: source, from: start)
    if pipes > 0 {
      let lines = count(0x0A, in: source, from: start) + count(0x0D, in: source, from: start) + 1
      let cells = (pipes + 1).multipliedReportingOverflow(by: 3 * lines)
      if cells.overflow || cells.partialValue > freeCells { return true }
    }
    // No definition is longer than the text.
    let brackets = count(UInt8(ascii: "]"), in: source, from: start)
    let repeats = brackets.multipliedReportingOverflow(by: bytes)
    return repeats.overflow || repeats.partialValue > freeRepeats
      || count(UInt8(ascii: "["), in: source, from: start) > freeNests
  }

  private static func count(_ byte: UInt8, in source: [UInt8], from start: Int) -> Int {
    var (count, index) = (0, start)
    while let found = source.firstOffset(of: byte, from: index) {
      count += 1
      index = found + 1
    }
    return count
  }

  private struct Scan {
    var line: Int
    /// The columns of the table that the lines may belong to, and its first line.
    private var columns = 0
    private var tableLine = 0
    private var cells = 0
    /// Closing brackets, each of which may repeat a reference; the longest paragraph that may hold a definition.
    private var brackets = 0
    private var paragraph = 0
    private var paragraphDefines = false
    private var longestDefinition = 0
    private var nests = 0

    init(line: Int) { self.line = line - 1 }

    mutating func read(_ source: [UInt8], _ start: Int, _ end: Int) {
      line += 1
      var hasOther = false
      var pipes = 0
      var dashes = 0
      var colons = 0
      for index in start..<end {
        let byte = source[index]
        // Letters, most of all: nothing to count.
        if byte >= 0x61, byte != UInt8(ascii: "|") {
          hasOther = true
          continue
        }
        switch byte {
        case 0x20, 0x09, 0x0B, 0x0C, 0x0D, UInt8(ascii: ">"): break
        case UInt8(ascii: "|"): pipes += 1
        case UInt8(ascii: "-"): dashes += 1
        case UInt8(ascii: ":"):
          colons += 1
          if index > start, source[index - 1] == UInt8(ascii: "]") {
            hasOther = true
            paragraphDefines = true
          }
        default:
          hasOther = true
          if byte == UInt8(ascii: "]") { brackets += 1 }
          if byte == UInt8(ascii: "["), index > start + 1, source[index - 1] == byte, source[index - 2] == 0x21 {
            nests += 1
          }
        }
      }
      let isBlank = !hasOther && pipes + dashes + colons == 0
      if isBlank {
        endParagraph()
        columns = 0
        return
      }
      paragraph += end - start
      if columns > 0 { cells += columns }
      if !hasOther, dashes > 0, pipes + 1 > columns {
        columns = pipes + 1
        tableLine = line
        cells += 2 * columns
      }
    }

    mutating func endParagraph() {
      if paragraphDefines { longestDefinition = max(longestDefinition, paragraph) }
      paragraph = 0
      paragraphDefines = false
    }

    func fault(bytes: Int, file: String) -> Diagnostic? {
      if cells > SourceBounds.freeCells + bytes {
        return Diagnostic(
          .tableTooLarge, at: Place(file: file, line: tableLine),
          Localized(
            vi: "bảng quá lớn: \(columns) cột, và các bảng của bài có hơn \(SourceBounds.freeCells) ô",
            en:
              "table too large: \(columns) columns, and the text's tables have more than \(SourceBounds.freeCells) cells"
          ),
          hint: Localized(
            vi: "chia bảng thành nhiều bảng nhỏ hơn, hoặc đính kèm tệp", en: "split the table, or attach it as a file"))
      }
      let isRepeating = brackets.multipliedReportingOverflow(by: longestDefinition)
      if nests > SourceBounds.freeNests || isRepeating.overflow
        || isRepeating.partialValue > SourceBounds.freeRepeats + 16 * bytes && longestDefinition > 2_000
      {
        return Diagnostic(
          .markdownTooComplex, at: Place(file: file, line: line),
          Localized(
            vi: "văn bản lồng nhau hoặc lặp lại quá nhiều nên không đọc được",
            en: "the text nests or repeats too much to be read"),
          hint: Localized(
            vi: "bớt các dấu ![[ và các liên kết tham chiếu rất dài", en: "use fewer ![[ and shorter references"))
      }
      return nil
    }
  }
}
