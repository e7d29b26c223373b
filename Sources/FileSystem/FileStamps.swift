/// What tells that a file is still the one that it was, without opening it.
///
/// The inode's change time is part of it: an edit with the modification time put back would go unseen without it.
public struct FileStamps: Hashable, Sendable {
  /// Bytes.
  public var size: Int
  /// When the content changed, in nanoseconds since 1970.
  public var modified: Int
  /// When content or inode changed, in nanoseconds since 1970; no program can set it back.
  public var changed: Int
  /// The file's number on its file system.
  public var inode: UInt64

  /// Stamps as a memo has them.
  public init(size: Int, modified: Int, changed: Int, inode: UInt64) {
    (self.size, self.modified, self.changed, self.inode) = (size, modified, changed, inode)
  }

  /// The stamps in `status`.
  public init(_ status: FileStatus) {
    self.init(size: status.size, modified: status.modified, changed: status.changed, inode: status.inode)
  }

  /// No file's.
  public static let none = FileStamps(size: -1, modified: 0, changed: 0, inode: 0)
}

/// The file system's own clock, and how far its stamps can be relied on.
///
/// A file that is written twice within one tick of the clock has the same stamps afterwards. So stamps that are younger than
/// ``window`` when they are taken, or lie in the future, are not settled: whoever relies on them later must read the file
/// (git's index does the same with what it calls racily clean entries).
public struct FileClock: Sendable {
  /// The time by which a stamp must lie in the past: the coarsest clock that is in use (FAT) has ticks of two seconds.
  public static let window = 2_000_000_000

  /// The moment, in nanoseconds since 1970, as the file system stamps it.
  public var now: Int
  /// Nanoseconds of a tick; 1 takes stamps as they come. Tests make it coarse.
  public var tick: Int

  /// A clock that stands at `now`.
  public init(now: Int, tick: Int = 1) {
    self.tick = max(1, tick)
    self.now = now / self.tick * self.tick
  }

  /// Stamps as a clock with these ticks has them.
  public func stamps(_ stamps: FileStamps) -> FileStamps {
    if tick == 1 { return stamps }
    var coarse = stamps
    coarse.modified = stamps.modified / tick * tick
    coarse.changed = stamps.changed / tick * tick
    return coarse
  }

  /// Whether a file with `stamps` can be relied on to be the same as long as they are.
  public func isSettled(_ stamps: FileStamps) -> Bool {
    max(stamps.modified, stamps.changed).addingReportingOverflow(Self.window).partialValue <= now
  }
}
