import FileSystem
import Foundation
import Hashing
import TestRandom
import Testing

@testable import Publishing

@Suite("Publishing")
struct PublisherTests {
  let site = ["index.html": "Trang đầu", "tin/index.html": "Tin", "tin/bai/index.html": "Bài", "a.css": "body{}"]

  @Test("puts the whole site in place the first time; a placeholder stays")
  func first() throws {
    let project = try OutputProject()
    try project.write("public/.gitkeep", "")
    let report = try project.publish(site)
    #expect(try project.files() == site.merging([".gitkeep": ""]) { $1 })
    #expect(report.total == 4 && report.written == 4 && report.removed == 0 && report.diagnostics.isEmpty)
    #expect(report.bytes == site.values.reduce(0) { $0 + $1.utf8.count })
    #expect(!FileManager.default.fileExists(atPath: project.path(".public.chuyentrang/staging")))
  }

  @Test("writes nothing the second time: no file is another or newer, the ledger neither")
  func second() throws {
    let project = try OutputProject()
    try project.publish(site)
    let (before, ledger) = (
      try project.stamps(), try Folder(project.path(".public.chuyentrang")).status(RelativePath("ledger"))
    )
    let report = try project.publish(site)
    #expect(report.written == 0 && report.removed == 0)
    #expect(try project.stamps() == before)
    #expect(try Folder(project.path(".public.chuyentrang")).status(RelativePath("ledger")) == ledger)
  }

  @Test("writes what changed alone and removes what nothing makes any more, with its folder")
  func changed() throws {
    let project = try OutputProject()
    try project.publish(site)
    let before = try project.stamps()
    var next = site
    next["index.html"] = "Trang mới"
    next["tin/bai/index.html"] = nil
    let report = try project.publish(next)
    #expect(report.written == 1 && report.removed == 1)
    #expect(try project.files() == next)
    #expect(
      try project.stamps()["a.css"] == before["a.css"] && project.stamps()["tin/index.html"] == before["tin/index.html"]
    )
    #expect(!FileManager.default.fileExists(atPath: project.path("public/tin/bai")))
  }

  @Test("removes no file of ours that somebody has changed since")
  func edited() throws {
    let project = try OutputProject()
    try project.publish(site)
    try project.write("public/a.css", "sửa tay")
    #expect(try project.publish(["index.html": "Trang đầu"]).removed == 2)
    #expect(try project.files() == ["index.html": "Trang đầu", "a.css": "sửa tay"])
  }

  @Test(
    "puts aside what is not ours and stands in the way, also a page of ours that was edited; all else stays where it is"
  )
  func foreign() throws {
    let project = try OutputProject()
    try project.write("public/google.html", "của khách")
    try project.write("public/a.css", "khách")
    try project.write("public/.well-known/acme", "khóa")
    try project.write("public/tin", "tệp ở chỗ thư mục")
    let report = try project.publish(site)
    let expected = site.merging(["google.html": "của khách", ".well-known/acme": "khóa"]) { $1 }
    #expect(try project.files() == expected)
    #expect(try project.kept() == ["a.css": "khách", "tin": "tệp ở chỗ thư mục"])
    // Two were put aside; the third lies in nobody's way, and what is hidden is a webmaster's.
    #expect(report.diagnostics.map(\.code) == [.foreignFile, .foreignFile, .foreignFile])
    #expect(report.diagnostics.count { $0.message.en.hasPrefix("google.html") && $0.message.en.contains("stays") } == 1)
    try project.write("public/tin/index.html", "sửa tay")
    #expect(try project.publish(site).diagnostics.count == 2)
    #expect(try project.files() == expected)
    // kept/tin is a file, so kept/tin/index.html cannot be.
    #expect(project.text(".public.chuyentrang/kept.2/tin/index.html") == "sửa tay")
  }

  @Test("makes a folder of a file and a file of a folder, ours or not")
  func conflicts() throws {
    let project = try OutputProject()
    let (file, folder) = (["a": "tệp", "b": "b"], ["a/x": "x", "a/y/z": "z", "b": "b"])
    for files in [file, folder, file, folder] {
      #expect(try project.publish(files).diagnostics.isEmpty)
      #expect(try project.files() == files)
    }
    try project.write("public/a/của tôi", "giữ")
    #expect(try project.publish(file).diagnostics.map(\.code) == [.foreignFile])
    #expect(try project.files() == file)
    #expect(try project.kept() == ["a/của tôi": "giữ"])
  }

  @Test("never writes or removes through a link", arguments: [false, true])
  func links(isPublishedBefore: Bool) throws {
    let project = try OutputProject()
    if isPublishedBefore { try project.publish(site) }
    // Outside has the content that is published, so that only the way to it tells.
    for (name, text) in site { try project.write("outside/\(name)", text) }
    let outside = try project.files(in: "outside")
    if isPublishedBefore {
      try project.remove("public/tin")
      try project.remove("public/a.css")
    } else {
      try project.write("public/other", "")
    }
    try project.link("public/tin", to: "../outside/tin")
    try project.link("public/a.css", to: "../outside/a.css")
    var next = site
    next["tin/index.html"] = "Tin mới"
    try project.publish(next)
    #expect(try project.files().filter { $0.key != "other" } == next)
    #expect(try project.files(in: "outside") == outside)
    #expect(try project.kept().values.sorted() == ["-> ../outside/a.css", "-> ../outside/tin"])

    try project.remove("public/tin")
    try project.link("public/tin", to: "../outside/tin")
    try project.write("outside/tin/index.html", "Tin mới")
    try project.publish(["index.html": "Trang đầu"])
    #expect(project.text("outside/tin/index.html") == "Tin mới" && project.text("outside/tin/bai/index.html") == "Bài")
  }

  @Test("does not go into an output that is a file or a link, nor beside a state that is one")
  func notAFolder() throws {
    let project = try OutputProject()
    try project.write("public", "tệp")
    #expect(throws: OutputFault.notAFolder(project.path("public"), isLink: false)) { try project.publish(site) }
    #expect(project.text("public") == "tệp")
    try project.remove("public")
    try project.write("outside/x", "x")
    try project.link("public", to: "outside")
    #expect(throws: OutputFault.notAFolder(project.path("public"), isLink: true)) { try project.publish(site) }
    #expect(try project.files(in: "outside") == ["x": "x"])
    try project.remove("public")
    try project.link(".public.chuyentrang", to: "outside")
    #expect(throws: OutputFault.notAFolder(project.path(".public.chuyentrang"), isLink: true)) {
      try project.publish(site)
    }
    #expect(try project.files(in: "outside") == ["x": "x"])
  }

  @Test("changes nothing when a page cannot be rendered")
  func failing() throws {
    let project = try OutputProject()
    try project.publish(site)
    let before = try project.stamps()
    for name in site.keys {
      #expect(throws: OutputProject.Refusal.self) { try project.publish(site.mapValues { $0 + " mới" }, failing: name) }
      #expect(try project.stamps() == before)
      #expect(!FileManager.default.fileExists(atPath: project.path(".public.chuyentrang/staging")))
    }
    let fresh = try OutputProject()
    #expect(throws: OutputProject.Refusal.self) { try fresh.publish(site, failing: "a.css") }
    #expect(try fresh.files().isEmpty)
  }

  @Test(
    "refuses a path that leaves the folder",
    arguments: ["../a", "a/../../b", "/etc/a", "a//b", ".", "", "a/./b", "a\0b"])
  func leaving(path: String) throws {
    let project = try OutputProject()
    #expect(throws: SystemError.self) { try project.publish(["index.html": "x", path: "y"]) }
    #expect(try project.files().isEmpty)
  }

  @Test("after a kill in the moves, brings everything in order, and still knows what is its own")
  func killed() throws {
    for moved in 0...3 {
      let project = try OutputProject()
      try project.publish(site)
      let next = ["index.html": "Trang 2", "tin/index.html": "Tin 2", "moi/index.html": "Mới"]
      let output = try OutputFolder(project.path("public"))
      let contents = next.map { (path: RelativePath($0.key), hash: ContentHash(Array($0.value.utf8))) }
      try Ledger(in: output.state).record(contents, keepingOld: true, in: output.state)
      for (name, text) in next.sorted(by: { $0.key < $1.key }).prefix(moved) {
        try project.write("public/\(name)", text)
      }
      try project.write(".public.chuyentrang/staging/rest", "nửa chừng")
      let last = ["index.html": "Trang 3"]
      #expect(try project.publish(last).diagnostics.isEmpty)
      #expect(try project.files() == last)
    }
  }

  @Test("leaves no folder of a page that a killed build had removed already, or had yet to bring")
  func emptyFolders() throws {
    let project = try OutputProject()
    try project.publish(site.merging(["x/y/z/index.html": "Sâu"]) { $1 })
    try project.remove("public/x/y/z/index.html")
    try project.remove("public/tin/bai/index.html")
    try project.write("public/của tôi/x", "")
    try project.remove("public/của tôi/x")
    try project.publish(["index.html": "Trang đầu", "tin/index.html": "Tin"])
    let left = try FileManager.default.subpathsOfDirectory(atPath: project.path("public"))
    #expect(Set(left) == ["index.html", "tin", "tin/index.html", "của tôi"])
  }

  @Test("removes no empty folder that a link leads to")
  func emptyFolderOutside() throws {
    let project = try OutputProject()
    try project.publish(site)
    try project.remove("public/tin")
    try project.write("outside/bai/x", "")
    try project.remove("outside/bai/x")
    try project.link("public/tin", to: "../outside")
    try project.publish(["index.html": "Trang đầu"])
    #expect(FileManager.default.fileExists(atPath: project.path("outside/bai")))
  }

  @Test("puts aside links that lead in a circle, and goes through no link to where texts are stored")
  func circles() throws {
    let project = try OutputProject()
    try project.publish(site)
    try project.remove("public/tin")
    try project.link("public/tin", to: "tin")
    try project.publish(site)
    #expect(try project.files() == site)
    #expect(try project.kept() == ["tin": "-> tin"])
    try project.write("outside/0", "của người khác")
    try project.link(".public.chuyentrang/packs", to: "../outside")
    #expect(throws: OutputFault.notAFolder(project.path(".public.chuyentrang/packs"), isLink: true)) {
      try project.publish(site)
    }
  }

  @Test("waits for another that publishes")
  func waiting() async throws {
    let project = try OutputProject()
    let first = try OutputFolder(project.path("public"))
    var lock: FileLock? = try first.lock { Issue.record("nobody else is here") }
    let (waits, hasWaited) = AsyncStream.makeStream(of: Void.self)
    let second = Task.detached {
      let other = try OutputFolder(project.path("public"))
      let held = try other.lock { hasWaited.yield() }
      withExtendedLifetime(held) {}
      return Date()
    }
    for await _ in waits { break }
    try await Task.sleep(for: .milliseconds(100))
    let released = Date()
    withExtendedLifetime(lock) {}
    lock = nil
    #expect(try await second.value >= released)
  }

  @Test("of any history of edits gives the bytes of a clean publish")
  func histories() throws {
    let names = [
      "a", "a/b", "a/b/c", "d.html", "e/f", "e/g\nh", "e/%0A%", "i%25", "đ/ê", "e\u{302}", "\u{EA}", ".ẩn/x",
    ]
    for seed in 0..<300 {
      var random = SeededGenerator(seed: UInt64(seed))
      let project = try OutputProject(workers: 1 + seed % 3)
      for step in 0..<6 {
        var files: [String: String] = [:]
        var parents: Set<[UInt8]> = []
        for name in names.shuffled(using: &random) where random.number(in: 0...2) > 0 {
          // No output is a folder of another; names that differ in their bytes are one key to a String dictionary.
          let parts = name.split(separator: "/").map(String.init)
          let above = (1..<max(1, parts.count)).map { Array(parts[..<$0].joined(separator: "/").utf8) }
          if parents.contains(Array(name.utf8))
            || above.contains(where: { path in files.keys.contains { Array($0.utf8) == path } })
          {
            continue
          }
          if files[name] != nil { continue }
          above.forEach { parents.insert($0) }
          files[name] = "\(random.number(in: 0...2))"
        }
        if random.number(in: 0...4) == 0, let any = files.keys.min() {
          #expect(throws: OutputProject.Refusal.self) { try project.publish(files, failing: any) }
        }
        let report = try project.publish(files)
        let found = try project.files()
        #expect(found == files && report.diagnostics.isEmpty, "seed \(seed), step \(step)")
      }
    }
  }
}
