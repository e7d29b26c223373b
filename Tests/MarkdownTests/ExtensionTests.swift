import CCMarkGFM
import Testing

@testable import Markdown

@Suite("Extensions that are asked for only where a text needs them")
struct ExtensionTests {
  @Test("leave the HTML as it is with all of them")
  func pieces() {
    var generator = Generator(seed: 80)
    // Pieces that nearly begin an address or a footnote, beside those that do.
    let near = [
      "www", "w", ":", "/", "//", ":/", "http:", "[", "^", "[ ^", "mailto:", "ftp", ".", "a.vn", "@", "[^1]", "ký@a.vn",
      "www.a.vn", "https://vi.du", "xmpp:a@b.vn",
    ]
    for round in 0..<3_000 {
      let pieces = round % 2 == 0 ? near + PropertyTests.pieces : Array(near.prefix(14)) + PropertyTests.pieces
      var text = ""
      for _ in 0..<Int.random(in: 1...40, using: &generator) { text += pieces.randomElement(using: &generator) ?? "" }
      let bytes = Array(text.utf8)
      let asked = CMarkTree(parsing: bytes, from: 0).html(options: CMARK_OPT_UNSAFE)
      let all = CMarkTree(parsing: bytes, from: 0, options: CMARK_OPT_FOOTNOTES).html(options: CMARK_OPT_UNSAFE)
      #expect(asked == all, "\(text.debugDescription)")
    }
  }
}
