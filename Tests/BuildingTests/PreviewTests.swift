import Building
import Diagnostics
import Foundation
import Planning
import Testing
import Vietnamese

/// What a site for its editors has that one for readers has not.
@Suite struct PreviewTests {
  private static let sources = [
    "content/site.yaml": "tên: Trang thử\nđịa chỉ: https://thu.example.vn/80-nam/\n",
    "content/tin/_index.md": "# Tin\n",
    "content/tin/ra-roi.md": "---\ntiêu đề: Ra rồi\nngày: 1/9/2023\n---\n\nXem [bản nháp](nhap.md).\n",
    "content/tin/nhap.md": "---\ntiêu đề: Còn viết\nngày: 2/9/2023\nnháp: có\n---\n\nChữ của bản nháp.\n",
    "content/tin/hen-gio.md": "---\ntiêu đề: Hẹn giờ\nngày: 3/9/2023\nđăng: 22/9/2023 8:00\n---\n\nChữ.\n",
    "content/tin/het-han.md": "---\ntiêu đề: Hết hạn\nngày: 3/9/2023\ngỡ: 4/9/2023\n---\n\nChữ.\n",
    "templates/assets/them.css": "body{margin:0}\n",
    "templates/page.mustache": "{{assets.them_css}}\n",
  ]

  @Test("drafts and articles of the future are pages, linked and told of; what has expired is none")
  func unpublishedPages() throws {
    let project = try TemporaryProject(Self.sources)
    let report = try project.build(date: "2023-09-10", audience: .editors)
    #expect(report.places.isEmpty)
    let files = project.files()
    #expect(project.text("tin/nhap/index.html").contains("Chữ của bản nháp."))
    #expect(project.text("tin/ra-roi/index.html").contains("href=\"/80-nam/tin/nhap/\""))
    #expect(project.text("tin/index.html").contains("Còn viết"))
    #expect(files["tin/hen-gio/index.html"] != nil)
    #expect(files["tin/het-han/index.html"] == nil)
    let list = UnpublishedList(Array(files[".xem-truoc"] ?? Data()))
    let opening = Moment(CivilDate(year: 2023, month: 9, day: 22)!, minuteOfDay: 480, offsetMinutes: 420)
    #expect(list?.basePath == "/80-nam/")
    #expect(
      list?.entries.sorted { $0.address < $1.address } == [
        .init(address: "/tin/hen-gio/", reason: .until(opening)), .init(address: "/tin/nhap/", reason: .draft),
      ])
  }

  @Test("once its time has come an article is published like any other")
  func published() throws {
    let project = try TemporaryProject(Self.sources)
    #expect(try project.build(date: "2023-09-22T08:00", audience: .editors).isSuccess)
    let list = UnpublishedList(Array(project.files()[".xem-truoc"] ?? Data()))
    #expect(list?.entries.map(\.address) == ["/tin/nhap/"])
  }

  @Test("readers get neither the pages nor the list")
  func readers() throws {
    let project = try TemporaryProject(Self.sources)
    #expect(try project.build(date: "2023-09-10").places == ["content/tin/ra-roi.md:6:16 unpublished-link"])
    let names = project.files().keys
    #expect(!names.contains(".xem-truoc"))
    #expect(!names.contains("tin/nhap/index.html"))
    #expect(!names.contains("tin/hen-gio/index.html"))
  }

  @Test("what an unfinished draft lacks is told and keeps nobody from seeing the site")
  func unfinishedDraft() throws {
    let project = try TemporaryProject(Self.sources)
    try project.write("content/tin/nhap.md", "---\nnháp: có\n---\n\nXem [bài](chua-co.md).\n")
    let report = try project.build(date: "2023-09-10", audience: .editors)
    #expect(report.isSuccess)
    #expect(
      report.places.sorted() == [
        "content/tin/nhap.md:1:0 missing-key", "content/tin/nhap.md:1:0 missing-key",
        "content/tin/nhap.md:5:11 dead-link",
      ])
    #expect(project.files()["tin/nhap/index.html"] != nil)
  }

  @Test("files of the theme keep their names, and what changed is told")
  func namesAndChanges() throws {
    let project = try TemporaryProject(Self.sources)
    let first = try project.build(date: "2023-09-10", audience: .editors)
    #expect(project.files()["assets/them.css"] == Data("body{margin:0}\n".utf8))
    #expect(Set(first.published?.changed.map(\.display) ?? []) == Set(project.files().keys))
    try project.write("templates/assets/them.css", "body{margin:1px}\n")
    let second = try project.build(date: "2023-09-10", audience: .editors)
    #expect(second.published?.changed.map(\.display) == ["assets/them.css"])
    try project.remove("content/tin/nhap.md")
    try project.write("content/tin/ra-roi.md", "---\ntiêu đề: Ra rồi\nngày: 1/9/2023\n---\n\nKhông dẫn đi đâu.\n")
    let third = try project.build(date: "2023-09-10", audience: .editors)
    #expect(third.published?.changed.map(\.display).contains("tin/nhap/index.html") == true)
    #expect(third.published?.changed.map(\.display).contains("robots.txt") == false)
  }

  @Test("the list is read as it was written, and nothing else is taken for one")
  func listRoundTrip() {
    let text = "/\ndraft /a/\n-5 420 /b/c/\n"
    let list = UnpublishedList(Array(text.utf8))
    #expect(list.map { String(decoding: $0.bytes, as: UTF8.self) } == text)
    for wrong in ["", "a\n", "/\nx /a/\n", "/\n1 /a/\n", "/\n1 2 3 /a/\n"] {
      #expect(UnpublishedList(Array(wrong.utf8)) == nil)
    }
  }
}
