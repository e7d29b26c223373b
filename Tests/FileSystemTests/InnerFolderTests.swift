import Foundation
import Testing

@testable import FileSystem

@Suite("A folder entered without links")
final class InnerFolderTests {
  private let root: String
  private let top: Folder

  init() throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("inner-\(UUID().uuidString)").path
    top = try Folder.make(root)
    for folder in ["a/b/deep", "a/c"] { try top.makeFolder(RelativePath(folder)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(root)/\(name)", withDestinationPath: target)
  }

  @Test("is the one at the path", arguments: ["", "a", "a/b", "a/b/deep", "a/c"])
  func finds(_ path: String) throws {
    let inner = try #require(try top.inner(RelativePath(path)))
    try inner.write([7], to: RelativePath("x"))
    #expect(try top.read(RelativePath(path).appending(Array("x".utf8))).bytes == [7])
  }

  @Test("is none where a link, a file or nothing stands on the way")
  func refuses() throws {
    try link("a/link", to: "b")
    try link("other", to: "a")
    try top.write([], to: RelativePath("file"))
    for path in ["a/link", "a/link/deep", "other", "other/b", "file", "file/b", "none", "none/b", "a/none"] {
      #expect(try top.inner(RelativePath(path)) == nil, "\(path)")
    }
  }

  @Test("stays the one that was entered, whatever is put in its place")
  func stays() throws {
    let inner = try #require(try top.inner(RelativePath("a/b")))
    try top.move(RelativePath("a"), to: RelativePath("moved"), in: top)
    try top.makeFolder(RelativePath("a/b"))
    try inner.write([7], to: RelativePath("x"))
    #expect(try top.status(RelativePath("a/b/x")) == nil)
    #expect(try top.read(RelativePath("moved/b/x")).bytes == [7])
  }
}
