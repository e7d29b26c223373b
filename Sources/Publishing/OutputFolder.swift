import Diagnostics
import FileSystem

/// The folder that readers get, and beside it the state that belongs to it.
///
/// State lies in `.NAME.chuyentrang/` beside the output folder NAME, so that nothing of it is ever served; inside it where
/// the parent is another file system or mount, since a rename must stay on one.
public struct OutputFolder: Sendable {
  /// Absolute.
  public let path: String
  /// What readers get.
  let folder: Folder
  /// Lock, ledger, bodies, staging.
  public let state: Folder
  /// Names at the top of the output folder that are the program's own state.
  let stateName: [UInt8]?

  /// Opens the output folder at `path`, made where missing.
  ///
  /// - Throws: ``OutputFault`` when a file or a link stands there, ``SystemError`` when it cannot be made or read.
  public init(_ path: String) throws {
    var trimmed = path[...]
    while trimmed.count > 1 && trimmed.last == "/" { trimmed = trimmed.dropLast() }
    // `.` and `..` have no name of their own for the state folder to be called by.
    if [".", ".."].contains(trimmed.split(separator: "/").last ?? "."),
      let real = try Folder(String(trimmed)).realPath(RelativePath(""))
    {
      trimmed = real[...]
    }
    self.path = String(trimmed)
    let slash = trimmed.lastIndex(of: "/")
    let parentPath = slash.map { $0 == trimmed.startIndex ? "/" : String(trimmed[..<$0]) } ?? "."
    let name = slash.map { String(trimmed[trimmed.index(after: $0)...]) } ?? String(trimmed)
    let parent = try Folder.make(parentPath)
    let own = RelativePath(name)
    if let status = try parent.status(own), status.kind != .folder {
      throw OutputFault.notAFolder(self.path, isLink: status.kind == .link)
    }
    try parent.makeFolder(own)
    folder = try Folder(self.path)
    if parent.canMove(to: folder) {
      let stateFolder = RelativePath(".\(name).chuyentrang")
      if let status = try parent.status(stateFolder), status.kind != .folder {
        throw OutputFault.notAFolder("\(parentPath)/\(stateFolder.display)", isLink: status.kind == .link)
      }
      try parent.makeFolder(stateFolder)
      state = try Folder("\(parentPath)/\(stateFolder.display)")
      stateName = nil
    } else {
      let stateFolder = RelativePath(".chuyentrang")
      if let status = try folder.status(stateFolder), status.kind != .folder {
        throw OutputFault.notAFolder("\(self.path)/\(stateFolder.display)", isLink: status.kind == .link)
      }
      // It lies where readers are served from, and holds the texts of drafts.
      try folder.makeFolder(stateFolder, isPrivate: true)
      state = try Folder("\(self.path)/.chuyentrang")
      stateName = stateFolder.bytes
    }
    // Files are opened in it by name: through a link they would be written elsewhere.
    let packs = RelativePath("packs")
    if let status = try state.status(packs), status.kind != .folder {
      throw OutputFault.notAFolder("\(state.path)/\(packs.display)", isLink: status.kind == .link)
    }
  }

  /// Whether `path` and all above it are folders, none of them a link that leads elsewhere.
  func hasRealFolder(_ path: RelativePath) throws(SystemError) -> Bool { try folder.inner(path) != nil }

  /// Its path with all links resolved.
  public var realPath: String { folder.realPath(RelativePath("")) ?? path }

  /// Waits until no other build works on this folder; `waiting` is called once if one does. Then nothing half written is
  /// there any more.
  ///
  /// - Throws: ``SystemError``.
  public func lock(waiting: () -> Void) throws(SystemError) -> FileLock {
    let lock = try state.lock(RelativePath("lock"), waiting: waiting)
    try forgetUnfinished()
    return lock
  }

  /// Removes the files of state that a build which was killed, or failed, did not write to their end: until they take the
  /// place of the ones before they are called NAME.new.
  func forgetUnfinished() throws(SystemError) {
    for name in try state.names(in: RelativePath("")) where name.suffix(4).elementsEqual(".new".utf8) {
      try state.removeTree(RelativePath(bytes: name))
    }
  }
}

/// An output folder that cannot be one.
public enum OutputFault: Error, Hashable, Sendable {
  /// A file or a link stands at the path.
  case notAFolder(String, isLink: Bool)

  /// What to tell the person at the terminal.
  public var diagnostic: Diagnostic {
    switch self {
    case .notAFolder(let path, let isLink):
      return Diagnostic(
        .outputNotFolder, at: nil,
        isLink
          ? Localized(
            vi: "\(path) là liên kết tượng trưng, không phải thư mục", en: "\(path) is a symbolic link, not a folder")
          : Localized(vi: "\(path) là tệp, không phải thư mục", en: "\(path) is a file, not a folder"),
        hint: Localized(
          vi: "đổi tên hoặc xóa nó, hoặc chọn thư mục khác với --output",
          en: "rename or remove it, or name another folder with --output"))
    }
  }
}
