import Foundation
import Testing

@testable import Vietnamese

@Suite("Normal form C")
struct NormalisationTests {
  /// Latin, Greek and Cyrillic letters, the marks of U+0300–U+036F, punctuation.
  private func text(_ generator: inout SeededGenerator) -> String {
    let letters: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0x300...0x36F, 0x300...0x309, 0xC0...0x24F, 0x1EA0...0x1EF9, 0x386...0x3CE, 0x400...0x45F,
      0x323...0x323, 0x31B...0x31B, 0x2010...0x2027,
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...24, using: &generator) {
      let range = letters.randomElement(using: &generator) ?? 0x20...0x7E
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)), scalar.value != 0x37E,
        scalar.value != 0x387
      {
        text.append(scalar)
      }
    }
    return String(text)
  }

  @Test("is what ICU gives, for any letters and marks")
  func oracle() {
    var generator = SeededGenerator(state: 11)
    for _ in 0..<10_000 {
      let text = text(&generator)
      let expected = Array(text.precomposedStringWithCanonicalMapping.utf8)
      let bytes = Array(text.utf8)
      #expect(Normalisation.nfc(bytes) ?? bytes == expected, "\(Array(text.unicodeScalars))")
      #expect(Normalisation.isNFC(bytes) == (bytes == expected))
      #expect(Normalisation.isNFC(expected))
    }
  }

  @Test("decomposed Vietnamese comes back, letter by letter and as text")
  func roundTrip() {
    for letter in markedLetters.unicodeScalars {
      let composed = Array(String(letter).utf8)
      let decomposed = Array(String(letter).decomposedStringWithCanonicalMapping.utf8)
      if letter != "đ", letter != "Đ" { #expect(Normalisation.nfc(decomposed) == composed) }
      #expect(Normalisation.nfc(composed) == nil)
    }
    var generator = SeededGenerator(state: 12)
    for _ in 0..<500 {
      let title = randomTitle(using: &generator)
      let decomposed = Array(title.decomposedStringWithCanonicalMapping.utf8)
      #expect(Normalisation.nfc(decomposed) ?? decomposed == Array(title.utf8))
    }
  }

  @Test("bytes that are not UTF-8 stay, whatever stands around them")
  func notUTF8() {
    let decomposed = Array("e\u{323}\u{302}".utf8)
    let composed = Array("ệ".utf8)
    for bad in [[0xFF], [0xCC], [0xE1, 0xBB], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80]] as [[UInt8]] {
      #expect(Normalisation.nfc(decomposed + bad + decomposed) == composed + bad + composed)
    }
    var generator = SeededGenerator(state: 13)
    for _ in 0..<2000 {
      let bytes = (0..<40).map { _ in UInt8.random(in: 0...255, using: &generator) }
      if String(validating: bytes, as: UTF8.self) == nil, let changed = Normalisation.nfc(bytes) {
        #expect(String(decoding: changed, as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  @Test("a hundred thousand marks on one letter take no time to speak of")
  func manyMarks() {
    let bytes = Array(("a" + String(repeating: "\u{301}\u{323}", count: 100_000)).utf8)
    let clock = ContinuousClock()
    var composed: [UInt8]?
    let time = clock.measure { composed = Normalisation.nfc(bytes) }
    #expect(composed?.count == 400_001)  // ạ, the 99,999 other dots below, then the acutes
    #expect(time < .seconds(5))
  }
}

@Suite("The 134 letters")
struct LetterTests {
  @Test("there are 134 with marks; each is found by its scalar and gives it back")
  func table() {
    var distinct: Set<Letter> = []
    for scalar in markedLetters.unicodeScalars {
      let letter = Letter(scalar: scalar.value)
      #expect(letter?.scalar == scalar.value)
      if let letter {
        distinct.insert(letter)
        #expect(letter.isUpper == scalar.properties.isUppercase)
        #expect(letter.lowercased.scalar == String(scalar).lowercased().unicodeScalars.first?.value)
      }
    }
    #expect(distinct.count == 134)
  }

  @Test("nothing else is a letter, but for ASCII and the look-alikes of đ")
  func others() {
    let known = Set(markedLetters.unicodeScalars.map(\.value)).union([0xD0, 0xF0, 0x189, 0x256])
    for value in UInt32(0)...0x3000 {
      let isASCIILetter = value < 0x80 && Unicode.Scalar(value)?.properties.isAlphabetic == true
      #expect((Letter(scalar: value) != nil) == (known.contains(value) || isASCIILetter), "\(value)")
    }
    #expect(Letter(scalar: 0xD0)?.scalar == 0x110 && Letter(scalar: 0xF0)?.scalar == 0x111)
    #expect(Letter(base: 0x65, shape: .horn) == nil && Letter(base: 0x62, tone: .sac) == nil)
    for base in UInt8.min...UInt8.max {
      #expect((Letter(base: base) != nil) == (0x61...0x7A).contains(base))
    }
  }

  @Test("the tone and shape are those of the canonical decomposition")
  func parts() {
    let tones: [Tone: UInt32] = [.huyen: 0x300, .hoi: 0x309, .nga: 0x303, .sac: 0x301, .nang: 0x323]
    let shapes: [Letter.Shape: UInt32] = [.breve: 0x306, .circumflex: 0x302, .horn: 0x31B]
    for scalar in markedLetters.unicodeScalars where scalar != "đ" && scalar != "Đ" {
      let decomposed = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.map(\.value)
      guard let letter = Letter(scalar: scalar.value) else { continue }
      var marks = Set(decomposed.dropFirst())
      if let mark = tones[letter.tone] { #expect(marks.remove(mark) != nil) }
      if let mark = shapes[letter.shape] { #expect(marks.remove(mark) != nil) }
      #expect(marks.isEmpty && UInt32(letter.base) == decomposed[0] | 0x20)
    }
  }

  @Test("weights follow the alphabet, whatever the tone and case")
  func weights() {
    let alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
    #expect(alphabet.unicodeScalars.compactMap { Letter(scalar: $0.value)?.weight } == Array(1...33))
    #expect(Letter(scalar: 0x1EB6)?.weight == 2)
  }
}

@Suite("Folding for search")
struct FoldingTests {
  @Test("any spelling of a title folds to one: form, case, tone style")
  func equivalence() {
    var generator = SeededGenerator(state: 14)
    for _ in 0..<1000 {
      let title = randomTitle(using: &generator)
      let other = title.replacingOccurrences(of: "oà", with: "òa").replacingOccurrences(of: "uỷ", with: "ủy")
        .replacingOccurrences(of: "oẻ", with: "ỏe").decomposedStringWithCanonicalMapping
      #expect(Array(Folding.plain(title).utf8) == Array(Folding.plain(other.uppercased()).utf8))
      #expect(Array(Folding.marked(title).utf8) == Array(Folding.marked(other.uppercased()).utf8), "\(title)")
      #expect(Folding.plain(Folding.marked(title)) == Folding.plain(title))
      #expect(Folding.plain(title).utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test(arguments: [
    ("Đường Hoà", "duong hoa", "đường hoà"), ("Đường Hòa", "duong hoa", "đường hoà"), ("Quý", "quy", "quý"),
    ("THỦY", "thuy", "thuỷ"), ("tòan", "toan", "toàn"), ("ngoài", "ngoai", "ngoài"), ("của", "cua", "của"),
    ("số\u{A0}17-NQ", "so 17-nq", "số 17-nq"), ("thông\u{AD}tin 中", "thongtin 中", "thôngtin 中"),
    ("\u{D0}ảng", "dang", "đảng"), ("Müller", "muller", "müller"), ("nghĩa", "nghia", "nghĩa"),
    ("thủa", "thua", "thủa"),
  ])
  func examples(_ text: String, _ plain: String, _ marked: String) {
    #expect(Folding.plain(text) == plain)
    #expect(Array(Folding.marked(text).utf8) == Array(marked.utf8))
  }
}
