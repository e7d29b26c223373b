/// What the bytes of a text hold that something has to be done about.
public struct ByteScan: OptionSet, Sendable {
  /// The findings, a bit for each.
  public let rawValue: UInt8

  /// Findings of `rawValue`.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Not UTF-8, or a NUL.
  public static let fault = ByteScan(rawValue: 1)
  /// A carriage return.
  public static let carriageReturn = ByteScan(rawValue: 2)
  /// U+0300–U+037F: the text may not be in normal form C.
  public static let combiningMark = ByteScan(rawValue: 4)
  /// A character that no page may have: see ``ForbiddenCharacters``.
  public static let forbidden = ByteScan(rawValue: 8)

  /// What `bytes` hold; with a fault nothing else is told.
  ///
  /// Source: Unicode 15, table 3-7, well-formed UTF-8 byte sequences.
  public init(_ bytes: [UInt8]) {
    func has(_ byte: UInt8) -> Bool { bytes.firstOffset(of: byte) != nil }
    // Lead bytes that have rules of their own are rare: where there is one, each letter is looked at for itself.
    let hasPlainLeads = !has(0xC0) && !has(0xC1) && !has(0xE0) && !has(0xED)
    let isPlain = hasPlainLeads && Self.isPlainUTF8(bytes)
    let mayHaveControl = bytes.mayHaveControl || has(0x7F)
    if mayHaveControl && has(0) || !(isPlain || Self.isUTF8(bytes)) {
      self = .fault
      return
    }
    self = []
    if has(0x0D) { insert(.carriageReturn) }
    if has(0xCC) || has(0xCD) { insert(.combiningMark) }
    // Forbidden characters of two and three bytes begin with C2 and EF.
    func holdsForbidden(behind lead: UInt8) -> Bool {
      var start = 0
      while let index = bytes.firstOffset(of: lead, from: start) {
        if ForbiddenCharacters.length(in: bytes, at: index) > 0 { return true }
        start = index + 1
      }
      return false
    }
    if mayHaveControl || !isPlain {
      if bytes.indices.contains(where: { ForbiddenCharacters.length(in: bytes, at: $0) > 0 }) { insert(.forbidden) }
    } else if holdsForbidden(behind: 0xC2) || holdsForbidden(behind: 0xEF) {
      insert(.forbidden)
    }
  }

  /// Whether every lead byte has as many continuation bytes behind it as it asks for, eight bytes looked at together without
  /// a branch (every third letter of Vietnamese has two or three bytes, and no branch foretells which). False also where a
  /// sequence has four bytes.
  private static func isPlainUTF8(_ bytes: [UInt8]) -> Bool {
    let span = bytes.span.bytes
    // The top bit of each byte is what counts in all of these words.
    var wrong: UInt64 = 0
    var fours: UInt64 = 0
    var (leads, threes): (UInt64, UInt64) = (0, 0)
    func read(_ word: UInt64) {
      let lead = word & word << 1
      let three = lead & word << 2
      let mustContinue = lead << 8 | leads >> 56 | three << 16 | threes >> 48
      wrong |= (word & ~(word << 1)) ^ mustContinue
      fours |= three & word << 3
      (leads, threes) = (lead & topBits, three & topBits)
    }
    var index = 0
    while index + 8 <= span.byteCount {
      read(UInt64(littleEndian: span.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)))
      index += 8
    }
    var last: UInt64 = 0
    for offset in index..<span.byteCount { last |= UInt64(bytes[offset]) << UInt64((offset - index) * 8) }
    // Behind the text stand zeros, which continue nothing.
    read(last)
    return (wrong | fours) & topBits == 0
  }

  private static let topBits: UInt64 = 0x8080_8080_8080_8080

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
      let length = sequenceLength(in: bytes, at: index)
      if length == 0 { return false }
      index += length
    }
    return true
  }

  /// The length of the UTF-8 sequence at `index` of `bytes`, 1 to 4; 0 where none begins there.
  public static func sequenceLength(in bytes: [UInt8], at index: Int) -> Int {
    guard bytes.indices.contains(index) else { return 0 }
    let lead = bytes[index]
    if lead < 0x80 { return 1 }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC2, lead < 0xF5, index + length <= bytes.count else { return 0 }
    for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    let second = bytes[index + 1]
    switch lead {
    case 0xE0 where second < 0xA0, 0xED where second >= 0xA0, 0xF0 where second < 0x90, 0xF4 where second >= 0x90:
      return 0
    default: return length
    }
  }
}
