import Foundation
import Templates
import Testing

@testable import Theme

/// What is made from the sources agrees with them.
@Suite struct GeneratedFilesTests {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test("the plain theme in the program is the one in Sources/Theme/Plain (scripts/embed-theme)")
  func plainTheme() throws {
    let folder = Self.root.appendingPathComponent("Sources/Theme/Plain")
    var files: [String: String] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: folder.path) ?? .init() {
      let file = folder.appendingPathComponent(name)
      if !file.hasDirectoryPath, let text = try? String(contentsOf: file, encoding: .utf8) { files[name] = text }
    }
    #expect(!files.isEmpty)
    #expect(Dictionary(uniqueKeysWithValues: PlainThemeFiles.all.map { ($0.name, $0.text) }) == files)
  }

  @Test("the keys in docs/giao-dien.md are those that templates are checked against (scripts/embed-keys)")
  func keys() throws {
    let page = try String(contentsOf: Self.root.appendingPathComponent("docs/giao-dien.md"), encoding: .utf8)
    let begin = try #require(page.range(of: "<!-- khóa -->"))
    let end = try #require(page.range(of: "<!-- /khóa -->"))
    let written = page[begin.upperBound..<end.lowerBound].trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(written == Kinds.documentation().trimmingCharacters(in: .whitespacesAndNewlines))
  }

  @Test("the plain theme compiles for every kind of page")
  func plainThemeCompiles() throws {
    _ = try CompiledTheme(sources: PlainTheme.templates, files: PlainTheme.assets, hashesNames: true)
  }
}
