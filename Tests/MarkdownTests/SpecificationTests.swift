import Foundation
import Markdown
import Testing

@Suite("The CommonMark and GFM specifications")
struct SpecificationTests {
  @Test("render --unsafe gives every example that cmark-gfm gives", arguments: Specification.allCases)
  func unsafe(_ specification: Specification) throws {
    let examples = try specification.examples()
    #expect(examples.count == specification.count)
    for example in examples where !specification.exceptions.contains(example.number) {
      let html = String(decoding: MarkdownParser.renderSpec(Array(example.markdown.utf8), unsafe: true), as: UTF8.self)
      #expect(html == example.html, "example \(example.number)")
    }
  }

  /// Our own renderer against the published HTML, but for what it adds or leaves out on purpose.
  @Test("the safe HTML is that of the specification where there is no raw HTML", arguments: Specification.allCases)
  func safe(_ specification: Specification) throws {
    var compared = 0
    for example in try specification.examples() where !specification.exceptions.contains(example.number) {
      // Raw HTML, tables and captions have tests of their own; schemes like made-up: are refused.
      let isApart =
        example.markdown.contains(/<[a-zA-Z\/!?]/)
        || example.html.contains(/<table|="(?!https?:|mailto:)[a-zA-Z][a-zA-Z0-9+.-]*:/)
      let html = String(decoding: MarkdownParser.renderSpec(Array(example.markdown.utf8), unsafe: false), as: UTF8.self)
      if isApart || html.contains("<figure>") { continue }
      compared += 1
      #expect(
        html.replacing(" loading=\"lazy\" decoding=\"async\">", with: " />") == expected(example.html),
        "example \(example.number)")
    }
    #expect(compared > 500)
  }

  private func expected(_ html: String) -> String {
    html.replacing("<br />", with: "<br>").replacing("<hr />", with: "<hr>")
      .replacing("<pre>", with: "<pre tabindex=\"0\">")
  }
}
