import Building
import Diagnostics
import Foundation
import Testing

/// Each fault of content is found at its place, and with an error nothing is published.
@Suite struct FaultTests {
  /// A project's files, and what is reported of them.
  struct Case: CustomTestStringConvertible {
    var name: String
    var files: [String: String]
    var places: [String]
    var testDescription: String { name }
  }

  static let head = "---\ntiêu đề: Bài\nngày: 22/9/2023\n"

  static let errors: [Case] = [
    Case(
      name: "unclosed front matter", files: ["content/a/b.md": "---\ntiêu đề: Bài\n\nnội dung\n"],
      places: ["content/a/b.md:1:1 unclosed-front-matter"]),
    Case(
      name: "wrong type", files: ["content/a/b.md": head + "nháp: đôi khi\n---\n"],
      places: ["content/a/b.md:4:7 wrong-type"]),
    Case(
      name: "day 12, month 76", files: ["content/a/b.md": "---\ntiêu đề: Bài\nngày: 12/76/2023\n---\n"],
      places: ["content/a/b.md:3:7 impossible-date"]),
    Case(
      name: "31 June", files: ["content/a/b.md": "---\ntiêu đề: Bài\nngày: 31/6/2023\n---\n"],
      places: ["content/a/b.md:3:7 impossible-date"]),
    Case(
      name: "year of five digits", files: ["content/a/b.md": "---\ntiêu đề: Bài\nngày: 22/9/21943\n---\n"],
      places: ["content/a/b.md:3:7 impossible-date"]),
    Case(
      name: "two pages, one address",
      files: ["content/a/b.md": head + "---\n", "content/a/c.md": head + "slug: b\n---\n"],
      places: ["content/a/c.md:1:0 address-clash"]),
    Case(
      name: "addresses that differ only in case",
      files: ["content/a/b.md": head + "---\n", "content/_static/A/B/index.html": "<p>"],
      places: ["content/_static/A/B/index.html:0:0 address-case-clash"]),
    Case(
      name: "dead link", files: ["content/a/b.md": head + "---\n\nXem thêm [bài](../x/khong-co.md).\n"],
      places: ["content/a/b.md:6:16 dead-link"]),
    Case(
      name: "dead anchor",
      files: ["content/a/b.md": head + "---\n\nXem [mục](c.md#sai).\n", "content/a/c.md": head + "---\n\n## Đúng\n"],
      places: ["content/a/b.md:6:11 dead-anchor"]),
    Case(
      name: "link without a destination",
      files: ["content/a/b.md": head + "---\n\nXem [bài]() và [mục](<>), [đầu trang](#), [x][r]\n\n[r]: <>\n"],
      places: [
        "content/a/b.md:6:11 dead-link", "content/a/b.md:6:23 dead-link", "content/a/b.md:8:7 dead-link",
      ]),
    Case(
      name: "image without a file", files: ["content/a/b.md": head + "---\n\nXem ![ảnh]() ở đây.\n"],
      places: ["content/a/b.md:6:12 missing-image"]),
    Case(
      name: "missing image", files: ["content/a/b.md": head + "---\n\n![Ảnh](khong-co.jpg)\n"],
      places: ["content/a/b.md:6:8 missing-image"]),
    Case(
      name: "unknown partial",
      files: ["content/a/b.md": head + "---\n", "templates/article.mustache": "<p>\n{{> khong-co}}\n"],
      places: ["templates/article.mustache:2:5 unknown-partial"]),
    Case(
      name: "no title", files: ["content/a/b.md": "---\nngày: 22/9/2023\n---\n\nChữ.\n"],
      places: ["content/a/b.md:1:0 missing-key"]),
  ]

  @Test("an error is found at its place, and public/ stays as it was", arguments: errors)
  func errorsStopTheBuild(_ fault: Case) throws {
    let project = try TemporaryProject(["content/a/tot.md": Self.head + "---\n\nTốt.\n"])
    #expect(try project.build().isSuccess)
    let before = project.files()
    for (name, text) in fault.files { try project.write(name, text) }
    let report = try project.build()
    #expect(!report.isSuccess)
    #expect(report.places.filter { !$0.hasSuffix("missing-date") } == fault.places)
    #expect(project.files() == before)
  }

  @Test("the publisher's e-mail is one that can be written to")
  func email() throws {
    func places(_ email: String) throws -> [String] {
      let text = "name: A\nbase_url: https://a.example.vn/\npublisher:\n  email: \(email)\n"
      return try TemporaryProject(["content/site.yaml": text, "content/a/b.md": "---\ntitle: B\ndate: 2023\n---\nC\n"])
        .build().places
    }
    for good in ["ban-bien-tap@a.example.vn", "a.b+c_d@vn-express.vn", "\"tòa.soạn@huyện.example.vn\""] {
      #expect(try places(good) == [], "\(good)")
    }
    for wrong in [
      "a.example.vn", "a@", "\"@example.vn\"", "a@vn", "a@@b.vn", "a@b@c.vn", "a b@c.vn", "a@b c.vn", "a@.vn", "a@b.",
      "a@b..vn", "a<@b.vn", "mailto:a@b.vn", "a@b.vn?subject=x", "a@b.vn, c@d.vn", "\"a\u{A0}b@c.vn\"", "2023",
    ] {
      #expect(try places(wrong) == ["content/site.yaml:4:10 wrong-type"], "\(wrong)")
    }
  }

  @Test("NUL in site.yaml is told at its place, another control character taken out of it")
  func charactersOfConfiguration() throws {
    let project = try TemporaryProject([
      "content/site.yaml": "name: A\nbase_url: https://a.example.vn/\ntagline: B\u{0}C\n",
      "content/a/b.md": "---\ntitle: B\ndate: 2023\n---\nC\n",
    ])
    #expect(try project.build().places == ["content/site.yaml:3:11 nul-byte"])
    try project.write("content/site.yaml", "name: A\nbase_url: https://a.example.vn/\ntagline: B\u{7}C\n")
    #expect(try project.build().places == ["content/site.yaml:3:11 control-character"])
  }

  @Test("a wrong address of the site hides none of the other faults of site.yaml")
  func wrongAddress() throws {
    let site = "tên: A\nđịa chỉ: %\nmenu:\n  - khong/co.md\ntrang đầu:\n  bài chính: a/khong.md\nảnh chia sẻ: x.png\n"
    let page = Self.head + "---\n\n[x](y.md)\n"
    func places(_ address: String) throws -> [String] {
      let text = site.replacingOccurrences(of: "%", with: address)
      return try TemporaryProject(["content/site.yaml": text, "content/a/b.md": page]).build().places
    }
    let right = try places("https://a.vn/")
    #expect(right.count >= 4)
    for (wrong, fault) in [
      ("chuyentrang.vn", "content/site.yaml:2:10 wrong-type"), ("", "content/site.yaml:0:0 missing-key"),
    ] {
      let found = try places(wrong)
      #expect(Set(found) == Set(right + [fault]))
    }
  }

  @Test("an unknown key is a warning that names the nearest known one")
  func unknownKey() throws {
    let project = try TemporaryProject(["content/a/b.md": Self.head + "tac giả: An\n---\n"])
    let report = try project.build()
    #expect(report.isSuccess)
    #expect(report.places == ["content/a/b.md:4:1 unknown-key"])
    #expect(report.diagnostics.first?.hint?.vi.contains("tác giả") == true)
  }

  @Test("bytes that are no text are named, whatever they are")
  func bytesThatAreNoText() throws {
    let project = try TemporaryProject()
    try project.write("content/a/latin.md", Data([0x2D, 0x2D, 0x2D, 0x0A, 0x74, 0x3A, 0xE9, 0x0A]))
    try project.write("content/a/nul.md", Data("---\ntiêu đề: A\n---\n\na\0b\n".utf8))
    let report = try project.build()
    #expect(report.places == ["content/a/latin.md:2:3 not-utf8", "content/a/nul.md:5:2 nul-byte"])
  }

  @Test("BOM, CRLF and NFD give the page of plain text")
  func formsOfText() throws {
    let plain = Self.head + "---\n\n## Mục một\n\nChữ Việt: Ắ Ệ Ỗ.\n"
    let project = try TemporaryProject(["content/a/b.md": plain])
    #expect(try project.build().isSuccess)
    let expected = project.files()["a/b/index.html"]
    #expect(expected != nil)
    let forms = [
      "\u{FEFF}" + plain, plain.replacingOccurrences(of: "\n", with: "\r\n"),
      plain.decomposedStringWithCanonicalMapping,
    ]
    for form in forms {
      try project.write("content/a/b.md", form)
      #expect(try project.build().diagnostics.isEmpty)
      #expect(project.files()["a/b/index.html"] == expected)
    }
  }

  @Test("an article of 50 MB is refused, 10,000 nested quotes or brackets are survived")
  func hostileSizes() throws {
    let project = try TemporaryProject()
    try project.write("content/a/to.md", Data(repeating: 0x61, count: 50 << 20))
    try project.write("content/a/trich.md", Self.head + "---\n\n" + String(repeating: ">", count: 10_000) + " a\n")
    try project.write("content/a/ngoac.md", Self.head + "---\n\n" + String(repeating: "[", count: 10_000) + "\n")
    let report = try project.build()
    #expect(report.places.contains { $0.hasPrefix("content/a/to.md") && $0.hasSuffix("file-too-large") })
    #expect(!report.places.contains { $0.hasPrefix("content/a/ngoac.md") })
  }

  @Test("a link out of content/ is a fault, and nothing of its target is published")
  func linkOutside() throws {
    let project = try TemporaryProject(["bi-mat.md": Self.head + "---\n\nBí mật.\n"])
    try FileManager.default.createDirectory(atPath: "\(project.path)/content/a", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: "\(project.path)/content/a/b.md", withDestinationPath: "../../bi-mat.md")
    let report = try project.build()
    #expect(report.places == ["content/a/b.md:0:0 link-outside"])
  }

  @Test("a robots.txt and a 404.html of the webmaster's own go before those that the program makes")
  func ownFiles() throws {
    let project = try TemporaryProject([
      "content/a/b.md": Self.head + "---\n\nChữ.\n", "content/_static/robots.txt": "User-agent: x\n",
      "content/_static/404.html": "<p>mất</p>",
    ])
    #expect(try project.build().diagnostics.isEmpty)
    #expect(project.text("robots.txt") == "User-agent: x\n")
    #expect(project.text("404.html") == "<p>mất</p>")
  }

  @Test("an empty project is told what to do")
  func emptyProject() throws {
    let project = try TemporaryProject(bare: true)
    let report = try project.build()
    #expect(report.places == ["- no-project"])
    #expect(report.diagnostics.first?.hint?.vi.contains("chuyentrang new") == true)
  }
}
