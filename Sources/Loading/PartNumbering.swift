import Vietnamese

/// How the parts of one outline are numbered: the outermost as its first heading was typed (Roman where nothing was), those
/// below 1, 1.1, 1.1.1.
struct PartNumbering {
  private enum Style { case roman, decimal, capital }
  private var style: Style?

  /// What a heading says of its number.
  struct Reading {
    /// As it was typed, with its sign.
    var label: String
    /// Its place among its siblings.
    var ordinal: Int
    /// The components before the last, where they were typed (`1.` of `1.2`).
    var outer: [Int]
    /// The heading without its number.
    var title: String
  }

  /// The number that `heading` begins with; nil when it begins with none.
  mutating func read(_ heading: String, depth: Int) -> Reading? {
    let parsed = OutlineNumber.parse(heading)
    if depth == 1, style == nil {
      switch parsed?.number {
      case .decimal: style = .decimal
      case .capital: style = .capital
      default: style = .roman
      }
    }
    guard let parsed else { return nil }
    var outer: [Int] = []
    if case .decimal(let numbers) = parsed.number { outer = Array(numbers.dropLast()) }
    return Reading(label: parsed.label, ordinal: parsed.number.ordinal, outer: outer, title: parsed.title)
  }

  /// The components of `path` that a decimal number shows: all but the Roman or capital part.
  func decimals(_ path: [Int]) -> [Int] { style == .decimal ? path : Array(path.dropFirst()) }

  /// The number of the part at `path`: `I`, `1`, `1.1`.
  func shown(_ path: [Int]) -> String {
    guard path.count == 1, let only = path.first else {
      return decimals(path).map { String($0) }.joined(separator: ".")
    }
    switch style {
    case .decimal: return String(only)
    case .capital: return ListLetters.format(only)?.uppercased() ?? String(only)
    case .roman, nil: return RomanNumerals.format(only) ?? String(only)
    }
  }

  /// The permalink of the part at `path`: `ii-1-1`.
  func identifier(_ path: [Int]) -> String {
    guard let first = path.first else { return "phan" }
    let outermost: String
    switch style {
    case .decimal: outermost = String(first)
    case .capital: outermost = OutlineNumber.capital(first).anchor
    case .roman, nil: outermost = OutlineNumber.roman(first).anchor
    }
    return ([outermost] + path.dropFirst().map { String($0) }).joined(separator: "-")
  }
}
