import Foundation
import Testing

@testable import Vietnamese

@Suite("Dates and numbers as they are printed")
struct FormattingTests {
  @Test("the weekday is the Gregorian calendar's, in Vietnamese")
  func weekday() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "vi_VN")
    formatter.timeZone = calendar.timeZone
    formatter.dateFormat = "EEEE"
    for number in stride(from: -140_000, through: 140_000, by: 97) {
      let date = try #require(CivilDate(dayNumber: number))
      let instant = Date(timeIntervalSince1970: Double(number) * 86_400)
      let parts = calendar.dateComponents([.weekday, .year, .month, .day], from: instant)
      #expect(parts.weekday == date.weekday + 1)
      if number > -141_427 {  // Foundation's calendar is Julian before 1582
        #expect((parts.year, parts.month, parts.day) == (date.year, date.month, date.day))
      }
      #expect(formatter.string(from: instant).lowercased() == date.weekdayName.lowercased())
    }
  }

  @Test("one date in every dress")
  func dresses() throws {
    let day = try #require(CivilDate(year: 2023, month: 9, day: 22))
    #expect(day.numeric == "22/9/2023" && day.headline == "Thứ Sáu, 22/9/2023")
    #expect(day.inWords == "ngày 22 tháng 9 năm 2023" && day.onDocument == "ngày 22 tháng 9 năm 2023")
    let month = try #require(CivilDate(year: 2023, month: 9))
    #expect(month.headline == "Tháng 9/2023" && month.inWords == "tháng 9 năm 2023")
    #expect(CivilDate(year: 2023)?.headline == "Năm 2023")
    #expect(CivilDate(year: 2023, month: 7, day: 5)?.onDocument == "ngày 05 tháng 7 năm 2023")
    #expect(CivilDate(year: 2023, month: 2, day: 10)?.onDocument == "ngày 10 tháng 02 năm 2023")
    #expect(CivilDate(year: 2023, month: 3, day: 9)?.onDocument == "ngày 09 tháng 3 năm 2023")
    #expect(CivilDate(year: 1943, month: 9, day: 22)?.weekdayName == "Thứ Tư")
  }

  @Test("moments print as Foundation prints them, and come back to their civil date")
  func moments() throws {
    var generator = SeededGenerator(state: 41)
    let rfc822 = DateFormatter()
    rfc822.locale = Locale(identifier: "en_US_POSIX")
    rfc822.dateFormat = "EEE, dd MMM yyyy HH:mm:ss xx"
    let rfc3339 = DateFormatter()
    rfc3339.locale = rfc822.locale
    rfc3339.dateFormat = "yyyy-MM-dd'T'HH:mm:ssXXX"
    let iCalendar = DateFormatter()
    iCalendar.locale = rfc822.locale
    iCalendar.dateFormat = "yyyyMMdd'T'HHmmss'Z'"
    iCalendar.timeZone = TimeZone(secondsFromGMT: 0)
    for _ in 0..<2000 {
      let offset = [0, 420, -210, 840, -720].randomElement(using: &generator) ?? 0
      let seconds = Int.random(in: -10_000_000_000...32_000_000_000, using: &generator)
      let moment = Moment(secondsSince1970: seconds, offsetMinutes: offset)
      rfc822.timeZone = TimeZone(secondsFromGMT: offset * 60)
      rfc3339.timeZone = rfc822.timeZone
      let date = Date(timeIntervalSince1970: Double(seconds))
      #expect(moment.rfc822 == rfc822.string(from: date))
      #expect(moment.rfc3339 == rfc3339.string(from: date))
      #expect(moment.iCalendar == iCalendar.string(from: date))
      let again = Moment(moment.date, minuteOfDay: moment.minuteOfDay, offsetMinutes: offset)
      #expect(again.secondsSince1970 == seconds - moment.secondOfDay % 60)
      #expect(moment.at(offsetMinutes: 0).date == moment.date(offsetMinutes: 0))
      let written = try DateReading.parseDate(moment.rfc3339)
      #expect(written.moment(siteOffsetMinutes: 60) == moment)
    }
  }

  @Test("an editor's date is a moment at the site's offset unless it names its own")
  func written() throws {
    let bare = try DateReading.parseDate("22/9/2023").moment(siteOffsetMinutes: 420)
    #expect(bare.rfc3339 == "2023-09-22T00:00:00+07:00")
    #expect(bare.rfc822 == "Fri, 22 Sep 2023 00:00:00 +0700")
    #expect(try DateReading.parseDate("9/2023").moment(siteOffsetMinutes: 420).rfc3339 == "2023-09-01T00:00:00+07:00")
    let utc = try DateReading.parseDate("2023-09-21T17:00Z").moment(siteOffsetMinutes: 420)
    #expect(utc.secondsSince1970 == bare.secondsSince1970 && utc.rfc3339 == "2023-09-21T17:00:00Z")
    #expect(utc.at(offsetMinutes: 420) == bare && bare.headline == "Thứ Sáu, 22/9/2023, 00:00")
  }

  @Test("the ends of time neither trap nor leave the calendar")
  func extremes() {
    for seconds in [Int.min, Int.max, 0, -1, 1 << 40, -(1 << 40)] {
      for offset in [Int.min, Int.max, 0, 420] {
        let moment = Moment(secondsSince1970: seconds, offsetMinutes: offset)
        #expect((1...2999).contains(moment.date.year))
        #expect((0..<1440).contains(moment.minuteOfDay))
        #expect(moment.date(offsetMinutes: Int.max) >= moment.date(offsetMinutes: Int.min))
      }
    }
    #expect(Moment(.first, minuteOfDay: Int.min, offsetMinutes: Int.max).date.year == 1)
  }

  @Test("numbers are grouped as ICU groups them for vi_VN")
  func numbers() {
    let formatter = NumberFormatter()
    formatter.locale = Locale(identifier: "vi_VN")
    formatter.numberStyle = .decimal
    var generator = SeededGenerator(state: 42)
    for digits in 0..<18 {
      for _ in 0..<20 {
        let number = Int(pow(10, Double(digits))) + Int.random(in: 0...1000, using: &generator)
        #expect(NumberText.grouped(number) == formatter.string(from: NSNumber(value: number)))
        #expect(NumberText.grouped(-number) == "-" + NumberText.grouped(number))
      }
    }
    #expect(NumberText.grouped(1_234_567) == "1.234.567" && NumberText.grouped(0) == "0")
    #expect(NumberText.grouped(Int.min) == "-9.223.372.036.854.775.808")
  }

  @Test(arguments: [
    (0, "0 B"), (512, "512 B"), (1000, "1 KB"), (1536, "2 KB"), (217_088, "212 KB"), (1_023_000, "999 KB"),
    (1_023_900, "1 MB"), (1_468_006, "1,4 MB"), (10_485_760, "10 MB"), (10_433_331, "9,9 MB"), (10_433_332, "10 MB"),
    (24_117_248, "23 MB"),
    (1_610_612_736, "1,5 GB"), (-5, "0 B"), (Int.max, "8.589.934.591 GB"),
  ])
  func fileSizes(_ bytes: Int, _ expected: String) {
    #expect(NumberText.fileSize(bytes) == expected)
  }

  @Test("spans share what they can")
  func spans() throws {
    let date = { (y: Int, m: Int, d: Int) in try #require(CivilDate(year: y, month: m, day: d)) }
    #expect(CivilDate.span(try date(1941, 5, 10), try date(1941, 5, 19)) == "10–19/5/1941")
    #expect(CivilDate.span(try date(1941, 1, 28), try date(1941, 2, 8)) == "28/1 – 8/2/1941")
    #expect(CivilDate.span(try date(1943, 9, 22), try date(2023, 9, 22)) == "22/9/1943 – 22/9/2023")
  }
}
