import FileSystem
import Loading

/// Where the site is to go, as it was typed and as the file system sees it.
enum OutputPath {
  /// `path` from the root, with `.`, `..` and doubled slashes resolved by their letters.
  static func absolute(_ path: String) -> String {
    let full = chuyentrang.absolute(path)
    return "/" + (RelativePath("").resolving(Array(full.utf8)) ?? RelativePath("")).display
  }

  /// Whether a site at `path` would lie among the sources of `project`, or cover them.
  static func overlaps(_ path: String, _ project: Project) -> Bool {
    let site = real(path)
    let holdsProject = site == "/" || project.path == site || project.path.hasPrefix(site + "/")
    let sources = [project.contentPath, RelativePath("templates")].filter { !$0.bytes.isEmpty }
      .map { real("\(project.path)/\($0.display)") }
    return holdsProject || sources.contains { site == $0 || site.hasPrefix($0 + "/") || $0.hasPrefix(site + "/") }
  }

  /// `path` with the links in it resolved as far as it exists.
  private static func real(_ path: String) -> String {
    if let found = (try? Folder(path))?.realPath(RelativePath("")) { return found }
    guard let slash = path.lastIndex(of: "/"), path != "/" else { return path }
    let parent = real(slash == path.startIndex ? "/" : String(path[..<slash]))
    return (parent == "/" ? "" : parent) + path[slash...]
  }
}
