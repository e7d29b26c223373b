import Bytes
import Vietnamese

extension ByteArchive {
  /// Ranges of a body.
  mutating func code(_ ranges: inout [Range<Int>]) {
    code(list: &ranges, blank: 0..<0) { archive, range in
      var (start, count) = (range.lowerBound, range.count)
      archive.code(&start)
      archive.code(&count)
      let (end, isTooFar) = start.addingReportingOverflow(count)
      if isTooFar { archive.fail() } else { range = start..<end }
    }
  }
}

extension Outline {
  /// Writes the outline to `archive`, or reads it.
  public mutating func archive(in archive: inout ByteArchive) {
    archive.code(&introduction)
    archive.code(&footnotes)
    archive.code(list: &parts, blank: .blank) { $1.archive(in: &$0, depth: 0) }
  }
}

extension OutlinePart {
  fileprivate static var blank: OutlinePart { OutlinePart(number: "", title: "", id: "", level: 1, isLettered: false) }

  /// Deeper than six headings and their lettered items no outline goes.
  private static let deepest = 64

  fileprivate mutating func archive(in archive: inout ByteArchive, depth: Int) {
    archive.code(&number)
    archive.code(&title)
    archive.code(&id)
    archive.code(&level)
    archive.code(&isLettered)
    archive.code(&text)
    guard depth < Self.deepest else { return archive.fail() }
    archive.code(list: &children, blank: .blank) { $1.archive(in: &$0, depth: depth + 1) }
  }
}

extension History {
  /// Writes the history to `archive`, or reads it.
  public mutating func archive(in archive: inout ByteArchive) {
    archive.code(&introduction)
    archive.code(&footnotes)
    archive.code(list: &events, blank: .blank) { $1.archive(in: &$0) }
  }
}

extension Event {
  fileprivate static var blank: Event {
    Event(date: HistoricalDate(whole: .first), title: "", id: "", isLarge: false)
  }

  fileprivate mutating func archive(in archive: inout ByteArchive) {
    date.archive(in: &archive)
    archive.code(&title)
    archive.code(&id)
    archive.code(&isLarge)
    archive.code(&opening)
    archive.code(&text)
    archive.code(&notes)
    archive.code(&sources)
  }
}
