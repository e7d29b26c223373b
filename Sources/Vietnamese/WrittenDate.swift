import Diagnostics

/// A date as an editor wrote it: a civil date, perhaps with a time of day, perhaps with an offset from UTC.
public struct WrittenDate: Hashable, Sendable {
  /// The day, month or year.
  public var date: CivilDate
  private var storedMinute: Int16?
  private var storedSecond: Int8 = 0
  private var storedOffset: Int16?

  /// Minutes since midnight, 0 to 1439; nil when no time was written. Only a full day has one.
  public var minuteOfDay: Int? {
    get { storedMinute.map { Int($0) } }
    set { storedMinute = newValue.map { Int16(clamping: $0) } }
  }
  /// Seconds behind the minute, 0 to 59; 0 when none were written.
  public var second: Int {
    get { Int(storedSecond) }
    set { storedSecond = Int8(clamping: newValue) }
  }
  /// Minutes east of UTC, -840 to 840; nil when none was written, and the site's own holds.
  public var offsetMinutes: Int? {
    get { storedOffset.map { Int($0) } }
    set { storedOffset = newValue.map { Int16(clamping: $0) } }
  }

  /// A date with or without time and offset.
  public init(date: CivilDate, minuteOfDay: Int? = nil, second: Int = 0, offsetMinutes: Int? = nil) {
    self.date = date
    self.minuteOfDay = minuteOfDay
    self.second = second
    self.offsetMinutes = offsetMinutes
  }

  /// The moment that is meant: its first day at 00:00 where nothing more is written, at the site's offset.
  public func moment(siteOffsetMinutes: Int) -> Moment {
    Moment(
      date, minuteOfDay: minuteOfDay ?? 0, second: minuteOfDay == nil ? 0 : second,
      offsetMinutes: offsetMinutes ?? siteOffsetMinutes)
  }
}

/// Reads the dates that editors write. The day comes before the month, always: 05/9/2023 is 5 September.
public enum DateReading {
  /// The date of a key of the front matter, or of an option.
  ///
  /// `22/9/2023`, `22/9/2023 8:00`, `22/9/2023 8h30`, `9/2023`, `2023`; also with `-` or `.`; ISO 8601: `2023-09-22`,
  /// `2023-09-22 08:00`, `2023-09-22T08:00:00+07:00`, `…Z` (fractions of a second are read and dropped); and in words, `ngày 22
  /// tháng 9 năm 2023`.
  ///
  /// - Throws: a fault that names the rule and the nearest right date; never repairs one.
  public static func parseDate(_ text: String) throws(DateFault) -> WrittenDate {
    var cursor = TextCursor(text)
    cursor.skipSpaces()
    let start = cursor.index
    guard cursor.isAtDigit else { return try inWords(text) }
    let parts = try takeParts(&cursor, whole: text)
    let date = try parts.date(written: cursor.text(from: start))
    var result = WrittenDate(date: date)
    let isMarked = cursor.take(UInt8(ascii: "T")) || cursor.take(UInt8(ascii: "t"))
    let isParted = cursor.skipSpaces()
    if cursor.isAtEnd, !isMarked { return result }
    guard isMarked || isParted, date.precision == .day else { throw .notADate(trimmed(text)) }
    let (minute, second) = try takeTime(&cursor, whole: text)
    (result.minuteOfDay, result.second) = (minute, second)
    cursor.skipSpaces()
    if !cursor.isAtEnd { result.offsetMinutes = try takeOffset(&cursor, whole: text) }
    cursor.skipSpaces()
    guard cursor.isAtEnd else { throw .notADate(trimmed(text)) }
    return result
  }

  private static func inWords(_ text: String) throws(DateFault) -> WrittenDate {
    guard let (date, rest) = try parseHistoricalDate(text), rest.isEmpty, date.end == nil, date.part == nil,
      !date.isApproximate
    else { throw .notADate(trimmed(text)) }
    return WrittenDate(date: date.start)
  }

  /// One to three numbers with the same sign between them.
  private static func takeParts(_ cursor: inout TextCursor, whole: String) throws(DateFault) -> DateParts {
    var numbers: [TextCursor.Digits] = []
    var sign: UInt8 = 0
    while let digits = cursor.takeDigits() {
      numbers.append(digits)
      guard numbers.count < 3 else { break }
      let here = cursor.byte
      let isSign = here == UInt8(ascii: "/") || here == UInt8(ascii: "-") || here == UInt8(ascii: ".")
      guard isSign, numbers.count == 1 || here == sign else { break }
      sign = here
      cursor.index += 1
    }
    switch numbers.count {
    case 1 where numbers[0].count >= 4:
      return DateParts(year: numbers[0])
    case 2 where numbers[0].count == 4:
      return DateParts(month: numbers[1], year: numbers[0], order: .yearFirst)
    case 2 where numbers[1].count >= 4:
      return DateParts(month: numbers[0], year: numbers[1])
    case 2 where sign == UInt8(ascii: "/"):
      throw .noYear(trimmed(whole))
    case 3 where numbers[0].count == 4:
      return DateParts(day: numbers[2], month: numbers[1], year: numbers[0], order: .yearFirst)
    case 3:
      return DateParts(day: numbers[0], month: numbers[1], year: numbers[2])
    default:
      throw .notADate(trimmed(whole))
    }
  }

  /// `8:00`, `08:00:30.5`, `8h`, `8h30`.
  private static func takeTime(_ cursor: inout TextCursor, whole: String) throws(DateFault) -> (
    minuteOfDay: Int, second: Int
  ) {
    let start = cursor.index
    guard let hour = cursor.takeDigits() else { throw .notADate(trimmed(whole)) }
    var minute = 0
    var second = 0
    if cursor.take(UInt8(ascii: ":")) {
      guard let digits = cursor.takeDigits(), digits.count == 2 else { throw .notADate(trimmed(whole)) }
      minute = digits.value
      if cursor.take(UInt8(ascii: ":")) {
        guard let digits = cursor.takeDigits(), digits.count == 2 else { throw .notADate(trimmed(whole)) }
        second = digits.value
        if cursor.take(UInt8(ascii: ".")), cursor.takeDigits() == nil { throw .notADate(trimmed(whole)) }
      }
    } else if cursor.take(UInt8(ascii: "h")) {
      minute = cursor.takeDigits()?.value ?? 0
    } else {
      throw .notADate(trimmed(whole))
    }
    guard hour.value < 24, minute < 60, second < 60 else {
      throw .impossibleTime(
        cursor.text(from: start), isMidnight: hour.value == 24 && minute == 0 && second == 0)
    }
    return (hour.value * 60 + minute, second)
  }

  /// `Z`, `+07:00`, `+0700`, `+07`.
  private static func takeOffset(_ cursor: inout TextCursor, whole: String) throws(DateFault) -> Int {
    if cursor.take(UInt8(ascii: "Z")) || cursor.take(UInt8(ascii: "z")) { return 0 }
    let start = cursor.index
    let isWest = cursor.byte == UInt8(ascii: "-")
    guard isWest || cursor.byte == UInt8(ascii: "+") else { throw .notADate(trimmed(whole)) }
    cursor.index += 1
    guard let digits = cursor.takeDigits(), digits.count <= 4 else { throw .notADate(trimmed(whole)) }
    var (hours, minutes) = digits.count > 2 ? (digits.value / 100, digits.value % 100) : (digits.value, 0)
    if digits.count <= 2, cursor.take(UInt8(ascii: ":")) {
      guard let behind = cursor.takeDigits(), behind.count == 2 else { throw .notADate(trimmed(whole)) }
      minutes = behind.value
    }
    guard minutes < 60, hours * 60 + minutes <= 14 * 60 else { throw .impossibleOffset(cursor.text(from: start)) }
    hours *= 60
    return isWest ? -(hours + minutes) : hours + minutes
  }

  static func trimmed(_ text: String) -> String {
    var cursor = TextCursor(text)
    cursor.skipSpaces()
    var end = cursor.bytes.count
    while end > cursor.index, cursor.bytes[end - 1] == UInt8(ascii: " ") || cursor.bytes[end - 1] == UInt8(ascii: "\t")
    {
      end -= 1
    }
    return String(decoding: cursor.bytes[cursor.index..<end], as: UTF8.self)
  }
}
