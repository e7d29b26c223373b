import FileSystem

/// A folder with a site's sources.
public struct Project: Sendable {
  /// Absolute path of the project.
  public let path: String
  /// The project's folder.
  public let folder: Folder
  /// The folder of the sources, relative to the project: `content`, or empty where the project is a folder of plain
  /// Markdown files.
  public let contentPath: RelativePath
  /// Whether there is a content/site.yaml.
  public let hasConfiguration: Bool

  /// The project at `path`.
  ///
  /// - Throws: ``SystemError`` when the folder cannot be opened.
  public init(_ path: String) throws(SystemError) {
    folder = try Folder(path)
    self.path = folder.realPath(RelativePath("")) ?? path
    let content = RelativePath("content")
    contentPath = try folder.status(content, followingLinks: true)?.kind == .folder ? content : RelativePath("")
    hasConfiguration = try folder.status(contentPath.appending(Array("site.yaml".utf8))) != nil
  }

  /// The project that `path` lies in: the nearest folder above with a content/site.yaml, else `path` itself.
  ///
  /// - Throws: ``SystemError`` when the folder cannot be opened.
  public static func nearest(to path: String) throws(SystemError) -> Project {
    let here = try Folder(path)
    let real = here.realPath(RelativePath("")) ?? path
    var candidate = Substring(real)
    while !candidate.isEmpty {
      if let folder = try? Folder(String(candidate)),
        (try? folder.status(RelativePath("content/site.yaml"))) ?? nil != nil
      {
        return try Project(String(candidate))
      }
      guard let slash = candidate.lastIndex(of: "/") else { break }
      candidate = candidate[..<slash]
    }
    return try Project(real)
  }

  /// How a file of the content is named in messages.
  public func display(_ path: RelativePath) -> String { contentPath.appending(path.bytes).display }
}
