/// Unicode normal form C of what people type: letters followed by loose combining marks become one scalar each.
///
/// Composes every letter whose marks lie in U+0300–U+036F (Latin, Greek, Cyrillic), which is all that Vietnamese text
/// in any form holds. Korean, Indic and Japanese scripts stay as they are. Repairs nothing: é followed by a circumflex,
/// the wrong order of marks for ế, stays two characters, as the standard has it.
///
/// - Source: Unicode Standard Annex #15; UnicodeData.txt.
public enum Normalisation {
  /// Whether `bytes` hold nothing that `nfc` would change.
  public static func isNFC(_ bytes: [UInt8]) -> Bool { nfc(bytes) == nil }

  /// `bytes` composed; nil when nothing changes, which for text without loose marks costs one quick pass.
  ///
  /// Bytes that are not UTF-8 stay as they are.
  public static func nfc(_ bytes: [UInt8]) -> [UInt8]? {
    guard let first = firstMark(in: bytes.span) else { return nil }
    let composed = compose(bytes.span, from: first)
    return composed == bytes ? nil : composed
  }

  /// `text` composed.
  public static func nfc(_ text: String) -> String {
    guard let composed = nfc(Array(text.utf8)) else { return text }
    return String(decoding: composed, as: UTF8.self)
  }

  /// Where the first byte stands that only U+0300–U+037F have: CC and CD are lead bytes, never a continuation.
  ///
  /// Blocks of 64 bytes without a branch inside, so that the compiler takes many bytes at once; the whole text may be read.
  static func firstMark(in bytes: borrowing Span<UInt8>) -> Int? {
    var start = 0
    while start < bytes.count {
      let end = min(start + 64, bytes.count)
      let block = bytes.extracting(start..<end)
      var found: UInt8 = 0
      for index in block.indices { found |= block[unchecked: index] & 0xFE == 0xCC ? 1 : 0 }
      if found != 0 { return (start..<end).first { bytes[$0] & 0xFE == 0xCC } }
      start = end
    }
    return nil
  }

  private static func compose(_ bytes: borrowing Span<UInt8>, from firstMark: Int) -> [UInt8] {
    var composed: [UInt8] = []
    composed.reserveCapacity(bytes.count)
    var index = 0
    var marks: [UInt32] = []
    while index < bytes.count {
      let start = index
      let scalar = readScalar(bytes, &index)
      let letterEnd = index
      let startsWithMark = isNonStarter(scalar)
      marks.removeAll(keepingCapacity: true)
      if startsWithMark { marks.append(scalar) }
      while index < bytes.count, bytes[index] >= 0xCC {
        var behind = index
        let mark = readScalar(bytes, &behind)
        guard isNonStarter(mark) else { break }
        marks.append(mark)
        index = behind
      }
      let isLetter = !startsWithMark && scalar != replacementScalar
      if marks.isEmpty || !(isLetter || startsWithMark) {
        for place in start..<letterEnd { composed.append(bytes[place]) }
      }
      if !marks.isEmpty { appendCluster(isLetter ? scalar : nil, marks, to: &composed) }
    }
    return composed
  }

  /// A letter with its marks: taken apart, put in canonical order, put together again.
  private static func appendCluster(_ letter: UInt32?, _ marks: [UInt32], to bytes: inout [UInt8]) {
    if marks.count == 1, let letter, letter < 0x80, let both = compositions[Pair(letter: letter, mark: marks[0])] {
      appendScalar(both, to: &bytes)
      return
    }
    var parts: [UInt32] = []
    var starter = letter
    while let scalar = starter, let pair = decompositions[scalar] {
      parts.insert(pair.mark, at: 0)  // at most three: no letter has more marks
      starter = pair.letter
    }
    for mark in marks {
      switch mark {
      case 0x340: parts.append(0x300)  // the grave and acute "tone marks" are the plain ones, for ever deprecated
      case 0x341: parts.append(0x301)
      case 0x343: parts.append(0x313)
      case 0x344: parts += [0x308, 0x301]
      default: parts.append(mark)
      }
    }
    let ordered = parts.enumerated().map { (rank: combiningClass($0.element), place: $0.offset, mark: $0.element) }
      .sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }
    var left: [UInt32] = []
    var lastRank: UInt8 = 0
    for part in ordered {
      if let letter = starter, lastRank < part.rank, let both = compositions[Pair(letter: letter, mark: part.mark)] {
        starter = both
      } else {
        left.append(part.mark)
        lastRank = part.rank
      }
    }
    if let starter { appendScalar(starter, to: &bytes) }
    for mark in left { appendScalar(mark, to: &bytes) }
  }

  private struct Pair: Hashable {
    let letter: UInt32
    let mark: UInt32
  }

  private static let compositions: [Pair: UInt32] = {
    var compositions: [Pair: UInt32] = [:]
    for row in compositionRows {
      var letter: UInt32?
      for scalar in row.pairs.unicodeScalars {
        if let first = letter {
          compositions[Pair(letter: first, mark: row.mark)] = scalar.value
          letter = nil
        } else {
          letter = scalar.value
        }
      }
    }
    return compositions
  }()

  private static let decompositions: [UInt32: Pair] = Dictionary(
    compositions.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })

  private static func combiningClass(_ scalar: UInt32) -> UInt8 {
    Unicode.Scalar(scalar)?.properties.canonicalCombiningClass.rawValue ?? 0
  }

  private static func isNonStarter(_ scalar: UInt32) -> Bool {
    scalar >= 0x300 && !(0x1E00..<0x1F00).contains(scalar) && combiningClass(scalar) != 0
  }
}
