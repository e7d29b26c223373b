/// A text's place in Vietnamese order: keys compare byte by byte, so a list is keyed once and sorted fast.
///
/// One text in two normal forms, or in two styles of tone marks (hòa, hoà), has one key: break the tie by something else.
/// Numbers count as numbers (`Bài 2` before `Bài 10`).
public struct SortKey: Hashable, Sendable {
  /// The two orders that are right in Vietnamese.
  public enum Order: Sendable {
    /// All letters of the text first, then all tones, then case: `Bà Cốt` before `Ba Dinh`. The order of computers.
    ///
    /// Source: Unicode CLDR, collation `vi`.
    case letters
    /// Syllable by syllable, each by letters and then by tone; case last: `Ba Dinh` before `Bà Cốt`. The order of
    /// dictionaries.
    case syllables
  }

  /// The key.
  public let bytes: [UInt8]

  /// The key of `text`.
  public init(_ text: String, order: Order = .letters) {
    self.init(utf8: Array(text.utf8), order: order)
  }

  /// The key of a text that is UTF-8.
  public init(utf8 text: [UInt8], order: Order = .letters) {
    var builder = SortKeyBuilder(order: order, capacity: text.count)
    let bytes = Normalisation.nfc(text) ?? text
    builder.read(bytes.span)
    self.bytes = builder.key
  }
}

extension SortKey: Comparable {
  /// Vietnamese order.
  public static func < (a: SortKey, b: SortKey) -> Bool { a.compared(to: b) < 0 }

  /// Below zero where this key comes before `other`, zero where they are equal.
  private func compared(to other: SortKey) -> Int {
    let (a, b) = (bytes.span, other.bytes.span)
    for index in 0..<min(a.count, b.count) where a[index] != b[index] { return a[index] < b[index] ? -1 : 1 }
    return a.count - b.count
  }

  /// The first eight bytes as one number that compares as they do.
  fileprivate var head: UInt64 {
    var head: UInt64 = 0
    for index in 0..<8 { head = head << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0) }
    return head
  }
}

extension Sequence {
  /// The elements in Vietnamese order of their `name`; those of equal names stay as they stood.
  public func sortedInVietnamese(order: SortKey.Order = .letters, by name: (Element) -> String) -> [Element] {
    let elements = Array(self)
    let keys = elements.map { SortKey(name($0), order: order) }
    var places: [(head: UInt64, place: Int)] = []
    places.reserveCapacity(keys.count)
    for (place, key) in keys.enumerated() { places.append((key.head, place)) }
    places.sort { (a, b) -> Bool in
      if a.head != b.head { return a.head < b.head }
      let (x, y) = (keys[a.place], keys[b.place])
      return x < y || (x == y && a.place < b.place)
    }
    return places.map { elements[$0.place] }
  }
}

/// Builds the three levels of a key: letters, tones, case. A zero parts them; what is lowest at the end of a level is left
/// out, which changes no order since texts of equal letters have equally many.
private struct SortKeyBuilder {
  private let order: SortKey.Order
  private var letters: [UInt8] = []
  private var tones: [UInt8] = []
  private var cases: [UInt8] = []
  private var syllable: [Letter] = []

  private static let level: UInt8 = 0
  private static let endOfSyllable: UInt8 = 1
  private static let toneOfSyllable: UInt8 = 2
  private static let space: UInt8 = 3
  private static let punctuation: UInt8 = 4  // to 0x6F
  private static let number: UInt8 = 0x70
  private static let letter: UInt8 = 0x80  // to 0xA1
  private static let other: UInt8 = 0xF0
  private static let lowestTone: UInt8 = 0x20
  private static let foreignMark: UInt8 = 0x30
  private static let lower: UInt8 = 1
  private static let upper: UInt8 = 2

  /// Punctuation and signs in the order of CLDR's root collation.
  private static let signs: [UInt32: UInt8] = {
    let signs = "_-–—,;:!?.…·'‘’‹›\"“”«»()[]{}§@*/\\&#%‰†‡•`´^¨°©®+±÷×<=>|¦~$£¥€"
    return Dictionary(
      signs.unicodeScalars.enumerated().map { ($0.element.value, punctuation + UInt8($0.offset)) },
      uniquingKeysWith: { first, _ in first })
  }()

  init(order: SortKey.Order, capacity: Int) {
    self.order = order
    letters.reserveCapacity(capacity + capacity / 2 + 8)
  }

  mutating func read(_ bytes: borrowing Span<UInt8>) {
    var index = 0
    while index < bytes.count {
      let scalar = readScalar(bytes, &index)
      if let letter = Letter(scalar: scalar) {
        syllable.append(letter)
        continue
      }
      if isInvisible(scalar) { continue }
      let folded = LatinFold.ascii(scalar)
      if folded >= UInt8(ascii: "a"), let base = Letter(base: folded) {
        endSyllable(isWhole: false)
        appendForeign(base, isUpper: Unicode.Scalar(scalar)?.properties.isUppercase == true)
        continue
      }
      endSyllable(isWhole: true)
      if folded != 0 {
        appendNumber(bytes, from: index - 1, &index)
      } else {
        appendOther(scalar)
      }
    }
    endSyllable(isWhole: true)
  }

  var key: [UInt8] {
    var key = letters
    key.append(Self.level)
    key += Self.trimmed(tones, of: Self.lowestTone)
    key.append(Self.level)
    key += Self.trimmed(cases, of: Self.lower)
    return key
  }

  private static func trimmed(_ level: [UInt8], of lowest: UInt8) -> ArraySlice<UInt8> {
    level[..<((level.lastIndex { $0 != lowest } ?? -1) + 1)]
  }

  /// - Parameter isWhole: whether a syllable ends here, or goes on with a letter of another language.
  private mutating func endSyllable(isWhole: Bool) {
    TonePlacement.normalise(&syllable)
    for letter in syllable {
      letters.append(Self.letter + letter.weight)
      tones.append(Self.lowestTone + letter.tone.rawValue)
      cases.append(letter.isUpper ? Self.upper : Self.lower)
    }
    syllable.removeAll(keepingCapacity: true)
    guard order == .syllables, isWhole, !tones.isEmpty else { return }
    letters.append(Self.toneOfSyllable)
    letters += Self.trimmed(tones, of: Self.lowestTone)
    letters.append(Self.endOfSyllable)
    tones.removeAll(keepingCapacity: true)
  }

  private mutating func appendForeign(_ base: Letter, isUpper: Bool) {
    letters.append(Self.letter + base.weight)
    tones.append(Self.foreignMark)
    cases.append(isUpper ? Self.upper : Self.lower)
  }

  /// A number by its length and then its digits; 254 digits at a time.
  private mutating func appendNumber(_ bytes: borrowing Span<UInt8>, from start: Int, _ index: inout Int) {
    var first = start
    while first < bytes.count, bytes[first] == UInt8(ascii: "0") { first += 1 }
    var end = first
    while end < bytes.count, end - first < 254, bytes[end] >= UInt8(ascii: "0"), bytes[end] <= UInt8(ascii: "9") {
      end += 1
    }
    letters.append(Self.number)
    letters.append(UInt8(end - first + 1))
    for place in first..<end { letters.append(bytes[place]) }
    index = end
  }

  private mutating func appendOther(_ scalar: UInt32) {
    if scalar == 0x20 || scalar == 0xA0 || scalar == 0x09 || scalar == 0x202F {
      letters.append(Self.space)
    } else if let sign = Self.signs[scalar] {
      letters.append(sign)
    } else {
      letters.append(Self.other)
      letters.append(UInt8(truncatingIfNeeded: scalar >> 16))
      letters.append(UInt8(truncatingIfNeeded: scalar >> 8))
      letters.append(UInt8(truncatingIfNeeded: scalar))
    }
  }
}
