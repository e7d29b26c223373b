#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Searching bytes: memchr, which looks at thirty-two at a time. The pointers do not leave this file.
extension Array where Element == UInt8 {
  /// The offset of the first `byte` at `start` or behind it.
  public borrowing func firstOffset(of byte: UInt8, from start: Int = 0) -> Int? {
    withUnsafeBytes { bytes -> Int? in
      guard start >= 0, start < bytes.count, let base = bytes.baseAddress else { return nil }
      guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Whether the bytes of `text` stand at `start` or behind it; meant for texts whose first byte is rare.
  public borrowing func holds(_ text: StaticString, from start: Int = 0) -> Bool {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard let first = wanted.first else { return true }
    var index = start
    while let found = firstOffset(of: first, from: index) {
      if count - found >= wanted.count, wanted.indices.allSatisfy({ self[found + $0] == wanted[$0] }) { return true }
      index = found + 1
    }
    return false
  }
}

extension Array where Element == UInt8 {
  /// Whether there is a byte below 0x20 that is no line feed.
  var mayHaveControl: Bool {
    withUnsafeBufferPointer { bytes in
      // 0x0A and 0x20 have no bit in common: what was below 0x20 stays there, and the line feed becomes 0, then 0xFF. A minimum
      // the compiler takes of sixteen bytes together.
      var least: UInt8 = 0xFF
      for byte in bytes { least = Swift.min(least, (byte ^ 0x0A) &- 1) }
      return least < 0x1F
    }
  }
}

extension ArraySlice where Element == UInt8 {
  /// The index of the first `byte` at `start` or behind it.
  public borrowing func firstOffset(of byte: UInt8, from start: Int) -> Int? {
    let first = startIndex
    return withUnsafeBytes { bytes -> Int? in
      guard start >= first, start - first < bytes.count, let base = bytes.baseAddress else { return nil }
      guard let found = memchr(base + (start - first), Int32(byte), bytes.count - (start - first)) else { return nil }
      return first + (UnsafeRawPointer(found) - base)
    }
  }
}
