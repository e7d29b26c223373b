/// When enough has been written that it is worth building: a short while after the last of it.
///
/// Times are nanoseconds of one clock.
struct QuietPeriod: Hashable, Sendable {
  /// So long after the last event a build begins.
  static let quiet = 40_000_000
  /// So long while some file is still open for writing: a build would read half of it.
  static let quietWhileWriting = 400_000_000
  /// A build begins so long after the first event at the latest, however much goes on.
  static let longest = 2_000_000_000

  private var first: Int?
  private var last = 0
  private var isWriting = false

  /// Something happened at `now`; `isWriting`: some file is open for writing.
  mutating func note(at now: Int, isWriting: Bool) {
    if first == nil { first = now }
    (last, self.isWriting) = (now, isWriting)
  }

  /// When to build; nil while there is nothing to build for.
  var deadline: Int? {
    first.map { min($0 + Self.longest, last + (isWriting ? Self.quietWhileWriting : Self.quiet)) }
  }
}
