import FileSystem
import Planning

/// The built site as addresses: which file, if any, a path means.
struct ServedSite: Sendable {
  /// The folder of the site.
  let output: Folder
  /// The path that the site lies under, with a slash at its end.
  let base: String

  /// What a path leads to.
  enum Found: Sendable {
    case file(OpenFile, RelativePath)
    /// Another address has it.
    case elsewhere(String)
    case nothing
  }

  /// What `path` leads to.
  ///
  /// - Throws: ``SystemError`` when the machine fails.
  func find(_ path: RequestPath) throws(SystemError) -> Found {
    let base = RequestPath.percentDecoded(base.utf8) ?? [UInt8(ascii: "/")]
    guard let relative = path.relative(to: base) else {
      let top = path.bytes + [UInt8(ascii: "/")]
      return path.bytes == [UInt8(ascii: "/")] || top == base ? .elsewhere(self.base) : .nothing
    }
    if relative == UnpublishedList.path { return .nothing }
    guard let found = try output.openWithoutLinks(relative) else { return .nothing }
    switch (found.status.kind, path.isFolder) {
    case (.file, false): return .file(found, relative)
    case (.folder, true):
      let index = relative.appending(Array("index.html".utf8))
      guard let page = try output.openWithoutLinks(index), page.status.kind == .file else { return .nothing }
      return .file(page, index)
    case (.folder, false):
      let index = relative.appending(Array("index.html".utf8))
      guard try output.openWithoutLinks(index) != nil else { return .nothing }
      return .elsewhere("\(path.encoded)/\(path.query.isEmpty ? "" : "?\(path.query)")")
    default: return .nothing
    }
  }

  /// The site's own page for what is not there.
  func notFound() throws(SystemError) -> (OpenFile, RelativePath)? {
    let path = RelativePath("404.html")
    guard let page = try output.openWithoutLinks(path), page.status.kind == .file else { return nil }
    return (page, path)
  }
}
