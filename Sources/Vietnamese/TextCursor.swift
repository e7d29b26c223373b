/// A place in a text that is read from left to right; NFC, so that words can be compared letter by letter.
struct TextCursor {
  /// Digits as they stand: `07` has the value 7 and two digits.
  struct Digits: Hashable {
    /// The value; 999,999,999 for anything larger.
    var value: Int
    var count: Int
  }

  let bytes: [UInt8]
  var index = 0

  init(_ text: String) {
    let utf8 = Array(text.utf8)
    bytes = Normalisation.nfc(utf8) ?? utf8
  }

  var isAtEnd: Bool { index >= bytes.count }

  /// The byte here; 0 at the end.
  var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

  /// The byte `offset` places further; 0 behind the end.
  func byte(ahead offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }

  var isAtDigit: Bool { isDigit(byte) }

  /// The text from here to the end.
  var rest: String { String(decoding: bytes[min(index, bytes.count)...], as: UTF8.self) }

  /// The text from `start` to here.
  func text(from start: Int) -> String { String(decoding: bytes[start..<index], as: UTF8.self) }

  /// Passes spaces, tabs and no-break spaces; false when there is none.
  @discardableResult
  mutating func skipSpaces() -> Bool {
    let start = index
    while !isAtEnd {
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        index += 1
      } else if byte == 0xC2, byte(ahead: 1) == 0xA0 {
        index += 2
      } else if byte == 0xE2, byte(ahead: 1) == 0x80, byte(ahead: 2) == 0xAF {
        index += 3
      } else {
        break
      }
    }
    return index > start
  }

  /// Passes `expected`; false, and nothing passed, when something else is here.
  mutating func take(_ expected: UInt8) -> Bool {
    guard byte == expected, !isAtEnd else { return false }
    index += 1
    return true
  }

  /// Passes a run of ASCII digits; nil when there is none.
  mutating func takeDigits() -> Digits? {
    let start = index
    var value = 0
    while isAtDigit {
      value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 999_999_999)
      index += 1
    }
    return index > start ? Digits(value: value, count: index - start) : nil
  }

  /// Passes a hyphen, en dash or em dash; false when there is none.
  mutating func takeDash() -> Bool {
    if take(UInt8(ascii: "-")) { return true }
    // U+2010 hyphen, U+2011 no-break hyphen, U+2012 figure dash, U+2013 en dash, U+2014 em dash
    guard byte == 0xE2, byte(ahead: 1) == 0x80, (0x90...0x94).contains(byte(ahead: 2)) else { return false }
    index += 3
    return true
  }

  /// Passes a middle dot (U+00B7); false when there is none.
  mutating func takeMiddleDot() -> Bool {
    guard byte == 0xC2, byte(ahead: 1) == 0xB7 else { return false }
    index += 2
    return true
  }

  /// Passes `word`, in any case, where it ends before something that is no letter or digit; false otherwise.
  mutating func takeWord(_ word: String) -> Bool {
    var behind = index
    for scalar in word.unicodeScalars {
      guard behind < bytes.count, let expected = Letter(scalar: scalar.value) else { return false }
      guard let letter = Letter(scalar: readScalar(bytes.span, &behind)), letter.lowercased == expected else {
        return false
      }
    }
    guard behind >= bytes.count || !isDigit(bytes[behind]) else { return false }
    var after = behind
    if after < bytes.count, Letter(scalar: readScalar(bytes.span, &after)) != nil { return false }
    index = behind
    return true
  }

  /// The letter here, and where it ends; nil when something else is here.
  func letter() -> (letter: Letter, end: Int)? {
    var behind = index
    guard !isAtEnd, let letter = Letter(scalar: readScalar(bytes.span, &behind)) else { return nil }
    return (letter, behind)
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
