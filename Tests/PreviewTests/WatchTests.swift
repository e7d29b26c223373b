import FileSystem
import Foundation
import Testing

@testable import Preview

@Suite("What makes a new build") struct WatchScopeTests {
  private let site = WatchScope(isPlain: false)
  private let plain = WatchScope(isPlain: true)

  @Test("of a project with content/ that and templates/, hidden folders not, but for those of _static")
  func folders() {
    for path in [
      "", "content", "content/a/b", "templates", "templates/assets", "content/_static", "content/_static/.well-known",
    ] {
      #expect(site.watches(RelativePath(path)), "\(path)")
    }
    for path in [
      "public", ".git", ".xem-truoc", ".xem-truoc/site", "content/.git", "content/a/.b/c", "content/a~", "docs",
      "contents",
      "templates/_static/.x", "content/a/_static/.b",
    ] { #expect(!site.watches(RelativePath(path)), "\(path)") }
  }

  @Test("of a folder of plain files all of it, but for what a build writes")
  func plainFolders() {
    for path in ["", "a", "templates", "_static/.well-known", "content"] {
      #expect(plain.watches(RelativePath(path)), "\(path)")
    }
    for path in ["public", "public/a", ".git", ".xem-truoc", "node_modules/a", "a/.b"] {
      #expect(!plain.watches(RelativePath(path)), "\(path)")
    }
  }

  @Test("files of the project's top count where it is the content")
  func top() {
    #expect(plain.concerns(RelativePath("bai.md")))
    #expect(!site.concerns(RelativePath("README.md")))
    #expect(site.concerns(RelativePath("content/site.yaml")))
    #expect(site.concerns(RelativePath("content/_static/.nojekyll")))
    #expect(!site.concerns(RelativePath("content/.an")))
    #expect(!site.concerns(RelativePath("public/index.html")))
  }

  @Test(
    "what editors put beside a file counts for nothing",
    arguments: [
      ".bai.md.swp", ".bai.md.swx", "4913", "5036", "bai.md~", ".#bai.md", "#bai.md#", ".goutputstream-A1B2C3",
      ".~lock.bai.md#",
      "lu12345abcd.tmp", "~$bai.docx", "bai.md___jb_tmp___", "bai.md___jb_old___", "sedAbC123", ".bai.md.kate-swp",
      "anh.jpg.part",
      "anh.jpg.crdownload",
    ])
  func temporary(name: String) {
    #expect(!site.concerns(RelativePath("content/a/\(name)")))
    #expect(!site.concerns(RelativePath("content/_static/\(name)")))
  }

  @Test(
    "names of real files are none of those",
    arguments: ["bai.md", "sediment.md", "2023.md", "so-4913.md", "Bài ~ mới.md", "a#b.md"])
  func ordinary(name: String) { #expect(site.concerns(RelativePath("content/a/\(name)"))) }
}

@Suite("When a build begins") struct QuietPeriodTests {
  @Test("a short while after the last event, longer while a file is open, and not for ever")
  func deadlines() {
    var quiet = QuietPeriod()
    #expect(quiet.deadline == nil)
    quiet.note(at: 1_000, isWriting: false)
    #expect(quiet.deadline == 1_000 + QuietPeriod.quiet)
    quiet.note(at: 2_000, isWriting: true)
    #expect(quiet.deadline == 2_000 + QuietPeriod.quietWhileWriting)
    quiet.note(at: 3_000, isWriting: false)
    #expect(quiet.deadline == 3_000 + QuietPeriod.quiet)
    for step in 1...10_000 { quiet.note(at: step * 1_000_000, isWriting: true) }
    #expect(quiet.deadline == 1_000 + QuietPeriod.longest)
  }
}

/// With the inotify of this machine.
@Suite("Watching a project") struct ProjectWatchTests {
  private static let patience = 2000

  /// All that is told until nothing more comes for a moment.
  private func news(_ watch: inout ProjectWatch) throws -> ProjectWatch.News {
    var all = try watch.next(within: Self.patience)
    while true {
      let more = try watch.next(within: 60)
      if more.paths.isEmpty {
        all.isWriting = more.isWriting
        return all
      }
      all.paths.formUnion(more.paths)
    }
  }

  private func project() throws -> TemporaryFolder {
    let project = try TemporaryFolder()
    try project.write("content/site.yaml", "a")
    try project.write("content/a/bai.md", "a")
    return project
  }

  private func paths(_ names: String...) -> Set<RelativePath> { Set(names.map { RelativePath($0) }) }

  @Test("a file that is written in place is told, and that it is closed again")
  func inPlace() throws {
    let project = try project()
    var watch = try ProjectWatch(project.path)
    try project.write("content/a/bai.md", "khác")
    let news = try news(&watch)
    #expect(news.paths == paths("content/a/bai.md"))
    #expect(!news.isWriting)
  }

  @Test("a file that is saved through another and a rename is told under its own name")
  func byRename() throws {
    let project = try project()
    var watch = try ProjectWatch(project.path)
    // As vim saves: a probe, the old file kept, the new one written, the old one removed.
    try project.write("content/a/4913")
    try project.remove("content/a/4913")
    try project.move("content/a/bai.md", to: "content/a/bai.md~")
    try project.write("content/a/bai.md", "khác")
    try project.remove("content/a/bai.md~")
    #expect(try news(&watch).paths == paths("content/a/bai.md"))
    // As LibreOffice, GNOME and sed -i do.
    try project.write("content/a/lu1a2b.tmp", "nữa")
    try project.move("content/a/lu1a2b.tmp", to: "content/a/bai.md")
    #expect(try news(&watch).paths == paths("content/a/bai.md"))
  }

  @Test("an editor's own files alone make no build")
  func temporary() throws {
    let project = try project()
    var watch = try ProjectWatch(project.path)
    try project.write("content/a/.bai.md.swp", "x")
    try project.write("content/a/#bai.md#", "x")
    try project.write("README.md", "x")
    try project.write("public/index.html", "x")
    #expect(try watch.next(within: 200).paths.isEmpty)
    #expect(try watch.next(within: 50).paths.isEmpty)
  }

  @Test("folders in folders that come to be are watched, those that were filled before being seen too")
  func newFolders() throws {
    let project = try project()
    var watch = try ProjectWatch(project.path)
    try project.write("content/b/c/d/moi.md", "x")
    #expect(try news(&watch).paths.contains(RelativePath("content/b")))
    try project.write("content/b/c/d/moi.md", "y")
    #expect(try news(&watch).paths == paths("content/b/c/d/moi.md"))
    try project.make("templates/assets")
    _ = try news(&watch)
    try project.write("templates/assets/style.css", "y")
    #expect(try news(&watch).paths == paths("templates/assets/style.css"))
  }

  @Test("a folder that was renamed is told under its new name, one that went away is forgotten")
  func renamedFolders() throws {
    let project = try project()
    var watch = try ProjectWatch(project.path)
    try project.move("content/a", to: "content/z")
    #expect(try news(&watch).paths == paths("content/a", "content/z"))
    try project.write("content/z/bai.md", "y")
    #expect(try news(&watch).paths == paths("content/z/bai.md"))
    try project.move("content/z", to: "ngoai")
    #expect(try news(&watch).paths == paths("content/z"))
    try project.write("ngoai/bai.md", "z")
    #expect(try watch.next(within: 200).paths.isEmpty)
    try project.move("ngoai", to: "content/z")
    #expect(try news(&watch).paths == paths("content/z"))
    try project.write("content/z/bai.md", "t")
    #expect(try news(&watch).paths == paths("content/z/bai.md"))
  }

  @Test("a plain folder becomes a project with content/ and is watched as one")
  func becomesProject() throws {
    let project = try TemporaryFolder()
    try project.write("bai.md", "a")
    var watch = try ProjectWatch(project.path)
    try project.write("bai.md", "b")
    #expect(try news(&watch).paths == paths("bai.md"))
    try project.make("content")
    #expect(try news(&watch).paths == paths("content"))
    try project.write("content/x.md", "b")
    #expect(try news(&watch).paths == paths("content/x.md"))
    try project.write("bai.md", "c")
    #expect(try watch.next(within: 200).paths.isEmpty)
  }

  @Test("when more happened than the system counts, all is looked at anew and watched on")
  func overflow() throws {
    let text = try #require(FileManager.default.contents(atPath: "/proc/sys/fs/inotify/max_queued_events"))
    let limit = try #require(Int(String(decoding: text, as: UTF8.self).filter(\.isNumber)))
    let project = try project()
    try project.make("content/a/muc")
    var watch = try ProjectWatch(project.path)
    for number in 0..<(limit / 2 + 1000) {
      try project.move("content/a/bai.md", to: "content/a/\(number).md")
      try project.move("content/a/\(number).md", to: "content/a/bai.md")
    }
    try project.write("content/moi/bai.md", "x")
    #expect(try news(&watch).paths.contains(RelativePath("")))
    try project.write("content/moi/bai.md", "y")
    #expect(try news(&watch).paths == paths("content/moi/bai.md"))
  }
}
