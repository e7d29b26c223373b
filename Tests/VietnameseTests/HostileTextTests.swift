import Testing

@testable import Vietnamese

@Suite("Any bytes")
struct HostileTextTests {
  @Test("nothing that reads a text traps, whatever the text")
  func anyBytes() {
    var generator = SeededGenerator(state: 71)
    let pieces: [[UInt8]] = [
      [0xCC], [0xCD, 0x80], [0xC4, 0x91], [0xE1, 0xBB], [0xE1, 0xBB, 0x87], [0xF4, 0x8F, 0xBF, 0xBF], [0xFF], [0x00],
      Array("Phần".utf8), Array("I".utf8), Array("1.".utf8), Array("99999999999999999999999".utf8), Array(" ".utf8),
      Array("oà".utf8), Array("đ)".utf8), Array("\u{323}".utf8), Array("\u{302}".utf8), Array("đến".utf8),
      Array("-".utf8),
    ]
    for _ in 0..<5000 {
      let bytes = (0..<Int.random(in: 0...12, using: &generator)).flatMap { _ in
        pieces.randomElement(using: &generator) ?? []
      }
      let text = String(decoding: bytes, as: UTF8.self)
      if let numbered = OutlineNumber.parse(text) { #expect(numbered.number.ordinal >= 1) }
      for order in [SortKey.Order.letters, .syllables] {
        let (key, repaired) = (SortKey(utf8: bytes, order: order), SortKey(text, order: order))
        #expect(key == SortKey(utf8: bytes, order: order))
        if text.utf8.elementsEqual(bytes) { #expect(key == repaired) }
      }
      #expect(Folding.plain(utf8: bytes.span).count <= bytes.count)
      let marked = Folding.marked(utf8: bytes)
      #expect(Folding.marked(utf8: marked) == marked)
      let name = Slug.asciiFileName(for: text)
      #expect(name.utf8.allSatisfy { $0 < 0x80 } && !name.isEmpty && !name.hasPrefix("."))
      #expect(Slug.asciiFileName(for: name) == name, "\(name)")
    }
  }

  @Test("what is long stays quick: each step looks at a byte a bounded number of times")
  func long() {
    let clock = ContinuousClock()
    for piece in ["oà", "1.", "I", "99", "- ", "\u{301}", "đến ", "0", "a\u{302}\u{301}"] {
      let text = String(repeating: piece, count: 20_000)
      let time = clock.measure {
        _ = SortKey(text)
        _ = SortKey(text, order: .syllables)
        _ = Folding.marked(text)
        _ = OutlineNumber.parse(text)
        _ = Slug.slug(for: text)
        _ = try? DateReading.parseDate(text)
        _ = try? DateReading.parseHistoricalDate(text)
      }
      #expect(time < .seconds(5), "\(piece.debugDescription) \(time)")
    }
  }
}
