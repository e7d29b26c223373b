import Foundation
import Markdown
import Testing

/// Sources that try to get something past the sanitiser; Tests/judges/xss.py lets an HTML parser of others judge the same.
struct Attack: Decodable, Sendable, CustomTestStringConvertible {
  var family: String
  var vectors: [String]
  var testDescription: String { family }

  /// All families of Tests/fixtures/xss.json.
  static func all() throws -> [Attack] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../fixtures/xss.json")
    return try JSONDecoder().decode([Attack].self, from: Data(contentsOf: file))
  }
}

@Suite("Attacks")
struct AttackTests {
  @Test("the fixture is as large as it should be")
  func size() throws {
    let all = try Attack.all()
    #expect(all.count >= 15 && all.map(\.vectors.count).reduce(0, +) >= 120)
    #expect(all.allSatisfy { !$0.vectors.isEmpty })
  }

  @Test("come out as harmless HTML that is closed in itself")
  func harmless() throws {
    for attack in try Attack.all() {
      for vector in attack.vectors {
        for text in [
          vector, "> \(vector.replacing("\n", with: "\n> "))", "- x\n\n  \(vector.replacing("\n", with: "\n  "))",
        ] {
          let html = MarkdownParser.renderSpec(Array(text.utf8), unsafe: false)
          let faults = StrictHTML.faults(in: html)
          #expect(faults.isEmpty, "\(attack.family): \(text) → \(String(decoding: html, as: UTF8.self))")
        }
      }
    }
  }

  @Test(
    "the strict reader of these tests sees what is wrong",
    arguments: [
      "<script>alert(1)</script>", "<p onclick=\"x\">a</p>", "<a href=\"javascript:x\">a</a>",
      "<a href=\"java\tscript:x\">a</a>",
      "<p>", "</p>", "<b><i></b></i>", "<img src=\"data:image/svg+xml;base64,AA\">",
      "<a href=\"data:image/png;base64,AA\">a</a>",
      "<p style=\"x\">a</p>", "<p id=\"A\">a</p>", "<a href=\"x\"><a href=\"y\">z</a></a>", "<svg>", "<!-- x -->",
      "<p class=\"menu\">a</p>",
    ])
  func strictness(_ html: String) {
    #expect(!StrictHTML.faults(in: Array(html.utf8)).isEmpty)
  }
}
