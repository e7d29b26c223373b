import Documents
import Vietnamese

/// How the parts of one outline are numbered: the outermost as the first of them that has a number (Roman where none has);
/// below them Roman, where the first was typed so (A, I, 1, 1.1), else 1, 1.1, 1.1.1.
struct PartNumbering {
  private enum Style { case roman, decimal, capital }
  private let style: Style
  /// Whether the parts of the second level have Roman numbers too.
  private let isRomanBelow: Bool

  /// The numbering that the headings of an outline were typed in.
  init(_ headings: [Heading]) {
    let levels = Set(headings.map(\.level)).sorted().prefix(2)
    func first(_ level: Int?) -> OutlineNumber? {
      headings.lazy.filter { $0.level == level }.compactMap { OutlineNumber.parse($0.text)?.number }.first
    }
    switch first(levels.first) {
    case .decimal: style = .decimal
    case .capital: style = .capital
    default: style = .roman
    }
    if style != .decimal, levels.count == 2, case .roman = first(levels.last) {
      isRomanBelow = true
    } else {
      isRomanBelow = false
    }
  }

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
  func read(_ heading: String) -> Reading? {
    guard let parsed = OutlineNumber.parse(heading) else { return nil }
    var outer: [Int] = []
    if case .decimal(let numbers) = parsed.number { outer = Array(numbers.dropLast()) }
    return Reading(label: parsed.label, ordinal: parsed.number.ordinal, outer: outer, title: parsed.title)
  }

  /// What stands in a path for a part without a number.
  static let unnumbered = 0

  /// The components of `path` that a decimal number shows: all but the Roman or capital parts, and those without a number.
  func decimals(_ path: [Int]) -> [Int] {
    (style == .decimal ? path[...] : path.dropFirst(isRomanBelow ? 2 : 1)).filter { $0 != Self.unnumbered }
  }

  /// The number of the part at `path`: `I`, `1`, `1.1`; nothing for one without.
  func shown(_ path: [Int]) -> String {
    if path.last == Self.unnumbered { return "" }
    let decimals = decimals(path)
    guard decimals.isEmpty, let last = path.last else { return decimals.map { String($0) }.joined(separator: ".") }
    if style == .capital, path.count == 1 { return ListLetters.format(last)?.uppercased() ?? String(last) }
    return RomanNumerals.format(last) ?? String(last)
  }

  /// The permalink of the part at `path`: `ii-1-1`.
  func identifier(_ path: [Int]) -> String {
    guard let first = path.first else { return "phan" }
    let decimals = decimals(path)
    var parts = path.dropLast(decimals.count).map { OutlineNumber.roman($0).anchor }
    if style == .capital { parts[0] = OutlineNumber.capital(first).anchor }
    return (parts + decimals.map { String($0) }).joined(separator: "-")
  }

  /// For each of `headings`, whether it or one beside it in the same part has a number that was typed.
  func areTyped(_ headings: [Heading]) -> [Bool] {
    var groups: [Int] = []
    var typed: Set<Int> = []
    // The open parts; a part's children make a group, named by the part's place among the headings.
    var open: [(index: Int, level: Int)] = []
    for (index, heading) in headings.enumerated() {
      while let last = open.last, last.level >= heading.level { open.removeLast() }
      let group = open.last?.index ?? -1
      groups.append(group)
      if read(heading.text) != nil { typed.insert(group) }
      open.append((index, heading.level))
    }
    return groups.map { typed.contains($0) }
  }
}
