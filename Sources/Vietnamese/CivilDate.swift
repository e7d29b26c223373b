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

  /// 1 to 2999: a longer year is a slip of the pen (22/9/21943).
  public let year: Int
  /// 1 to 12; 0 when only the year is known.
  public let month: Int
  /// 1 to 31; 0 when the day is not known.
  public let day: Int

  /// A day; nil when no calendar has it.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...2999).contains(year), (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// A month; nil when no calendar has it.
  public init?(year: Int, month: Int) {
    guard (1...2999).contains(year), (1...12).contains(month) else { return nil }
    (self.year, self.month, self.day) = (year, month, 0)
  }

  /// A year; nil outside 1 to 2999.
  public init?(year: Int) {
    guard (1...2999).contains(year) else { return nil }
    (self.year, self.month, self.day) = (year, 0, 0)
  }

  /// 1 January of the year 1, the earliest day there is.
  public static let first = CivilDate(unchecked: 1, 1, 1)

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
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
    var text: [UInt8] = []
    text.reserveCapacity(10)
    appendDigits(of: year, width: 4, to: &text)
    if precision != .year {
      text.append(UInt8(ascii: "-"))
      appendDigits(of: month, width: 2, to: &text)
    }
    if precision == .day {
      text.append(UInt8(ascii: "-"))
      appendDigits(of: day, width: 2, to: &text)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Appends `number`, not below zero, with zeros before it where it has fewer than `width` digits (1 to 4).
func appendDigits(of number: Int, width: Int = 1, to text: inout [UInt8]) {
  let number = max(0, number)
  guard number < 10_000 else { return text.append(contentsOf: String(number).utf8) }
  func append(_ digit: Int) { text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit % 10)) }
  if number >= 1000 || width >= 4 { append(number / 1000) }
  if number >= 100 || width >= 3 { append(number / 100) }
  if number >= 10 || width >= 2 { append(number / 10) }
  append(number)
}

extension CivilDate: Comparable {
  /// By first day; of two that begin together the less exact comes first.
  public static func < (a: CivilDate, b: CivilDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}
