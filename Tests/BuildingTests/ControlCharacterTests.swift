import Foundation
import Testing

/// Characters that HTML and XML have no place for never reach public/, whichever way they come in.
@Suite struct ControlCharacterTests {
  static let forbidden: [UInt32] = Array(0..<0x20).filter { ![9, 10, 13].contains($0) } + [0x7F, 0x85, 0xFFFE, 0xFDD0]

  static let noncharacter = UnicodeScalar(0xFFFE as UInt32).map { String($0) } ?? ""

  /// Names of the files of `project` with such a character in them.
  private func holders(_ project: TemporaryProject) -> [String] {
    project.files().filter { _, data in
      String(decoding: data, as: UTF8.self).unicodeScalars.contains { Self.forbidden.contains($0.value) }
    }.keys.sorted()
  }

  @Test("those of a text are taken out with a warning at their place; Word's become spaces or a hyphen")
  func ofTheText() throws {
    let project = try TemporaryProject([
      "content/a/b.md":
        "---\ntiêu đề: Lễ\u{1} kỷ niệm\nngày: 22/9/2023\n---\n\nmột\u{B}hai\u{C}ba\n\nbốn\u{7}\u{7F}\(Self.noncharacter)năm 17\u{1E}HD\n",
      "content/don-vi.yaml": "- tên: Phòng\u{7F} A\n",
    ])
    #expect(
      try project.build().places == [
        "content/a/b.md:2:12 control-character", "content/a/b.md:6:4 control-character",
        "content/a/b.md:6:8 control-character", "content/a/b.md:8:4 control-character",
        "content/a/b.md:8:5 control-character", "content/a/b.md:8:6 control-character",
        "content/a/b.md:8:13 control-character", "content/don-vi.yaml:1:13 control-character",
      ])
    #expect(holders(project) == [])
    let page = project.text("a/b/index.html")
    #expect(page.contains("<p>một hai ba</p>") && page.contains("<p>bốnnăm 17-HD</p>"))
    #expect(page.contains("Lễ kỷ niệm"))
  }

  @Test("those that an escape of YAML or a reference of HTML brings in are taken out too")
  func escaped() throws {
    let project = try TemporaryProject([
      "content/a/b.md": """
      ---
      title: "A\\x01B\\uFFFE\\u0000C"
      date: 22/9/2023
      tags: ["t\\x02u"]
      summary: "x\\ey"
      ---

      một&#11;hai &#x7;&#xfffe; `&#7;` <b title="&#1;">ba</b> &#65;&#x110; ![x&#2;](a.md)

      """
    ])
    let places = try project.build().places.filter { $0.hasSuffix("control-character") }
    #expect(
      places
        == ["2:8", "4:8", "5:10", "8:4", "8:13", "8:18", "8:28", "8:44", "8:73"].map {
          "content/a/b.md:\($0) control-character"
        })
    try project.write(
      "content/a/b.md", project.text("content/a/b.md", in: ".").replacingOccurrences(of: " ![x&#2;](a.md)", with: ""))
    #expect(try project.build().isSuccess)
    #expect(holders(project) == [])
    let page = project.text("a/b/index.html")
    #expect(page.contains("<h1>ABC</h1>") && page.contains("một\thai") && page.contains("AĐ"))
    #expect(page.contains("<b title=\"&#9;\">") || page.contains("<b title=\"\t\">"))
  }

  @Test("each of them, in the title and in the text, is told")
  func each() throws {
    for value in Self.forbidden where value != 0 {
      let character = String(UnicodeScalar(value).map { Character($0) } ?? " ")
      let project = try TemporaryProject([
        "content/a/b.md": "---\ntiêu đề: A\(character)B\nngày: 1/9/2023\n---\n\nC\(character)D\n"
      ])
      #expect(try project.build().places.count == 2, "\(value)")
      #expect(holders(project) == [], "\(value)")
    }
  }
}
