/// Where a syllable's tone mark stands. Two styles live side by side: hòa, khỏe, thủy in laws and most papers; hoà, khoẻ,
/// thuỷ in school books (Quyết định 1989/QĐ-BGDĐT, 25/5/2018). An editor's style is never rewritten; what compares treats
/// both as one.
enum TonePlacement {
  /// Moves the tone of oa, oe, uy (with or without a final consonant) to the second vowel, the school books' place.
  static func normalise(_ syllable: inout [Letter]) {
    guard syllable.count >= 2 else { return }
    for index in 1..<syllable.count {
      let (first, second) = (syllable[index - 1], syllable[index])
      guard first.tone != .ngang, second.tone == .ngang, first.shape == .plain, isPair(first, second) else { continue }
      if index + 1 < syllable.count, syllable[index + 1].isVowel { continue }
      syllable[index - 1] = first.with(tone: .ngang)
      syllable[index] = second.with(tone: first.tone)
    }
  }

  private static func isPair(_ first: Letter, _ second: Letter) -> Bool {
    switch first.base {
    case UInt8(ascii: "o"): return second.base == UInt8(ascii: "a") || second.base == UInt8(ascii: "e")
    case UInt8(ascii: "u"): return second.base == UInt8(ascii: "y")
    default: return false
    }
  }
}
