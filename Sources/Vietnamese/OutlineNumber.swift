/// The number of a part of an outline, as editors type it.
public enum OutlineNumber: Hashable, Sendable {
  /// `Phần I`, `Phần 1`, `Phần thứ nhất`
  case part(Int)
  /// `A.`, `B.`
  case capital(Int)
  /// `I.`
  case roman(Int)
  /// `1.`, `1.1.`: all components, 1 to 99 each
  case decimal([Int])
  /// `a)`
  case letter(Int)

  /// As a heading shows it: `Phần I`, `A.`, `I.`, `1.`, `1.1.`, `a)`.
  public var text: String {
    switch self {
    case .part(let number): return "Phần \(RomanNumerals.format(number) ?? String(number))"
    case .capital(let number): return (ListLetters.format(number)?.uppercased() ?? String(number)) + "."
    case .roman(let number): return (RomanNumerals.format(number) ?? String(number)) + "."
    case .decimal(let numbers): return numbers.map { "\($0)." }.joined()
    case .letter(let number): return (ListLetters.format(number) ?? String(number)) + ")"
    }
  }

  /// As a permalink has it, ASCII: `phan-i`, `a`, `i`, `1-1`, `dd` for đ (whose fold is the neighbour's, d).
  public var anchor: String {
    switch self {
    case .part(let number): return "phan-\((RomanNumerals.format(number) ?? String(number)).lowercased())"
    case .roman(let number): return (RomanNumerals.format(number) ?? String(number)).lowercased()
    case .decimal(let numbers): return numbers.map(String.init).joined(separator: "-")
    case .capital(let number), .letter(let number):
      let letter = ListLetters.format(number) ?? String(number)
      return letter == "đ" ? "dd" : letter
    }
  }

  /// Its place among its siblings: 2 of `II.`, of `1.2.` and of `b)`.
  public var ordinal: Int {
    switch self {
    case .part(let number), .capital(let number), .roman(let number), .letter(let number): return number
    case .decimal(let numbers): return numbers.last ?? 0
    }
  }
}

/// A heading whose number was typed by hand: `II. Nội dung`.
public struct NumberedHeading: Hashable, Sendable {
  /// The number.
  public let number: OutlineNumber
  /// The number as it was typed, with its sign: `II.`, `Phần thứ nhất:`.
  public let label: String
  /// What follows, NFC.
  public let title: String
}

extension OutlineNumber {
  /// The number that `heading` begins with; nil when it begins with none.
  ///
  /// `Phần I`, `Phần thứ nhất`; `A.`; `I.`, `I-`, `I/`; `1.`, `1)`, `1/`, `1.1.`, `1.1`; `a)`, `a.`; a space or nothing
  /// follows. A bare number is none (`80 năm`), nor is one of three digits (`1.234.567 người`), nor initials (`V. I.
  /// Lênin`). C, D, L and M are capitals of a list, not 100, 500, 50 and 1000.
  public static func parse(_ heading: String) -> NumberedHeading? {
    var cursor = TextCursor(heading)
    cursor.skipSpaces()
    let start = cursor.index
    guard
      let number = takePart(&cursor) ?? takeDecimal(&cursor) ?? takeCapitals(&cursor) ?? takeLetter(&cursor)
    else { return nil }
    let label = DateReading.trimmed(cursor.text(from: start))
    guard cursor.isAtEnd || cursor.skipSpaces() else { return nil }
    return NumberedHeading(number: number, label: label, title: DateReading.trimmed(cursor.rest))
  }

  private static let ordinals = [
    (1, "nhất"), (2, "hai"), (3, "ba"), (4, "tư"), (4, "bốn"), (5, "năm"), (6, "sáu"), (7, "bảy"), (7, "bẩy"),
    (8, "tám"),
    (9, "chín"), (10, "mười"),
  ]

  private static func takePart(_ cursor: inout TextCursor) -> OutlineNumber? {
    var ahead = cursor
    guard ahead.takeWord("phần") else { return nil }
    ahead.skipSpaces()
    var number: Int?
    if ahead.takeWord("thứ") {
      ahead.skipSpaces()
      number = ordinals.first { ahead.takeWord($0.1) }?.0
    } else if ahead.isAtDigit {
      number = ahead.takeDigits().flatMap { (1...99).contains($0.value) && $0.count <= 2 ? $0.value : nil }
    } else {
      number = RomanNumerals.parse(takeCapitalRun(&ahead))
    }
    guard let number else { return nil }
    var behind = ahead
    behind.skipSpaces()
    if behind.take(UInt8(ascii: ".")) || behind.take(UInt8(ascii: ":")) || behind.takeDash() { ahead = behind }
    cursor = ahead
    return .part(number)
  }

  private static func takeDecimal(_ cursor: inout TextCursor) -> OutlineNumber? {
    var ahead = cursor
    var numbers: [Int] = []
    var isEnded = false
    while numbers.count < 6, let digits = ahead.takeDigits() {
      guard digits.count <= 2, digits.value >= 1 else { return nil }
      numbers.append(digits.value)
      isEnded = ahead.take(UInt8(ascii: "."))
      guard isEnded else { break }
    }
    guard !numbers.isEmpty else { return nil }
    if !isEnded {
      let isClosed = ahead.take(UInt8(ascii: ")")) || (numbers.count == 1 && ahead.take(UInt8(ascii: "/")))
      guard isClosed || numbers.count > 1 else { return nil }
    }
    cursor = ahead
    return .decimal(numbers)
  }

  /// A Roman numeral or a single capital, with its sign.
  private static func takeCapitals(_ cursor: inout TextCursor) -> OutlineNumber? {
    var ahead = cursor
    let numeral = takeCapitalRun(&ahead)
    guard !numeral.isEmpty else { return nil }
    var isFirm = true
    if !ahead.take(UInt8(ascii: ".")) {
      isFirm = false
      if !ahead.take(UInt8(ascii: "/")), !ahead.take(UInt8(ascii: ")")) {
        ahead.skipSpaces()
        guard ahead.takeDash() || ahead.take(UInt8(ascii: ":")) else { return nil }
      }
    }
    let isSingle = numeral.unicodeScalars.count == 1
    if isSingle, isFirm, isInitial(ahead) { return nil }
    if let roman = RomanNumerals.parse(numeral), !isSingle || "IVX".contains(numeral) {
      cursor = ahead
      return .roman(roman)
    }
    guard isSingle, let place = ListLetters.parse(numeral.lowercased()) else { return nil }
    cursor = ahead
    return .capital(place)
  }

  /// Whether another capital with a full stop follows: these are somebody's initials.
  private static func isInitial(_ cursor: TextCursor) -> Bool {
    var ahead = cursor
    ahead.skipSpaces()
    return !takeCapitalRun(&ahead).isEmpty && ahead.byte == UInt8(ascii: ".")
  }

  private static func takeLetter(_ cursor: inout TextCursor) -> OutlineNumber? {
    var ahead = cursor
    let start = ahead.index
    guard let end = ahead.letter()?.end else { return nil }
    ahead.index = end
    guard let place = ListLetters.parse(ahead.text(from: start)) else { return nil }
    guard ahead.take(UInt8(ascii: ")")) || ahead.take(UInt8(ascii: ".")) else { return nil }
    cursor = ahead
    return .letter(place)
  }

  /// Passes capital letters, 15 at most.
  private static func takeCapitalRun(_ cursor: inout TextCursor) -> String {
    let start = cursor.index
    while cursor.index - start < 16, let (letter, end) = cursor.letter(), letter.isUpper { cursor.index = end }
    return cursor.text(from: start)
  }
}
