import Diagnostics
import Documents
import Markdown
import Testing

/// The HTML of a document with `{n}` for hole n.
func shown(_ document: Document) -> String {
  var page: [UInt8] = []
  document.body.fill(into: &page) { number, page in page.append(contentsOf: "{\(number)}".utf8) }
  return String(decoding: page, as: UTF8.self)
}

func parse(_ text: String, _ options: MarkdownParser.Options = .init()) -> Document {
  MarkdownParser.parse(Array(text.utf8), file: "bai.md", options: options)
}

@Suite("A document")
struct DocumentTests {
  @Test("show")
  func show() {
    let d = parse(
      """
      # Đêm 22/9 *tại* Coỏng Tát

      Bài `a<b` **đậm** [một](../x.md "T") và
      dòng hai [hai](#neo) <http://a.vn> <b>x www.a.vn a@b.vn ~~x~~

      ## Phần[^1]

      - [x] xong
      - [ ] chưa

      | a | b |
      |--:|---|
      | [u](u.md) | ![v](v.png) |

      ![Ảnh](a.jpg "Lễ dâng hoa")

      <details open onclick=x><summary>Tóm</summary><p>một<li>hai <a href="y.md">y</a><script>alert(1)</script></details>

      > trích [r][ref]

      [ref]: dich.md

      [^1]: Chú thích.

      a) một
      b) hai
      """, .outline)
    print(shown(d))
    for l in d.links { print(l) }
    for l in d.headings { print(l) }
    for l in d.blocks { print(l) }
    for l in d.diagnostics { print(l.place!, l.message.vi) }
    print(d.opening, d.wordCount)
  }
}
