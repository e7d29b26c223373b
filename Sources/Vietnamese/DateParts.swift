import Diagnostics

/// The numbers of a date as they were written, before a calendar has judged them.
struct DateParts {
  /// Whether the year came first (2023-09-22) or last (22/9/2023): a suggestion is written like the text it mends.
  enum Order {
    case yearFirst
    case yearLast
  }

  var day: TextCursor.Digits?
  var month: TextCursor.Digits?
  var year: TextCursor.Digits
  var order = Order.yearLast

  /// The date; a fault with the nearest right one when no calendar has it.
  func date(written: String) throws(DateFault) -> CivilDate {
    if year.count < 4, month != nil { throw .shortYear(written, nearest: fullYear.map(text)) }
    if let date = Self.date(day?.value, month?.value, year.value), year.count <= 4 { return date }
    let (rule, nearest) = mend()
    let message =
      day != nil
      ? Localized(vi: "không có ngày \(written)", en: "there is no day \(written)")
      : month != nil
        ? Localized(vi: "không có tháng \(written)", en: "there is no month \(written)")
        : Localized(vi: "không có năm \(written)", en: "there is no year \(written)")
    throw DateFault(
      kind: .impossible, written: written, message: message, hint: DateFault.question(rule, nearest.map(text)))
  }

  private static func date(_ day: Int?, _ month: Int?, _ year: Int) -> CivilDate? {
    guard let month else { return CivilDate(year: year) }
    guard let day else { return CivilDate(year: year, month: month) }
    return CivilDate(year: year, month: month, day: day)
  }

  private func text(_ date: CivilDate) -> String { order == .yearFirst ? date.iso8601 : date.numeric }

  /// The date with a year of two digits taken as one of this century.
  private var fullYear: CivilDate? {
    year.count == 2 ? Self.date(day?.value, month?.value, 2000 + year.value) : nil
  }

  /// The rule that is broken, and the date that differs least from what was written.
  private func mend() -> (rule: Localized, nearest: CivilDate?) {
    if !(1...2999).contains(year.value) || year.count > 4 {
      let years = Self.withoutOneDigit(year).filter { (1900...2099).contains($0) }
      return (
        Localized(vi: "năm chỉ từ 1 đến 2999", en: "years run from 1 to 2999"),
        years.lazy.compactMap { Self.date(day?.value, month?.value, $0) }.first
      )
    }
    guard let month else { return (Localized(vi: "năm chỉ từ 1 đến 2999", en: "years run from 1 to 2999"), nil) }
    if !(1...12).contains(month.value) {
      if let day, (13...31).contains(month.value), let swapped = Self.date(month.value, day.value, year.value) {
        let rule =
          order == .yearLast
          ? Localized(vi: "ngày viết trước tháng", en: "the day comes before the month")
          : Localized(vi: "sau năm là tháng, rồi đến ngày", en: "behind the year comes the month, then the day")
        return (rule, swapped)
      }
      let months = Self.withoutOneDigit(month).filter { (1...12).contains($0) }
      return (
        Localized(vi: "tháng chỉ từ 1 đến 12", en: "months run from 1 to 12"),
        months.lazy.compactMap { Self.date(day?.value, $0, year.value) }.first
      )
    }
    let last = CivilDate.days(inMonth: month.value, of: year.value)
    if let day, day.value == 0 {
      // What was meant cannot be guessed: a zero mostly stands for a day that nobody knew.
      return (
        Localized(
          vi: "ngày của tháng \(month.value) từ 1 đến \(last)", en: "days of month \(month.value) run from 1 to \(last)"
        ),
        nil
      )
    }
    let rule =
      month.value == 2
      ? Localized(
        vi: "tháng 2 năm \(year.value) chỉ có \(last) ngày", en: "February \(year.value) has only \(last) days")
      : Localized(vi: "tháng \(month.value) chỉ có \(last) ngày", en: "month \(month.value) has only \(last) days")
    guard let day, day.value > last else { return (rule, nil) }
    let days = (day.value <= 31 ? [last] : []) + Self.withoutOneDigit(day)
    return (rule, days.lazy.compactMap { Self.date($0, month.value, year.value) }.first)
  }

  /// What is left when one digit goes: first one that was struck twice, then from the last.
  private static func withoutOneDigit(_ digits: TextCursor.Digits) -> [Int] {
    guard digits.count > 1, digits.value < 999_999_999 else { return [] }
    var unit = 1
    var twice: [Int] = []
    var others: [Int] = []
    for _ in 0..<min(digits.count, 9) {  // zeros may stand before nine digits without end
      let shorter = digits.value / (unit * 10) * unit + digits.value % unit
      if digits.value / unit % 10 == digits.value / (unit * 10) % 10 {
        twice.append(shorter)
      } else {
        others.append(shorter)
      }
      unit *= 10
    }
    return twice + others
  }
}
