import Glibc

/// What lies in a folder, in byte order of the names: one block of bytes for all of them, since a site has 100,000.
public struct Listing: Sendable {
  /// The names end to end, a NUL behind each.
  fileprivate var names: [UInt8] = []
  fileprivate var entries: [Entry] = []

  fileprivate struct Entry: Sendable {
    var start: Int32
    var count: Int16
    /// What readdir(3) says.
    var type: UInt8
  }

  /// An empty folder's.
  public init() {}

  /// How many there are.
  public var count: Int { entries.count }

  /// The name at `position`.
  public func name(_ position: Int) -> ArraySlice<UInt8> {
    let entry = entries[position]
    return names[Int(entry.start)..<Int(entry.start) + Int(entry.count)]
  }

  /// What stands there, a link not followed; nil where the file system does not say without being asked for each.
  public func kind(_ position: Int) -> FileStatus.Kind? {
    FileStatus.Kind(directoryEntry: Int32(entries[position].type))
  }
}

extension Folder {
  /// What lies in the folder at `path`, hidden names too, `.` and `..` not; a link in its place is not followed. Throws
  /// ``SystemError``.
  public func listing(of path: RelativePath) throws(SystemError) -> Listing {
    let opened = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard opened >= 0 else { throw SystemError("open", display(path), code: errno) }
    guard let stream = fdopendir(opened) else {
      let code = errno
      Glibc.close(opened)
      throw SystemError("opendir", display(path), code: code)
    }
    defer { closedir(stream) }
    var listing = Listing()
    while true {
      // A null pointer is the end or an error, and errno alone tells which: half a folder must not pass for the whole.
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw SystemError("readdir", display(path), code: errno) }
        break
      }
      withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { name in
          if name[0] == 0x2E, name[1] == 0 || name[1] == 0x2E && name[2] == 0 { return }
          let start = listing.names.count
          var count = 0
          while name[count] != 0 { count += 1 }
          listing.names.append(contentsOf: UnsafeBufferPointer(start: name, count: count + 1))
          listing.entries.append(
            Listing.Entry(start: Int32(start), count: Int16(clamping: count), type: entry.pointee.d_type))
        }
      }
    }
    listing.sort()
    return listing
  }

  /// The stamps of the entries at `positions` of `listing`, which lie in the folder at `path`; a link's own, nil for one that
  /// is gone. Throws ``SystemError``.
  public func stamps(of positions: some Collection<Int>, in listing: Listing, at path: RelativePath)
    throws(SystemError) -> [FileStamps?]
  {
    let opened = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    if opened < 0 && errno == ENOENT { return Array(repeating: nil, count: positions.count) }
    guard opened >= 0 else { throw SystemError("open", display(path), code: errno) }
    defer { Glibc.close(opened) }
    var found: [FileStamps?] = []
    found.reserveCapacity(positions.count)
    var failure: Int32 = 0
    listing.names.withUnsafeBytes { raw in
      raw.withMemoryRebound(to: CChar.self) { names in
        for position in positions {
          var info = stat()
          let start = Int(listing.entries[position].start)
          if fstatat(opened, names.baseAddress! + start, &info, AT_SYMLINK_NOFOLLOW) == 0 {
            found.append(FileStamps(FileStatus(info)))
          } else {
            if errno != ENOENT { failure = errno }
            found.append(nil)
          }
        }
      }
    }
    if failure != 0 { throw SystemError("stat", display(path), code: failure) }
    return found
  }
}

extension Listing {
  /// Into the order of the names' bytes.
  fileprivate mutating func sort() {
    names.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return }
      entries.sort { a, b in
        let order = memcmp(base + Int(a.start), base + Int(b.start), Int(min(a.count, b.count)))
        return order != 0 ? order < 0 : a.count < b.count
      }
    }
  }
}
