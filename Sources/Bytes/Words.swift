extension Collection<UInt64> {
  /// The first `count` bytes of these words, as the machine has them in memory.
  public func bytes(_ count: Int) -> [UInt8] {
    withContiguousStorageIfAvailable { buffer in
      let raw = UnsafeRawBufferPointer(buffer)
      return Array(raw[..<Swift.min(raw.count, count)])
    } ?? Array(self).bytes(count)
  }
}
