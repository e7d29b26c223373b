import Diagnostics
import Foundation
import Testing

@Suite("docs/thong-bao-loi.md") struct CodePageTests {
  private static func sections() throws -> [(name: String, text: String)] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/thong-bao-loi.md"), encoding: .utf8)
    return page.components(separatedBy: "\n### ").dropFirst().map { part in
      let title = part.prefix { $0 != "\n" }
      return (String(title.filter { $0 != "`" }), String(part.dropFirst(title.count)))
    }
  }

  @Test("explains each code once, and no other")
  func equalsTheList() throws {
    let named = try Self.sections().map(\.name).sorted()
    #expect(named == Code.allCases.map(\.rawValue).sorted())
  }

  @Test("says what to do about each")
  func waysOut() throws {
    for section in try Self.sections() {
      #expect(section.text.contains("Cách sửa: "), "\(section.name)")
    }
  }
}
