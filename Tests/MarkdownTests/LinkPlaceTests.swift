import Documents
import Markdown
import Testing

@Suite("Links and images know where they stand")
struct LinkPlaceTests {
  /// Each source has `¦` before the first character of each destination that the build resolves, in the order of the links.
  static let marked: [Marked] = [
    "[a](¦x.md)",
    "Đêm 22/9 [tại Coỏng Tát](¦x.md) và [b](¦y.md)",
    "dòng một\ndòng hai [a](¦x.md)\ndòng ba [b](¦y.md) hết",
    "một  \nhai [a](¦x.md)",
    "> trích\n> [a](¦x.md)\n> > sâu [b](¦y.md)",
    "> trích\nlười [a](¦x.md)",
    "- một\n  - hai [a](¦x.md)\n    - ba\n      ![b](¦y.png)",
    "1. một\n\n   đoạn [a](¦x.md)\n   dòng [b](¦y.md)",
    "- [x] việc [a](¦x.md)",
    "# Đầu đề [a](¦x.md)",
    "đầu đề [a](¦x.md)\ndòng [b](¦y.md)\n===",
    "| Đơn vị | b |\n|---|---|\n| [a](¦x.md) | ![b](¦y.png) |\n| ô | [c](¦z.md) |",
    "trước\n| a | [b](¦x.md) |\n|---|---|\n| [c](¦y.md) | d |",
    "> | a |\n> |---|\n> | [c](¦y.md) |",
    "| a | b |\n|---|---|\n| ` | [c](¦y.md) |\n| ` | [d](¦z.md) |",
    "| a |\n|---|\n| [c](¦a\\|b.md) |",
    Marked("[a][r] và [b](¦y.md)\n\n[r]: ¦x.md", order: [1, 0]),
    "`[a](x.md)` [a](¦x.md)",
    "``[a](x.md) ` `` [a](¦x.md)",
    "` [a](¦x.md)",
    "\\[a](x.md) [a](¦x.md)",
    "\\`[a](¦x.md)\\`",
    "<b title=\"[a](x.md)\">[a](¦x.md)</b>",
    "[a](<¦x y.md>)",
    "[a]( ¦x.md )",
    "[a](\n¦x.md)",
    "> [a](\n> ¦x.md)",
    "[a](¦x(1).md)",
    "[a](¦x\\(1.md)",
    "[a](¦x.md?a=1&amp;b=2)",
    "[a](¦x.md \"[b](y.md)\")",
    "[*a* **b** `c`](¦x.md)",
    "[a\nb](¦x.md) [c](¦y.md)",
    Marked("[![ảnh](¦y.png)](¦x.md)", order: [1, 0]),
    "![a [b](q.md) c](¦x.png) [b](¦q.md)",
    "¦<a href=\"x.md\">a</a> [b](¦y.md)",
    "<b>x</b> ¦<img src=y.png alt=z> [b](¦y.md)",
    "<div>\n  <p>¦<a href='x.md'>a</a>\n  ¦<img src=b.png alt=c></div>",
    "[a](https://vi.du/x.md) [a](¦x.md)",
    "https://vi.du/a [a](¦x.md)",
    "<https://vi.du/a> [a](¦x.md) <a@vi.du>",
    "[r]\n\n[r]: ¦x.md",
    "[r][]\n\n[R]:\n  ¦x.md \"t\"",
    "[chữ][Ghi Chú]\n\n[ghi   chú]: ¦x.md",
    "```\n[r]: sai.md\n[r]: x.md\n```\n\n[r]\n\n[r]: ¦x.md",
    "> [r]\n\n> [r]: ¦x.md",
    Marked("[r] [a](¦x.md)\n\n[r]: ¦x.md", order: [1, 0]),
    "a[^1]\n\n[^1]: chú [a](¦x.md)\n    dòng [b](¦y.md)",
    "\u{FEFF}[a](¦x.md)",
    "[a](¦x.md)\r\n[b](¦y.md)\r\n\r\n[c](¦z.md)",
    "[a](¦x.md)\r[b](¦y.md)",
    "\t- a\n\n- b [c](¦x.md)",
    "te\u{301} [a](¦x.md)",
    "[a](¦#neo) [b](¦) [c](¦/goc) [d](¦?q)",
    "![a](¦x.png \"chú\")",
    "<div>\n\n[a](¦x.md)\n\n</div>",
    "*a [b](¦x.md) [c*](¦y.md)",
    "[a] [b](¦x.md) [c] [d][e] [f](¦y.md)",
    "[a](¦x.md)[a](¦x.md)[a](¦x.md)",
  ]

  @Test("at every turn of the syntax", arguments: marked)
  func places(_ marked: Marked) {
    let document = parse(marked.source)
    #expect(document.links.map { [$0.line, $0.column] } == marked.places, "\(document.links)")
  }

  @Test("behind front matter, in lines of the file")
  func frontMatter() {
    let text = Array("---\ntitle: x\n---\nđoạn\n[a](x.md)\n".utf8)
    let document = MarkdownParser.parse(text, from: 17, firstLine: 4, file: "bai.md")
    #expect(document.links.map { [$0.line, $0.column] } == [[5, 5]])
    #expect(document.blocks.map(\.line) == [4])
  }

  /// Documents of random pieces whose links are known.
  @Test("in random documents")
  func random() {
    var generator = Generator(seed: 80)
    let fillers = [
      "chữ ", "**đậm** ", "*nghiêng* ", "`mã [q](r.md)` ", "\\[ ", "\\] ", "a & b ", "<b>x</b> ", "https://vi.du ",
      "đ) ", "(ngoặc) ", "e\u{301} ",
    ]
    for _ in 0..<300 {
      var text = ""
      var expected: [[Int]] = []
      var line = 1
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let prefix = ["", "> ", "- ", "1. ", "## ", "- > "].randomElement(using: &generator) ?? ""
        let isBlock = Bool.random(using: &generator)
        if isBlock {
          text += "\n"
          line += 1
        }
        var content = isBlock ? prefix : ""
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
          content += fillers.randomElement(using: &generator) ?? ""
          if Bool.random(using: &generator) {
            content += Bool.random(using: &generator) ? "[tên](" : "![ảnh]("
            expected.append([line, content.count + 1])
            content += "\(["x", "y"].randomElement(using: &generator) ?? "").md) "
          }
        }
        text += content + "\n"
        line += 1
      }
      let places = parse(text).links.map { [$0.line, $0.column] }
      #expect(places == expected, "\(text)")
    }
  }
}

/// A source with `¦` before each destination.
struct Marked: ExpressibleByStringLiteral, Sendable, CustomTestStringConvertible {
  /// What is parsed.
  var source: String
  /// Line and column of each link, counted by Character.
  var places: [[Int]] = []

  var testDescription: String { source }

  init(stringLiteral source: String) { self.init(source) }

  /// - Parameter order: for each link, which mark is its own, where it is not its number.
  init(_ marked: String, order: [Int] = []) {
    source = marked.replacing("¦", with: "")
    var found: [[Int]] = []
    var line = 1
    var column = 1
    for character in marked {
      if character == "¦" {
        found.append([line, column])
      } else if character.isNewline {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    places = order.isEmpty ? found : order.map { found[$0] }
  }
}
