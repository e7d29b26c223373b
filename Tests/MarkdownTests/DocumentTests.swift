import Diagnostics
import Documents
import Foundation
import Markdown
import Testing

@Suite("A document")
struct DocumentTests {
  @Test("has headings with unique ASCII ids, from h2 on")
  func headings() {
    let document = parse(
      "# Đêm 22/9 *tại* Coỏng Tát\n\n### Phần `một`\n\n# Đêm 22/9 tại Coỏng Tát\n\n# !!!\n\n# Fn 1\n\n####### x\n\n###### sâu"
    )
    #expect(
      document.headings.map(\.id) == [
        "dem-22-9-tai-coong-tat", "phan-mot", "dem-22-9-tai-coong-tat-2", "muc", "muc-fn-1", "sau",
      ])
    #expect(document.headings.map(\.level) == [2, 4, 2, 2, 2, 6])
    #expect(document.headings.map(\.text).first == "Đêm 22/9 tại Coỏng Tát")
    #expect(
      html(document).hasPrefix(
        "<h2 id=\"dem-22-9-tai-coong-tat\">Đêm 22/9 <em>tại</em> Coỏng Tát</h2>\n<h4 id=\"phan-mot\">"))
    #expect(html(document).hasSuffix("<h6 id=\"sau\">sâu</h6>\n"))
  }

  @Test("keeps levels, or ids too, where it is asked to")
  func headingOptions() {
    #expect(html(parse("# a\n### b", .init(headings: .withIDs))) == "<h1 id=\"a\">a</h1>\n<h3 id=\"b\">b</h3>\n")
    #expect(html(parse("# a\n### b", .init(headings: .asWritten))) == "<h1>a</h1>\n<h3>b</h3>\n")
    #expect(html(parse("### a\n#### b")) == "<h2 id=\"a\">a</h2>\n<h3 id=\"b\">b</h3>\n")
  }

  @Test("gives many headings of one text an id each, fast")
  func manyHeadings() {
    let ids = parse(String(repeating: "# a\n", count: 5_000)).headings.map(\.id)
    #expect(Set(ids).count == 5_000 && ids.last == "a-5000")
  }

  @Test("has a hole for what the build resolves, and no other address")
  func holes() {
    let document = parse("[a](x.md \"T\") ![b](y.png) [c](#d) [e](https://vi.du/?a=1&b) <a@vi.du> [f](tel:+84)")
    #expect(
      html(document)
        == "<p><a {0} title=\"T\">a</a> <img {1} alt=\"b\" loading=\"lazy\" decoding=\"async\"> <a {2}>c</a> "
        + "<a href=\"https://vi.du/?a=1&amp;b\">e</a> <a href=\"mailto:a@vi.du\">a@vi.du</a> <a href=\"tel:+84\">f</a></p>\n"
    )
    #expect(document.links.map(\.destination) == ["x.md", "y.png", "#d"])
    #expect(document.links.map(\.kind) == [.link, .image, .link])
  }

  @Test("warns of an unsafe address at its place, and keeps the words")
  func refused() throws {
    let document = parse("chữ\n\nđoạn [nhãn](javascript:alert(1))")
    #expect(html(document) == "<p>chữ</p>\n<p>đoạn nhãn</p>\n")
    let fault = try #require(document.diagnostics.first)
    #expect(fault.code == .unsafeHTML && fault.severity == .warning)
    #expect(fault.place == Place(file: "bai.md", line: 3, column: 13, length: "javascript:alert(1)".count))
  }

  @Test("warns of what raw HTML loses, at its place")
  func rawHTML() {
    let document = parse("a <font>b</font>\n\n<div class=\"x\">\n  <script>y</script></div>")
    #expect(html(document) == "<p>a b</p>\n<div>\n  </div>\n")
    #expect(document.diagnostics.map { [$0.place?.line, $0.place?.column] } == [[1, 3], [3, 1], [4, 3]])
    #expect(document.diagnostics.allSatisfy { $0.code == .unsafeHTML && $0.severity == .warning })
  }

  @Test("keeps the raw HTML that editors need, closed in its block")
  func allowedHTML() {
    #expect(
      html(parse("H<sub>2</sub>O <kbd>x</kbd> <b>đậm *nghiêng</b>*"))
        == "<p>H<sub>2</sub>O <kbd>x</kbd> <b>đậm <em>nghiêng</em></b></p>\n")
    #expect(html(parse("<ul><li>a<li><a href=x.md>b</ul>\n")) == "<ul><li>a</li><li><a {0}>b</a></li></ul>\n")
    #expect(
      html(parse("<details>\n<summary>a</summary>\nb\n\n**c**\n\n</details>"))
        == "<details>\n<summary>a</summary>\nb\n<p><strong>c</strong></p>\n</details>\n")
    #expect(
      html(parse("<table><tr><td colspan=2>a<td>b</table>"))
        == "<table><tr><td colspan=\"2\">a</td><td>b</td></tr></table>\n")
  }

  @Test("wraps a table in a named box that scrolls")
  func table() {
    #expect(
      html(parse("# Lịch\n\n|a||\n|:-|-:|\n|1|2|"))
        == "<h2 id=\"lich\">Lịch</h2>\n<div class=\"bang\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng 1: Lịch\">\n<table>\n<thead>\n<tr>\n"
        + "<th scope=\"col\" class=\"can-trai\">a</th>\n<td class=\"can-phai\"></td>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        + "<td class=\"can-trai\">1</td>\n<td class=\"can-phai\">2</td>\n</tr>\n</tbody>\n</table>\n</div>\n")
  }

  @Test("makes a figure of a titled image alone, and warns where nobody can hear an image")
  func images() {
    #expect(
      html(parse("![Ảnh](a.jpg \"Lễ <hội>\")"))
        == "<figure>\n<img {0} alt=\"Ảnh\" loading=\"lazy\" decoding=\"async\">\n<figcaption>Lễ &lt;hội&gt;</figcaption>\n</figure>\n"
    )
    #expect(html(parse("![Ảnh](a.jpg)")) == "<p><img {0} alt=\"Ảnh\" loading=\"lazy\" decoding=\"async\"></p>\n")
    let silent = parse("x\n![](a.jpg) <img src=b.png>")
    #expect(silent.diagnostics.map(\.code) == [.emptyAlt, .emptyAlt])
    #expect(silent.diagnostics.map { [$0.place?.line, $0.place?.column] } == [[2, 5], [2, 12]])
  }

  @Test("has footnotes that lead there and back")
  func footnotes() {
    #expect(
      html(parse("a[^x] b[^x] c[^y]\n\n[^y]: hai\n[^x]: một\n\n    - ba\n[^z]: thừa"))
        == "<p>a<sup class=\"so-chu-thich\"><a href=\"#fn-1\" id=\"fnref-1\" aria-label=\"Chú thích 1\">1</a></sup> "
        + "b<sup class=\"so-chu-thich\"><a href=\"#fn-1\" id=\"fnref-1-2\" aria-label=\"Chú thích 1\">1</a></sup> "
        + "c<sup class=\"so-chu-thich\"><a href=\"#fn-2\" id=\"fnref-2\" aria-label=\"Chú thích 2\">2</a></sup></p>\n"
        + "<section class=\"chu-thich\" aria-label=\"Chú thích\">\n<ol>\n<li id=\"fn-1\">\n<p>một</p>\n<ul>\n<li>ba</li>\n</ul>\n"
        + "<p> <a href=\"#fnref-1\" aria-label=\"Quay lại chú thích 1 trong bài\">↩</a>"
        + " <a href=\"#fnref-1-2\" aria-label=\"Quay lại chú thích 1 trong bài, lần 2\">↩</a></p>\n</li>\n"
        + "<li id=\"fn-2\">\n<p>hai <a href=\"#fnref-2\" aria-label=\"Quay lại chú thích 2 trong bài\">↩</a></p>\n</li>\n</ol>\n</section>\n"
    )
  }

  @Test("has task boxes that say what they are")
  func tasks() {
    #expect(
      html(parse("- [x] a\n- [ ] b"))
        == "<ul>\n<li><input type=\"checkbox\" checked disabled aria-label=\"Đã xong\"> a</li>\n"
        + "<li><input type=\"checkbox\" disabled aria-label=\"Chưa xong\"> b</li>\n</ul>\n")
  }

  @Test("reads lettered lines as parts of an outline where it is asked to")
  func lettered() {
    let text = "mở đầu\na) *một*\nvẫn một\nđ) hai\n\nb) ba\n\n- c) bốn"
    let document = parse(text, .outline)
    #expect(document.blocks.map(\.kind) == [.paragraph, .lettered("a"), .lettered("đ"), .lettered("b"), .list])
    #expect(
      document.blocks.map { shown(document.body.slice($0.range)) } == [
        "<p>mở đầu</p>\n", "<p><em>một</em>\nvẫn một</p>\n", "<p>hai</p>\n", "<p>ba</p>\n",
        "<ul>\n<li>c) bốn</li>\n</ul>\n",
      ])
    #expect(document.blocks.map(\.line) == [1, 2, 4, 6, 8])
    #expect(document.blocks.map(\.text) == ["mở đầu", "một\nvẫn một", "hai", "ba", "c) bốn"])
    #expect(parse(text).blocks.map(\.kind) == [.paragraph, .paragraph, .list])
  }

  @Test("gives its blocks with their bytes and texts")
  func blocks() {
    let document = parse("# a\n\n> Các nguồn chép khác nhau: *x*.\n\nNguồn: b\nNguồn: c\n\n---\n")
    #expect(document.blocks.map(\.kind) == [.heading(0), .quote, .paragraph, .other])
    #expect(document.blocks.map(\.text) == ["a", "Các nguồn chép khác nhau: x.", "Nguồn: b\nNguồn: c", ""])
    #expect(document.blocks.reduce(into: "") { $0 += shown(document.body.slice($1.range)) } == html(document))
    #expect(parse("a", .article).blocks.isEmpty)
  }

  @Test("opens with its first paragraph, cut at a word")
  func opening() {
    #expect(parse("# a\n\n> b\n\n*c*\n[d](e.md) `f`\n\ng").opening == "c d f")
    let long = parse(String(repeating: "tuyên truyền ", count: 60)).opening
    #expect(long.utf8.count <= 300 && long.utf8.count > 270 && long.hasSuffix("…"))
    #expect(long.dropLast().split(separator: " ").allSatisfy { $0 == "tuyên" || $0 == "truyền" })
    let unbroken = parse(String(repeating: "ữ", count: 500)).opening
    #expect(unbroken.utf8.count <= 300 && unbroken.dropLast().allSatisfy { $0 == "ữ" })
  }

  @Test("counts syllables as white space parts them")
  func words() {
    #expect(parse("# Một hai\n\nba *bốn* năm**sáu** `bảy tám`\nchín\n\n- mười").wordCount == 9)
    #expect(parse("| a | b |\n|---|---|\n| c | d |").wordCount == 4)
  }

  @Test(
    "blocks of Markdown stand inside raw elements that may hold them, until the end tag or the end",
    arguments: [
      (
        "<details>\n\n<summary>a</summary>\n\n- b\n\n## c\n\n</details>\n\nd",
        "<details>\n<summary>a</summary>\n<ul>\n<li>b</li>\n</ul>\n<h2>c</h2>\n</details>\n<p>d</p>\n", 0
      ),
      ("<div>\n\n<details>\n\na\n\n</details>\n\n</div>", "<div>\n<details>\n<p>a</p>\n</details>\n</div>\n", 0),
      ("<details>\n\na", "<details>\n<p>a</p>\n</details>\n", 1),
      ("<details>\n\na[^1]\n\n[^1]: b", nil, 1),
      // From inside a block of Markdown nothing outside of it is closed.
      (
        "<details>\n\n- a\n\n  </details>\n\n> </details>\n\n</details>",
        "<details>\n<ul>\n<li>\n<p>a</p>\n</li>\n</ul>\n<blockquote>\n</blockquote>\n</details>\n", 2
      ),
      ("<div><p>\n\na</div>", "<div><p>\n</p>\n<p>a</p>\n</div>\n", 2),
      ("- <details>\n\n  a\n\n  </details>", "<ul>\n<li>\n<details>\n</details>\n<p>a</p>\n</li>\n</ul>\n", 1),
    ])
  func spanning(text: String, expected: String?, warnings: Int) throws {
    let document = parse(text, .init(headings: .asWritten, keepsBlocks: false))
    if let expected { #expect(html(document) == expected) }
    #expect(document.diagnostics.count == warnings, "\(document.diagnostics)")
    let shown = html(document)
    for tag in ["details", "div"] {
      #expect(shown.components(separatedBy: "<\(tag)>").count == shown.components(separatedBy: "</\(tag)>").count)
    }
    if let footnotes = shown.range(of: "<section") { #expect(!shown[footnotes.lowerBound...].contains("</details>")) }
  }

  @Test("what is read as structure keeps raw elements inside its parts")
  func spanningStructure() {
    let text = "<details>\n\na\n\n## b\n\nc\n\n</details>"
    let document = parse(text)
    #expect(html(document).hasPrefix("<details>\n<p>a</p>\n</details>\n<h2"))
    #expect(document.diagnostics.count == 2)
    #expect(html(parse("<details>\n\na) b\n\n</details>", .outline)) == "<details>\n<p>a) b</p>\n</details>\n")
  }
}
