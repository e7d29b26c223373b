import FileSystem
import Glibc
import Hashing
import Parallel

/// The short part of a build: files go from staging into place, stale ones go.
///
/// Nothing is written or removed through a link, one that is put in the place of a folder meanwhile included: each folder is entered
/// from the output folder on, by way of folders alone, and what is no folder there is put aside. What is moved away after it was
/// entered still gets the one file that it was entered for.
struct Moves {
  private let staging: Folder
  private let output: OutputFolder
  /// What is ours and nothing makes any more.
  private let stale: Ledger
  /// Files of ours that were removed.
  private(set) var removed: [RelativePath] = []
  /// Files that were moved into place.
  private(set) var moved = 0
  /// What was not ours and stood in the way; it lies under kept/ in the state folder.
  private(set) var kept: [RelativePath] = []

  private static let keptFolder = RelativePath("kept")

  init(from staging: Folder, into output: OutputFolder, stale: Ledger) {
    (self.staging, self.output, self.stale) = (staging, output, stale)
  }

  /// Finds out before the first move whether all folders in which something will change may be written to: a refusal in the middle
  /// would leave half a site.
  ///
  /// - Throws: ``SystemError`` of the call "access" with the first folder that may not.
  func checkAccess(toMove changed: [RelativePath]) throws(SystemError) {
    var seen: Set<RelativePath> = []
    for path in changed {
      // The folder may be yet to be made, in the nearest one above that is there.
      var folder = path.parent
      while seen.insert(folder).inserted {
        let isWritable = output.folder.writability(folder)
        if isWritable == true { break }
        if isWritable == false, try output.folder.status(folder)?.kind == .folder {
          throw SystemError("access", "\(output.path)/\(folder.display)", code: EACCES)
        }
        folder = folder.parent
      }
    }
    for path in stale.entries.keys.sorted() where !seen.contains(path.parent) {
      guard try output.folder.status(path)?.kind == .file else { continue }
      if seen.insert(path.parent).inserted { try checkAccess(path.parent) }
    }
  }

  private func checkAccess(_ folder: RelativePath) throws(SystemError) {
    if !output.folder.isWritable(folder) {
      throw SystemError("access", "\(output.path)/\(folder.display)", code: EACCES)
    }
  }

  /// Into an empty output folder: the top of staging as it is, so that ten thousand pages cost a few renames.
  ///
  /// What holds assets and pages goes before what holds lists and feeds alone: those name pages of other folders.
  mutating func moveWhole(_ outputs: PlannedOutputs) throws(SystemError) {
    var first: [RelativePath: PlannedOutput.Group] = [:]
    var (above, group) = ([UInt8](), PlannedOutput.Group.asset)
    for output in outputs {
      // Nearly all lie below the same name as the one before.
      if !above.isEmpty && output.group.rawValue >= group.rawValue && output.path.bytes.starts(with: above) { continue }
      let top = RelativePath(bytes: Array(output.path.bytes.prefix { $0 != UInt8(ascii: "/") }))
      if output.group.rawValue < first[top]?.rawValue ?? .max { first[top] = output.group }
      (above, group) = (top.bytes + [UInt8(ascii: "/")], output.group)
    }
    let order = first.sorted { ($0.value.rawValue, $0.key) < ($1.value.rawValue, $1.key) }
    for (path, _) in order {
      if try output.folder.status(path) != nil { try putAside(path, from: output.folder) }
      try staging.move(path, to: path, in: output.folder)
      moved += 1
    }
  }

  /// Removes files of ours that stand where one of `current`, which are made now, needs a folder, and whole folders of ours where it
  /// is to stand itself.
  mutating func removeConflicts(_ current: PathList) throws(SystemError) {
    if stale.entries.isEmpty { return }
    let paths = stale.entries.keys.sorted()
    let (files, folders) = (Set(paths.map { $0.bytes[...] }), Set(paths.flatMap { Self.folders(above: $0.bytes[...]) }))
    // One look at each of a large site's files, and no list of them.
    var (inTheWay, needed): (Set<ArraySlice<UInt8>>, Set<ArraySlice<UInt8>>) = ([], [])
    for position in 0..<current.count {
      let path = current.slice(position)
      if folders.contains(path) { needed.insert(path) }
      for folder in Self.folders(above: path) where files.contains(folder) { inTheWay.insert(folder) }
    }
    for path in paths where inTheWay.contains(path.bytes[...]) { try remove(path) }
    for path in paths where Self.folders(above: path.bytes[...]).contains(where: needed.contains) { try remove(path) }
  }

  /// The folders that the file at `path` lies in, the innermost first.
  private static func folders(above path: ArraySlice<UInt8>) -> some Sequence<ArraySlice<UInt8>> {
    path.indices.reversed().lazy.filter { path[$0] == UInt8(ascii: "/") }.map { path[..<$0] }
  }

  /// A file that goes from staging into place.
  struct Move: Sendable {
    /// Its path in staging.
    var staged: RelativePath
    /// Where it goes.
    var path: RelativePath
    /// Whether what stands there was seen to have a content that the ledger has for it; anything else, a page of ours that
    /// somebody edited too, is put aside.
    var isOurs: Bool
  }

  /// Moves `files`, of which none names another, into place.
  mutating func move(_ files: [Move], workers: Workers) throws {
    // What was seen just now is there still, nearly always: nothing is asked for again, and no file waits for another.
    let known = files.filter(\.isOurs)
    let (staging, folder, done) = (staging, output.folder, Tally())
    defer { moved += done.value }
    let isMoved = try workers.map(count: known.count, chunk: 128) { index, _ -> Bool in
      do throws(SystemError) {
        let path = known[index].path
        guard let inner = try folder.inner(path.parent) else { return false }
        try staging.move(known[index].staged, to: RelativePath(bytes: path.name), in: inner)
        done.add()
        return true
      } catch {
        if error.code != EISDIR && !error.isMissing { throw error }
        return false
      }
    }
    for (file, isMoved) in zip(known, isMoved) where !isMoved { try move(file) }
    for file in files where !file.isOurs { try move(file) }
  }

  private mutating func move(_ file: Move) throws(SystemError) {
    let (path, name) = (file.path, RelativePath(bytes: file.path.name))
    // Whoever puts something else in the place of its folder meanwhile has it begin again.
    for _ in 0..<8 {
      guard let folder = try ensureFolder(path.parent) else { continue }
      if let status = try folder.status(name) {
        if status.kind == .folder {
          if !folder.removeEmptyFolder(name) { try putAside(path, from: folder) }
        } else if !file.isOurs || status.kind != .file {
          try putAside(path, from: folder)
        }
      }
      try staging.move(file.staged, to: name, in: folder)
      moved += 1
      return
    }
    throw SystemError("rename", "\(output.path)/\(path.display)", code: ELOOP)
  }

  /// Removes what the ledger names and nothing makes any more, and the folders that are empty then.
  mutating func removeStale() throws(SystemError) {
    for path in stale.entries.keys.sorted() { try remove(path) }
  }

  private mutating func remove(_ path: RelativePath) throws(SystemError) {
    let name = RelativePath(bytes: path.name)
    if let folder = try output.folder.inner(path.parent), let status = try folder.status(name) {
      guard status.kind == .file, try stale.made(path, in: folder) else { return }
      try folder.removeFile(name)
      removed.append(path)
    }
    // A build that was killed may have removed the file and not its folder, or made the folder and not the file.
    var parent = path.parent
    while !parent.bytes.isEmpty {
      let name = RelativePath(bytes: parent.name)
      if let above = try output.folder.inner(parent.parent), try above.status(name) != nil {
        guard above.removeEmptyFolder(name) else { return }
      }
      parent = parent.parent
    }
  }

  /// The folder at `path`, made with those above it where there is none; nil where something else was put in its place meanwhile.
  private mutating func ensureFolder(_ path: RelativePath) throws(SystemError) -> Folder? {
    if let folder = try output.folder.inner(path) { return folder }
    guard let above = try ensureFolder(path.parent) else { return nil }
    let name = RelativePath(bytes: path.name)
    if let status = try above.status(name), status.kind != .folder { try putAside(path, from: above) }
    try above.makeFolder(name)
    return try above.inner(name)
  }

  /// Puts what stands at `path` aside; `folder` is the one that it lies in.
  private mutating func putAside(_ path: RelativePath, from folder: Folder) throws(SystemError) {
    // kept/, or the next of kept.2/, kept.3/, … where nothing stands that was put aside before, no file above it either.
    var target = Self.keptFolder.appending(path.bytes)
    var number = 1
    while try !isFree(target) {
      number += 1
      target = RelativePath("\(Self.keptFolder.display).\(number)").appending(path.bytes)
    }
    try output.state.makeFolder(target.parent)
    try folder.move(RelativePath(bytes: path.name), to: target, in: output.state)
    kept.append(path)
  }

  private func isFree(_ target: RelativePath) throws(SystemError) -> Bool {
    if try output.state.status(target) != nil { return false }
    var parent = target.parent
    while !parent.bytes.isEmpty {
      if let status = try output.state.status(parent) { return status.kind == .folder }
      parent = parent.parent
    }
    return true
  }
}
