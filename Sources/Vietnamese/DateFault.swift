public import Diagnostics

/// Why a text is no date, in the words of a `Diagnostic`.
public struct DateFault: Error, Hashable, Sendable {
  /// What is wrong with it.
  public enum Kind: Sendable {
    /// It has the form of a date, but no calendar or clock has it (code `impossible-date`).
    case impossible
    /// It is something else (code `wrong-type`).
    case notADate
  }

  /// What is wrong with it.
  public let kind: Kind
  /// The part of the text that is at fault, as it was written.
  public let written: String
  /// What is wrong, in one clause.
  public let message: Localized
  /// The rule, and the nearest right date where there is one.
  public let hint: Localized?

  /// The code of the `Diagnostic` that reports this fault.
  public var code: Code { kind == .impossible ? .impossibleDate : .wrongType }
}

extension DateFault {
  static func notADate(_ written: String) -> DateFault {
    DateFault(
      kind: .notADate, written: written,
      message: Localized(vi: "“\(written)” không phải là ngày", en: "“\(written)” is not a date"),
      hint: Localized(
        vi: "viết ngày trước tháng: 22/9/2023, 22/9/2023 8:00, 9/2023, 2023 hoặc 2023-09-22",
        en: "write the day before the month: 22/9/2023, 22/9/2023 8:00, 9/2023, 2023 or 2023-09-22"))
  }

  /// A year of one to three digits behind a day and month.
  static func shortYear(_ written: String, nearest: String?) -> DateFault {
    DateFault(
      kind: .notADate, written: written,
      message: Localized(vi: "năm trong “\(written)” chưa đủ bốn chữ số", en: "the year in “\(written)” lacks digits"),
      hint: question(Localized(vi: "năm viết đủ bốn chữ số", en: "a year has four digits"), nearest))
  }

  static func noYear(_ written: String) -> DateFault {
    DateFault(
      kind: .notADate, written: written,
      message: Localized(vi: "ngày “\(written)” thiếu năm", en: "the date “\(written)” has no year"),
      hint: Localized(vi: "viết đủ ngày, tháng, năm: 22/9/2023", en: "write day, month and year: 22/9/2023"))
  }

  static func impossibleTime(_ written: String, isMidnight: Bool) -> DateFault {
    DateFault(
      kind: .impossible, written: written,
      message: Localized(vi: "không có giờ \(written)", en: "there is no time \(written)"),
      hint: isMidnight
        ? Localized(vi: "nửa đêm là 0:00 của ngày hôm sau", en: "midnight is 0:00 of the next day")
        : Localized(vi: "giờ từ 0 đến 23, phút từ 0 đến 59", en: "hours run from 0 to 23, minutes from 0 to 59"))
  }

  static func impossibleOffset(_ written: String) -> DateFault {
    DateFault(
      kind: .impossible, written: written,
      message: Localized(vi: "không có múi giờ \(written)", en: "there is no time zone \(written)"),
      hint: Localized(vi: "giờ Việt Nam là +07:00", en: "the time of Vietnam is +07:00"))
  }

  static func endsBeforeStart(_ written: String) -> DateFault {
    DateFault(
      kind: .impossible, written: written,
      message: Localized(
        vi: "khoảng thời gian \(written) kết thúc trước khi bắt đầu", en: "the span \(written) ends before it begins"),
      hint: Localized(vi: "viết ngày đầu trước ngày cuối", en: "write the first day before the last"))
  }

  /// A night that does not lead from a day to the next.
  static func noNight(_ written: String) -> DateFault {
    DateFault(
      kind: .impossible, written: written,
      message: Localized(
        vi: "đêm \(written) không nối hai ngày liền nhau", en: "the night \(written) does not join two days in a row"),
      hint: Localized(
        vi: "viết ngày của buổi tối, rồi ngày hôm sau: đêm 22 rạng 23/9/1943",
        en: "write the day of the evening, then the next: đêm 22 rạng 23/9/1943"))
  }

  /// The rule, followed by the question whether `nearest` was meant.
  static func question(_ rule: Localized, _ nearest: String?) -> Localized {
    guard let nearest else { return rule }
    return Localized(vi: "\(rule.vi); có phải \(nearest)?", en: "\(rule.en); did you mean \(nearest)?")
  }
}
