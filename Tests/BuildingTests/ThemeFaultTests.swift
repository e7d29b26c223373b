import Building
import Diagnostics
import Foundation
import Testing

/// What is wrong with the files of templates/ is told, together with all else.
@Suite struct ThemeFaultTests {
  static let article = "---\ntiêu đề: Bài\nngày: 22/9/2023\n---\n\nChữ.\n"

  @Test(
    "a template that nothing uses is a warning with the name that was meant",
    arguments: [
      ("artcle", "article"), ("layuot", "layout"), ("parts/crumb", "parts/crumbs"),
    ])
  func unusedTemplate(_ typed: String, _ meant: String) throws {
    let project = try TemporaryProject(["content/a/b.md": Self.article])
    try project.write("templates/article.mustache", "<p>{{> parts/crumbs}}")
    try project.write("templates/parts/crumbs.mustache", "")
    #expect(try project.build().diagnostics.isEmpty)
    try project.remove("templates/\(meant == "article" ? meant : "parts/crumbs").mustache")
    if meant != "article" { try project.write("templates/article.mustache", "<p>{{> \(meant)}}") }
    try project.write("templates/\(typed).mustache", "<p>{{anything}}")
    let report = try project.build()
    #expect(report.places.contains("templates/\(typed).mustache:0:0 unused-template"))
    let hint = report.diagnostics.first { $0.code == .unusedTemplate }?.hint
    #expect(hint?.vi == "có phải “\(meant).mustache”?")
    #expect(report.isSuccess == (meant != "parts/crumbs"))
  }

  @Test("what is no name's neighbour may be included or removed; a hidden file is passed over")
  func unlikeAnything() throws {
    let project = try TemporaryProject([
      "content/a/b.md": Self.article, "templates/khung-cu-nam-ngoai.mustache": "<p>",
      "templates/.artcle.mustache": "<p>{{#a}}", "templates/README.md": "Ghi chú", "templates/LICENSE": "MIT",
    ])
    let report = try project.build()
    #expect(report.places == ["templates/khung-cu-nam-ngoai.mustache:0:0 unused-template"])
    #expect(report.diagnostics.first?.hint?.en.contains("{{> khung-cu-nam-ngoai}}") == true)
  }

  @Test("a syntax fault inside a template that nothing uses is an error")
  func syntaxOfUnused() throws {
    let project = try TemporaryProject([
      "content/a/b.md": Self.article, "templates/artcle.mustache": "<p>\n{{#list}}<b>\n",
    ])
    let report = try project.build()
    #expect(
      report.places == [
        "templates/artcle.mustache:0:0 unused-template", "templates/artcle.mustache:2:1 template-syntax",
      ])
    #expect(!report.isSuccess)
  }

  @Test("a file that a style sheet names is there, and is named on the site as it is called there")
  func assetsOfStyleSheets() throws {
    let project = try TemporaryProject([
      "content/a/b.md": Self.article, "templates/assets/hoa-van.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "templates/assets/style.css": """
      /* url(khong.svg) */
      a{background:url( "hoa-van.svg" )}
      b{background:URL(./hoa-van.svg#a)}
      c{background:url(data:image/png;base64,AA==)} d{mask:url(#m)} e{background:url(/anh/x.png)}
      f{background:url('https://x.example.vn/a.svg')}
      g{background:url(hoavan.svg)}
      """,
    ])
    var report = try project.build()
    #expect(report.places == ["templates/assets/style.css:6:18 missing-asset"])
    #expect(report.diagnostics.first?.hint?.vi == "có phải “hoa-van.svg”?")
    #expect(!report.isSuccess)
    try project.write(
      "templates/assets/style.css", "/* url(khong.svg) */a{background:url( \"hoa-van.svg\" ),URL(./hoa-van.svg#a)}")
    report = try project.build()
    #expect(report.places.isEmpty)
    let names = project.files().keys
    let sheet = project.text(try #require(names.first { $0.hasPrefix("assets/style.") }))
    let drawing = try #require(names.first { $0.hasSuffix(".svg") }?.split(separator: "/").last)
    #expect(sheet == "/* url(khong.svg) */a{background:url(\"\(drawing)\"),url(\"\(drawing)#a\")}")
  }

  @Test("a partial or a parent that no template is, in a template that nothing uses, is an error at its place")
  func namesOfUnused() throws {
    let project = try TemporaryProject([
      "content/a/b.md": Self.article,
      "templates/rieng/the.mustache": "<p>{{> rieng/khoi}}{{key}}",
    ])
    try project.write(
      "templates/rieng/khoi.mustache",
      "{{> rieng/tha}}\n<b>{{> artcle}}</b>\n{{#list}}\n{{<layuot}}{{/layuot}}{{/list}}\n{{> article}}{{key}}\n"
    )
    let report = try project.build()
    let path = "templates/rieng/khoi.mustache"
    #expect(
      report.places == [
        "\(path):0:0 unused-template", "\(path):1:5 unknown-partial", "\(path):2:8 unknown-partial",
        "\(path):4:4 unknown-partial", "templates/rieng/the.mustache:0:0 unused-template",
      ])
    #expect(
      report.diagnostics.filter { $0.code == .unknownPartial }.map { $0.hint?.en } == [
        "did you mean “rieng/the”?", "did you mean “article”?", "did you mean “layout”?",
      ])
  }

  @Test("NUL and other characters that no page may have are told at their place, in templates and in style sheets")
  func controlCharacters() throws {
    let project = try TemporaryProject([
      "content/a/b.md": Self.article, "templates/article.mustache": "<p>\u{0}</p>\n<b>Tiếng\u{7} Việt\u{FFFE}</b>\n",
      "templates/assets/mau.css": "p{}\nb{\u{0}}\n",
    ])
    let report = try project.build()
    #expect(
      report.places == [
        "templates/article.mustache:1:4 nul-byte", "templates/article.mustache:2:9 control-character",
        "templates/article.mustache:2:15 control-character", "templates/assets/mau.css:2:3 nul-byte",
      ])
    #expect(!report.isSuccess && project.files().isEmpty)

    try project.write("templates/article.mustache", "<p>{{title}}{{assets.mau_css}}</p>")
    try project.write("templates/assets/mau.css", "p{}\n/* tiếng\u{1}*/")
    #expect(try project.build().places == ["templates/assets/mau.css:2:9 control-character"])
    #expect(
      !project.files(in: "public/assets").isEmpty
        && project.files(in: "public/assets").values.allSatisfy { !$0.contains(1) })

    try project.write("templates/assets/mau.css", Data([0x70, 0x0A, 0xE1, 0x20]))
    #expect(try project.build().places == ["templates/assets/mau.css:2:1 not-utf8"])
  }

  @Test("a link in templates/ is followed to a file there, and is a fault where it leads elsewhere")
  func links() throws {
    let project = try TemporaryProject([
      "content/a/b.md": Self.article, "templates/goc/mau.mustache": "<p>{{title}}</p>", "ngoai.mustache": "<p>",
      "templates/parts/that.css": "p{}",
    ])
    try project.link("templates/article.mustache", to: "goc/mau.mustache")
    var report = try project.build()
    #expect(!report.places.contains { $0.hasPrefix("templates/article") })
    #expect(project.text("a/b/index.html") == "<p>Bài</p>")

    try project.link("templates/page.mustache", to: "../ngoai.mustache")
    try project.link("templates/assets", to: "parts")
    try project.link("templates/mat.mustache", to: "khong-co.mustache")
    report = try project.build()
    #expect(!report.isSuccess)
    #expect(
      report.places.filter { $0.hasSuffix("link-outside") || $0.hasSuffix("unreadable") } == [
        "templates/assets:0:0 link-outside", "templates/mat.mustache:0:0 unreadable",
        "templates/page.mustache:0:0 link-outside",
      ])
    #expect(
      report.diagnostics.first { $0.place?.file == "templates/page.mustache" }?.message.vi.contains("mẫu trang") == true
    )
  }

  @Test(
    "a file where templates/ or content/ has to be is said to be one, with a way out",
    arguments: ["templates", "content"])
  func fileAtTheFolder(_ name: String) throws {
    let project = try TemporaryProject(
      name == "content" ? [:] : ["content/a/b.md": Self.article], bare: name == "content")
    try project.write(name, "x")
    for output in ["public", nil] {
      let report = try project.build(output: output)
      #expect(report.places == ["\(name):0:0 unreadable"])
      let fault = try #require(report.diagnostics.first)
      #expect(!report.isSuccess && fault.message.vi.contains("là một tệp") && fault.message.en.contains("is a file"))
      #expect(fault.hint?.vi.contains("tạo thư mục") == true && fault.hint?.en.contains("make the folder") == true)
    }
    #expect(project.files().isEmpty)
  }

  @Test(
    "a link where templates/ or content/ has to be is told of, wherever it leads", arguments: ["templates", "content"])
  func linkAtTheFolder(_ name: String) throws {
    let other = name == "content" ? "templates" : "content"
    let project = try TemporaryProject(["content/a/b.md": Self.article, "templates/article.mustache": "<p>"])
    try project.write("tep.txt", "x")
    for (target, code) in [("that", "link-outside"), ("tep.txt", "unreadable"), ("khong-co", "unreadable")] {
      try project.remove(name)
      try project.link(name, to: target)
      try project.write("that/site.yaml", "name: A\nbase_url: https://a.vn/\n")
      let report = try project.build()
      #expect(report.places == ["\(name):0:0 \(code)"])
      #expect(report.diagnostics.allSatisfy { $0.hint != nil } && project.files().isEmpty && !report.isSuccess)
    }
    #expect(FileManager.default.fileExists(atPath: "\(project.path)/\(other)"))
  }

  @Test("a folder called like a template is told of")
  func folderAsTemplate() throws {
    let project = try TemporaryProject([
      "content/a/b.md": Self.article, "templates/article.mustache/x.mustache": "<p>", "templates/assets": "x",
    ])
    #expect(
      try project.build().places == ["templates/article.mustache:0:0 unreadable", "templates/assets:0:0 unreadable"])
  }

  @Test("a file of templates/ that is no template is named, with the ending that was meant")
  func otherFiles() throws {
    let project = try TemporaryProject([
      "content/a/b.md": Self.article, "templates/article.mustach": "<p>", "templates/kieu.css": "p{}",
    ])
    let report = try project.build()
    #expect(
      report.places == ["templates/article.mustach:0:0 unused-template", "templates/kieu.css:0:0 unused-template"])
    #expect(
      report.diagnostics.map { $0.hint?.en } == [
        "did you mean the ending “.mustache”?", "move it to templates/assets/",
      ])
  }

  @Test("faults of the theme do not hide clashes of addresses")
  func clashBesideTheme() throws {
    let project = try TemporaryProject([
      "content/a/b.md": Self.article, "content/a/c.md": "---\ntitle: C\ndate: 2023-09-22\nslug: b\n---\n",
      "templates/article.mustache": "{{titel}}",
    ])
    #expect(
      try project.build().places == [
        "content/a/c.md:1:0 address-clash", "templates/article.mustache:1:3 unknown-template-key",
      ])
  }
}
