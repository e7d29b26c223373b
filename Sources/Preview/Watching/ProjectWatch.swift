import FileSystem

/// Watches the folders of a project that a build reads, those that come to be too.
struct ProjectWatch {
  /// Absolute.
  private let path: [UInt8]
  private let project: Folder
  private var events: FolderEvents
  private var scope: WatchScope
  private var folders: [Int32: RelativePath] = [:]
  /// Files that are open for writing.
  private var writing: Set<RelativePath> = []

  /// Watches the project at the absolute `path`.
  ///
  /// - Throws: ``SystemError``.
  init(_ path: String) throws(SystemError) {
    self.path = Array(path.utf8)
    project = try Folder(path)
    events = try FolderEvents()
    scope = WatchScope(isPlain: true)
    try rescan()
  }

  /// What happened at last: paths relative to the project, and whether it is still going on.
  struct News: Hashable {
    /// Files and folders that came, changed or went; the empty path: everything may have.
    var paths: Set<RelativePath> = []
    /// Whether some file is open for writing.
    var isWriting = false
  }

  /// What happens from now on, waiting at most `milliseconds` for the first of it; nil: for ever.
  ///
  /// - Throws: ``SystemError``.
  mutating func next(within milliseconds: Int?) throws(SystemError) -> News {
    var news = News()
    for event in try events.next(within: milliseconds) { try absorb(event, &news) }
    news.isWriting = !writing.isEmpty
    return news
  }

  private mutating func absorb(_ event: FolderEvents.Event, _ news: inout News) throws(SystemError) {
    if event.kind == .overflow {
      try rescan()
      news.paths.insert(RelativePath(""))
      return
    }
    guard let folder = folders[event.folder] else { return }
    if event.kind == .unwatched {
      folders[event.folder] = nil
      return
    }
    // Of the folder itself its parent tells.
    if event.name.isEmpty { return }
    let path = folder.appending(event.name)
    if event.isFolder { return try absorbFolder(path, event.kind, &news) }
    guard scope.concerns(path) else { return }
    news.paths.insert(path)
    if event.kind == .writing { writing.insert(path) }
    if event.kind == .written || event.kind == .disappeared { writing.remove(path) }
  }

  private mutating func absorbFolder(_ path: RelativePath, _ kind: FolderEvents.Kind, _ news: inout News)
    throws(SystemError)
  {
    if path == RelativePath("content") {
      // With it the project becomes another kind of project, or stops being one.
      try rescan()
      news.paths.insert(path)
      return
    }
    guard scope.watches(path) else { return }
    switch kind {
    case .appeared: try add(path)
    case .disappeared: forget(path)
    default: break
    }
    news.paths.insert(path)
  }

  /// Watches all folders anew, as they are now.
  private mutating func rescan() throws(SystemError) {
    events = try FolderEvents()
    folders = [:]
    writing = []
    let content = try project.status(RelativePath("content"), followingLinks: true)
    scope = WatchScope(isPlain: content?.kind != .folder)
    try add(RelativePath(""))
  }

  /// Watches the folder at `path` and those in it. Watched before it is read: what comes in between is told twice, not never.
  private mutating func add(_ path: RelativePath, depth: Int = 0) throws(SystemError) {
    guard depth <= 40, scope.watches(path) else { return }
    let absolute = path.bytes.isEmpty ? self.path : self.path + [UInt8(ascii: "/")] + path.bytes
    guard let number = try events.watch(absolute) else { return }
    folders[number] = path
    // A folder that went away or may not be read holds nothing that a build could read.
    guard let listing = try? project.listing(of: path) else { return }
    for position in 0..<listing.count {
      let kind = listing.kind(position)
      guard kind == .folder || kind == nil else { continue }
      let child = path.appending(Array(listing.name(position)))
      if kind == nil, try project.status(child)?.kind != .folder { continue }
      try add(child, depth: depth + 1)
    }
  }

  private mutating func forget(_ path: RelativePath) {
    let below = path.bytes + [UInt8(ascii: "/")]
    for (number, folder) in folders where folder == path || folder.bytes.starts(with: below) {
      events.stop(number)
      folders[number] = nil
    }
    writing = writing.filter { !$0.bytes.starts(with: below) }
  }
}
