/// Looking for numbers sixteen bytes at a time. The pointers do not leave this file.
enum NumberScan {
  /// The first digit at `start` or behind it that may begin a number: one behind a byte of the rows 0x00 and 0x20 (a space, a
  /// bracket, but also a dot) or behind a `>`; the end of `page` where there is none.
  static func next(in page: [UInt8], from start: Int) -> Int {
    page.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return start }
      var index = start
      while true {
        while index &+ 16 <= bytes.count {
          let first = digits(base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
          let second = digits(base.loadUnaligned(fromByteOffset: index &+ 8, as: UInt64.self))
          if first | second != 0 {
            index &+= first != 0 ? first.trailingZeroBitCount / 8 : 8 &+ second.trailingZeroBitCount / 8
            break
          }
          index &+= 16
        }
        while index < bytes.count, !isDigit(bytes[index]) { index &+= 1 }
        if index >= bytes.count { return bytes.count }
        if index == 0 || bytes[index &- 1] & 0xD0 == 0 || bytes[index &- 1] == UInt8(ascii: ">") { return index }
        while index < bytes.count, isDigit(bytes[index]) { index &+= 1 }
      }
    }
  }

  /// The lowest bit that is set is in the first byte of `word` that is a digit (Hacker's Delight, 6-1; those above may be
  /// wrong).
  @inline(__always)
  private static func digits(_ word: UInt64) -> UInt64 {
    let word = UInt64(littleEndian: word)
    // With 6 added, only those of the row 0x30 that are digits stay in it.
    let row = (word & (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) ^ 0x3030_3030_3030_3030
    return (row &- 0x0101_0101_0101_0101) & ~row & 0x8080_8080_8080_8080
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
