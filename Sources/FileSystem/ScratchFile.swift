import Glibc

/// A file that grows at its end and is read back at any place, by several threads.
public final class ScratchFile: Sendable {
  let descriptor: Int32
  let path: String

  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
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
    let failure = bytes.withUnsafeBytes { raw -> Int32 in
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
    if failure != 0 { throw SystemError("write", path, code: failure) }
  }

  /// The `count` bytes at `offset`. Throws ``SystemError``, EIO when the file ends before.
  public func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = 0
      while initialized < count {
        let got = pread(descriptor, buffer.baseAddress! + initialized, count - initialized, off_t(offset + initialized))
        if got < 0 && errno == EINTR { continue }
        if got <= 0 {
          failure = got < 0 ? errno : EIO
          return
        }
        initialized += got
      }
    }
    if failure != 0 { throw SystemError("read", path, code: failure) }
    return bytes
  }
}

/// A lock on a file, given back when it goes out of scope.
public final class FileLock: Sendable {
  private let descriptor: Int32

  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { Glibc.close(descriptor) }
}
