/// Roman numerals from I to MMMCMXCIX, as the parts of an outline are numbered.
public enum RomanNumerals {
  private static let steps: [(value: Int, sign: String)] = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]

  /// The numeral of `number`; nil outside 1 to 3999.
  public static func format(_ number: Int) -> String? {
    guard (1...3999).contains(number) else { return nil }
    var left = number
    var text = ""
    for step in steps {
      while left >= step.value {
        text += step.sign
        left -= step.value
      }
    }
    return text
  }

  /// The number that `numeral` means; nil unless it is written as `format` writes it, in capitals (IIII and IC are not).
  public static func parse(_ numeral: String) -> Int? {
    let bytes = Array(numeral.utf8)
    guard (1...15).contains(bytes.count) else { return nil }  // the longest is MMMDCCCLXXXVIII
    var number = 0
    var index = 0
    for step in steps {
      let sign = Array(step.sign.utf8)
      while bytes[index...].starts(with: sign) {
        number += step.value
        index += sign.count
      }
    }
    guard index == bytes.count, format(number) == numeral else { return nil }
    return number
  }
}

/// The letters that number the items of a Vietnamese list: a, b, c, d, đ, e, g, h … y. Letters with a hat or horn and f, j,
/// w, z number none.
public enum ListLetters {
  private static let all = Array("abcdđeghiklmnopqrstuvxy".unicodeScalars)

  /// The letter of item `number`, from 1 (`a`) to 23 (`y`); nil outside.
  public static func format(_ number: Int) -> String? {
    (1...all.count).contains(number) ? String(all[number - 1]) : nil
  }

  /// The place of `letter`, in lower case, among the items: 1 for `a`, 5 for `đ`; nil for a letter that numbers none.
  public static func parse(_ letter: String) -> Int? {
    let scalars = letter.unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1 else { return nil }
    return all.firstIndex(of: scalar).map { $0 + 1 }
  }
}
