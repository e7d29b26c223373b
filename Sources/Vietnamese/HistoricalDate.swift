/// When something happened, as exactly as the sources have it: a day, a night, a month, a year, a part of one, a span, or about
/// then.
public struct HistoricalDate: Hashable, Sendable {
  /// What the sources say beyond the date, in their own word. It makes no date more exact than they are: the end of a year is
  /// no month.
  public enum Part: String, CaseIterable, Sendable {
    /// The beginning of a year or a month.
    case early = "đầu"
    /// The middle of a year or a month.
    case middle = "giữa"
    /// The end of a year or a month.
    case late = "cuối"
    /// Spring of a year.
    case spring = "mùa xuân"
    /// Summer of a year.
    case summer = "mùa hè"
    /// Summer of a year, by its literary name.
    case literarySummer = "mùa hạ"
    /// Autumn of a year.
    case autumn = "mùa thu"
    /// Winter of a year.
    case winter = "mùa đông"
    /// The dawn of a day.
    case dawn = "rạng sáng"
    /// The night of a day, the nights of a span.
    case night = "đêm"
    /// The night from a day to the next, the end: `đêm 22 rạng 23/9/1943`.
    case overnight = "rạng"

    /// The precisions of the dates that have such a part.
    var precisions: [CivilDate.Precision] {
      switch self {
      case .early, .middle, .late: [.year, .month]
      case .spring, .summer, .literarySummer, .autumn, .winter: [.year]
      case .dawn, .night, .overnight: [.day]
      }
    }

    /// Whether it is of a year or a month, not of a day.
    var isOfPeriod: Bool { precisions != [.day] }

    /// The last month that a part of a year may reach, of seasons as the lunar calendar has them.
    fileprivate var lastMonth: Int {
      switch self {
      case .early, .spring: 4
      case .summer, .literarySummer: 7
      case .middle: 8
      case .autumn: 10
      case .late, .winter, .dawn, .night, .overnight: 12
      }
    }

    /// The last day that a part of a month may reach.
    fileprivate var lastDay: Int { self == .early ? 10 : self == .middle ? 20 : 31 }
  }

  /// The day, month or year; the first one of a span.
  public let start: CivilDate
  /// The last day, month or year of a span, the day that a night leads to; nil when it is none.
  public let end: CivilDate?
  /// What of the date is meant; nil for the whole. Of a span with an ``endPart``, what its beginning is.
  public let part: Part?
  /// The part of a year or a month with which a span ends: `cuối năm 1943 – đầu năm 1944`; nil when it ends with the whole.
  public let endPart: Part?
  /// The sources say "khoảng" (about).
  public let isApproximate: Bool

  /// A date, or a span; nil when it ends before it begins, or has a part that such a date has not: a span may be of nights,
  /// or lead to a part of a year or a month, and then from one.
  public init?(
    _ start: CivilDate, to end: CivilDate? = nil, part: Part? = nil, endPart: Part? = nil, isApproximate: Bool = false
  ) {
    if let endPart {
      guard let end, Self.leads(from: start, part, to: end, endPart) else { return nil }
      (self.start, self.end, self.part, self.endPart) = (start, end, part, endPart)
      self.isApproximate = isApproximate
      return
    }
    if let end, end <= start || end.precision < start.precision { return nil }
    if let part {
      guard part.precisions.contains(start.precision) else { return nil }
      if part == .overnight {
        guard let end, end.precision == .day, end.dayNumber == start.dayNumber + 1 else { return nil }
      } else if end != nil, part != .night {
        return nil
      }
    }
    (self.start, self.end, self.part, self.endPart) = (start, end, part, nil)
    self.isApproximate = isApproximate
  }

  /// The whole of `date`.
  public init(whole date: CivilDate) {
    (start, end, part, endPart, isApproximate) = (date, nil, nil, nil, false)
  }

  /// Whether a span from `start` can end with a part of `end`: that may reach beyond the beginning, and is no part of it.
  private static func leads(from start: CivilDate, _ part: Part?, to end: CivilDate, _ endPart: Part) -> Bool {
    guard let from = HistoricalDate(start, part: part), part?.isOfPeriod != false, endPart.isOfPeriod,
      endPart.precisions.contains(end.precision)
    else { return false }
    if start == end && part == endPart { return false }
    if part == nil, start.year == end.year {
      if start.precision == .year { return false }
      if start.precision == .month, end.precision == .month, start.month == end.month { return false }
    }
    let (year, month, day, _) = from.place
    let last = end.precision == .year ? (end.year, endPart.lastMonth, 31) : (end.year, end.month, endPart.lastDay)
    return (year, month, day) <= last
  }

  /// It was at night.
  public var isNight: Bool { part == .night || part == .overnight }

  /// Whether it is several days, months or years; a night from one day to the next is not.
  public var isSpan: Bool { end != nil && part != .overnight }

  /// `22/9/1943`, `đêm 22/9/1943`, `khoảng 8/1942`, `10–19/5/1941`, `cuối năm 1943`: what stands beside a timeline.
  public var text: String {
    let about = isApproximate ? "khoảng " : ""
    if part == .overnight, let end { return "\(about)đêm \(beginning(of: end)) rạng \(end.numeric)" }
    if let end, let endPart {
      return "\(about)\(Self.text(start.numeric, start, part)) – \(Self.text(end.numeric, end, endPart))"
    }
    return about + Self.text(end.map { CivilDate.span(start, $0) } ?? start.numeric, start, part)
  }

  /// `written` with the word for `part` before it; `date` says what it is a part of.
  private static func text(_ written: String, _ date: CivilDate, _ part: Part?) -> String {
    guard let part else { return written }
    let isSeason = part.precisions == [.year]
    switch date.precision {
    case .year: return "\(part.rawValue) \(isSeason ? "" : "năm ")\(written)"
    case .month: return "\(part.rawValue) tháng \(written)"
    case .day: return "\(part.rawValue) \(written)"
    }
  }

  /// The same within a sentence: `ngày 22 tháng 9 năm 1943`, `đêm 22 tháng 9 năm 1943`, `khoảng tháng 8 năm 1942`, `mùa thu
  /// năm 1945`; a span and a night from day to day as in `text`.
  public var inWords: String {
    if end != nil { return text }
    let about = isApproximate ? "khoảng " : ""
    guard let part else { return about + start.inWords }
    return "\(about)\(part.rawValue) "
      + (start.precision == .day ? "\(start.day) tháng \(start.month) năm \(start.year)" : start.inWords)
  }

  /// The day before `end`, without what it has in common with it.
  private func beginning(of end: CivilDate) -> String {
    if start.year != end.year { return start.numeric }
    return start.month == end.month ? "\(start.day)" : "\(start.day)/\(start.month)"
  }
}

extension HistoricalDate: Comparable {
  /// The order of a timeline: by start; of those that begin together the less exact first (a year before its months, "about"
  /// before certain, a longer span before a shorter one, a day before its dawn and its night). A part of a year or a month stands
  /// before the month or the day with which it may begin.
  public static func < (a: HistoricalDate, b: HistoricalDate) -> Bool {
    let (first, second) = (a.place, b.place)
    if first != second { return first < second }
    if a.isApproximate != b.isApproximate { return a.isApproximate }
    let (x, y) = (a.isSpan ? a.end : nil, b.isSpan ? b.end : nil)
    if x != y {
      guard let x else { return false }
      guard let y else { return true }
      return y < x
    }
    if a.endPart != b.endPart { return Self.rank(a.endPart) > Self.rank(b.endPart) }
    return Self.rank(a.part) < Self.rank(b.part)
  }

  /// Year, month, day, and 0 where that month or day is not the date's own.
  private var place: (Int, Int, Int, Int) {
    switch start.precision {
    case .year: monthOfPart.map { (start.year, $0, 0, 0) } ?? (start.year, 0, 0, 1)
    case .month: dayOfPart.map { (start.year, start.month, $0, 0) } ?? (start.year, start.month, 0, 1)
    case .day: (start.year, start.month, start.day, 1)
    }
  }

  /// The month with which a part of a year may begin; of seasons, as the lunar calendar has them.
  private var monthOfPart: Int? {
    switch part {
    case .early: 1
    case .spring: 2
    case .summer, .literarySummer: 5
    case .middle: 6
    case .autumn: 8
    case .winter, .late: 11
    case .dawn, .night, .overnight, nil: nil
    }
  }

  /// The day with which a part of a month may begin, by its three weeks of ten days (thượng tuần, trung tuần, hạ tuần).
  private var dayOfPart: Int? {
    switch part {
    case .early: 1
    case .middle: 11
    case .late: 21
    default: nil
    }
  }

  private static func rank(_ part: Part?) -> Int { part.flatMap { Part.allCases.firstIndex(of: $0) } ?? -1 }
}
