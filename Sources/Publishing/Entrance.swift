import FileSystem

/// Enters folders of the output one after another, without following links.
///
/// Those that follow each other mostly lie side by side, so the folders above are held; each is asked for at its name before it is used
/// again, and is entered anew when something else stands there. To open all of them each time cost a changed template a twelfth of
/// its processor time.
struct Entrance: Sendable {
  private struct Held: Sendable {
    let name: [UInt8]
    let folder: Folder
    /// While it is held no other gets its inode.
    let status: FileStatus
  }

  private let top: Folder
  /// From the outermost in.
  private var above: [Held] = []

  init(into top: Folder) { self.top = top }

  /// The folder at `path`; nil where a link, a file or nothing stands on the way.
  ///
  /// - Throws: what ``Folder/inner(_:)`` and ``Folder/status(_:followingLinks:)`` throw.
  mutating func folder(_ path: RelativePath) throws(SystemError) -> Folder? {
    let parts = path.bytes.split(separator: UInt8(ascii: "/"))
    guard let last = parts.last else { return top }
    var folder = top
    for (depth, part) in parts.dropLast().enumerated() {
      if try !isThere(depth, part, in: folder) {
        above.removeSubrange(min(depth, above.count)...)
        let name = RelativePath(bytes: Array(part))
        guard let entered = try folder.inner(name), let status = try entered.status(RelativePath(".")) else {
          return nil
        }
        above.append(Held(name: name.bytes, folder: entered, status: status))
      }
      folder = above[depth].folder
    }
    return try folder.inner(RelativePath(bytes: Array(last)))
  }

  /// Whether the folder held at `depth` is `part` of `folder` still.
  private func isThere(_ depth: Int, _ part: ArraySlice<UInt8>, in folder: Folder) throws(SystemError) -> Bool {
    guard depth < above.count, above[depth].name == Array(part) else { return false }
    let (held, found) = (above[depth], try folder.status(RelativePath(bytes: above[depth].name)))
    return found?.inode == held.status.inode && found?.device == held.status.device
  }
}
