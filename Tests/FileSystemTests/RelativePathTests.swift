import TestRandom
import Testing

@testable import FileSystem

@Suite("A path inside a folder")
struct RelativePathTests {
  @Test(
    "resolves dots as a shell does, and never leaves the top",
    arguments: [
      ("a/b", "c", "a/b/c"), ("a/b", "../c", "a/c"), ("a/b", "./../../c/.", "c"), ("a", "..", ""), ("", "a//b/", "a/b"),
      ("a", "/b", "a/b"),
      ("", "..", nil), ("a", "../..", nil), ("a", "../../a", nil), ("../a", "b", nil), ("", "...", "..."),
      ("a", "", "a"), ("a", "..b", "a/..b"),
    ])
  func examples(base: String, path: String, expected: String?) {
    #expect(RelativePath(base).resolving(Array(path.utf8)) == expected.map { RelativePath($0) })
  }

  @Test("resolved from anywhere with anything, is inside or none")
  func inside() {
    var random = SeededGenerator(seed: 8)
    let alphabet = Array("../ab".utf8)
    for _ in 0..<5000 {
      let base = RelativePath(bytes: random.bytes(random.number(in: 0...8), from: alphabet))
      let path = random.bytes(random.number(in: 0...12), from: alphabet)
      guard let found = base.resolving(path) else { continue }
      #expect(found.bytes.isEmpty || found.isInside || found.bytes.contains(0))
      #expect(found.resolving([]) == found)
      #expect(RelativePath("").resolving(base.bytes + [0x2F] + path) == found)
      // From a folder deeper, two steps up come out at the same place.
      #expect(base.appending(Array("x/y".utf8)).resolving(Array("../../".utf8) + path) == found)
    }
  }

  @Test("has a name, a parent and an ending")
  func parts() {
    let path = RelativePath("a/b.tar.GZ")
    #expect(
      path.name == Array("b.tar.GZ".utf8) && path.parent == RelativePath("a") && path.fileExtension == Array("gz".utf8))
    #expect(
      RelativePath(".htaccess").fileExtension.isEmpty && RelativePath("a.b/c").fileExtension.isEmpty
        && RelativePath("").name.isEmpty)
    #expect(RelativePath("a.").fileExtension.isEmpty && RelativePath("a").parent == RelativePath(""))
  }

  @Test("is another in NFC and in NFD")
  func forms() {
    #expect(RelativePath("\u{EA}") != RelativePath("e\u{302}"))
    #expect("\u{EA}" == "e\u{302}")
    #expect(Set([RelativePath("\u{EA}"), RelativePath("e\u{302}")]).count == 2)
  }
}
