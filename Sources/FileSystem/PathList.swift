import Glibc

/// Many paths in one block of bytes, a NUL behind each, as the operating system takes them.
public struct PathList: Equatable, Sendable {
  /// The paths end to end.
  public private(set) var bytes: [UInt8]
  private var starts: [Int32]

  /// An empty list with room for `count` paths.
  public init(capacity count: Int = 0) {
    bytes = []
    starts = []
    bytes.reserveCapacity(count * 40)
    starts.reserveCapacity(count)
  }

  /// The list whose block is `bytes`; nil unless there are `count` paths in it, each with its NUL.
  public init?(bytes: [UInt8], count: Int) {
    self.bytes = bytes
    starts = []
    starts.reserveCapacity(count)
    guard bytes.count < Int(Int32.max) else { return nil }
    let isWhole = bytes.withUnsafeBytes { raw -> Bool in
      guard let base = raw.baseAddress, raw.count > 0 else { return count == 0 }
      var start = 0
      while start < raw.count, let end = memchr(base + start, 0, raw.count - start) {
        starts.append(Int32(start))
        start = UnsafeRawPointer(end) - base + 1
      }
      return start == raw.count
    }
    guard isWhole, starts.count == count else { return nil }
  }

  /// How many there are.
  public var count: Int { starts.count }

  /// Appends a path, which has no NUL in it.
  public mutating func append(_ path: RelativePath) {
    starts.append(Int32(clamping: bytes.count))
    bytes.append(contentsOf: path.bytes)
    bytes.append(0)
  }

  /// Appends the path that `path` and then `ending` make, neither with a NUL in it.
  public mutating func append(_ path: ArraySlice<UInt8>, _ ending: StaticString) {
    starts.append(Int32(clamping: bytes.count))
    bytes.append(contentsOf: path)
    ending.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(0)
  }

  /// Puts a path in at `position`.
  public mutating func insert(_ path: RelativePath, at position: Int) {
    if position >= starts.count { return append(path) }
    let start = starts[position]
    let count = Int32(clamping: path.bytes.count + 1)
    bytes.insert(contentsOf: path.bytes + [0], at: Int(start))
    for index in position..<starts.count { starts[index] += count }
    starts.insert(start, at: position)
  }

  /// Appends the path of `name` in `folder`.
  public mutating func append(_ name: ArraySlice<UInt8>, in folder: RelativePath) {
    starts.append(Int32(clamping: bytes.count))
    if !folder.bytes.isEmpty {
      bytes.append(contentsOf: folder.bytes)
      bytes.append(UInt8(ascii: "/"))
    }
    bytes.append(contentsOf: name)
    bytes.append(0)
  }

  private func range(_ position: Int) -> Range<Int> {
    let end = position + 1 < starts.count ? Int(starts[position + 1]) : bytes.count
    return Int(starts[position])..<end - 1
  }

  /// How many bytes the path at `position` has.
  public func length(_ position: Int) -> Int { range(position).count }

  /// The bytes of the path at `position`.
  public func slice(_ position: Int) -> ArraySlice<UInt8> { bytes[range(position)] }

  /// Whether the path at `position` is the one at `other` of `list`.
  public func isPath(_ position: Int, _ other: Int, of list: PathList) -> Bool {
    let (own, theirs) = (range(position), list.range(other))
    guard own.count == theirs.count else { return false }
    return bytes.withUnsafeBytes { a in
      list.bytes.withUnsafeBytes { b in
        // Each range has a NUL behind it, so neither block is empty.
        memcmp(a.baseAddress! + own.lowerBound, b.baseAddress! + theirs.lowerBound, own.count) == 0
      }
    }
  }

  /// The path at `position`.
  public subscript(position: Int) -> RelativePath { RelativePath(bytes: Array(slice(position))) }

  /// All of them.
  public var paths: [RelativePath] { (0..<count).map { self[$0] } }

  /// Whether the path at `position` is that of `name` in `folder`.
  public func isPath(_ position: Int, of name: ArraySlice<UInt8>, in folder: RelativePath) -> Bool {
    let range = range(position)
    let lead = folder.bytes.isEmpty ? 0 : folder.bytes.count + 1
    guard range.count == lead + name.count else { return false }
    return bytes.withUnsafeBytes { own in
      guard let base = own.baseAddress else { return false }
      let start = base + range.lowerBound
      if lead > 0 {
        let isSame = folder.bytes.withUnsafeBytes { memcmp(start, $0.baseAddress!, lead - 1) == 0 }
        if !isSame || bytes[range.lowerBound + lead - 1] != UInt8(ascii: "/") { return false }
      }
      return name.withUnsafeBytes { $0.isEmpty || memcmp(start + lead, $0.baseAddress!, $0.count) == 0 }
    }
  }

}

extension Folder {
  /// The stamps of the files at `positions` of `paths`, links not followed; nil where no ordinary file stands. Throws
  /// ``SystemError``.
  public func fileStamps(of paths: PathList, _ positions: Range<Int>) throws(SystemError) -> [FileStamps?] {
    try stamps(of: paths, positions, kind: .file)
  }

  /// The stamps of the folders at `positions` of `paths`, links not followed; nil where no folder stands. Throws
  /// ``SystemError``.
  public func folderStamps(of paths: PathList, _ positions: Range<Int>) throws(SystemError) -> [FileStamps?] {
    try stamps(of: paths, positions, kind: .folder)
  }

  private func stamps(of paths: PathList, _ positions: Range<Int>, kind: FileStatus.Kind) throws(SystemError)
    -> [FileStamps?]
  {
    var found: [FileStamps?] = []
    found.reserveCapacity(positions.count)
    var failure: Int32 = 0
    paths.bytes.withUnsafeBytes { raw in
      raw.withMemoryRebound(to: CChar.self) { bytes in
        var position = positions.lowerBound
        while position < positions.upperBound {
          let run = paths.run(from: position, before: positions.upperBound)
          // The way to a folder that many lie in is gone once; where that folder cannot be opened, each path tells what it finds.
          let opened =
            run.lead > 0 ? open(paths.folder(position, run.lead), O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1
          defer { if opened >= 0 { Glibc.close(opened) } }
          let (above, lead) = opened >= 0 ? (opened, run.lead) : (descriptor, 0)
          for number in position..<run.end {
            var info = stat()
            let start = bytes.baseAddress! + paths.start(number) + lead
            if (start.pointee == 0 ? fstat(above, &info) : fstatat(above, start, &info, AT_SYMLINK_NOFOLLOW)) == 0 {
              let status = FileStatus(info)
              found.append(status.kind == kind ? FileStamps(status) : nil)
            } else {
              if errno != ENOENT && errno != ENOTDIR && errno != ELOOP { failure = errno }
              found.append(nil)
            }
          }
          position = run.end
        }
      }
    }
    if failure != 0 { throw SystemError("stat", path, code: failure) }
    return found
  }
}

extension PathList {
  fileprivate func start(_ position: Int) -> Int { Int(starts[position]) }

  /// The paths from `position` on that begin as it does up to the folder that its own folder lies in: the first behind them, and the
  /// bytes that they have in common, with the slash. None in common where they are too few.
  fileprivate func run(from position: Int, before limit: Int) -> (end: Int, lead: Int) {
    bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return (limit, 0) }
      let first = range(position)
      var (lead, slashes) = (first.count, 0)
      while lead > 0 {
        if raw[first.lowerBound + lead - 1] == UInt8(ascii: "/") {
          slashes += 1
          if slashes == 2 { break }
        }
        lead -= 1
      }
      var end = position + 1
      if lead == 0 { return (end, 0) }
      while end < limit, length(end) > lead, memcmp(base + start(end), base + first.lowerBound, lead) == 0 { end += 1 }
      return end - position > 3 ? (end, lead) : (end, 0)
    }
  }

  /// The first `count` bytes of the path at `position`.
  fileprivate func folder(_ position: Int, _ count: Int) -> RelativePath {
    RelativePath(bytes: Array(slice(position).prefix(count)))
  }
}
