import Testing

@testable import Documents

@Suite("Notes in a text")
struct NotesTests {
  static let label = "Các nguồn chép khác nhau"

  /// A document of `parts`, each a block, with an unmarked line between them.
  static func document(_ parts: [(kind: Block.Kind, html: String, text: String)]) -> Document {
    var bytes: [UInt8] = Array("<!-- -->\n".utf8)
    var blocks: [Block] = []
    for part in parts {
      let start = bytes.count
      bytes += part.html.utf8
      blocks.append(Block(kind: part.kind, range: start..<bytes.count, text: part.text, line: blocks.count + 1))
      bytes += "\n".utf8
    }
    var document = Document(body: Body(bytes: bytes))
    document.blocks = blocks
    return document
  }

  static func html(_ document: Document, _ index: Int) -> String {
    String(decoding: document.body.slice(document.blocks[index].range), as: UTF8.self)
  }

  @Test(
    "are recognised with their label plain or bold",
    arguments: [
      "\(label): một nói", "<strong>\(label):</strong> một nói", "<strong>\(label)</strong>: một nói",
    ])
  func labels(opening: String) {
    var document = Self.document([
      (.quote, "<blockquote>\n<p>\(opening)</p>\n<p>hai</p>\n</blockquote>\n", "\(Self.label): một nói\nhai")
    ])
    document.markNotes()
    #expect(document.blocks[0].kind == .note)
    #expect(
      Self.html(document, 0)
        == "<aside class=\"khac-nhau\">\n<p><strong>\(Self.label)</strong></p>\n<p>một nói</p>\n<p>hai</p>\n</aside>\n")
  }

  @Test("with nothing behind the label begin with what follows")
  func alone() {
    var document = Self.document([
      (
        .quote, "<blockquote>\n<p>Bản gốc còn chỗ trống:</p>\n<ul>\n<li>a</li>\n</ul>\n</blockquote>\n",
        "Bản gốc còn chỗ trống:\na"
      )
    ])
    document.markNotes()
    #expect(
      Self.html(document, 0)
        == "<aside class=\"khac-nhau\">\n<p><strong>Bản gốc còn chỗ trống</strong></p>\n\n<ul>\n<li>a</li>\n</ul>\n</aside>\n"
    )
  }

  @Test(
    "leave alone a quotation that opens otherwise, though its text looks the same",
    arguments: [
      "<blockquote>\n<ul>\n<li>\(label): a</li>\n</ul>\n</blockquote>\n",
      "<blockquote>\n<p><em>\(label):</em> a</p>\n</blockquote>\n",
      "<blockquote>\n<p><strong>\(label): a</strong></p>\n</blockquote>\n",
      "<blockquote>\n<p><a \u{FFFD}>\(label):</a> a</p>\n</blockquote>\n",
      "<blockquote>\n<h2>\(label): a</h2>\n</blockquote>\n", "<blockquote>\n</blockquote>\n", "", "<blockquote>\n<p>",
      "<blockquote>\n<p>\(label):",
    ])
  func others(html: String) {
    let before = Self.document([(.quote, html, "\(Self.label): a")])
    var after = before
    after.markNotes()
    #expect(after.body == before.body && after.blocks == before.blocks)
  }

  @Test("and sources move the ranges behind them, and no other byte changes")
  func ranges() {
    let quote = "<blockquote>\n<p><strong>\(Self.label):</strong> đêm</p>\n</blockquote>\n"
    let parts: [(kind: Block.Kind, html: String, text: String)] = [
      (.paragraph, "<p>Nguồn: sách</p>", "Nguồn: sách"), (.quote, quote, "\(Self.label): đêm"),
      (.paragraph, "<p>thường</p>", "thường"),
      (.quote, "<blockquote>\n<p>thơ</p>\n</blockquote>\n", "thơ"),
      (.paragraph, "<p><strong>Nguồn:</strong> báo</p>", "Nguồn: báo"), (.quote, quote, "\(Self.label): đêm"),
    ]
    var document = Self.document(parts)
    document.markNotes()
    #expect(document.blocks.map(\.kind) == [.sources, .note, .paragraph, .quote, .sources, .note])
    #expect(Self.html(document, 0) == "<p class=\"nguon\">Nguồn: sách</p>")
    #expect(Self.html(document, 2) == parts[2].html && Self.html(document, 3) == parts[3].html)
    #expect(Self.html(document, 4) == "<p class=\"nguon\"><strong>Nguồn:</strong> báo</p>")
    #expect(Self.html(document, 1) == Self.html(document, 5) && Self.html(document, 1).hasSuffix("</aside>\n"))
    var end = 0
    for block in document.blocks {
      #expect(block.range.lowerBound >= end && block.range.upperBound <= document.body.bytes.count)
      end = block.range.upperBound
    }
    // Without them, what is left are the bytes between.
    let between = Self.document(parts.map { ($0.kind, "", "") }).body.bytes
    var rest = document.body.bytes
    for block in document.blocks.reversed() { rest.removeSubrange(block.range) }
    #expect(rest == between)
    let once = document
    document.markNotes()
    #expect(document.body == once.body && document.blocks == once.blocks)
  }

  @Test(
    "are looked for only in a text that may have some",
    arguments: [
      ("a\n> **\(label):** x", true), ("> __\(label):__", true), ("Nguồn: x", true), ("x\n\t> Nguồn: x", true),
      ("a Nguồn: x", false), ("", false), ("\n\n>", false), ("Nguồ", false),
    ])
  func glance(text: String, expected: Bool) {
    #expect(Note.mayStand(in: Array(text.utf8), from: 0) == expected)
    #expect(!Note.mayStand(in: Array(text.utf8), from: text.utf8.count + 3))
  }
}
