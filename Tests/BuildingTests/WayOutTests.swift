import Building
import Diagnostics
import Foundation
import Testing

/// What an editor wrote by mistake, and the way out that the message offers.
@Suite struct WayOutTests {
  static let head = FaultTests.head

  /// The message or hint of each fault of `code`.
  private func told(_ report: BuildReport, _ code: Code) -> [String] {
    report.diagnostics.filter { $0.code == code }.map { "\($0.message.vi); \($0.hint?.vi ?? "")" }
  }

  @Test(
    "a dead link names what was meant",
    arguments: [
      ("tot", "có phải tot.md?"), ("tot.html", "có phải tot.md?"), ("Tot.md", "có phải tot.md?"),
      ("toot.md", "có phải tot.md?"), ("../tot.md", "có phải tot.md?"),
      ("../../README.md", "nằm ngoài thư mục nội dung"),
      ("/a/khong/", "../lich-su/bai.md"),
    ])
  func deadLinks(_ link: String, _ wayOut: String) throws {
    let project = try TemporaryProject([
      "content/a/tot.md": Self.head + "---\n", "content/a/b.md": Self.head + "---\n\n[x](\(link))\n",
    ])
    let report = try project.build()
    #expect(report.places == ["content/a/b.md:6:5 dead-link"])
    #expect(told(report, .deadLink).first?.contains(wayOut) == true)
  }

  @Test("a path with a space, which Markdown takes for text, is pointed out, but not in code or prose")
  func spacedLinks() throws {
    let project = try TemporaryProject([
      "content/a/b.md": Self.head
        + "---\n\n`[x](a b.pdf)` [ghi chú](xem trang sau) [tệp](Kế hoạch.pdf) [tốt](<Kế hoạch.pdf>)\n\n    [x](a b.pdf)\n",
      "content/a/Kế hoạch.pdf": "x",
    ])
    let report = try project.build()
    #expect(report.isSuccess)
    #expect(report.places == ["content/a/b.md:6:47 spaced-link"])
    #expect(told(report, .spacedLink).first?.contains("(<Kế hoạch.pdf>)") == true)
  }

  @Test("a name that the disk has with its marks apart is found by the name that was typed")
  func decomposedNames() throws {
    let project = try TemporaryProject([
      "content/a/b.md": Self.head + "---\n\n[x](<Tệp đây.txt>) [y](T%E1%BB%87p%20%C4%91%C3%A2y.txt)\n"
    ])
    let name = "Tệp đây.txt".decomposedStringWithCanonicalMapping
    let descriptor = open("\(project.path)/content/a/\(name)", O_CREAT | O_WRONLY, 0o644)
    #expect(descriptor >= 0)
    close(descriptor)
    #expect(try project.build().diagnostics.isEmpty)
    #expect(project.text("a/b/index.html").components(separatedBy: "href=\"/a/tep-day.txt\"").count == 3)
  }

  @Test("an old address that another page has is a fault of who asks for it")
  func aliasesThatClash() throws {
    let project = try TemporaryProject([
      "content/a/b.md": Self.head + "---\n",
      "content/a/c.md": Self.head + "địa chỉ cũ: [/a/b/, /a/c/, /rss.xml, '/x?id=1', /cu/, cu]\n---\n",
    ])
    let report = try project.build()
    #expect(
      report.places == [
        "content/a/c.md:4:14 address-clash", "content/a/c.md:4:21 wrong-type", "content/a/c.md:4:28 address-clash",
        "content/a/c.md:4:38 wrong-type",
      ])
    #expect(told(report, .addressClash).first?.contains("/a/b/ đã thuộc về content/a/b.md") == true)
  }

  @Test("entries of site.yaml that are of another kind than asked for are faults at their place")
  func entriesOfTheSite() throws {
    let site = """
      name: Thử
      base url: https://thu.example.vn/
      menu: [a, a/b.md, a/t.txt, {title: Ngoài, path: "https://ngoai.example.vn/"}]
      home: {lead: a, history: a/b.md, latest: [a/b.md]}
      social image: khong.png

      """
    let project = try TemporaryProject([
      "content/site.yaml": site, "content/a/b.md": Self.head + "---\n", "content/a/t.txt": "x",
    ])
    #expect(
      try project.build().places == [
        "content/site.yaml:3:19 wrong-type", "content/site.yaml:4:14 wrong-type", "content/site.yaml:4:26 wrong-type",
        "content/site.yaml:4:43 wrong-type", "content/site.yaml:5:15 missing-image",
      ])
  }

  @Test("a page that is to come is checked today, a draft is warned, an expired page is let be")
  func pagesToCome() throws {
    let project = try TemporaryProject([
      "content/a/hai.md": Self.head + "đăng: 1/1/2024\n---\n\n[x](khong.md) [y](ba.md)\n",
      "content/a/ba.md": Self.head + "nháp: có\n---\n\n[x](khong.md)\n",
      "content/a/bon.md": Self.head + "gỡ: 1/1/2023\n---\n\n[x](khong.md)\n",
    ])
    let report = try project.build()
    #expect(report.places == ["content/a/ba.md:7:5 dead-link", "content/a/hai.md:7:5 dead-link"])
    #expect(report.diagnostics.map(\.severity) == [.warning, .error])
  }

  @Test("a link to a source that cannot be read is no fault of the link")
  func linkToFaultySource() throws {
    let project = try TemporaryProject(["content/a/b.md": Self.head + "---\n\n[x](hong.md)\n"])
    try project.write("content/a/hong.md", Data([0xFF, 0xFE, 0x41]))
    #expect(try project.build().places.allSatisfy { $0.hasPrefix("content/a/hong.md") })
  }

  @Test("a lead picture asks for a description")
  func leadPictureWithoutDescription() throws {
    let project = try TemporaryProject([
      "content/a/b.md": Self.head + "ảnh: a.svg\n---\n",
      "content/a/a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"2\"/>",
    ])
    #expect(try project.build().places == ["content/a/b.md:4:6 empty-alt"])
  }

  @Test("the caret under a heading stands under what is wrong, not under its sign")
  func headings() throws {
    let project = try TemporaryProject([
      "content/de-cuong.md": "---\ntiêu đề: Đ\nloại: đề cương\n---\n\n## I. Một\n\n##   III. Ba\n",
      "content/su.md":
        "---\ntiêu đề: S\nloại: lịch sử\n---\n\n## 31/6/1943: Sai\n\n### Không ngày\n\n31/6/1944: Sai\n---\n",
    ])
    #expect(
      try project.build().places == [
        "content/de-cuong.md:8:6 outline-sequence", "content/su.md:6:4 impossible-date",
        "content/su.md:8:5 undated-heading",
        "content/su.md:10:1 impossible-date",
      ])
  }

  @Test("the forms that people write in place of an anchor are understood")
  func anchors() throws {
    let project = try TemporaryProject([
      "content/a/b.md": Self.head + "---\n\n## Mục một\n\n[x](#M%E1%BB%A5c%20m%E1%BB%99t) [y](#MUC-MOT)\n"
    ])
    let report = try project.build()
    #expect(report.places.count == 2)
    #expect(told(report, .deadAnchor).allSatisfy { $0.hasSuffix("có phải #muc-mot?") })
  }

  @Test("the website of a unit is a web address or a fault")
  func websites() throws {
    let project = try TemporaryProject([
      "content/a/b.md": Self.head + "---\n", "content/don-vi.yaml": "- tên: Xã A\n  trang web: javascript:alert(1)\n",
    ])
    #expect(try project.build().places == ["content/don-vi.yaml:2:14 wrong-type"])
  }

  @Test("a file without a heading is called after its name, and its editor is told")
  func emptyFiles() throws {
    let project = try TemporaryProject(["mot.md": "", "hai.md": "chữ\n", "ba.md": "# Ba\n"], bare: true)
    let report = try project.build()
    #expect(report.isSuccess)
    #expect(report.places == ["hai.md:1:0 empty-page", "mot.md:1:0 empty-page"])
  }

  @Test("moments decide to the second, whatever offset they are written with")
  func exactMoments() throws {
    let project = try TemporaryProject([
      "content/a/x.md": Self.head + "đăng: 2023-09-22T01:00:00Z\n---\n",
      "content/a/y.md": Self.head + "gỡ: 22/9/2023 8:00\n---\n",
    ])
    for (date, isLate) in [
      ("2023-09-22T07:59:59", false), ("2023-09-22T08:00", true), ("22/9/2023 8:00", true),
      ("2023-09-22T00:59:59Z", false),
      ("2023-09-21T20:00:00-05:00", true),
    ] {
      let report = try project.build(date: date)
      #expect(project.files().keys.contains("a/x/index.html") == isLate)
      #expect(project.files().keys.contains("a/y/index.html") == !isLate)
      #expect(report.nextChange?.rfc3339 == (isLate ? nil : "2023-09-22T08:00:00+07:00"))
    }
  }

  @Test("lists are numbered from the oldest, and the first holds 20 to 39", arguments: [0, 1, 19, 20, 39, 40, 41, 60])
  func pagination(_ count: Int) throws {
    let project = try TemporaryProject(["content/m/_index.md": "---\ntiêu đề: Mục\n---\n"])
    for number in 0..<count {
      try project.write(
        "content/m/b\(number).md", "---\ntiêu đề: B\nngày: \(number % 28 + 1)/\(number / 28 + 1)/2023\n---\n")
    }
    _ = try project.build()
    let files = project.files()
    let older = files.keys.filter { $0.hasPrefix("m/trang/") }.sorted()
    #expect(older == (0..<max(0, count / 20 - 1)).map { "m/trang/\($0 + 1)/index.html" })
    func entries(_ name: String) -> Set<Int> {
      let text = project.text(name)
      return Set((0..<count).filter { text.contains("href=\"/m/b\($0)/\"") })
    }
    for (index, name) in older.enumerated() { #expect(entries(name) == Set(index * 20..<(index + 1) * 20)) }
    #expect(entries("m/index.html") == Set(older.count * 20..<count))
  }

  @Test("what is no file at a file's place is told, and a page updated before its date")
  func noFiles() throws {
    let project = try TemporaryProject(
      [
        "content/a.md": "---\ntitle: A\ndate: 22/9/2023\nupdated: 21/9/2023\n---\nChữ.\n",
        "content/site.yaml/x.txt": "",
      ], bare: true)
    #expect(mkfifo("\(project.path)/content/b.md", 0o644) == 0)
    let report = try project.build()
    #expect(
      report.diagnostics.filter { $0.code == .unreadable }.compactMap(\.place?.file).sorted() == [
        "content/b.md", "content/site.yaml",
      ])
    let dates = report.diagnostics.filter { $0.code == .impossibleDate }
    #expect(dates.map(\.severity) == [.warning] && dates.first?.place?.line == 4)
  }

  @Test("no address has a folder that Windows cannot open")
  func devices() throws {
    let project = try TemporaryProject([
      "content/con.md": "---\ntitle: Con\ndate: 22/9/2023\n---\nChữ.\n",
      "content/aux/b.md": "---\ntitle: B\ndate: 22/9/2023\n---\nChữ.\n",
    ])
    #expect(try project.build().diagnostics.filter { $0.severity == .error }.isEmpty)
    #expect(!project.text("trang-con/index.html").isEmpty && !project.text("trang-aux/b/index.html").isEmpty)
  }
}
