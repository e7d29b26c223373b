import Glibc

/// What happens in folders, as inotify(7) tells it. Folders are watched one by one; what lies in a folder below is not seen.
///
/// This file is where pointers meet inotify; nothing of it leaves.
public final class FolderEvents: Sendable {
  /// One thing that happened.
  public struct Event: Hashable, Sendable {
    /// The number of the watched folder; -1 where the queue overflowed.
    public var folder: Int32
    /// What it happened to, in the folder; empty: the folder itself.
    public var name: [UInt8]
    /// What happened.
    public var kind: Kind
    /// Whether it happened to a folder.
    public var isFolder: Bool

    /// An event.
    public init(folder: Int32, name: [UInt8], kind: Kind, isFolder: Bool) {
      (self.folder, self.name, self.kind, self.isFolder) = (folder, name, kind, isFolder)
    }
  }

  /// What happened.
  public enum Kind: Sendable {
    /// A file is being written: more will follow.
    case writing
    /// A file that was being written was closed.
    case written
    /// A name came to be: made here, or moved here.
    case appeared
    /// A name is gone: removed, or moved away.
    case disappeared
    /// Permissions or times changed.
    case touched
    /// The folder is no longer watched: it is gone, or its file system is.
    case unwatched
    /// So much happened that the system stopped counting: everything must be looked at anew.
    case overflow
  }

  private let descriptor: Int32

  /// Watches nothing yet. Throws ``SystemError``.
  public init() throws(SystemError) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { throw SystemError("inotify_init", "inotify", code: errno) }
  }

  deinit { Glibc.close(descriptor) }

  /// Watches the folder at the absolute `path`; one that is watched already keeps its number.
  ///
  /// - Returns: its number; nil when there is no folder, a link is none, or it may not be read.
  /// - Throws: ``SystemError``, of the call "inotify_add_watch" with ENOSPC when no more folders may be watched.
  public func watch(_ path: [UInt8]) throws(SystemError) -> Int32? {
    let asked: [any BinaryInteger] = [
      IN_MODIFY, IN_CLOSE_WRITE, IN_CREATE, IN_DELETE, IN_MOVED_FROM, IN_MOVED_TO, IN_ATTRIB, IN_DELETE_SELF,
      IN_MOVE_SELF, IN_ONLYDIR, IN_DONT_FOLLOW, IN_EXCL_UNLINK,
    ]
    let mask = asked.reduce(UInt32(0)) { $0 | UInt32(truncatingIfNeeded: $1) }
    let number = (path + [0]).withUnsafeBytes { raw in
      raw.withMemoryRebound(to: CChar.self) { name -> Int32 in
        guard let base = name.baseAddress else { return -1 }
        return inotify_add_watch(descriptor, base, mask)
      }
    }
    if number >= 0 { return number }
    if [ENOENT, ENOTDIR, EACCES, ELOOP].contains(errno) { return nil }
    throw SystemError("inotify_add_watch", String(decoding: path, as: UTF8.self), code: errno)
  }

  /// Watches the folder of that number no longer.
  public func stop(_ folder: Int32) { inotify_rm_watch(descriptor, folder) }

  /// What happened since it was last asked, waiting at most `milliseconds` for the first of it; nil: for ever.
  ///
  /// - Throws: ``SystemError``.
  public func next(within milliseconds: Int?) throws(SystemError) -> [Event] {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let ready = poll(&waiting, 1, Int32(clamping: milliseconds.map { max(0, $0) } ?? -1))
    if ready < 0 && errno != EINTR { throw SystemError("poll", "inotify", code: errno) }
    if ready <= 0 { return [] }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      let got = read(descriptor, buffer.baseAddress, buffer.count)
      if got < 0 && errno != EAGAIN && errno != EINTR { failure = errno }
      count = max(0, got)
    }
    if failure != 0 { throw SystemError("read", "inotify", code: failure) }
    return Self.events(bytes)
  }

  /// The events in what inotify gave: each a `struct inotify_event` with its name behind, filled up with NUL.
  private static func events(_ bytes: [UInt8]) -> [Event] {
    var events: [Event] = []
    let head = MemoryLayout<inotify_event>.size
    bytes.withUnsafeBytes { raw in
      var offset = 0
      while offset + head <= raw.count {
        let folder = raw.loadUnaligned(fromByteOffset: offset, as: Int32.self)
        let mask = raw.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
        let length = Int(raw.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
        let name = raw[(offset + head)..<min(offset + head + length, raw.count)].prefix { $0 != 0 }
        if let kind = Kind(mask: mask) {
          events.append(
            Event(
              folder: folder, name: Array(name), kind: kind, isFolder: mask & UInt32(truncatingIfNeeded: IN_ISDIR) != 0)
          )
        }
        offset += head + length
      }
    }
    return events
  }
}

extension FolderEvents.Kind {
  fileprivate init?(mask: UInt32) {
    func has(_ bit: some BinaryInteger) -> Bool { mask & UInt32(truncatingIfNeeded: bit) != 0 }
    if has(IN_Q_OVERFLOW) {
      self = .overflow
    } else if has(IN_IGNORED) || has(IN_UNMOUNT) {
      self = .unwatched
    } else if has(IN_CLOSE_WRITE) {
      self = .written
    } else if has(IN_CREATE) || has(IN_MOVED_TO) {
      self = .appeared
    } else if has(IN_DELETE) || has(IN_MOVED_FROM) || has(IN_DELETE_SELF) || has(IN_MOVE_SELF) {
      self = .disappeared
    } else if has(IN_MODIFY) {
      self = .writing
    } else if has(IN_ATTRIB) {
      self = .touched
    } else {
      return nil
    }
  }
}
