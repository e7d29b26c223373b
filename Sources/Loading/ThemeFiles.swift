import FileSystem
import Templates
import Theme

extension CompiledTheme {
  /// The theme of `project`: the built-in one, each of its files replaced by the project's of the same name, and what the
  /// project adds.
  ///
  /// - Throws: ``TemplateFaults`` with all faults of all templates, ``SystemError`` when a file cannot be read.
  public init(of project: Project) throws {
    var sources = PlainTheme.templates
    var files = Dictionary(PlainTheme.assets.map { ($0.name, $0.bytes) }, uniquingKeysWith: { $1 })
    let root = RelativePath("templates")
    if try project.folder.status(root, followingLinks: true)?.kind == .folder {
      for path in try Self.files(below: root, in: project, depth: 0) {
        let bytes = try project.folder.read(path).bytes
        let inner = String(decoding: path.bytes.dropFirst("templates/".utf8.count), as: UTF8.self)
        if inner.hasPrefix("assets/") {
          files[String(inner.dropFirst("assets/".count))] = bytes
        } else if inner.hasSuffix(".mustache") {
          sources.append(
            TemplateSet.Source(name: String(inner.dropLast(".mustache".count)), path: path.display, bytes: bytes))
        }
      }
    }
    let ordered = files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
      (name: $0.key, bytes: $0.value)
    }
    try self.init(sources: sources, files: ordered, hashesNames: true)
  }

  private static func files(below folder: RelativePath, in project: Project, depth: Int) throws(SystemError)
    -> [RelativePath]
  {
    var found: [RelativePath] = []
    if depth > 20 { return [] }
    for name in try project.folder.names(in: folder)
    where name.first != UInt8(ascii: ".") && name.last != UInt8(ascii: "~") {
      let path = folder.appending(name)
      switch try project.folder.status(path)?.kind {
      case .folder: found += try files(below: path, in: project, depth: depth + 1)
      case .file: found.append(path)
      default: continue
      }
    }
    return found
  }
}
