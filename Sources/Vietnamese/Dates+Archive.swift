import Bytes

extension CivilDate {
  /// Writes this date to `archive`, or reads it; one that no calendar has is not read.
  public mutating func archive(in archive: inout ByteArchive) {
    var (year, month, day) = (self.year, self.month, self.day)
    archive.code(&year)
    archive.code(&month)
    archive.code(&day)
    let read: CivilDate?
    switch (month, day) {
    case (0, 0): read = CivilDate(year: year)
    case (_, 0): read = CivilDate(year: year, month: month)
    default: read = CivilDate(year: year, month: month, day: day)
    }
    if let read { self = read } else { archive.fail() }
  }
}

extension WrittenDate {
  /// A date to read an archive's into.
  public static var blank: WrittenDate { WrittenDate(date: .first) }

  /// Writes this date to `archive`, or reads it.
  public mutating func archive(in archive: inout ByteArchive) {
    date.archive(in: &archive)
    var (minute, offset) = (minuteOfDay, offsetMinutes)
    archive.code(&minute)
    archive.code(&second)
    archive.code(&offset)
    (minuteOfDay, offsetMinutes) = (minute, offset)
  }
}

extension HistoricalDate {
  /// Writes this date to `archive`, or reads it; what makes no date is not read.
  public mutating func archive(in archive: inout ByteArchive) {
    var (start, end, part, endPart, isApproximate) = (start, end, part, endPart, isApproximate)
    start.archive(in: &archive)
    archive.code(optional: &end, blank: .first) { $1.archive(in: &$0) }
    archive.code(optional: &part, blank: .early) { $0.code(case: &$1) }
    archive.code(optional: &endPart, blank: .early) { $0.code(case: &$1) }
    archive.code(&isApproximate)
    if let read = HistoricalDate(start, to: end, part: part, endPart: endPart, isApproximate: isApproximate) {
      self = read
    } else {
      archive.fail()
    }
  }
}
