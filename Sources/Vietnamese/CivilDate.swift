/// A day of the Gregorian calendar, known to the day, the month or the year: a civil date, never an instant.
///
/// History needs no more: Asia/Ho_Chi_Minh was UTC+8 in September 1943 and is +7 now, so a moment in time would move an
/// event to another day; and a year that is all the sources give must not become 1 January of it.
public struct CivilDate: Hashable, Sendable {
  /// How exactly a date is known.
  public enum Precision: UInt8, Comparable, Sendable {
    case year
    case month
    case day

    /// A year is less exact than a month, a month than a day.
    public static func < (a: Precision, b: Precision) -> Bool { a.rawValue < b.rawValue }
  }

  // Four bytes, not twenty-four: a site holds one for each of 100,000 pages.
  private let storedYear: UInt16
  private let storedMonth: UInt8
  private let storedDay: UInt8

  /// 1 to 2999: a longer year is a slip of the pen (22/9/21943).
  public var year: Int { Int(storedYear) }
  /// 1 to 12; 0 when only the year is known.
  public var month: Int { Int(storedMonth) }
  /// 1 to 31; 0 when the day is not known.
  public var day: Int { Int(storedDay) }

  /// A day; nil when no calendar has it.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...2999).contains(year), (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  /// A month; nil when no calendar has it.
  public init?(year: Int, month: Int) {
    guard (1...2999).contains(year), (1...12).contains(month) else { return nil }
    self.init(unchecked: year, month, 0)
  }

  /// A year; nil outside 1 to 2999.
  public init?(year: Int) {
    guard (1...2999).contains(year) else { return nil }
    self.init(unchecked: year, 0, 0)
  }

  /// 1 January of the year 1, the earliest day there is.
  public static let first = CivilDate(unchecked: 1, 1, 1)

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    storedYear = UInt16(clamping: year)
    storedMonth = UInt8(clamping: month)
    storedDay = UInt8(clamping: day)
  }

  /// How exactly this date is known.
  public var precision: Precision { month == 0 ? .year : day == 0 ? .month : .day }

  /// The number of days in `month` (1 to 12) of `year`.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: return isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// Whether `year` has a 29 February.
  public static func isLeap(_ year: Int) -> Bool { (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 }

  /// Days since 1 January 1970 of this date's first day.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
  public var dayNumber: Int {
    let m = max(1, month)
    let y = m <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + max(1, day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day that is `dayNumber` days after 1 January 1970; nil outside the years 1 to 2999.
  public init?(dayNumber: Int) {
    let z = dayNumber + 719_468
    guard z >= 0 else { return nil }
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    self.init(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * mp + 2) / 5 + 1)
  }

  /// 0 for Sunday (Chủ Nhật) to 6 for Saturday (Thứ Bảy); of the first day where the day is not known.
  public var weekday: Int { ((dayNumber % 7) + 11) % 7 }

  /// `1943`, `1943-09` or `1943-09-22`: what HTML's `time` element takes (HTML Living Standard, "valid date string").
  public var iso8601: String {
    var digits = ShortText<10>()
    digits.append(number: year, width: 4)
    if precision != .year {
      digits.append(UInt8(ascii: "-"))
      digits.append(number: month, width: 2)
    }
    if precision == .day {
      digits.append(UInt8(ascii: "-"))
      digits.append(number: day, width: 2)
    }
    return digits.text
  }
}

extension CivilDate: Comparable {
  /// By first day; of two that begin together the less exact comes first.
  public static func < (a: CivilDate, b: CivilDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}
