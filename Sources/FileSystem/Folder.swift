import Glibc

/// A folder of the file system, held open: what is read and written below it goes through its descriptor, so that a
/// renamed parent or a link put in its place later leads nowhere else.
///
/// This file is where pointers meet the operating system; nothing of it leaves.
public final class Folder: Sendable {
  /// For messages.
  public let path: String
  let descriptor: Int32

  /// Opens the folder at `path`; throws ``SystemError``.
  public init(_ path: String) throws(SystemError) {
    descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    self.path = path
    guard descriptor >= 0 else { throw SystemError("open", path, code: errno) }
  }

  /// Takes over `descriptor`, which is that of the folder at `path`.
  init(descriptor: Int32, path: String) { (self.descriptor, self.path) = (descriptor, path) }

  deinit { Glibc.close(descriptor) }

  /// Opens the folder at `path`, made with its parents where missing; throws ``SystemError``.
  public static func make(_ path: String) throws(SystemError) -> Folder {
    if mkdir(path, 0o755) != 0 && errno != EEXIST {
      guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
        throw SystemError("mkdir", path, code: errno)
      }
      _ = try make(String(path[..<slash]))
      if mkdir(path, 0o755) != 0 && errno != EEXIST { throw SystemError("mkdir", path, code: errno) }
    }
    return try Folder(path)
  }

  func display(_ path: RelativePath) -> String { "\(self.path)/\(path.display)" }

  private func withC<T>(_ path: RelativePath, _ body: (UnsafePointer<CChar>) -> T) -> T {
    var terminated = path.bytes
    if terminated.isEmpty { terminated.append(UInt8(ascii: ".")) }
    // C would take the name up to the NUL: another file. The empty path is ENOENT to every call.
    if terminated.contains(0) { terminated.removeAll() }
    terminated.append(0)
    return terminated.withUnsafeBytes { raw in
      raw.withMemoryRebound(to: CChar.self) { buffer in
        guard let base = buffer.baseAddress else { return "".withCString(body) }
        return body(base)
      }
    }
  }

  /// The descriptor of what `path` leads to, to be closed by the caller; negative with errno set when it cannot be opened.
  func open(_ path: RelativePath, _ flags: Int32) -> Int32 { withC(path) { openat(descriptor, $0, flags) } }

  /// What stands at `path`, a link not followed; nil when nothing does. Throws ``SystemError``.
  public func status(_ path: RelativePath, followingLinks: Bool = false) throws(SystemError) -> FileStatus? {
    var info = stat()
    let result = withC(path) { fstatat(descriptor, $0, &info, followingLinks ? 0 : AT_SYMLINK_NOFOLLOW) }
    if result == 0 { return FileStatus(info) }
    // Links above that lead in a circle lead to nothing.
    if errno == ENOENT || errno == ENOTDIR || (errno == ELOOP && !followingLinks) { return nil }
    throw SystemError("stat", display(path), code: errno)
  }

  /// Whether files may be made, moved and removed in the folder at `path`, as far as its permissions tell.
  public func isWritable(_ path: RelativePath) -> Bool { writability(path) != false }

  /// The same, nil where nothing stands at `path`.
  public func writability(_ path: RelativePath) -> Bool? {
    if withC(path, { faccessat(descriptor, $0, W_OK | X_OK, AT_EACCESS) }) == 0 { return true }
    return errno == ENOENT || errno == ENOTDIR ? nil : errno != EACCES
  }

  /// The names in the folder at `path`, in byte order, hidden ones too, `.` and `..` not. Throws ``SystemError``.
  public func names(in path: RelativePath) throws(SystemError) -> [[UInt8]] {
    let listing = try listing(of: path)
    return (0..<listing.count).map { Array(listing.name($0)) }
  }

  /// The bytes of the file at `path`, links followed, and its status as it was read. At most `limit` + 1 bytes, so that a
  /// caller sees that a file is too large without reading it.
  ///
  /// - Throws: ``SystemError``; EFBIG without a limit for a file of more than ``largestFile`` bytes: a sparse file takes no
  ///   room on disk and would take all memory.
  public func read(_ path: RelativePath, limit: Int? = nil) throws(SystemError) -> (
    bytes: [UInt8], status: FileStatus
  ) {
    let file = withC(path) { openat(descriptor, $0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard file >= 0 else { throw SystemError("open", display(path), code: errno) }
    defer { Glibc.close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { throw SystemError("stat", display(path), code: errno) }
    let size = max(0, Int(info.st_size))
    if limit == nil && size > Self.largestFile { throw SystemError("read", display(path), code: EFBIG) }
    let limit = max(0, min(limit ?? Self.largestFile, Int.max - 1))
    let wanted = min(size, limit) + 1
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      count = 0
      while count < wanted {
        let got = Glibc.read(file, buffer.baseAddress! + count, wanted - count)
        if got == 0 { break }
        if got < 0 {
          if errno == EINTR { continue }
          failure = errno
          break
        }
        count += got
        // A file gives all it has at once, so what was asked for and came is the end. One that tells no size is read on.
        if count == size, size > 0 { break }
      }
    }
    if failure != 0 { throw SystemError("read", display(path), code: failure) }
    return (bytes, FileStatus(info))
  }

  /// The largest file that is read without a limit of the caller's own: 2 GiB.
  public static let largestFile = 1 << 31

  /// Writes a new file, or over an old one, its folders made where missing. Throws ``SystemError``.
  public func write(_ bytes: [UInt8], to path: RelativePath) throws(SystemError) {
    var file = withC(path) { openat(descriptor, $0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644) }
    if file < 0 && errno == ENOENT {
      try makeFolder(path.parent)
      file = withC(path) { openat(descriptor, $0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644) }
    }
    guard file >= 0 else { throw SystemError("open", display(path), code: errno) }
    let failure = bytes.withUnsafeBytes { writeAll($0, to: file) }
    if Glibc.close(file) != 0 && failure == 0 { throw SystemError("close", display(path), code: errno) }
    if failure != 0 { throw SystemError("write", display(path), code: failure) }
  }

  /// Makes the folder at `path` and those above it; one that exists is no error. Throws ``SystemError``.
  ///
  /// - Parameter isPrivate: whether no other user is to see what lies in it.
  public func makeFolder(_ path: RelativePath, isPrivate: Bool = false) throws(SystemError) {
    if path.bytes.isEmpty { return }
    let mode: mode_t = isPrivate ? 0o700 : 0o755
    if withC(path, { mkdirat(descriptor, $0, mode) }) == 0 || errno == EEXIST { return }
    guard errno == ENOENT else { throw SystemError("mkdir", display(path), code: errno) }
    try makeFolder(path.parent)
    if withC(path, { mkdirat(descriptor, $0, mode) }) != 0 && errno != EEXIST {
      throw SystemError("mkdir", display(path), code: errno)
    }
  }

  /// Waits until all that was written is on the disk. Of the calls that wait for one file system alone the C library tells GNU sources
  /// only; what others have to write is written too.
  public static func waitForDisk() { sync() }

  /// Moves `path` here to `target` in `other`, in place of what file stands there. Throws ``SystemError``.
  public func move(_ path: RelativePath, to target: RelativePath, in other: Folder) throws(SystemError) {
    let result = withC(path) { from in other.withC(target) { renameat(descriptor, from, other.descriptor, $0) } }
    if result != 0 { throw SystemError("rename", other.display(target), code: errno) }
  }

  /// Whether files can be moved between this folder and `other`, which two mounts of one file system do not allow either.
  public func canMove(to other: Folder) -> Bool {
    // "." is never moved, and the mounts are compared before that is seen.
    renameat(descriptor, ".", other.descriptor, ".") == 0 || errno != EXDEV
  }

  /// Removes the file or link at `path`; one that is gone is no error. Throws ``SystemError``.
  public func removeFile(_ path: RelativePath) throws(SystemError) {
    if withC(path, { unlinkat(descriptor, $0, 0) }) != 0 && errno != ENOENT {
      throw SystemError("unlink", display(path), code: errno)
    }
  }

  /// Removes the folder at `path` if it is empty.
  /// - Returns: whether it is gone.
  @discardableResult public func removeEmptyFolder(_ path: RelativePath) -> Bool {
    withC(path) { unlinkat(descriptor, $0, AT_REMOVEDIR) } == 0
  }

  /// Removes everything below `path`, links themselves and not what they lead to. Throws ``SystemError``.
  public func removeTree(_ path: RelativePath) throws(SystemError) {
    guard let status = try status(path) else { return }
    guard status.kind == .folder else { return try removeFile(path) }
    for name in try names(in: path) { try removeTree(path.appending(name)) }
    if !removeEmptyFolder(path) { throw SystemError("rmdir", display(path), code: errno) }
  }

  /// Stamps the file at `path`, made where missing, and says what time that was by the file system's own clock: nanoseconds
  /// since 1970. Throws ``SystemError``.
  public func touch(_ path: RelativePath) throws(SystemError) -> Int {
    let file = withC(path) { openat(descriptor, $0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644) }
    guard file >= 0 else { throw SystemError("open", display(path), code: errno) }
    defer { Glibc.close(file) }
    var info = stat()
    guard futimens(file, nil) == 0, fstat(file, &info) == 0 else {
      throw SystemError("stat", display(path), code: errno)
    }
    return FileStatus(info).modified
  }

  /// Takes the lock file at `path` for as long as the result lives; waits for another process that holds it, after
  /// calling `waiting` once. Throws ``SystemError``.
  public func lock(_ path: RelativePath, waiting: () -> Void) throws(SystemError) -> FileLock {
    let file = withC(path) { openat(descriptor, $0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644) }
    guard file >= 0 else { throw SystemError("open", display(path), code: errno) }
    if flock(file, LOCK_EX | LOCK_NB) != 0 {
      waiting()
      while flock(file, LOCK_EX) != 0 {
        if errno == EINTR { continue }
        let code = errno
        Glibc.close(file)
        throw SystemError("flock", display(path), code: code)
      }
    }
    return FileLock(descriptor: file)
  }

  /// Opens a file that grows and can be read back, made where missing, emptied first unless `keeping`. Throws ``SystemError``.
  public func scratchFile(_ path: RelativePath, keeping: Bool = false) throws(SystemError) -> ScratchFile {
    let flags = O_RDWR | O_CREAT | (keeping ? 0 : O_TRUNC) | O_CLOEXEC | O_NOFOLLOW
    var file = withC(path) { openat(descriptor, $0, flags, 0o644) }
    if file < 0 && errno == ENOENT {
      try makeFolder(path.parent)
      file = withC(path) { openat(descriptor, $0, flags, 0o644) }
    }
    guard file >= 0 else { throw SystemError("open", display(path), code: errno) }
    return ScratchFile(descriptor: file, path: display(path))
  }

  /// The real path of what `path` leads to, links resolved; nil when it leads nowhere.
  public func realPath(_ path: RelativePath) -> String? {
    if path.bytes.contains(0) { return nil }
    // Bytes, not `display`: a name that is not UTF-8 would be looked for under its repaired form.
    let terminated = Array(self.path.utf8) + [UInt8(ascii: "/")] + path.bytes + [0]
    let found = terminated.withUnsafeBytes { raw in
      raw.withMemoryRebound(to: CChar.self) { buffer in buffer.baseAddress.flatMap { realpath($0, nil) } }
    }
    guard let resolved = found else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int32 {
  var written = 0
  while written < bytes.count {
    let count = Glibc.write(file, bytes.baseAddress! + written, bytes.count - written)
    if count < 0 {
      if errno == EINTR { continue }
      return errno
    }
    written += count
  }
  return 0
}
