import Building
import Diagnostics
import Foundation
import Publishing
import Testing

@Suite struct BuildTests {
  static let head = "---\ntiêu đề: Bài\nngày: 22/9/2023\n"

  /// A site with lists of several pages, tags and links between articles.
  static func large(_ count: Int) throws -> TemporaryProject {
    let project = try TemporaryProject([
      "content/tin/_index.md": "---\ntiêu đề: Tin\n---\n", "content/su/_index.md": "---\ntiêu đề: Sử\n---\n",
    ])
    for number in 0..<count {
      let section = number % 3 == 0 ? "su" : "tin"
      let next = (number + 1) % count
      try project.write(
        "content/\(section)/bai-\(number).md",
        """
        ---
        tiêu đề: Bài số \(number)
        ngày: \(number % 28 + 1)/\(number % 12 + 1)/2023
        tác giả: Người viết \(number % 4)
        thẻ: [Thẻ \(number % 7), Thẻ chung]
        ---

        ## Mục một

        Xem [bài sau](../\(next % 3 == 0 ? "su" : "tin")/bai-\(next).md#muc-mot).

        """)
    }
    return project
  }

  @Test("the bytes of the site do not depend on the number of threads or on the run")
  func sameBytes() throws {
    let project = try Self.large(150)
    #expect(try project.build(threads: 1, output: "mot").diagnostics.isEmpty)
    let expected = project.files(in: "mot")
    #expect(expected.count > 150)
    for threads in [1, 2, 3, 8] {
      _ = try project.build(threads: threads, output: "luong-\(threads)")
      #expect(project.files(in: "luong-\(threads)") == expected)
    }
  }

  @Test("an edited, an added and a removed article give the bytes of a clean build")
  func editsGiveACleanBuild() throws {
    let project = try Self.large(60)
    _ = try project.build()
    try project.write("content/tin/bai-1.md", Self.head + "---\n\n## Mục một\n\nĐã sửa.\n")
    try project.write("content/tin/moi.md", "---\ntiêu đề: Mới\nngày: 1/1/2024\nthẻ: [Thẻ mới]\n---\n")
    _ = try project.build()
    _ = try project.build(output: "sach")
    #expect(project.files() == project.files(in: "sach"))
    try project.remove("content/tin/moi.md")
    _ = try project.build()
    _ = try project.build(output: "sach-2")
    #expect(project.files() == project.files(in: "sach-2"))
    #expect(project.files()["the/the-moi/index.html"] == nil)
  }

  @Test("drafts, pages before their time and expired ones are not published, and the next moment is named")
  func visibility() throws {
    let project = try TemporaryProject([
      "content/a/nhap.md": Self.head + "nháp: có\n---\n",
      "content/a/sau.md": Self.head + "đăng: 23/9/2023 8:00\n---\n",
      "content/a/het.md": Self.head + "gỡ: 22/9/2023\n---\n",
      "content/a/nay.md": Self.head + "gỡ: 30/9/2023\n---\n\nXem [bài sau](sau.md).\n",
    ])
    let report = try project.build(date: "2023-09-22")
    #expect(report.isSuccess)
    let pages = project.files().keys.filter { $0.hasPrefix("a/") && $0.hasSuffix("index.html") }.sorted()
    #expect(pages == ["a/index.html", "a/nay/index.html"])
    #expect(report.nextChange?.rfc3339 == "2023-09-23T08:00:00+07:00")
    #expect(report.places == ["content/a/nay.md:7:15 unpublished-link"])
    #expect(!project.text("a/nay/index.html").contains("sau.md"))
    _ = try project.build(date: "2023-09-23T08:00")
    #expect(project.files()["a/sau/index.html"] != nil)
    #expect(project.text("a/nay/index.html").contains("href=\"/a/sau/\""))
  }

  @Test("an old address leads to the new one")
  func aliases() throws {
    let project = try TemporaryProject(["content/a/b.md": Self.head + "địa chỉ cũ: [/tin-cu/bai]\n---\n"])
    #expect(try project.build().diagnostics.isEmpty)
    #expect(project.text("tin-cu/bai/index.html").contains("/a/b/"))
  }

  @Test("a folder of plain Markdown builds without site.yaml or templates")
  func plainFolder() throws {
    let project = try TemporaryProject(
      ["gioi-thieu.md": "# Giới thiệu\n\nMột đoạn.\n", "ghi-chep/mot.md": "# Một\n\nHai.\n"], bare: true)
    let report = try project.build()
    #expect(report.diagnostics.isEmpty)
    #expect(project.text("gioi-thieu/index.html").contains("<title>Giới thiệu"))
    #expect(project.text("ghi-chep/mot/index.html").contains("Hai."))
  }

  @Test("files get ASCII names, and a drawing loses its scripts")
  func publishedFiles() throws {
    let project = try TemporaryProject([
      "content/a/b/index.md": Self.head + "---\n\n![Hình](<Hình vẽ.svg>) và [tệp](<Kế hoạch.txt>).\n",
      "content/a/b/Hình vẽ.svg":
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"2\"><script>alert(1)</script><path d=\"M0 0h4v2z\" onload=\"x()\"/></svg>",
      "content/a/b/Kế hoạch.txt": "văn bản",
    ])
    #expect(try project.build().diagnostics.isEmpty)
    let drawing = project.text("a/b/hinh-ve.svg")
    #expect(drawing.contains("<path") && !drawing.contains("script") && !drawing.contains("onload"))
    let page = project.text("a/b/index.html")
    #expect(page.contains("src=\"/a/b/hinh-ve.svg\" width=\"4\" height=\"2\""))
    #expect(page.contains("href=\"/a/b/ke-hoach.txt\" download=\"Kế hoạch.txt\""))
  }

  @Test("what programs keep beside an open file is no source, and is not published with the files beside it")
  func openFiles() throws {
    let project = try TemporaryProject([
      "content/bai.md": Self.head + "---\n", "content/_static/mau.docx": "x", "content/_static/.nojekyll": "",
    ])
    _ = try project.build()
    let before = project.files()
    #expect(before["mau.docx"] != nil && before[".nojekyll"] != nil)
    // The mark of Word: the name of who has the file open, and bytes that are no text.
    for name in ["content/~$bai.md", "content/_static/~$mau.docx", "templates/assets/~$plain.css"] {
      try project.write(name, Data([3, 0x4C, 0x61, 0x6E, 0, 0xFF]))
    }
    for name in [".~lock.mau.docx#", ".mau.docx.swp", ".#mau.docx", "#mau.docx#", "mau.docx~", ".goutputstream-A1"] {
      try project.write("content/_static/\(name)", ",lan,may-co-quan,28.11.2023 08:00;")
    }
    #expect(try project.build().diagnostics.isEmpty)
    #expect(project.files() == before)
  }

  @Test("an output folder that is a file or a link is refused")
  func outputThatIsNoFolder() throws {
    let project = try TemporaryProject(["content/a/b.md": Self.head + "---\n", "public": "tệp"])
    #expect(throws: OutputFault.self) { try project.build() }
    try project.remove("public")
    try FileManager.default.createDirectory(atPath: "\(project.path)/that", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: "\(project.path)/public", withDestinationPath: "that")
    #expect(throws: OutputFault.self) { try project.build() }
    #expect(project.files(in: "that").isEmpty)
  }
}

@Suite struct PlainFolderTests {
  @Test("the first heading becomes the title, and what follows begins at h2", arguments: ["# Tên\n\n", "Tên\n===\n\n"])
  func headingBecomesTitle(_ opening: String) throws {
    let project = try TemporaryProject(
      ["mot.md": opening + "Đầu.\n\n## Mục\n\nChữ.\n", "index.md": "# Nhà\n\nChào.\n"], bare: true)
    #expect(try project.build().diagnostics.isEmpty)
    let page = project.text("mot/index.html")
    #expect(page.contains("<h1>Tên</h1>"))
    #expect(page.contains("<h2 id=\"muc\">Mục</h2>"))
    #expect(project.text("index.html").contains("Chào."))
  }
}
