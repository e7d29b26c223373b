import Bytes
import Diagnostics

/// Numeric character references (`&#11;`, `&#xFFFE;`) to characters that no page may have.
enum CharacterReferences {
  /// `source` with a tab for each of them, and a warning at its place; nil where there is none, as in nearly every text.
  ///
  /// Digits are exchanged and nothing else, so that all places stay. A tab by reference is no indentation (CommonMark 6.2).
  static func mended(_ source: [UInt8], from start: Int, firstLine: Int, file: String) -> (
    source: [UInt8], warnings: [Diagnostic]
  )? {
    var mended: [UInt8]?
    var warnings: [Diagnostic] = []
    var places = SourceText(bytes: source, start: start, firstLine: firstLine, file: file)
    var index = start
    while let ampersand = source.firstOffset(of: UInt8(ascii: "&"), from: index) {
      index = ampersand + 1
      guard let reference = reference(in: source, at: ampersand), isForbidden(reference.value) else { continue }
      if mended == nil { mended = source }
      for digit in reference.digits { mended?[digit] = UInt8(ascii: "0") }
      mended?[reference.digits.upperBound - 1] = UInt8(ascii: "9")
      if warnings.count < 50 {
        let range = ampersand...reference.digits.upperBound
        let written = String(decoding: source[range], as: UTF8.self)
        warnings.append(fault(written, places.place(at: ampersand, length: range.count)))
      }
    }
    return mended.map { ($0, warnings) }
  }

  /// The reference that begins at `ampersand`: at most seven digits, as CommonMark has them.
  private static func reference(in source: [UInt8], at ampersand: Int) -> (value: UInt32, digits: Range<Int>)? {
    func byte(_ index: Int) -> UInt8 { index < source.count ? source[index] : 0 }
    guard byte(ampersand + 1) == UInt8(ascii: "#") else { return nil }
    let isHex = byte(ampersand + 2) | 0x20 == UInt8(ascii: "x")
    let first = ampersand + (isHex ? 3 : 2)
    var end = first
    var value: UInt32 = 0
    while end - first < 8, let digit = Character(UnicodeScalar(byte(end))).hexDigitValue, isHex || digit < 10 {
      value = value &* (isHex ? 16 : 10) &+ UInt32(digit)
      end += 1
    }
    guard (1...7).contains(end - first), byte(end) == UInt8(ascii: ";") else { return nil }
    return (value, first..<end)
  }

  /// NUL stays: CommonMark makes U+FFFD of it.
  private static func isForbidden(_ value: UInt32) -> Bool {
    guard value != 0, let scalar = UnicodeScalar(value) else { return false }
    return ForbiddenCharacters.length(in: Array(String(Character(scalar)).utf8), at: 0) > 0
  }

  private static func fault(_ written: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      .controlCharacter, .warning, at: place,
      Localized(
        vi: "“\(written)” chỉ một ký tự điều khiển không được có trong trang web, đã thay bằng dấu cách",
        en:
          "“\(written)” stands for a control character, which has no place in a web page; a space was put in its place"),
      hint: Localized(vi: "xóa “\(written)”", en: "delete “\(written)”"))
  }
}
