import FileSystem
import Foundation
import Testing

@testable import Publishing

@Suite("Entering folders of the output")
struct EntranceTests {
  private let project: OutputProject
  private let top: Folder

  init() throws {
    project = try OutputProject()
    top = try Folder(project.root)
    for folder in ["a/b/deep", "a/c", "d"] { try top.makeFolder(RelativePath(folder)) }
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: project.path(name), withDestinationPath: target)
  }

  /// Whether what is written into the folder that `entrance` finds is found at `path` from the top.
  private func writesThrough(_ entrance: inout Entrance, _ path: String) throws -> Bool {
    guard let folder = try entrance.folder(RelativePath(path)) else { return false }
    let name = RelativePath(UUID().uuidString)
    try folder.write([1], to: name)
    return try top.status(RelativePath(path).appending(name.bytes)) != nil
  }

  @Test("finds each, whatever was entered before")
  func finds() throws {
    var entrance = Entrance(into: top)
    for path in ["a/b", "a/c", "a/b/deep", "d", "a", "a/b", "d"] {
      #expect(try writesThrough(&entrance, path), "\(path)")
    }
    #expect(try entrance.folder(RelativePath("a/none")) == nil)
    #expect(try entrance.folder(RelativePath("none/b")) == nil)
    #expect(try writesThrough(&entrance, "a/c"))
    #expect(try entrance.folder(RelativePath(""))?.status(RelativePath("d"))?.kind == .folder)
  }

  @Test("enters no link, neither a folder's nor that of one above")
  func links() throws {
    try link("a/link", to: "b")
    try link("other", to: "a")
    var entrance = Entrance(into: top)
    for path in ["a/link", "other/b", "other"] {
      #expect(try entrance.folder(RelativePath("a/b")) != nil)
      #expect(try entrance.folder(RelativePath(path)) == nil, "\(path)")
    }
  }

  @Test("sees at once what was put in the place of a folder above", arguments: ["", "link", "file", "folder"])
  func seesAgain(_ replacement: String) throws {
    var entrance = Entrance(into: top)
    #expect(try writesThrough(&entrance, "a/b/deep"))
    try top.move(RelativePath("a"), to: RelativePath("moved"), in: top)
    switch replacement {
    case "link": try link("a", to: "moved")
    case "file": try top.write([], to: RelativePath("a"))
    case "folder": try top.makeFolder(RelativePath("a/b/deep"))
    default: break
    }
    #expect(try writesThrough(&entrance, "a/b/deep") == (replacement == "folder"))
    #expect(try writesThrough(&entrance, "moved/b/deep"))
  }
}
