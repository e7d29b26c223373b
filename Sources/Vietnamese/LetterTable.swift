/// The table behind `Letter`: every letter by its scalar, and back.
enum LetterTable {
  /// The vowels with their tones in the order of `Tone`, lower case then upper, and đ; a word of the table is one letter.
  private static let vowels: [(base: UInt8, shape: Letter.Shape, tones: String)] = [
    (UInt8(ascii: "a"), .plain, "aàảãáạ AÀẢÃÁẠ"), (UInt8(ascii: "a"), .breve, "ăằẳẵắặ ĂẰẲẴẮẶ"),
    (UInt8(ascii: "a"), .circumflex, "âầẩẫấậ ÂẦẨẪẤẬ"), (UInt8(ascii: "e"), .plain, "eèẻẽéẹ EÈẺẼÉẸ"),
    (UInt8(ascii: "e"), .circumflex, "êềểễếệ ÊỀỂỄẾỆ"), (UInt8(ascii: "i"), .plain, "iìỉĩíị IÌỈĨÍỊ"),
    (UInt8(ascii: "o"), .plain, "oòỏõóọ OÒỎÕÓỌ"), (UInt8(ascii: "o"), .circumflex, "ôồổỗốộ ÔỒỔỖỐỘ"),
    (UInt8(ascii: "o"), .horn, "ơờởỡớợ ƠỜỞỠỚỢ"), (UInt8(ascii: "u"), .plain, "uùủũúụ UÙỦŨÚỤ"),
    (UInt8(ascii: "u"), .horn, "ưừửữứự ƯỪỬỮỨỰ"), (UInt8(ascii: "y"), .plain, "yỳỷỹýỵ YỲỶỸÝỴ"),
  ]

  /// Scalars below this one have a place of their own in `letters`; those from U+1EA0 follow.
  private static let lowEnd: UInt32 = 0x257
  private static let highStart: UInt32 = 0x1EA0
  private static let highEnd: UInt32 = 0x1EFA

  /// Where `scalar` stands in `letters`; nil outside the table.
  @inline(__always)
  static func index(of scalar: UInt32) -> Int? {
    if scalar < lowEnd { return Int(scalar) }
    guard scalar >= highStart, scalar < highEnd else { return nil }
    return Int(scalar - highStart + lowEnd)
  }

  /// Every letter, U+00D0, U+00F0 and U+0189 among them.
  private static let all: [(scalar: UInt32, letter: Letter)] = {
    var all: [(scalar: UInt32, letter: Letter)] = []
    for row in vowels {
      for (isUpper, half) in row.tones.unicodeScalars.split(separator: " ").enumerated() {
        for (tone, scalar) in zip(Tone.allCases, half) {
          all.append((scalar.value, Letter(unchecked: row.base, row.shape, tone, isUpper == 1)))
        }
      }
    }
    for base in UInt8(ascii: "a")...UInt8(ascii: "z") where !all.contains(where: { $0.scalar == UInt32(base) }) {
      all.append((UInt32(base), Letter(unchecked: base, .plain, .ngang, false)))
      all.append((UInt32(base - 0x20), Letter(unchecked: base, .plain, .ngang, true)))
    }
    for (lower, upper) in [(0x111, 0x110), (0xF0, 0xD0), (0x256, 0x189)] as [(UInt32, UInt32)] {
      all.append((lower, Letter(unchecked: UInt8(ascii: "d"), .stroke, .ngang, false)))
      all.append((upper, Letter(unchecked: UInt8(ascii: "d"), .stroke, .ngang, true)))
    }
    return all
  }()

  /// The letters, by `index(of:)`.
  static let letters: [Letter?] = {
    var letters = [Letter?](repeating: nil, count: Int(lowEnd + highEnd - highStart))
    for (scalar, letter) in all {
      if let index = index(of: scalar) { letters[index] = letter }
    }
    return letters
  }()

  private static let shapes = 5
  private static let tones = 6

  /// Where a letter stands in `scalars`; `base` is of a to z.
  @inline(__always)
  static func place(of letter: Letter) -> Int {
    let row = Int(letter.base &- UInt8(ascii: "a")) * shapes + Int(letter.shape.rawValue)
    return (row * tones + Int(letter.tone.rawValue)) * 2 + (letter.isUpper ? 1 : 0)
  }

  /// The scalar of each letter, 0 where there is none such: of đ the right one, not its look-alikes.
  static let scalars: [UInt32] = {
    var scalars = [UInt32](repeating: 0, count: 26 * shapes * tones * 2)
    for (scalar, letter) in all where scalars[place(of: letter)] == 0 { scalars[place(of: letter)] = scalar }
    return scalars
  }()

  /// The place in the alphabet, by base and shape.
  static let weights: [UInt8] = {
    var weights = [UInt8](repeating: 0, count: 26 * shapes)
    for (place, scalar) in "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".unicodeScalars.enumerated() {
      guard let index = index(of: scalar.value), let letter = letters[index] else { continue }
      weights[Int(letter.base - UInt8(ascii: "a")) * shapes + Int(letter.shape.rawValue)] = UInt8(place + 1)
    }
    return weights
  }()
}
