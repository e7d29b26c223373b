import TestRandom
import Testing

@testable import Bytes

@Suite("What the bytes of a text hold")
struct ByteScanTests {
  @Test("is a fault exactly where the standard library finds no UTF-8, or a NUL")
  func faults() {
    var generator = SeededGenerator(seed: 1)
    let pieces: [[UInt8]] =
      ["a", "Đảng bộ tỉnh", "ê", "Ắ", "—", "한국", "ก", "😀", "\r\n", "e\u{301}", "\u{7F}"].map { Array($0.utf8) }
      + ["\t\n", "\u{B}", "\u{1F}", "«°»", "\u{85}", "\u{FFFD}\u{FEFF}"].map { Array($0.utf8) }
      // U+FFFE, U+FDD0, U+1FFFF
      + [[0xEF, 0xBF, 0xBE], [0xEF, 0xB7, 0x90], [0xF0, 0x9F, 0xBF, 0xBF]]
      + [[0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80]]
      + [[0x80], [0xC3], [0xE1, 0xBB], [0xF0, 0x9F, 0x98], [0xFF], [0x00], [0xF5, 0x80, 0x80, 0x80]]
    for round in 0..<20_000 {
      var bytes: [UInt8] = []
      // Sound texts have to be common, so most rounds draw from those alone.
      let kinds = round % 4 == 0 ? pieces.count : 20
      for _ in 0..<Int.random(in: 0..<12, using: &generator) {
        bytes += pieces[Int.random(in: 0..<kinds, using: &generator)]
      }
      if round % 3 == 0, !bytes.isEmpty { bytes.removeLast(Int.random(in: 0...min(3, bytes.count), using: &generator)) }
      let isSound = String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0)
      let findings = ByteScan(bytes)
      #expect(findings.contains(.fault) == !isSound, "\(bytes)")
      guard isSound else { continue }
      #expect(findings.contains(.carriageReturn) == bytes.contains(0x0D), "\(bytes)")
      let hasMark = String(decoding: bytes, as: UTF8.self).unicodeScalars.contains {
        (0x300...0x37F).contains($0.value)
      }
      #expect(findings.contains(.combiningMark) == hasMark, "\(bytes)")
      #expect(findings.contains(.forbidden) == holdsForbidden(bytes), "\(bytes)")
      #expect((ForbiddenCharacters.removed(from: bytes) != nil) == holdsForbidden(bytes), "\(bytes)")
    }
  }

  @Test("is the same for any three bytes, wherever they stand in a block of eight", arguments: 0..<9)
  func places(before: Int) {
    let interesting: [UInt8] = [
      0x00, 0x08, 0x09, 0x0A, 0x0B, 0x0D, 0x1F, 0x20, 0x41, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xE1,
      0xED, 0xEF, 0xF0, 0xF4, 0xF5,
    ]
    for a in interesting {
      for b in interesting {
        for c in interesting {
          let bytes = Array(repeating: UInt8(0x20), count: before) + [a, b, c]
          let isSound = String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0)
          #expect(ByteScan(bytes).contains(.fault) == !isSound, "\(bytes)")
          if isSound { #expect(ByteScan(bytes).contains(.forbidden) == holdsForbidden(bytes), "\(bytes)") }
        }
      }
    }
  }
}

/// The rule of HTML, said of scalars: no noncharacter, and no control but the white space of ASCII.
private func holdsForbidden(_ bytes: [UInt8]) -> Bool {
  String(decoding: bytes, as: UTF8.self).unicodeScalars.contains {
    $0.properties.isNoncharacterCodePoint
      || $0.properties.generalCategory == .control && !["\t", "\n", "\r"].contains($0)
  }
}

@Suite("Characters that no page may have")
struct ForbiddenCharacterTests {
  @Test("are taken out, words kept apart where Word parted them")
  func removal() {
    let noncharacter = UnicodeScalar(0xFFFE as UInt32).map { String($0) } ?? ""
    func kept(_ text: String) -> String? {
      ForbiddenCharacters.removed(from: Array(text.utf8)).map { String(decoding: $0.bytes, as: UTF8.self) }
    }
    #expect(kept("Lễ\u{B}kỷ\u{C}niệm\u{1}\(noncharacter) 17\u{1E}HD\u{9F}") == "Lễ kỷ niệm 17-HD")
    #expect(kept("Lễ\tkỷ niệm\r\n \u{A0}\u{FEFF}\u{FFFD}😀") == nil)
  }
}

@Suite("The first byte")
struct ByteSearchTests {
  @Test("is found where a plain search finds it, in arrays and in parts of them")
  func search() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0..<80, using: &generator)).map { _ in UInt8.random(in: 0..<8, using: &generator)
      }
      let start = Int.random(in: 0...bytes.count, using: &generator)
      #expect(bytes.firstOffset(of: 3, from: start) == bytes[start...].firstIndex(of: 3))
      let part = bytes[start...]
      let from = Int.random(in: start...bytes.count, using: &generator)
      #expect(part.firstOffset(of: 3, from: from) == part[from...].firstIndex(of: 3))
    }
    #expect([UInt8]().firstOffset(of: 0) == nil)
    #expect(Array("abc".utf8).firstOffset(of: 0x61, from: 9) == nil)
  }
}
