import Glibc

/// A file held open for reading at any place, by several threads: what another program puts under its name meanwhile is
/// another file.
public final class OpenFile: Sendable {
  private let descriptor: Int32
  private let path: String
  /// What was opened: a file or a folder.
  public let status: FileStatus

  fileprivate init(descriptor: Int32, path: String, status: FileStatus) {
    (self.descriptor, self.path, self.status) = (descriptor, path, status)
  }

  deinit { Glibc.close(descriptor) }

  /// At most `count` bytes at `offset`; fewer only at the end of the file. Throws ``SystemError``.
  public func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    try bytesOfFile(descriptor, at: offset, count: count, path: path)
  }
}

extension Folder {
  /// Opens the file or folder at `path` below this one, going through folders alone: where a link stands on the way or at
  /// the end nothing is opened, nor anything but files and folders.
  ///
  /// - Returns: nil where there is no such thing, and where it may not be read.
  /// - Throws: ``SystemError`` when the machine fails.
  public func openWithoutLinks(_ path: RelativePath) throws(SystemError) -> OpenFile? {
    if !path.bytes.isEmpty && !path.isInside { return nil }
    let display = "\(self.path)/\(path.display)"
    var current = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard current >= 0 else { throw SystemError("open", display, code: errno) }
    for part in path.bytes.split(separator: UInt8(ascii: "/")) {
      let terminated = Array(part) + [0]
      let next = terminated.withUnsafeBytes { raw in
        raw.withMemoryRebound(to: CChar.self) { name -> Int32 in
          guard let base = name.baseAddress else { return -1 }
          return openat(current, base, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        }
      }
      let code = errno
      Glibc.close(current)
      if next < 0 {
        if [ENOENT, ENOTDIR, ELOOP, EACCES, EPERM, ENAMETOOLONG, ENXIO].contains(code) { return nil }
        throw SystemError("open", display, code: code)
      }
      current = next
    }
    var info = stat()
    guard fstat(current, &info) == 0 else {
      let code = errno
      Glibc.close(current)
      throw SystemError("stat", display, code: code)
    }
    let file = OpenFile(descriptor: current, path: display, status: FileStatus(info))
    return [.file, .folder].contains(file.status.kind) ? file : nil
  }
}
