import TestRandom
import Testing

@testable import Hashing

@Suite("Hashes of contents")
struct ContentHashTests {
  @Test(
    "are XXH3 of 128 bits: the values of xxHash's own `xxh128sum`",
    arguments: [
      ("", "99aa06d3014798d86001c324468d497f"), ("a", "a96faf705af16834e6c632b61e964e1f"),
      ("abc", "06b05ab6733a618578af5f94892f3950"),
    ])
  func reference(text: String, hex: String) { #expect(ContentHash(Array(text.utf8)).hex == hex) }

  @Test("come back from their digits; other digits are none")
  func digits() {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<500 {
      let hash = ContentHash(random.bytes(random.number(in: 0...300)))
      #expect(ContentHash(hex: hash.hex.utf8) == hash && hash.hex.utf8.count == 32)
      _ = ContentHash(hex: random.bytes(32, from: Array("0123456789abcdef".utf8)))
    }
    for text in [
      "", "0", String(repeating: "G", count: 32), String(repeating: "A", count: 32), String(repeating: "0", count: 33),
    ] { #expect(ContentHash(hex: text.utf8) == nil) }
  }

  @Test("of several parts tell where one ends")
  func parts() {
    func hash(_ parts: [String]) -> ContentHash {
      var fingerprint = Fingerprint()
      for part in parts { fingerprint.add(part) }
      return fingerprint.finish()
    }
    #expect(
      hash(["ab", "c"]) != hash(["a", "bc"]) && hash(["", "a"]) != hash(["a", ""]) && hash(["a"]) != hash(["a", ""])
        && hash(["a", "b"]) == hash(["a", "b"]))
  }
}
