import Glibc
import Synchronization

/// A file that grows at its end and is read back at any place, by several threads.
public final class ScratchFile: Sendable {
  let descriptor: Int32
  let path: String
  /// Where the next bytes go.
  private let end: Atomic<Int>

  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
    var info = stat()
    end = Atomic(fstat(descriptor, &info) == 0 ? Int(info.st_size) : 0)
  }

  deinit { Glibc.close(descriptor) }

  /// A temporary file that no name leads to, for a build that must write nothing. Throws ``SystemError``.
  public static func anonymous() throws(SystemError) -> ScratchFile {
    let folder = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(folder)/chuyentrang-XXXXXX".utf8CString)
    let file = template.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard let base = buffer.baseAddress else { return -1 }
      let file = mkstemp(base)
      if file >= 0 {
        unlink(base)
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
      }
      return file
    }
    guard file >= 0 else { throw SystemError("mkstemp", folder, code: errno) }
    return ScratchFile(descriptor: file, path: folder)
  }

  /// Writes `bytes` at `offset`. Callers keep their offsets apart. Throws ``SystemError``.
  public func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) {
    let failure = bytes.withUnsafeBytes { write($0, at: offset) }
    if failure != 0 { throw SystemError("write", path, code: failure) }
  }

  /// Writes `words` at `offset`, as the machine has them in memory. Throws ``SystemError``.
  public func write(words: [UInt64], at offset: Int) throws(SystemError) {
    let failure = words.withUnsafeBytes { write($0, at: offset) }
    if failure != 0 { throw SystemError("write", path, code: failure) }
  }

  private func write(_ raw: UnsafeRawBufferPointer, at offset: Int) -> Int32 {
    var written = 0
    while written < raw.count {
      let count = pwrite(descriptor, raw.baseAddress! + written, raw.count - written, off_t(offset + written))
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      written += count
    }
    return 0
  }

  /// Writes `bytes` behind all that was appended before.
  ///
  /// - Returns: the offset at which they lie.
  /// - Throws: ``SystemError``.
  public func append(_ bytes: [UInt8]) throws(SystemError) -> Int {
    let offset = end.wrappingAdd(bytes.count, ordering: .relaxed).oldValue
    try write(bytes, at: offset)
    return offset
  }

  /// How many bytes were in it and appended since.
  public var size: Int { end.load(ordering: .relaxed) }

  /// The `count` bytes at `offset`; nil when the file ends before. Throws ``SystemError``.
  public func readWhole(at offset: Int, count: Int) throws(SystemError) -> [UInt8]? {
    guard offset >= 0, count >= 0, count <= Folder.largestFile else { return nil }
    let bytes = try bytesOfFile(descriptor, at: offset, count: count, path: path)
    return bytes.count == count ? bytes : nil
  }

  /// The `count` words at `offset`, as the machine has them in memory; nil when the file ends before. Throws ``SystemError``.
  public func words(at offset: Int, count: Int) throws(SystemError) -> [UInt64]? {
    guard offset >= 0, count >= 0, count <= size / 8 else { return nil }
    var failure: Int32 = 0
    let words = [UInt64](unsafeUninitializedCapacity: count) { buffer, initialized in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      var done = 0
      while done < count * 8 {
        let got = pread(descriptor, raw.baseAddress! + done, count * 8 - done, off_t(offset + done))
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        done += got
      }
      initialized = done / 8
    }
    if failure != 0 { throw SystemError("read", path, code: failure) }
    return words.count == count ? words : nil
  }
}

/// At most `count` bytes at `offset` of the file behind `descriptor`; fewer only at its end. Throws ``SystemError``, which names
/// `path`.
func bytesOfFile(_ descriptor: Int32, at offset: Int, count: Int, path: String) throws(SystemError) -> [UInt8] {
  var failure: Int32 = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, initialized in
    initialized = 0
    while initialized < count {
      let got = pread(descriptor, buffer.baseAddress! + initialized, count - initialized, off_t(offset + initialized))
      if got < 0 && errno == EINTR { continue }
      if got < 0 { failure = errno }
      if got <= 0 { return }
      initialized += got
    }
  }
  if failure != 0 { throw SystemError("read", path, code: failure) }
  return bytes
}

extension Folder {
  /// What the file at `path` gives, at most `limit` bytes of it: for those of /proc, which tell no size. Throws
  /// ``SystemError``.
  public func readUnsized(_ path: RelativePath, limit: Int) throws(SystemError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw SystemError("open", display(path), code: errno) }
    defer { Glibc.close(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count < limit {
      let got = block.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
      if got < 0 && errno == EINTR { continue }
      if got < 0 { throw SystemError("read", display(path), code: errno) }
      if got == 0 { break }
      bytes += block[..<got]
    }
    return Array(bytes.prefix(limit))
  }

  /// The file at `path`, to be read at any place. Throws ``SystemError``.
  public func readableFile(_ path: RelativePath) throws(SystemError) -> ScratchFile {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { throw SystemError("open", display(path), code: errno) }
    return ScratchFile(descriptor: file, path: display(path))
  }
}

/// A lock on a file, given back when it goes out of scope.
public final class FileLock: Sendable {
  private let descriptor: Int32

  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { Glibc.close(descriptor) }
}
