/// Text as a search compares it.
///
/// Works on bytes; a byte that is not UTF-8, and every character that is not Latin, stays as it is.
public enum Folding {
  /// `text` in lower case without marks: `Đường Hoà` and `duong hoa` are one; invisible characters go.
  public static func plain(_ text: String) -> String {
    String(decoding: plain(utf8: text.utf8.span), as: UTF8.self)
  }

  /// `text`, which is UTF-8, in lower case without marks.
  public static func plain(utf8 text: borrowing Span<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let start = index
      let scalar = readScalar(text, &index)
      if isCombiningMark(scalar) || isInvisible(scalar) { continue }
      let byte = LatinFold.ascii(scalar)
      if byte != 0 {
        folded.append(byte)
      } else if scalar == 0xA0 || scalar == 0x202F {
        folded.append(UInt8(ascii: " "))
      } else {
        for place in start..<index { folded.append(text[place]) }
      }
    }
    return folded
  }

  /// `text` in lower case with its marks, composed, in one style of tone marks: `Hòa` and `hoà` are one, `hoa` is not.
  ///
  /// The form to rank exact matches by; letters of other languages keep their case.
  public static func marked(_ text: String) -> String {
    String(decoding: marked(utf8: Array(text.utf8)), as: UTF8.self)
  }

  /// `text`, which is UTF-8, in lower case with its marks, composed, in one style of tone marks.
  public static func marked(utf8 text: [UInt8]) -> [UInt8] {
    let composed = Normalisation.nfc(text) ?? text
    let bytes = composed.span
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    var syllable: [Letter] = []
    func endSyllable() {
      TonePlacement.normalise(&syllable)
      for letter in syllable { appendScalar(letter.lowercased.scalar, to: &folded) }
      syllable.removeAll(keepingCapacity: true)
    }
    var index = 0
    while index < bytes.count {
      let start = index
      let scalar = readScalar(bytes, &index)
      if let letter = Letter(scalar: scalar) {
        syllable.append(letter)
      } else if !isInvisible(scalar) {
        endSyllable()
        if scalar == 0xA0 || scalar == 0x202F {
          folded.append(UInt8(ascii: " "))
        } else {
          for place in start..<index { folded.append(bytes[place]) }
        }
      }
    }
    endSyllable()
    return folded
  }
}
