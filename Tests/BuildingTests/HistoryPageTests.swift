import Building
import Foundation
import Testing

/// A history as readers and machines get it: as exact as its sources, and no more.
@Suite struct HistoryPageTests {
  private static func event(_ heading: String) -> String { "## \(heading): Sự kiện\n\nChữ.\n\nNguồn: sách.\n\n" }

  @Test(
    "a part of a year, a month or a day keeps its words; machines are told what is known",
    arguments: [
      ("Đầu năm 1943", "<time datetime=\"1943\">đầu năm 1943</time>", "chưa rõ ngày, tháng"),
      ("Giữa năm 1943", "<time datetime=\"1943\">giữa năm 1943</time>", "chưa rõ ngày, tháng"),
      ("Cuối tháng 9/1943", "<time datetime=\"1943-09\">cuối tháng 9/1943</time>", "chưa rõ ngày"),
      ("Mùa thu 1945", "<time datetime=\"1945\">mùa thu 1945</time>", "chưa rõ ngày, tháng"),
      ("Đêm 22 rạng 23/9/1943", "<time datetime=\"1943-09-22\">đêm 22 rạng 23/9/1943</time>", nil),
      ("Rạng sáng 23/9/1943", "<time datetime=\"1943-09-23\">23/9/1943</time>", "rạng sáng"),
      ("Đêm 22/9/1943", "<time datetime=\"1943-09-22\">22/9/1943</time>", "ban đêm"),
    ])
  func partOfDate(_ heading: String, _ time: String, _ note: String?) throws {
    let project = try TemporaryProject([
      "content/lich-su.md": "---\ntiêu đề: Lịch sử\nloại: lịch sử\n---\n\n" + Self.event(heading)
    ])
    #expect(try project.build().diagnostics.isEmpty)
    let page = project.text("lich-su/index.html")
    #expect(
      page.contains("\(time)\(note.map { ", \($0)" } ?? "")</p>"),
      "\(page.split(separator: "\n").filter { $0.contains("<time") })")
  }

  @Test(
    "the first sentence of a large event is known to other pages, that of another is not",
    arguments: [
      ("Tại A, ngày 22.9.1943 có hai việc. Việc sau: B.", "Tại A, ngày 22.9.1943 có hai việc."),
      ("Ở TP. Bắc Kạn v.v. và nơi khác? Có!", "Ở TP. Bắc Kạn v.v. và nơi khác?"), ("Ở Bắc Kạn. Có.", "Ở Bắc Kạn."),
      ("Một câu", "Một câu"),
      ("**Ba** [đảng\nviên](a.md) đầu. Rồi nữa", "Ba đảng viên đầu."), ("> Trích.\n\nSau.", "Sau."),
    ])
  func opening(_ text: String, _ expected: String) throws {
    let project = try TemporaryProject([
      "content/a.md": "---\ntiêu đề: A\nngày: 1/1/2023\n---\n\nChữ.\n",
      "content/lich-su.md":
        "---\ntiêu đề: Lịch sử\nloại: lịch sử\n---\n\n## 1943: Lớn {nổi bật}\n\n\(text)\n\nNguồn: sách.\n\n"
        + Self.event("1944"),
      "templates/history.mustache": "{{#years}}{{#events}}[{{title}}|{{opening}}]{{/events}}{{/years}}",
    ])
    #expect(try project.build().diagnostics.isEmpty)
    #expect(project.text("lich-su/index.html") == "[Lớn|\(expected)][Sự kiện|]")
  }

  @Test("events stand in the order of time, whatever the order of the text")
  func order() throws {
    let written = [
      "Cuối năm 1943", "23/9/1943", "Rạng sáng 23/9/1943", "Đêm 22 rạng 23/9/1943", "Đầu năm 1943", "9/1943",
    ]
    let project = try TemporaryProject([
      "content/lich-su.md": "---\ntiêu đề: Lịch sử\nloại: lịch sử\n---\n\n" + written.map(Self.event).joined()
    ])
    #expect(try project.build().diagnostics.isEmpty)
    let page = project.text("lich-su/index.html")
    let shown = page.components(separatedBy: "<p class=\"meta\"><time").dropFirst().compactMap { part in
      part.components(separatedBy: "</p>").first?.components(separatedBy: "\">").last
    }
    #expect(
      shown == [
        "đầu năm 1943</time>, chưa rõ ngày, tháng", "9/1943</time>, chưa rõ ngày", "đêm 22 rạng 23/9/1943</time>",
        "23/9/1943</time>", "23/9/1943</time>, rạng sáng", "cuối năm 1943</time>, chưa rõ ngày, tháng",
      ])
  }

  @Test("a night from day to day is remembered on the day of its evening")
  func onThisDay() throws {
    let project = try TemporaryProject([
      "content/lich-su.md": "---\ntiêu đề: Lịch sử\nloại: lịch sử\n---\n\n" + Self.event("Đêm 22 rạng 23/9/1943"),
      "content/site.yaml": "name: A\nbase_url: https://a.vn/\nhome:\n  history: lich-su.md\n",
      "templates/home.mustache": "{{#onThisDay}}[{{date}} {{iso}} {{isoEnd}}]{{/onThisDay}}",
    ])
    let report = try project.build(date: "2023-09-22")
    #expect(report.diagnostics.isEmpty)
    #expect(project.text("index.html") == "[đêm 22 rạng 23/9/1943 1943-09-22 1943-09-23]")
  }
}
