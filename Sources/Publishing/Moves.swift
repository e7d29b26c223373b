import FileSystem
import Hashing

/// The short part of a build: files go from staging into place, stale ones go.
///
/// Nothing is written through a link: each folder on the way is looked at once, and what is no folder there is put aside.
struct Moves {
  private let staging: Folder
  private let output: OutputFolder
  private let known: Ledger
  private var folders: Set<RelativePath> = [RelativePath("")]
  /// Files of ours that were removed.
  private(set) var removed = 0
  /// What was not ours and stood in the way; it lies under kept/ in the state folder.
  private(set) var kept: [RelativePath] = []

  private static let keptFolder = RelativePath("kept")

  init(from staging: Folder, into output: OutputFolder, known: Ledger) {
    (self.staging, self.output, self.known) = (staging, output, known)
  }

  /// Into an empty output folder: the top of staging as it is, so that ten thousand pages cost a few renames.
  mutating func moveWhole() throws(SystemError) {
    for name in try staging.names(in: RelativePath("")) {
      let path = RelativePath(bytes: name)
      if try output.folder.status(path) != nil { try putAside(path) }
      try staging.move(path, to: path, in: output.folder)
    }
  }

  /// Removes files of ours that stand where a folder is needed now, and whole folders of ours where a file is.
  mutating func removeConflicts(_ current: Set<RelativePath>) throws(SystemError) {
    var needed: Set<RelativePath> = []
    for path in current {
      var parent = path.parent
      while !parent.bytes.isEmpty, needed.insert(parent).inserted { parent = parent.parent }
    }
    for path in known.entries.keys.sorted() where needed.contains(path) { try remove(path) }
    for path in known.entries.keys.sorted() where !current.contains(path) {
      var parent = path.parent
      while !parent.bytes.isEmpty {
        if current.contains(parent) {
          try remove(path)
          break
        }
        parent = parent.parent
      }
    }
  }

  /// Moves one file from staging into place.
  mutating func move(_ path: RelativePath) throws(SystemError) {
    try ensureFolder(path.parent)
    if let status = try output.folder.status(path) {
      if status.kind == .folder {
        if !output.folder.removeEmptyFolder(path) { try putAside(path) }
      } else if known.entries[path] == nil || status.kind == .link {
        try putAside(path)
      }
    }
    try staging.move(path, to: path, in: output.folder)
  }

  /// Removes what the ledger names and nothing makes any more, and the folders that are empty then.
  mutating func removeStale(_ current: Set<RelativePath>) throws(SystemError) {
    for path in known.entries.keys.sorted() where !current.contains(path) { try remove(path) }
  }

  private mutating func remove(_ path: RelativePath) throws(SystemError) {
    guard try isRealFolder(path.parent) else { return }
    guard let status = try output.folder.status(path), status.kind == .file else { return }
    let content = ContentHash(try output.folder.read(path).bytes)
    guard known.entries[path]?.contains(content) == true else { return }
    try output.folder.removeFile(path)
    removed += 1
    var parent = path.parent
    while !parent.bytes.isEmpty, output.folder.removeEmptyFolder(parent) {
      folders.remove(parent)
      parent = parent.parent
    }
  }

  private func isRealFolder(_ path: RelativePath) throws(SystemError) -> Bool {
    if path.bytes.isEmpty { return true }
    guard try isRealFolder(path.parent) else { return false }
    return try output.folder.status(path)?.kind == .folder
  }

  private mutating func ensureFolder(_ path: RelativePath) throws(SystemError) {
    if folders.contains(path) { return }
    try ensureFolder(path.parent)
    if let status = try output.folder.status(path), status.kind != .folder { try putAside(path) }
    try output.folder.makeFolder(path)
    folders.insert(path)
  }

  private mutating func putAside(_ path: RelativePath) throws(SystemError) {
    var target = Self.keptFolder.appending(path.bytes)
    var number = 1
    while try output.state.status(target) != nil {
      number += 1
      target = Self.keptFolder.appending(path.bytes + Array(".\(number)".utf8))
    }
    try output.state.makeFolder(target.parent)
    try output.folder.move(path, to: target, in: output.state)
    kept.append(path)
  }
}
