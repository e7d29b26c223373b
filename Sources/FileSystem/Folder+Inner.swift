import Glibc

/// O_PATH (open(2); the number is that of x86 and ARM): a folder is entered and need not be readable. The C library tells it to GNU
/// sources alone.
private let entered: Int32 = 0o10_000_000

extension Folder {
  /// The folder at `path`, to which folders alone lead; nil where a link, a file or nothing stands on the way. What is done in it is
  /// done there, whatever is put in the place of its path afterwards.
  ///
  /// - Throws: ``SystemError`` when it may not be entered.
  public func inner(_ path: RelativePath) throws(SystemError) -> Folder? {
    var (opened, failure): (Int32, Int32) = (-1, 0)
    for part in path.bytes.split(separator: UInt8(ascii: "/")) {
      let above = opened >= 0 ? opened : descriptor
      let next = (part + [0]).withUnsafeBytes { raw in
        raw.withMemoryRebound(to: CChar.self) { name in
          openat(above, name.baseAddress!, entered | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        }
      }
      failure = errno
      if opened >= 0 { Glibc.close(opened) }
      if next >= 0 {
        opened = next
        continue
      }
      if failure == ENOENT || failure == ENOTDIR || failure == ELOOP { return nil }
      throw SystemError("open", display(path), code: failure)
    }
    return opened >= 0 ? Folder(descriptor: opened, path: display(path)) : self
  }
}
