/// When something happened, as exactly as the sources have it: a day, a night, a month, a year, a span, or about then.
public struct HistoricalDate: Hashable, Sendable {
  /// The day, month or year; the first one of a span.
  public let start: CivilDate
  /// The last day, month or year of a span; nil when it is none.
  public let end: CivilDate?
  /// It was at night ("đêm").
  public let isNight: Bool
  /// The sources say "khoảng" (about).
  public let isApproximate: Bool

  /// A date, or a span; nil when it ends before it begins, or is a night of no known day.
  public init?(_ start: CivilDate, to end: CivilDate? = nil, isNight: Bool = false, isApproximate: Bool = false) {
    if let end, end <= start || end.precision < start.precision { return nil }
    if isNight, start.precision != .day { return nil }
    (self.start, self.end, self.isNight, self.isApproximate) = (start, end, isNight, isApproximate)
  }

  /// `22/9/1943`, `đêm 22/9/1943`, `khoảng 8/1942`, `10–19/5/1941`: what stands beside a timeline.
  public var text: String {
    let date = end.map { CivilDate.span(start, $0) } ?? start.numeric
    return (isApproximate ? "khoảng " : "") + (isNight ? "đêm " : "") + date
  }

  /// The same within a sentence: `ngày 22 tháng 9 năm 1943`, `đêm 22 tháng 9 năm 1943`, `khoảng tháng 8 năm 1942`; a span
  /// as in `text`.
  public var inWords: String {
    let about = isApproximate ? "khoảng " : ""
    if let end { return about + (isNight ? "đêm " : "") + CivilDate.span(start, end) }
    return about + (isNight ? "đêm \(start.day) tháng \(start.month) năm \(start.year)" : start.inWords)
  }
}

extension HistoricalDate: Comparable {
  /// The order of a timeline: by start; of those that begin together the less exact first (a year before its months, "about"
  /// before certain, a longer span before a shorter one, a day before its night).
  public static func < (a: HistoricalDate, b: HistoricalDate) -> Bool {
    if a.start != b.start { return a.start < b.start }
    if a.isApproximate != b.isApproximate { return a.isApproximate }
    if a.end != b.end {
      guard let x = a.end else { return false }
      guard let y = b.end else { return true }
      return y < x
    }
    return !a.isNight && b.isNight
  }
}
