/// How values become bytes of HTML. The one file of this library in which buffers are looked at without copies.
enum Escaping {
  /// Appends `text` with `& < > " '` as character references.
  ///
  /// Byte by byte: a quotation mark followed by a combining mark is one Character but still ends an attribute.
  static func append(_ text: String, to output: inout [UInt8]) {
    if text.utf8.withContiguousStorageIfAvailable({ append($0, to: &output) }) == nil {
      Array(text.utf8).withUnsafeBufferPointer { append($0, to: &output) }
    }
  }

  /// Appends `text` as it is.
  static func appendRaw(_ text: String, to output: inout [UInt8]) {
    if text.utf8.withContiguousStorageIfAvailable({ output.append(contentsOf: $0) }) == nil {
      output.append(contentsOf: text.utf8)
    }
  }

  /// Escapes what stands in `output` from `start` on: an address that its style wrote there. Most need nothing.
  static func escape(_ output: inout [UInt8], from start: Int) {
    let needsNothing = output.withUnsafeBufferPointer { !$0[start...].contains(where: isSpecial) }
    if needsNothing { return }
    let raw = Array(output[start...])
    output.removeLast(raw.count)
    raw.withUnsafeBufferPointer { append($0, to: &output) }
  }

  @inline(__always)
  private static func appendReference(_ reference: StaticString, to output: inout [UInt8]) {
    reference.withUTF8Buffer { output.append(contentsOf: $0) }
  }

  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool { byte < 64 && special >> UInt64(byte) & 1 != 0 }

  /// Appends `bytes[range]`.
  @inline(__always)
  static func append(_ range: Range<Int>, of bytes: [UInt8], to output: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Bit n is set for the bytes that are escaped; all of them are below 64.
  private static let special: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E

  private static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var start = 0
    var index = 0
    while index < bytes.count {
      // Most of a text needs no escape: look at eight bytes at once.
      if index + 8 <= bytes.count, !hasSpecial(bytes, at: index) {
        index += 8
        continue
      }
      let byte = bytes[index]
      if isSpecial(byte) {
        if start < index { output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index])) }
        switch byte {
        case 0x22: appendReference("&quot;", to: &output)
        case 0x26: appendReference("&amp;", to: &output)
        case 0x27: appendReference("&#39;", to: &output)
        case 0x3C: appendReference("&lt;", to: &output)
        default: appendReference("&gt;", to: &output)
        }
        start = index + 1
      }
      index += 1
    }
    if start < index { output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index])) }
  }

  /// Whether one of the eight bytes at `index` is escaped.
  @inline(__always)
  private static func hasSpecial(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    // & and ' differ in the last bit alone, < and > in the one before it.
    return hasZero(word ^ ones &* 0x22) || hasZero((word | ones) ^ ones &* 0x27)
      || hasZero((word | ones &* 2) ^ ones &* 0x3E)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Whether one of the eight bytes of `word` is 0 (Hacker's Delight, 6-1).
  @inline(__always)
  private static func hasZero(_ word: UInt64) -> Bool { (word &- ones) & ~word & (ones << 7) != 0 }
}
