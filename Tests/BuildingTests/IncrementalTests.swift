import Building
import Diagnostics
import Foundation
import Loading
import Parallel
import Testing
import Vietnamese

/// What a second build does and does not do. That its bytes are right whatever was edited is Tests/histories' matter.
@Suite("A build after another")
struct IncrementalTests {
  static func article(_ title: String, _ text: String = "Chữ.", date: String = "22/9/2023") -> String {
    "---\ntitle: \(title)\ndate: \(date)\n---\n\n\(text)\n"
  }

  let project: TemporaryProject

  init() throws {
    project = try TemporaryProject([
      "content/tin/_index.md": "---\ntitle: Tin\n---\n",
      "content/tin/mot.md": Self.article("Một", "[hai](hai.md)", date: "20/9/2023"),
      "content/tin/hai.md": Self.article("Hai", date: "21/9/2023"),
      "content/tin/ba.md": Self.article("Ba", date: "22/9/2023"),
      "content/lien-he.md": "# Liên hệ\n\nChữ.\n",
      // A warning, to see that it is told again.
      "content/tin/bon.md": Self.article("Bốn\nkhóa lạ: 1", date: "19/9/2023"),
    ])
  }

  /// A build to which nothing is too young to be trusted, by a clock that is `lead` nanoseconds ahead.
  func build(
    why: String? = nil, clean: Bool = false, boot: String = "1", at hour: Int = 9, date: String = "2023-09-22",
    lead: Int = 10_000_000_000
  ) throws -> BuildReport {
    let written = try DateReading.parseDate("\(date) \(hour):00")
    var options = BuildOptions(output: "\(project.path)/public", workers: Workers(count: 2)) {
      written.moment(siteOffsetMinutes: $0).at(offsetMinutes: $0)
    }
    options.why = why
    options.isClean = clean
    options.bootID = boot
    options.clockLead = lead
    // No two edits of a test in one tick of the clock.
    usleep(10_000)
    return try Project(project.path).build(options)
  }

  /// Files rendered and files written.
  func done(_ report: BuildReport) -> [Int] { [report.published?.rendered ?? -1, report.published?.written ?? -1] }

  @Test("leaves nothing that a killed build did not write to its end, whatever becomes of its edit")
  func unfinished() throws {
    _ = try build()
    let state = "\(project.path)/.public.chuyentrang"
    let names = ["site.new", "memo.new", "ledger.new"]
    for name in names { try Data([1]).write(to: URL(fileURLWithPath: "\(state)/\(name)")) }
    #expect(done(try build()) == [0, 0])
    #expect(try FileManager.default.contentsOfDirectory(atPath: state).filter(names.contains) == [])
  }

  @Test("renders nothing where nothing changed, and says of it what the first said")
  func nothing() throws {
    let first = try build()
    let second = try build()
    #expect(done(second) == [0, 0])
    #expect(second.published?.total == first.published?.total && second.published?.bytes == first.published?.bytes)
    #expect(second.pages == 5 && second.diagnostics == first.diagnostics && !first.diagnostics.isEmpty)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: "\(project.path)/content/tin/mot.md")
    #expect(done(try build()) == [0, 0])
  }

  @Test("renders one page for a new text, and those that show its title for a new title")
  func edits() throws {
    _ = try build()
    try project.write("content/tin/mot.md", Self.article("Một", "Chữ khác. [hai](hai.md)\n\nThêm.", date: "20/9/2023"))
    let text = try build()
    try project.write("content/lien-he.md", "# Liên hệ\n\nChữ.\n\nThêm.\n")
    #expect(done(try build()) == [1, 1])
    try project.write("content/tin/mot.md", Self.article("Mốt", "Chữ khác. [hai](hai.md)\n\nThêm.", date: "20/9/2023"))
    let title = try build()
    #expect(text.published.map { $0.written < title.published?.written ?? 0 } == true)
    #expect(project.text("tin/hai/index.html").contains("Mốt"))
  }

  @Test("after a change of the theme alone says the same of the sources, and what is true of the theme now")
  func theme() throws {
    try project.write("templates/page.mustache", "<title>{{title}}</title>{{{body}}}")
    try project.write("templates/thua.mustache", "<p></p>")
    let first = try build()
    #expect(Set(first.diagnostics.map(\.code)) == [.unknownKey, .unusedTemplate])
    #expect(try build().diagnostics == first.diagnostics)
    try project.write("templates/page.mustache", "<title>{{title}}</title>{{{body}}}<hr>")
    let second = try build()
    #expect(done(second) == [1, 1] && second.diagnostics == first.diagnostics)
    // After a source too, which goes the short way.
    try project.write("content/lien-he.md", "# Liên hệ\n\nChữ.\n\nThêm.\n")
    #expect(try build().diagnostics == first.diagnostics)
    try project.write("templates/page.mustache", "<title>{{title}}</title>{{> thua}}{{{body}}}<hr>")
    #expect(try build().diagnostics.map(\.code) == [.unknownKey])
    #expect(project.text("lien-he/index.html").contains("<p></p><p>Chữ.</p>\n<p>Thêm.</p>"))
  }

  /// All files below `folder`, by path.
  private func files(in folder: String) throws -> [String: Data] {
    let root = "\(project.path)/\(folder)"
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root)
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        FileManager.default.contents(atPath: "\(root)/\(path)").map { (path, $0) }
      })
  }

  @Test("after a change of site.yaml is what a clean build makes, whether or not the site is assembled anew for it")
  func configuration() throws {
    let first = "name: Mẫu\nbase_url: https://mau.example.vn/\n"
    let versions = [
      first.replacing("Mẫu", with: "Mẫu khác"), first + "tagline: Một dòng\npage_size: 2\n",
      first + "menu:\n- { title: Tin, path: tin/_index.md }\n",
      first + "menu:\n- { title: Tin mới, path: tin/_index.md }\n",
      first + "home: { lead: tin/mot.md }\n", first + "khóa lạ: 1\n", "\n" + first, first + "author_pages: false\n",
      first + "timezone: +00:00\n", first,
    ]
    try project.write("content/site.yaml", first)
    for (source, hasAuthor) in [("tin/mot.md", true), ("_index.md", false), ("_index.md", true)] {
      let author = hasAuthor ? "\nauthor: Người viết" : ""
      try project.write(
        "content/\(source)",
        source == "_index.md" ? hasAuthor ? "---\ntitle: Mẫu\n---\n\nChữ.\n" : "Chữ.\n" : Self.article("Một\(author)"))
      _ = try build()
      for version in versions {
        try project.write("content/site.yaml", version)
        let diagnostics = try build().diagnostics
        let remembered = try files(in: "public")
        try FileManager.default.removeItem(atPath: "\(project.path)/public")
        try FileManager.default.removeItem(atPath: "\(project.path)/.public.chuyentrang")
        let clean = try build()
        #expect(try remembered == files(in: "public") && diagnostics == clean.diagnostics, "\(source): \(version)")
      }
    }
  }

  @Test("repairs what somebody changed or removed, and keeps and names what somebody put there")
  func repairs() throws {
    _ = try build()
    let page = project.text("tin/mot/index.html")
    try project.write("public/tin/mot/index.html", page.replacing("Một", with: "Mọt"))
    let repaired = try build()
    #expect(project.text("tin/mot/index.html") == page)
    // A page that somebody edited is somebody's work: it was put aside.
    #expect(repaired.diagnostics.contains { $0.code == .foreignFile })
    try project.remove("public/tin/hai/index.html")
    #expect(done(try build()) == [1, 1])
    try project.write("public/cua-khach.txt", "của khách")
    try project.write("public/tin/anh.jpg", "của khách")
    for _ in 0..<2 {
      let told = try build().diagnostics.filter { $0.code == .foreignFile }.map(\.message.en)
      #expect(
        told.count == 2 && told.contains { $0.contains("cua-khach.txt") }
          && told.contains { $0.contains("tin/anh.jpg") })
    }
    #expect(project.text("tin/anh.jpg") == "của khách")
    try project.remove("public/cua-khach.txt")
    try project.remove("public/tin/anh.jpg")
    #expect(!(try build().diagnostics.contains { $0.code == .foreignFile }))
  }

  /// The folder at `path` of the site is moved away, and a link to it stands there: files seen through it are the ones that
  /// were built, their inodes included.
  private func replaceWithLink(_ path: String) throws {
    let (site, kept) = ("\(project.path)/public/\(path)", "\(project.path)/cat-di")
    try FileManager.default.moveItem(atPath: site, toPath: kept)
    try FileManager.default.createSymbolicLink(atPath: site, withDestinationPath: kept)
  }

  private func isLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(project.path)/public/\(path)")) != nil
  }

  @Test("finds a link in place of a folder that an edit brought")
  func linkInPlaceOfNewFolder() throws {
    try project.write("content/site.yaml", "name: Mẫu\nbase_url: https://mau.example.vn/\npage_size: 3\n")
    _ = try build()
    // Articles one after the other, each the short way, until lists have a page more, in folders that were not there.
    var found = 0
    for number in 1...6 {
      let known = Set(try files(in: "public").keys)
      try project.write("content/tin/moi-\(number).md", Self.article("Mới \(number)", date: "22/9/2023"))
      _ = try build()
      let pages = try files(in: "public").keys.filter { !known.contains($0) && $0.hasSuffix("/trang/1/index.html") }
      guard let page = pages.min() else { continue }
      let folder = String(page.dropLast("/index.html".count))
      try replaceWithLink(folder)
      _ = try build()
      #expect(!isLink(folder) && !project.text(page).isEmpty, "\(page)")
      try FileManager.default.removeItem(atPath: "\(project.path)/cat-di")
      found += 1
    }
    #expect(found > 0)
  }

  @Test("finds a link in place of a folder beside which one was made just before")
  func linkBesideYoungFolder() throws {
    for _ in 0..<2 { _ = try build() }
    try project.write("content/tin/moi.md", Self.article("Mới", date: "22/9/2023"))
    // What this build makes is too young for the next to be trusted; what stood there before is not.
    #expect(try build(lead: 0).published?.total ?? 0 > 0)
    try replaceWithLink("tin/mot")
    _ = try build(lead: 0)
    #expect(!isLink("tin/mot") && !project.text("tin/mot/index.html").isEmpty)
  }

  @Test("after one that failed does not parse anew what that one read")
  func failed() throws {
    _ = try build()
    try project.write("content/tin/mot.md", Self.article("Một", "[không có](khong-co.md)"))
    #expect(!(try build().isSuccess))
    #expect(!(try build().isSuccess))
    try project.write("content/tin/mot.md", Self.article("Một", "[hai](hai.md)", date: "20/9/2023"))
    #expect(done(try build())[1] == 0)
  }

  @Test("of another day, or past a publication, is a build of that day")
  func days() throws {
    try project.write(
      "content/tin/sau.md", "---\ntitle: Sau\ndate: 22/9/2023\npublish: 22/9/2023 12:00\n---\n\nChữ.\n")
    _ = try build(at: 9)
    #expect(done(try build(at: 11)) == [0, 0])
    #expect(try build(at: 12).pages == 6)
    #expect(project.text("tin/sau/index.html").contains("Sau"))
    #expect(try build(at: 9).pages == 5)
  }

  @Test("dates in a feed what has come to pass since, on the same day")
  func entries() throws {
    try project.write(
      "content/tin/le.md", "---\ntitle: Lễ\nkind: activity\nstart: 22/9/2023 10:00\nplace: Hội trường\n---\n\nChữ.\n")
    _ = try build(at: 8)
    let quiet = try build(at: 9)
    #expect(done(quiet) == [0, 0] && quiet.nextChange == nil)
    #expect(quiet.nextDifference?.rfc3339 == "2023-09-22T10:00:00+07:00")
    // A build that takes the site as it was left passes the moment on.
    try project.write("templates/page.mustache", "<title>{{title}}</title>{{{body}}}")
    #expect(done(try build(at: 9)) == [1, 1])
    let before = project.text("rss.xml")
    let later = try build(at: 11)
    #expect(later.nextDifference?.rfc3339 == "2023-09-23T00:00:00+07:00")
    let after = project.text("rss.xml")
    #expect(after != before && after.contains("Fri, 22 Sep 2023 10:00:00 +0700") && !before.contains("10:00:00"))
  }

  @Test("takes nothing for granted after a loss of power, once")
  func power() throws {
    _ = try build()
    #expect(done(try build(boot: "2")) == [0, 0])
    #expect(done(try build(boot: "2")) == [0, 0])
  }

  @Test("without the memo, or asked to use nothing of it, writes nothing that is there already")
  func clean() throws {
    let first = try build()
    let clean = try build(clean: true)
    #expect(clean.published?.rendered == first.published?.total && clean.published?.written == 0)
    try project.remove(".public.chuyentrang/memo")
    #expect(done(try build())[1] == 0)
    try project.remove(".public.chuyentrang/packs")
    try project.write("content/tin/hai.md", Self.article("Hai lần", date: "21/9/2023"))
    #expect(try build().isSuccess)
    #expect(project.text("tin/mot/index.html").contains("Hai lần"))
  }

  @Test("says why an output was or was not rendered, and which of its fields changed")
  func why() throws {
    func said(_ path: String) throws -> String { try build(why: path).explanation?.en ?? "" }
    #expect(try said("tin/").contains("nothing is remembered"))
    #expect(try said("tin/").contains("not rendered"))
    try project.write("content/tin/mot.md", Self.article("Mốt", "[hai](hai.md)", date: "20/9/2023"))
    let fields = try said("https://thu.example.vn/tin/hai/")
    #expect(fields.contains("previous") && fields.hasPrefix("tin/hai/index.html"))
    try project.write("content/tin/mot.md", Self.article("Mót", "[hai](hai.md)", date: "20/9/2023"))
    #expect(try said("content/tin/mot.md").contains("title"))
    try project.write("content/tin/mot.md", Self.article("Mọt", "[hai](hai.md)", date: "20/9/2023"))
    #expect(try said("lien-he/").contains("not rendered"))
    try project.write("templates/page.mustache", "<title>{{title}}</title>{{{body}}}")
    #expect(try said("/lien-he/index.html").contains("the template “page”"))
    try project.write("public/lien-he/index.html", "sửa tay")
    #expect(try said("lien-he").contains("published file was changed"))
    try project.write("content/tin/mot.md", Self.article("Mợt", "[hai](hai.md)", date: "20/9/2023"))
    #expect(try said("khong-co/").contains("no such file"))
  }
}
