import CMalloc

/// How the C library hands out memory.
enum Allocation {
  /// From so many bytes on an array has pages of its own, which go back to the machine with it.
  private static let large: Int32 = 1 << 19

  /// Keeps that limit where it is. Left alone, glibc raises it to the size of the largest array that was ever freed (mallopt(3),
  /// M_MMAP_THRESHOLD), up to 32 MiB: what is freed then stays in the heap in pieces, and a site of 100,000 articles takes a
  /// tenth more.
  static func giveBackLargeArrays() { _ = mallopt(M_MMAP_THRESHOLD, large) }
}
