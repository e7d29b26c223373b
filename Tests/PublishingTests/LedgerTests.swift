import FileSystem
import Hashing
import TestRandom
import Testing

@testable import Publishing

@Suite("The ledger")
struct LedgerTests {
  static func hash(_ text: String) -> ContentHash { ContentHash(Array(text.utf8)) }

  @Test("gives back any path that it was told, line ends and percent signs too")
  func paths() throws {
    let project = try OutputProject()
    let state = try Folder(project.root)
    var random = SeededGenerator(seed: 4)
    var paths = Set(["a\nb", "%", "%0A", "%25", "a%2", "\n\n", "%%0A0A", " ", "đ\r\n"].map { RelativePath($0) })
    for _ in 0..<300 {
      paths.insert(RelativePath(bytes: random.bytes(random.number(in: 1...12), from: Array("a%025A\n \u{EA}".utf8))))
    }
    let outputs = paths.filter(\.isInside).sorted().map { (path: $0, hash: ContentHash($0.bytes)) }
    try Ledger(in: state).record(outputs, keepingOld: false, in: state)
    let back = try Ledger(in: state)
    #expect(back.entries == Dictionary(uniqueKeysWithValues: outputs.map { ($0.path, [$0.hash]) }))
    #expect(back.says(outputs) && !back.says(Array(outputs.dropLast())))
  }

  @Test("keeps what it had beside what is new until the moves are done")
  func old() throws {
    let project = try OutputProject()
    let folder = try Folder(project.root)
    let a = RelativePath("a")
    try Ledger(in: folder).record([(a, Self.hash("1"))], keepingOld: true, in: folder)
    try Ledger(in: folder).record(
      [(a, Self.hash("2")), (RelativePath("b"), Self.hash("3"))], keepingOld: true, in: folder)
    #expect(
      try Ledger(in: folder).entries == [a: [Self.hash("1"), Self.hash("2")], RelativePath("b"): [Self.hash("3")]])
    try Ledger(in: folder).record([(a, Self.hash("2"))], keepingOld: false, in: folder)
    #expect(try Ledger(in: folder).entries == [a: [Self.hash("2")]])
  }

  @Test("of any bytes names nothing outside the folder")
  func damaged() throws {
    let project = try OutputProject()
    let folder = try Folder(project.root)
    var random = SeededGenerator(seed: 5)
    let hex = Self.hash("x").hex
    for _ in 0..<300 {
      let lines = (0..<5).map { _ in
        ["\(hex) ../x", "\(hex) /etc", "\(hex) a/../..", "\(hex)", "\(hex.uppercased()) a", "x", "\(hex) ok"][
          random.number(in: 0...6)]
      }
      try folder.write(
        Array(lines.joined(separator: "\n").utf8) + random.bytes(random.number(in: 0...40)), to: RelativePath("ledger"))
      #expect(try Ledger(in: folder).entries.keys.allSatisfy(\.isInside))
    }
    try project.write("outside/x", "x")
    try project.write("public/index.html", "1")
    try project.write(".public.chuyentrang/ledger", "\(hex) ../outside/x\n\(hex) ..\n")
    try project.publish(["index.html": "1"])
    #expect(project.text("outside/x") == "x")
  }
}
