import Testing

@testable import Vietnamese

@Suite("Dates of history")
struct HistoricalDateTests {
  /// A date of any precision.
  private func random(_ generator: inout SeededGenerator, in years: ClosedRange<Int> = 1930...1950) -> CivilDate? {
    let year = Int.random(in: years, using: &generator)
    let month = Int.random(in: 1...12, using: &generator)
    switch Int.random(in: 0...2, using: &generator) {
    case 0: return CivilDate(year: year)
    case 1: return CivilDate(year: year, month: month)
    default: return CivilDate(year: year, month: month, day: Int.random(in: 1...28, using: &generator))
    }
  }

  @Test("what is written is read again, before any title and sign")
  func roundTrip() throws {
    var generator = SeededGenerator(state: 31)
    var spans = 0
    var parts: Set<HistoricalDate.Part> = []
    var endParts: Set<HistoricalDate.Part> = []
    for _ in 0..<20_000 {
      guard let start = random(&generator) else { continue }
      let end = Bool.random(using: &generator) ? random(&generator) : nil
      let part = Bool.random(using: &generator) ? HistoricalDate.Part.allCases.randomElement(using: &generator) : nil
      let next = part == .overnight ? CivilDate(dayNumber: start.dayNumber + 1) : end
      let endPart =
        Int.random(in: 0..<4, using: &generator) == 0
        ? HistoricalDate.Part.allCases.randomElement(using: &generator) : nil
      let date = HistoricalDate(
        start, to: next, part: part, endPart: endPart, isApproximate: Int.random(in: 0..<4, using: &generator) == 0)
      guard let date else { continue }
      if date.isSpan { spans += 1 }
      if let part = date.part { parts.insert(part) }
      if let part = date.endPart { endParts.insert(part) }
      let sign = [": ", " – ", " — ", " - ", ". ", " ", ", ", ":"].randomElement(using: &generator) ?? " "
      for text in [date.text, date.inWords] {
        let read = try #require(try DateReading.parseHistoricalDate("\(text)\(sign)Thành lập chi bộ"), "\(text)")
        #expect(read.date == date && read.rest == "Thành lập chi bộ", "\(text)\(sign)")
        #expect(try DateReading.parseHistoricalDate(text)?.date == date)
      }
    }
    #expect(spans > 1500 && parts.count == HistoricalDate.Part.allCases.count)
    #expect(endParts == Set(HistoricalDate.Part.allCases.filter { !$0.precisions.contains(.day) }))
  }

  @Test(
    "the forms that histories use",
    arguments: [
      ("1943", "1943", ""), ("1943: Năm bản lề", "1943", "Năm bản lề"), ("năm 1943 – Nam tiến", "1943", "Nam tiến"),
      ("9/1943", "9/1943", ""), ("tháng 9/1943 Thành lập", "9/1943", "Thành lập"),
      ("Tháng 9 năm 1943. Tên", "9/1943", "Tên"),
      ("22/9/1943 - Tên", "22/9/1943", "Tên"), ("22-9-1943: Tên", "22/9/1943", "Tên"),
      ("Ngày 22 tháng 9 năm 1943, tại thác", "22/9/1943", "tại thác"), ("ngày 22/9/1943: Tên", "22/9/1943", "Tên"),
      ("10–19/5/1941: Hội nghị", "10–19/5/1941", "Hội nghị"), ("10-19/5/1941", "10–19/5/1941", ""),
      ("10 - 19/5/1941 - Hội nghị", "10–19/5/1941", "Hội nghị"), ("ngày 10 – 19 tháng 5 năm 1941", "10–19/5/1941", ""),
      ("28/1 – 8/2/1941: Về nước", "28/1 – 8/2/1941", "Về nước"), ("28/1-8/2/1941", "28/1 – 8/2/1941", ""),
      ("Từ ngày 28/1 đến ngày 8/2/1941: A", "28/1 – 8/2/1941", "A"), ("4–9/1943", "4–9/1943", ""),
      ("tháng 4 – tháng 9/1943", "4–9/1943", ""), ("1941–1943: Nam tiến", "1941–1943", "Nam tiến"),
      ("1941 - 1943", "1941–1943", ""), ("28/12/1940 – 8/2/1941", "28/12/1940 – 8/2/1941", ""),
      ("22/9/1943 – 22/9/2023: 80 năm", "22/9/1943 – 22/9/2023", "80 năm"),
      ("đêm 22/9/1943: Thành lập", "đêm 22/9/1943", "Thành lập"), ("Đêm ngày 22/9/1943", "đêm 22/9/1943", ""),
      ("đầu năm 1943: Tên", "đầu năm 1943", "Tên"), ("Giữa năm 1943 – Tên", "giữa năm 1943", "Tên"),
      ("cuối năm 1943", "cuối năm 1943", ""), ("Cuối 1943: Tên", "cuối năm 1943", "Tên"),
      ("đầu tháng 9/1943: Tên", "đầu tháng 9/1943", "Tên"), ("Cuối tháng 8 năm 1945", "cuối tháng 8/1945", ""),
      ("khoảng giữa năm 1943", "khoảng giữa năm 1943", ""), ("mùa thu 1945: Tên", "mùa thu 1945", "Tên"),
      ("Mùa xuân năm 1975", "mùa xuân 1975", ""), ("mùa hạ 1944", "mùa hạ 1944", ""),
      ("Đêm 22 rạng 23/9/1943: Tên", "đêm 22 rạng 23/9/1943", "Tên"),
      ("đêm 22 rạng sáng 23/9/1943", "đêm 22 rạng 23/9/1943", ""),
      ("Đêm ngày 22 rạng sáng ngày 23 tháng 9 năm 1943. Tên", "đêm 22 rạng 23/9/1943", "Tên"),
      ("đêm 30/9 rạng ngày 1/10/1943", "đêm 30/9 rạng 1/10/1943", ""),
      ("đêm 31/12/1943 rạng 1/1/1944", "đêm 31/12/1943 rạng 1/1/1944", ""),
      ("đêm 22–25/9/1943", "đêm 22–25/9/1943", ""),
      ("Rạng sáng 23/9/1943: Tên", "rạng sáng 23/9/1943", "Tên"), ("rạng ngày 23/9/1943", "rạng sáng 23/9/1943", ""),
      ("cuối năm 1943 đến đầu năm 1944: Tên", "cuối năm 1943 – đầu năm 1944", "Tên"),
      ("Cuối 1943 – đầu 1944", "cuối năm 1943 – đầu năm 1944", ""),
      ("Từ đầu năm 1943 đến cuối năm 1943. Tên", "đầu năm 1943 – cuối năm 1943", "Tên"),
      ("giữa năm 1943 - mùa xuân 1944: Tên", "giữa năm 1943 – mùa xuân 1944", "Tên"),
      ("cuối tháng 8 đến giữa tháng 9/1943", "cuối tháng 8/1943 – giữa tháng 9/1943", ""),
      ("khoảng cuối năm 1943 đến giữa năm 1944, tại thác", "khoảng cuối năm 1943 – giữa năm 1944", "tại thác"),
      ("22/9/1943 đến cuối năm 1943: Tên", "22/9/1943 – cuối năm 1943", "Tên"),
      ("1941 – đầu năm 1943", "1941 – đầu năm 1943", ""), ("12/1943 – cuối năm 1943", "12/1943 – cuối năm 1943", ""),
      ("khoảng 1942", "khoảng 1942", ""), ("Khoảng tháng 8/1942 – Tên", "khoảng 8/1942", "Tên"),
      ("khoảng đêm 22/9/1943", "khoảng đêm 22/9/1943", ""), ("1943 – 10 năm sau", "1943", "10 năm sau"),
      ("9/1943 – 2000 người dự", "9/1943", "2000 người dự"), ("938: Bạch Đằng", nil, ""),
      ("năm 938: Bạch Đằng", "938", "Bạch Đằng"),
      ("nga\u{300}y 22/9/1943: Te\u{302}n", "22/9/1943", "Tên"),
    ] as [(String, String?, String)])
  func examples(_ heading: String, _ text: String?, _ rest: String) throws {
    let read = try DateReading.parseHistoricalDate(heading)
    #expect(read?.date.text == text)
    #expect(Array((read?.rest ?? "").utf8) == Array(rest.utf8))
  }

  @Test(
    "a heading that only begins with a number is no date",
    arguments: [
      "", "Bối cảnh", "10 năm sau", "22/9: Thành lập", "1943.000 người", "42/2022/NĐ-CP", "2.1. Mục tiêu", "1943a",
      "19431", "I. Mở đầu",
      "1.234.567 người", "đêm 9/1943", "đêm trước", "khoảng 20 người", "ngày hội", "năm điều", "178-KH/TU", "từ 1943",
      "Đầu năm học", "đầu 22/9/1943", "giữa hai đợt", "mùa thu tháng 8/1945", "mùa thu", "rạng sáng 9/1943",
      "rạng sáng",
      "đầu năm 1943–1944: Tên", "đêm 22 rạng sáng: Tên", "22/9/43", "đêm 22/9/1943 đến cuối năm 1943",
      "đầu 22/9/1943 – cuối năm 1943", "mùa thu 9/1943 – cuối năm 1943", "22/9/1943 – rạng sáng 24/9/1943",
      "từ đầu năm 1943",
    ])
  func noDate(_ heading: String) throws {
    #expect(try DateReading.parseHistoricalDate(heading) == nil)
  }

  @Test(
    "the form of a date that no calendar has is a fault",
    arguments: [
      ("31/6/1943: Tên", "không có ngày 31/6/1943", "tháng 6 chỉ có 30 ngày; có phải 30/6/1943?"),
      ("22/9/21943 Tên", "không có ngày 22/9/21943", "năm chỉ từ 1 đến 2999; có phải 22/9/1943?"),
      ("tháng 13/1943", "không có tháng 13/1943", "tháng chỉ từ 1 đến 12; có phải 1/1943?"),
      (
        "đêm ngày 31 tháng 6 năm 1943", "không có ngày 31 tháng 6 năm 1943",
        "tháng 6 chỉ có 30 ngày; có phải 30/6/1943?"
      ),
      ("10–31/6/1941", "không có ngày 10–31/6/1941", "tháng 6 chỉ có 30 ngày; có phải 30/6/1941?"),
      ("19–10/5/1941", "khoảng thời gian 19–10/5/1941 kết thúc trước khi bắt đầu", "viết ngày đầu trước ngày cuối"),
      (
        "đêm 22 rạng 25/9/1943", "đêm 22 rạng 25/9/1943 không nối hai ngày liền nhau",
        "viết ngày của buổi tối, rồi ngày hôm sau: đêm 22 rạng 23/9/1943"
      ),
      ("đêm 31 rạng 32/9/1943", "không có ngày 31 rạng 32/9/1943", "tháng 9 chỉ có 30 ngày; có phải 30/9/1943?"),
      ("rạng sáng 31/6/1943", "không có ngày 31/6/1943", "tháng 6 chỉ có 30 ngày; có phải 30/6/1943?"),
      ("cuối tháng 13/1943", "không có tháng 13/1943", "tháng chỉ từ 1 đến 12; có phải 1/1943?"),
      (
        "cuối năm 1944 đến đầu năm 1943: Tên",
        "khoảng thời gian cuối năm 1944 đến đầu năm 1943 kết thúc trước khi bắt đầu",
        "viết ngày đầu trước ngày cuối"
      ),
      (
        "cuối năm 1943 – giữa năm 1943", "khoảng thời gian cuối năm 1943 – giữa năm 1943 kết thúc trước khi bắt đầu",
        "viết ngày đầu trước ngày cuối"
      ),
      ("cuối năm 1943 – đầu tháng 13/1944", "không có tháng 13/1944", "tháng chỉ từ 1 đến 12; có phải 1/1944?"),
      ("1943–1941", "khoảng thời gian 1943–1941 kết thúc trước khi bắt đầu", "viết ngày đầu trước ngày cuối"),
    ])
  func impossible(_ heading: String, _ message: String, _ hint: String) {
    do throws(DateFault) {
      let read = try DateReading.parseHistoricalDate(heading)
      Issue.record("\(heading) was read as \(read?.date.text ?? "no date")")
    } catch {
      #expect(error.message.vi == message)
      #expect(error.hint?.vi == hint)
    }
  }

  @Test("a timeline's order is total, by start, the less exact first")
  func order() throws {
    let texts = [
      "khoảng 1942", "1942", "1942–1944", "8/1942", "1943", "khoảng 9/1943", "9/1943", "22–30/9/1943", "22–25/9/1943",
      "22/9/1943", "đêm 22/9/1943", "23/9/1943",
    ]
    let dates = try texts.map { try #require(try DateReading.parseHistoricalDate($0)).date }
    let expected = [
      "khoảng 1942", "1942–1944", "1942", "8/1942", "1943", "khoảng 9/1943", "9/1943", "22–30/9/1943", "22–25/9/1943",
      "22/9/1943", "đêm 22/9/1943", "23/9/1943",
    ]
    var generator = SeededGenerator(state: 32)
    for _ in 0..<20 { #expect(dates.shuffled(using: &generator).sorted().map(\.text) == expected) }
    for a in dates { for b in dates { #expect((a < b ? 1 : 0) + (b < a ? 1 : 0) + (a == b ? 1 : 0) == 1) } }
  }

  @Test("a part of a year or a month stands where it may begin; day, dawn, night")
  func orderOfParts() throws {
    let expected = [
      "1943", "đầu năm 1943", "1/1943", "15/1/1943", "mùa xuân 1943", "2/1943", "mùa hè 1943", "mùa hạ 1943", "5/1943",
      "khoảng giữa năm 1943", "giữa năm 1943", "6/1943", "mùa thu 1943", "8/1943", "9/1943", "đầu tháng 9/1943",
      "1/9/1943",
      "10/9/1943", "giữa tháng 9/1943", "11/9/1943", "cuối tháng 9/1943", "22/9/1943", "rạng sáng 22/9/1943",
      "đêm 22/9/1943", "đêm 22 rạng 23/9/1943", "23/9/1943", "cuối năm 1943 – giữa năm 1944",
      "cuối năm 1943 – đầu năm 1944", "cuối năm 1943", "mùa đông 1943", "11/1943", "1944",
    ]
    let dates = try expected.map { try #require(try DateReading.parseHistoricalDate($0), "\($0)").date }
    #expect(dates.map(\.text) == expected)
    var generator = SeededGenerator(state: 33)
    for _ in 0..<20 { #expect(dates.shuffled(using: &generator).sorted().map(\.text) == expected) }
    for a in dates { for b in dates { #expect((a < b ? 1 : 0) + (b < a ? 1 : 0) + (a == b ? 1 : 0) == 1) } }
  }
}
