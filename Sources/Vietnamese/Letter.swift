/// The tone of a syllable, in the order of Vietnamese dictionaries and of CLDR's `vi`: a à ả ã á ạ.
public enum Tone: UInt8, CaseIterable, Comparable, Sendable {
  /// Level, without a mark (thanh ngang).
  case ngang
  /// Grave accent (thanh huyền).
  case huyen
  /// Hook above (thanh hỏi).
  case hoi
  /// Tilde (thanh ngã).
  case nga
  /// Acute accent (thanh sắc).
  case sac
  /// Dot below (thanh nặng).
  case nang

  /// The order of dictionaries.
  public static func < (a: Tone, b: Tone) -> Bool { a.rawValue < b.rawValue }
}

/// A letter of Vietnamese text: one of the 134 with marks, or of the 52 of ASCII.
public struct Letter: Hashable, Sendable {
  /// What makes ă â đ ê ô ơ ư letters of their own.
  public enum Shape: UInt8, CaseIterable, Sendable {
    case plain
    /// ă
    case breve
    /// â ê ô
    case circumflex
    /// ơ ư
    case horn
    /// đ
    case stroke
  }

  /// The letter without any mark, lower case ASCII: `a` of Ặ, `d` of Đ.
  public let base: UInt8
  /// The mark that belongs to the letter itself.
  public let shape: Shape
  /// The tone that the letter carries for its syllable.
  public let tone: Tone
  /// Whether it is a capital.
  public let isUpper: Bool

  /// The place of the letter, whatever its tone and case, among a ă â b c d đ e ê f … y z: 1 to 33.
  public var weight: UInt8 { LetterTable.weights[Int(base - UInt8(ascii: "a")) * 5 + Int(shape.rawValue)] }

  /// The letter that `scalar` is; nil when it is none of Vietnamese text.
  ///
  /// Ð (U+00D0), ð and Ɖ (U+0189) are read as Đ and đ: they look alike, and keyboards and converted papers mix them.
  @inline(__always)
  public init?(scalar: UInt32) {
    guard let index = LetterTable.index(of: scalar), let letter = LetterTable.letters[index] else { return nil }
    self = letter
  }

  /// A letter by its parts; nil when there is none such (a horn on e, a tone on b).
  public init?(base: UInt8, shape: Shape = .plain, tone: Tone = .ngang, isUpper: Bool = false) {
    let letter = Letter(unchecked: base, shape, tone, isUpper)
    guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(base),
      LetterTable.scalars[LetterTable.place(of: letter)] != 0
    else { return nil }
    self = letter
  }

  init(unchecked base: UInt8, _ shape: Shape, _ tone: Tone, _ isUpper: Bool) {
    (self.base, self.shape, self.tone, self.isUpper) = (base, shape, tone, isUpper)
  }

  /// The precomposed (NFC) scalar of the letter.
  public var scalar: UInt32 { LetterTable.scalars[LetterTable.place(of: self)] }

  /// Whether the letter is a vowel: only vowels carry a tone.
  public var isVowel: Bool {
    switch base {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"):
      return true
    default: return false
    }
  }

  /// The same letter with another tone; itself where it can carry none.
  public func with(tone: Tone) -> Letter {
    isVowel ? Letter(unchecked: base, shape, tone, isUpper) : self
  }

  /// The same letter in lower case.
  public var lowercased: Letter { Letter(unchecked: base, shape, tone, false) }
}
