import FileSystem

/// Enters folders of the output one after another, without following links. The folder above is held meanwhile, since those that follow
/// each other mostly lie side by side: to enter each from the top cost a changed template a twelfth of its processor time.
struct Entrance: Sendable {
  // Not for long: what is put in the place of a folder is seen when the folder is entered again.
  private static let longest = 64

  private let top: Folder
  private var above: (path: RelativePath, folder: Folder, uses: Int)?

  init(into top: Folder) { self.top = top }

  /// The folder at `path`; nil where a link, a file or nothing stands on the way.
  ///
  /// - Throws: what ``Folder/inner(_:)`` throws.
  mutating func folder(_ path: RelativePath) throws(SystemError) -> Folder? {
    let parent = path.parent
    if above == nil || above?.uses == Self.longest || above?.path != parent {
      above = try top.inner(parent).map { (parent, $0, 0) }
    }
    above?.uses += 1
    return try above?.folder.inner(RelativePath(bytes: path.name))
  }
}
