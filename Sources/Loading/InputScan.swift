import FileSystem
import Memo
import Parallel

/// Every file and folder that a build may read, in the order of the walk, and the stamps of the files.
struct InputScan: Sendable {
  /// What part a file has in the site.
  enum Role: UInt8, Sendable {
    /// A Markdown source.
    case source
    /// What a page may name.
    case file
    /// A file of _static.
    case staticFile
    /// A file of templates/.
    case template
    /// A folder.
    case folder
  }

  struct Entry: Sendable {
    /// Index in `folders`.
    var folder: Int32
    /// Position in the folder's listing.
    var position: Int32
    var role: Role
    /// Whether it is a symbolic link, whose own stamps say nothing.
    var isLink: Bool
  }

  private let root: Folder
  /// Relative to the project.
  private(set) var folders: [RelativePath] = []
  private var listings: [Listing] = []
  private(set) var entries: [Entry] = []
  /// By entry; ``FileStamps/none`` of folders, links and what is gone.
  private(set) var stamps: [FileStamps] = []

  /// Folders that were listed before they are asked for.
  private var ahead: [RelativePath: Listing] = [:]

  /// A scan of what lies below `root`, the project's folder.
  init(of root: Folder) { self.root = root }

  /// Lists the folders at `paths` and all that `inner` names within them, several at a time, for ``list(_:)`` to find them listed. What
  /// cannot be listed is left to it.
  mutating func listAhead(
    _ paths: [RelativePath], workers: Workers, inner: (_ folder: RelativePath, _ listing: Listing) -> [RelativePath]
  ) {
    let root = self.root
    var level = paths
    while !level.isEmpty {
      let folders = level
      let listings = try? workers.map(count: folders.count, chunk: 1) { folder, _ in
        try? root.listing(of: folders[folder])
      }
      level = []
      for (folder, listing) in zip(folders, listings ?? []) {
        guard let listing else { continue }
        ahead[folder] = listing
        level += inner(folder, listing)
      }
    }
  }

  /// Forgets what was listed ahead and not asked for.
  mutating func forgetAhead() { ahead = [:] }

  /// Lists the folder at `path`. Throws ``SystemError``.
  /// - Returns: its number and what lies in it.
  mutating func list(_ path: RelativePath) throws(SystemError) -> (folder: Int, listing: Listing) {
    let listing: Listing
    if let known = ahead.removeValue(forKey: path) { listing = known } else { listing = try root.listing(of: path) }
    folders.append(path)
    listings.append(listing)
    return (folders.count - 1, listing)
  }

  /// Takes the entry at `position` of `folder` in.
  mutating func take(_ role: Role, _ position: Int, of folder: Int, isLink: Bool) {
    entries.append(
      Entry(folder: Int32(clamping: folder), position: Int32(clamping: position), role: role, isLink: isLink))
  }

  func name(_ entry: Int) -> ArraySlice<UInt8> {
    listings[Int(entries[entry].folder)].name(Int(entries[entry].position))
  }

  func folder(_ entry: Int) -> RelativePath { folders[Int(entries[entry].folder)] }

  /// The path of an entry, relative to the project.
  func path(_ entry: Int) -> RelativePath { folder(entry).appending(Array(name(entry))) }

  /// Whether there is a link among the files: what it leads to must be asked for each time.
  var hasLinks: Bool { entries.contains(where: \.isLink) }

  // MARK: Stamps

  /// Asks for the stamps of all files. Throws ``SystemError``.
  mutating func measure(_ clock: FileClock, workers: Workers) throws {
    let scan = self
    let chunk = 256
    let count = entries.count
    let parts = try workers.map(count: (count + chunk - 1) / chunk, chunk: 1) { part, _ in
      try scan.stamps(of: part * chunk..<min(count, (part + 1) * chunk), clock)
    }
    stamps = []
    stamps.reserveCapacity(count)
    for part in parts { stamps += part }
  }

  private func stamps(of range: Range<Int>, _ clock: FileClock) throws(SystemError) -> [FileStamps] {
    var found: [FileStamps] = []
    found.reserveCapacity(range.count)
    var start = range.lowerBound
    while start < range.upperBound {
      let folder = entries[start].folder
      var end = start
      var positions: [Int] = []
      while end < range.upperBound, entries[end].folder == folder {
        if hasStamps(end) { positions.append(Int(entries[end].position)) }
        end += 1
      }
      var asked = try ask(positions, Int(folder)).makeIterator()
      for entry in start..<end {
        let own = hasStamps(entry) ? asked.next() ?? nil : nil
        found.append(own.map(clock.stamps) ?? .none)
      }
      start = end
    }
    return found
  }

  private func hasStamps(_ entry: Int) -> Bool { entries[entry].role != .folder && !entries[entry].isLink }

  private func ask(_ positions: [Int], _ folder: Int) throws(SystemError) -> [FileStamps?] {
    // To open a folder for one file or two costs more than to find it for each of them.
    if positions.count > 3 { return try root.stamps(of: positions, in: listings[folder], at: folders[folder]) }
    var found: [FileStamps?] = []
    for position in positions {
      let status = try root.status(folders[folder].appending(Array(listings[folder].name(position))))
      found.append(status.map { FileStamps($0) })
    }
    return found
  }

  // MARK: Memo

  /// The kind of record that an entry has.
  func kind(_ entry: Int) -> InputRecord.Kind {
    switch entries[entry].role {
    case .source: return .source
    case .folder: return .folder
    default: return .file
    }
  }
}
