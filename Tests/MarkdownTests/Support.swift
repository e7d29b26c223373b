import Documents
import Markdown

/// The document of `text`.
func parse(_ text: String, _ options: MarkdownParser.Options = .init()) -> Document {
  MarkdownParser.parse(Array(text.utf8), file: "bai.md", options: options)
}

/// The HTML of a document with `{n}` for hole n.
func html(_ document: Document) -> String { shown(document.body.bytes[...]) }

/// Part of a body with `{n}` for hole n.
func shown(_ part: ArraySlice<UInt8>) -> String {
  var page: [UInt8] = []
  Body.fill(part, into: &page) { number, page in page.append(contentsOf: "{\(number)}".utf8) }
  return String(decoding: page, as: UTF8.self)
}

/// Numbers that look random and are the same on every run.
struct Generator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
