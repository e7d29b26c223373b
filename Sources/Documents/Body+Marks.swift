#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Body {
  /// The offset of the next mark at `start` or behind it: memchr, the one C call of this room.
  static func nextMark(in part: ArraySlice<UInt8>, from start: Int) -> Int? {
    guard start < part.endIndex else { return nil }
    return part.withUnsafeBytes { bytes -> Int? in
      guard let base = bytes.baseAddress else { return nil }
      let from = start - part.startIndex
      guard let found = memchr(base + from, Int32(mark), bytes.count - from) else { return nil }
      return part.startIndex + (UnsafeRawPointer(found) - base)
    }
  }
}
