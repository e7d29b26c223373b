/// Characters that a text may not carry into a page: controls and noncharacters.
///
/// Sources: HTML Living Standard, 13.1, "Text must not contain control characters other than ASCII whitespace, noncharacters";
/// XML 1.0 §2.2, Char. A carriage return is none: lines that end in one are put in order elsewhere.
public enum ForbiddenCharacters {
  /// How many bytes the forbidden character at `index` of `bytes`, UTF-8, has; 0 where another stands there.
  public static func length(in bytes: [UInt8], at index: Int) -> Int {
    func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
    switch byte(0) {
    case 0x09, 0x0A, 0x0D: return 0
    case 0..<0x20, 0x7F: return index < bytes.count ? 1 : 0
    // U+0080–U+009F
    case 0xC2: return (0x80..<0xA0).contains(byte(1)) ? 2 : 0
    // U+FDD0–U+FDEF, U+FFFE, U+FFFF
    case 0xEF:
      return byte(1) == 0xB7 && (0x90..<0xB0).contains(byte(2)) || byte(1) == 0xBF && byte(2) | 1 == 0xBF ? 3 : 0
    // The last two characters of each further plane.
    case 0xF0...0xF4: return byte(1) & 0x0F == 0x0F && byte(2) == 0xBF && byte(3) | 1 == 0xBF ? 4 : 0
    default: return 0
    }
  }

  /// What stands in the text for the forbidden character at `index`; nothing for most.
  ///
  /// Word's line break, page break and no-break hyphen come as U+000B, U+000C and U+001E where text is pasted as plain; without
  /// them words would run together.
  public static func substitute(for byte: UInt8, followedBy next: UInt8) -> UInt8? {
    switch (byte, next) {
    case (0x0B, _), (0x0C, _), (0xC2, 0x85): 0x20
    case (0x1E, _): UInt8(ascii: "-")
    default: nil
    }
  }

  /// `bytes` without their forbidden characters, and where those stood; nil where there are none.
  public static func removed(from bytes: [UInt8]) -> (bytes: [UInt8], offsets: [Int])? {
    var result: [UInt8] = []
    var offsets: [Int] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      let length = length(in: bytes, at: index)
      guard length > 0 else {
        index += 1
        continue
      }
      offsets.append(index)
      result += bytes[start..<index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if let substitute = substitute(for: bytes[index], followedBy: next) { result.append(substitute) }
      index += length
      start = index
    }
    return offsets.isEmpty ? nil : (result + bytes[start...], offsets)
  }

  /// The scalar value of the forbidden character at `index` of `bytes`.
  public static func value(in bytes: [UInt8], at index: Int) -> UInt32 {
    let length = length(in: bytes, at: index)
    return String(decoding: bytes[index..<(index + length)], as: UTF8.self).unicodeScalars.first?.value ?? 0
  }
}
