import Documents
import Markdown
import Testing

@Suite("Whatever the source, a document")
struct PropertyTests {
  /// Pieces that Markdown, and what goes wrong with it, is made of.
  static let pieces = [
    "# ", "## ", "đầu đề ", "\n", "\n\n", "> ", "- ", "1. ", "    ", "\t", "[", "]", "(x.md)", "](y.md#a \"t\")", "![",
    "](a.jpg)",
    "[^1]", "[^1]: ", "[r]", "[r]: z.md\n", "*", "**", "_", "~~", "`", "``", "```\n", "<b>", "</b>", "<div>",
    "</div>\n", "<a href=q.md>",
    "</a>", "<!--", "-->", "<script>", "</script>", "<img src=p.png>", "| a | b |\n| - | - |\n", "| ", "|", "- [x] ",
    "a) ", "đ) ",
    "\\", "&amp;", "&#58;", "javascript:alert(1)", "https://vi.du", "www.a.vn", "ký@a.vn", "\r", "\r\n", "\u{0}",
    "e\u{301}", "Đ", "---\n",
    "===\n", "<details>", "<summary>", "<li>", "<table><tr>", "</table>", "<p>", "<h2>", " ",
  ]

  @Test("of pieces of Markdown")
  func pieces() {
    var generator = Generator(seed: 22_091_943)
    for _ in 0..<1_500 {
      let count = Int.random(in: 1...60, using: &generator)
      var text = ""
      for _ in 0..<count { text += Self.pieces.randomElement(using: &generator) ?? "" }
      check(Array(text.utf8), Bool.random(using: &generator) ? .outline : .init(), text)
    }
  }

  @Test("of any bytes, UTF-8 or not")
  func anyBytes() {
    var generator = Generator(seed: 1943)
    for _ in 0..<1_000 {
      let count = Int.random(in: 0...200, using: &generator)
      let bytes = (0..<count).map { _ in
        Bool.random(using: &generator)
          ? UInt8.random(in: 0...255, using: &generator)
          : Array("<[]()*`|-\n>#&!".utf8)[
            Int.random(in: 0..<14, using: &generator)]
      }
      check(bytes, .outline, "\(bytes)")
      _ = MarkdownParser.parse(bytes, from: count / 2, firstLine: 9, file: "x")
      _ = MarkdownParser.renderSpec(bytes, unsafe: true)
    }
  }

  private func check(_ source: [UInt8], _ options: MarkdownParser.Options, _ comment: String) {
    let document = MarkdownParser.parse(source, file: "x.md", options: options)
    var holes: [Int] = []
    var page: [UInt8] = []
    document.body.fill(into: &page) { number, page in
      holes.append(number)
      page.append(contentsOf: "href=\"x\"".utf8)
    }
    #expect(holes == Array(0..<document.links.count), "\(comment)")
    #expect(document.body.bytes.count { $0 == Body.mark } == 2 * holes.count, "\(comment)")

    var end = 0
    for block in document.blocks {
      #expect(block.range.lowerBound >= end && block.range.upperBound <= document.body.bytes.count, "\(comment)")
      end = block.range.upperBound
      let balance = StrictHTML.faults(in: shown(document.body.slice(block.range)).utf8.map { $0 })
      #expect(balance.isEmpty, "\(balance) in a block of \(comment)")
    }
    let lines = source.count { $0 == 0x0A || $0 == 0x0D } + 1
    for link in document.links { #expect(1...lines ~= link.line && link.column >= 1, "\(comment)") }
    for heading in document.headings { #expect(1...lines ~= heading.line && 2...6 ~= heading.level, "\(comment)") }
    let text = String(decoding: page, as: UTF8.self)
    let ids = text.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count, "ids \(ids) of \(comment)")
  }
}
