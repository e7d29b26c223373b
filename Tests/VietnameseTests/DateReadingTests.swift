import Diagnostics
import Testing

@testable import Vietnamese

/// The fault that reading `text` gives; nil when it is a date.
private func fault(_ text: String) -> DateFault? {
  do throws(DateFault) {
    _ = try DateReading.parseDate(text)
    return nil
  } catch {
    return error
  }
}

@Suite("Reading dates of the front matter")
struct DateReadingTests {
  @Test("every day from 1800 to 2100 is read in each way of writing it, the day before the month")
  func everyDay() throws {
    for number in stride(from: -62_091, through: 47_846, by: 7) {
      let date = try #require(CivilDate(dayNumber: number))
      let (d, m, y) = (date.day, date.month, date.year)
      let zero = { (n: Int) in n < 10 ? "0\(n)" : "\(n)" }
      for text in [
        "\(d)/\(m)/\(y)", "\(zero(d))/\(zero(m))/\(y)", "\(d)-\(m)-\(y)", "\(d).\(m).\(y)", date.iso8601,
        "\(y)-\(m)-\(d)",
        date.inWords, date.onDocument, "  \(d)/\(m)/\(y) ",
      ] {
        #expect(try DateReading.parseDate(text) == WrittenDate(date: date), "\(text)")
      }
    }
  }

  @Test("a day, month and year that make no date are a fault, all others a date")
  func everyTriple() {
    for year in [1900, 2000, 2023, 2024] {
      for month in 0...13 {
        for day in 0...33 {
          let fault = fault("\(day)/\(month)/\(year)")
          #expect((fault == nil) == (CivilDate(year: year, month: month, day: day) != nil))
          if let fault { #expect(fault.kind == .impossible && fault.hint != nil) }
        }
      }
    }
  }

  @Test("month and year alone keep their precision")
  func precision() throws {
    #expect(try DateReading.parseDate("9/2023").date == CivilDate(year: 2023, month: 9))
    #expect(try DateReading.parseDate("2023-09").date == CivilDate(year: 2023, month: 9))
    #expect(try DateReading.parseDate("tháng 9 năm 2023").date == CivilDate(year: 2023, month: 9))
    #expect(try DateReading.parseDate("2023").date == CivilDate(year: 2023))
    #expect(try DateReading.parseDate("05/9/2023").date == CivilDate(year: 2023, month: 9, day: 5))
  }

  @Test(
    arguments: [
      ("22/9/2023 8:00", 480, nil), ("22/9/2023 08:05", 485, nil), ("22/9/2023 8h30", 510, nil),
      ("22/9/2023 8h", 480, nil),
      ("2023-09-22T08:00", 480, nil), ("2023-09-22 08:00", 480, nil),
      ("2023-09-22T08:00:00+07:00", 480, 420), ("2023-09-22T01:00Z", 60, 0), ("2023-09-22T01:00 -0330", 60, -210),
      ("2023-09-22T23:59+07", 1439, 420), ("22/9/2023\u{A0}0:00", 0, nil),
    ] as [(String, Int, Int?)])
  func times(_ text: String, _ minute: Int, _ offset: Int?) throws {
    let day = try #require(CivilDate(year: 2023, month: 9, day: 22))
    #expect(
      try DateReading.parseDate(text) == WrittenDate(date: day, minuteOfDay: minute, offsetMinutes: offset))
  }

  @Test("seconds are kept, fractions of them are not", arguments: ["8:00:30", "08:00:30.25", "08:00:30 +07:00"])
  func seconds(_ time: String) throws {
    let written = try DateReading.parseDate("2023-09-22 \(time)")
    #expect(written.minuteOfDay == 480 && written.second == 30)
    #expect(written.moment(siteOffsetMinutes: 420).rfc3339 == "2023-09-22T08:00:30+07:00")
  }

  @Test(
    "an impossible date names the rule and the nearest right one",
    arguments: [
      ("12/76/2023", "không có ngày 12/76/2023", "tháng chỉ từ 1 đến 12; có phải 12/7/2023?"),
      ("0/9/2023", "không có ngày 0/9/2023", "ngày của tháng 9 từ 1 đến 30"),
      ("00/2/2024", "không có ngày 00/2/2024", "ngày của tháng 2 từ 1 đến 29"),
      ("2023-09-00", "không có ngày 2023-09-00", "ngày của tháng 9 từ 1 đến 30"),
      ("00/0/2023", "không có ngày 00/0/2023", "tháng chỉ từ 1 đến 12"),
      ("9/0/2023", "không có ngày 9/0/2023", "tháng chỉ từ 1 đến 12"),
      ("0/2023", "không có tháng 0/2023", "tháng chỉ từ 1 đến 12"),
      ("1/9/0000", "không có ngày 1/9/0000", "năm chỉ từ 1 đến 2999"),
      ("31/6/2023", "không có ngày 31/6/2023", "tháng 6 chỉ có 30 ngày; có phải 30/6/2023?"),
      ("29/2/2023", "không có ngày 29/2/2023", "tháng 2 năm 2023 chỉ có 28 ngày; có phải 28/2/2023?"),
      ("22/9/21943", "không có ngày 22/9/21943", "năm chỉ từ 1 đến 2999; có phải 22/9/1943?"),
      ("22/9/20023", "không có ngày 22/9/20023", "năm chỉ từ 1 đến 2999; có phải 22/9/2023?"),
      ("9/22/2023", "không có ngày 9/22/2023", "ngày viết trước tháng; có phải 22/9/2023?"),
      ("2023-13-05", "không có ngày 2023-13-05", "sau năm là tháng, rồi đến ngày; có phải 2023-05-13?"),
      ("2023-02-30 08:00", "không có ngày 2023-02-30", "tháng 2 năm 2023 chỉ có 28 ngày; có phải 2023-02-28?"),
      ("222/9/2023", "không có ngày 222/9/2023", "tháng 9 chỉ có 30 ngày; có phải 22/9/2023?"),
      ("13/2023", "không có tháng 13/2023", "tháng chỉ từ 1 đến 12; có phải 1/2023?"),
      ("20230", "không có năm 20230", "năm chỉ từ 1 đến 2999; có phải 2023?"),
      ("22/9/2023 25:00", "không có giờ 25:00", "giờ từ 0 đến 23, phút từ 0 đến 59"),
      ("22/9/2023 24:00", "không có giờ 24:00", "nửa đêm là 0:00 của ngày hôm sau"),
      ("2023-09-22T08:00+25:00", "không có múi giờ +25:00", "giờ Việt Nam là +07:00"),
    ])
  func impossible(_ text: String, _ message: String, _ hint: String) {
    let fault = fault(text)
    #expect(fault?.message.vi == message)
    #expect(fault?.hint?.vi == hint)
    #expect(fault?.code == .impossibleDate)
  }

  @Test(
    "what is no date says how one is written",
    arguments: [
      "", "hôm qua", "22", "22//2023", "22/9-2023", "22/9/2023 sáng", "9/2023 8:00", "2023-09-22T", "2023-09-22T8",
      "22/9/2023x",
      "2023-09-22T08:00+", "1/2/3/4", "-5", "đêm 22/9/2023", "1941–1943", "22/9/2023 8:0", "99999999999999999999",
    ])
  func notADate(_ text: String) {
    let fault = fault(text)
    #expect(fault != nil, "\(text)")
    if !text.hasPrefix("9999") {
      #expect(fault?.kind == .notADate && fault?.code == .wrongType && fault?.hint != nil)
    }
  }

  @Test("a year of two digits, or none, is asked for and not guessed")
  func shortYear() {
    #expect(fault("22/9/23")?.hint?.vi == "năm viết đủ bốn chữ số; có phải 22/9/2023?")
    #expect(fault("22/9")?.message.vi == "ngày “22/9” thiếu năm")
  }

  @Test("zeros without end are no trap")
  func zeros() {
    let zeros = String(repeating: "0", count: 1000)
    #expect(fault("\(zeros)99/9/2023")?.hint?.vi == "tháng 9 chỉ có 30 ngày; có phải 9/9/2023?")
    #expect(fault("9/\(zeros)/2023") != nil && fault("22/9/\(zeros)") != nil && fault(zeros) != nil)
  }

  @Test("any bytes give a date or a fault")
  func anyText() {
    var generator = SeededGenerator(state: 21)
    let pieces = [
      "22", "9", "2023", "/", "-", ".", ":", " ", "T", "Z", "+", "h", "ngày ", "tháng ", "năm ", "đêm ", "khoảng ", "–",
      "00",
      "99999999999999999999", "é", "\u{301}", "từ ", "đến ",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      if let fault = fault(text) {
        #expect(!fault.message.vi.isEmpty && !fault.message.en.isEmpty)
      }
      _ = try? DateReading.parseHistoricalDate(text)
    }
  }
}
