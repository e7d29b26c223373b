import FileSystem
import Foundation
import Testing

@Suite("Files opened without links") struct OpenFileTests {
  @Test("a file is read at any place, and goes on to be what it was when it was opened")
  func reading() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("chuyentrang-\(UUID().uuidString)").path
    let folder = try Folder.make(path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try folder.write(Array("0123456789".utf8), to: RelativePath("a/b/so"))
    let file = try #require(try folder.openWithoutLinks(RelativePath("a/b/so")))
    #expect(file.status.kind == .file && file.status.size == 10)
    #expect(try file.read(at: 3, count: 4) == Array("3456".utf8))
    #expect(try file.read(at: 8, count: 4) == Array("89".utf8))
    #expect(try file.read(at: 10, count: 4) == [])
    try folder.write(Array("khác".utf8), to: RelativePath("moi"))
    try folder.move(RelativePath("moi"), to: RelativePath("a/b/so"), in: folder)
    #expect(try file.read(at: 0, count: 3) == Array("012".utf8))
  }

  @Test("what is not there, what leads elsewhere and what is neither file nor folder is not opened")
  func refused() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("chuyentrang-\(UUID().uuidString)").path
    let folder = try Folder.make(path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try folder.write([1], to: RelativePath("a/tep"))
    try FileManager.default.createSymbolicLink(atPath: "\(path)/lien-ket", withDestinationPath: "a/tep")
    try FileManager.default.createSymbolicLink(atPath: "\(path)/thu-muc", withDestinationPath: "a")
    try FileManager.default.createSymbolicLink(atPath: "\(path)/vong", withDestinationPath: "vong")
    #expect(mkfifo("\(path)/ong", 0o600) == 0)
    for name in [
      "khong", "a/khong", "a/tep/b", "lien-ket", "thu-muc/tep", "thu-muc", "vong", "ong", "../tmp", "a/../a/tep",
      "/etc",
    ] {
      #expect(try folder.openWithoutLinks(RelativePath(name)) == nil, "\(name)")
    }
    #expect(try folder.openWithoutLinks(RelativePath(String(repeating: "x", count: 300))) == nil)
    #expect(try folder.openWithoutLinks(RelativePath("a"))?.status.kind == .folder)
    #expect(try folder.openWithoutLinks(RelativePath(""))?.status.kind == .folder)
  }
}
