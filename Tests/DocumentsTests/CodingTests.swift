import Diagnostics
import Documents
import Testing

@Suite("A document as bytes")
struct CodingTests {
  static var document: Document {
    var document = Document(
      body: Body(bytes: Array("<p><a ".utf8) + Body.hole(0) + Array(">Đêm</a></p>\n<h2>b</h2>\n".utf8)))
    document.links = [
      Link(kind: .link, destination: "../lịch-sử.md#a", line: 12, column: 300),
      Link(kind: .image, destination: "", line: 1, column: 1),
    ]
    document.headings = [Heading(level: 2, id: "b", text: "b", line: 3, column: 1)]
    let kinds: [Block.Kind] = [
      .paragraph, .heading(0), .quote, .list, .lettered("đ"), .table, .note, .sources, .other, .footnotes,
    ]
    document.blocks = kinds.enumerated().map { Block(kind: $1, range: $0..<($0 + 1), text: "chữ \($0)", line: $0 + 1) }
    document.opening = "Đêm 22/9/1943"
    document.wordCount = 1943
    document.diagnostics = [
      Diagnostic(
        .emptyAlt, .warning, at: Place(file: "a.md", line: 2, column: 3, length: 4), Localized(vi: "ảnh", en: "image"),
        hint: Localized(vi: "viết", en: "write")),
      Diagnostic(.tableTooLarge, at: nil, Localized(vi: "bảng", en: "table")),
    ]
    return document
  }

  @Test("comes back as it was")
  func roundTrip() throws {
    let document = Self.document
    let back = try #require(Document(decoding: document.encoded()))
    #expect(back.body == document.body)
    #expect(back.links == document.links)
    #expect(back.headings == document.headings)
    #expect(back.blocks == document.blocks)
    #expect(back.opening == document.opening && back.wordCount == document.wordCount)
    #expect(back.diagnostics == document.diagnostics)
  }

  @Test("cut short or drawn out, it is none")
  func cut() {
    let bytes = Self.document.encoded()
    for length in 0..<bytes.count { #expect(Document(decoding: Array(bytes[..<length])) == nil) }
    #expect(Document(decoding: bytes + [0]) == nil)
  }

  @Test("with any byte changed, it is none or holds together")
  func damaged() {
    let bytes = Self.document.encoded()
    for index in bytes.indices {
      for value in [0, 1, 0x7F, 0x80, 0xFF, bytes[index] ^ 1] {
        var damaged = bytes
        damaged[index] = value
        guard let document = Document(decoding: damaged) else { continue }
        #expect(Document(decoding: document.encoded()) != nil)
        for block in document.blocks {
          #expect(block.range.upperBound <= document.body.bytes.count)
          if case .heading(let heading) = block.kind { #expect(heading < document.headings.count) }
        }
      }
    }
  }
}
