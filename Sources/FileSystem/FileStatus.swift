import Glibc

/// What the file system says of a path: enough to see that nothing changed.
public struct FileStatus: Hashable, Sendable {
  /// What stands there.
  public enum Kind: UInt8, Sendable {
    /// a regular file
    case file
    /// a folder
    case folder
    /// a symbolic link
    case link
    /// a socket, a device, a pipe
    case other

    /// What readdir(3) says of an entry; nil where it does not know.
    init?(directoryEntry type: Int32) {
      switch type {
      case Int32(DT_REG): self = .file
      case Int32(DT_DIR): self = .folder
      case Int32(DT_LNK): self = .link
      case Int32(DT_UNKNOWN): return nil
      default: self = .other
      }
    }
  }

  /// What stands there.
  public var kind: Kind
  /// Bytes.
  public var size: Int
  /// When the content changed, in nanoseconds since 1970.
  public var modified: Int
  /// When content or inode changed, in nanoseconds since 1970; no program can set it back.
  public var changed: Int
  /// The file's number on its file system.
  public var inode: UInt64
  /// The file system.
  public var device: UInt64

  init(_ info: stat) {
    switch info.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    size = Int(info.st_size)
    modified = Int(info.st_mtim.tv_sec) &* 1_000_000_000 &+ Int(info.st_mtim.tv_nsec)
    changed = Int(info.st_ctim.tv_sec) &* 1_000_000_000 &+ Int(info.st_ctim.tv_nsec)
    inode = UInt64(info.st_ino)
    device = UInt64(info.st_dev)
  }
}
