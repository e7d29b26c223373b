import Diagnostics
import FileSystem

/// What lies in content/, in byte order of the paths.
struct ContentTree: Sendable {
  /// Markdown sources, relative to content/.
  var sources: [RelativePath] = []
  /// Everything else that a page may name, relative to content/.
  var files: [RelativePath] = []
  /// Files of _static, relative to content/.
  var staticFiles: [RelativePath] = []
  /// Folders, the top one first.
  var folders: [RelativePath] = []
  var diagnostics: [Diagnostic] = []

  static let staticFolder = RelativePath("_static")
  /// Folders of a project that are no content where the project is a folder of plain Markdown files.
  private static let notContent: Set<String> = ["public", "templates", "node_modules", "_static"]

  /// Walks the content of `project`; what cannot be read or leads out of it is a fault, and the walk goes on.
  init(_ project: Project) throws(SystemError) {
    try walk(RelativePath(""), project, isStatic: false, depth: 0)
  }

  private mutating func walk(_ path: RelativePath, _ project: Project, isStatic: Bool, depth: Int) throws(SystemError) {
    let base = project.contentPath
    let entries: [(name: [UInt8], kind: FileStatus.Kind?)]
    do {
      entries = try project.folder.entries(in: Self.join(base, path))
    } catch {
      if path.bytes.isEmpty { throw error }
      diagnostics.append(Self.unreadable(project.display(path), error))
      return
    }
    folders.append(path)
    for (name, listed) in entries {
      let child = path.appending(name)
      let isHidden = name.first == UInt8(ascii: ".")
      if isHidden && !isStatic || name.last == UInt8(ascii: "~") { continue }
      if child.bytes.count > 1000 || depth > 40 { continue }
      var found = listed
      if found == nil { found = try project.folder.status(Self.join(base, child))?.kind }
      guard var kind = found else { continue }
      if kind == .link {
        let root = FollowedRoot(path: base, name: Localized(vi: "thư mục nội dung", en: "the content folder"))
        guard let followed = Self.follow(Self.join(base, child), below: root, project, &diagnostics) else { continue }
        kind = followed
      }
      switch kind {
      case .folder:
        let isTop = path.bytes.isEmpty
        if isTop && base.bytes.isEmpty && Self.notContent.contains(String(decoding: name, as: UTF8.self)) { continue }
        try walk(child, project, isStatic: isStatic || (isTop && child == Self.staticFolder), depth: depth + 1)
      case .file:
        if isStatic {
          staticFiles.append(child)
        } else if Self.isMarkdown(child) {
          sources.append(child)
        } else {
          files.append(child)
        }
      case .link: continue
      case .other:
        if isStatic || Self.isMarkdown(child) {
          diagnostics.append(Self.noFile(project.display(child)))
        }
      }
    }
  }

  private static func isMarkdown(_ path: RelativePath) -> Bool {
    let ending = path.fileExtension
    return ending == Array("md".utf8) || ending == Array("markdown".utf8)
  }

  static func join(_ base: RelativePath, _ path: RelativePath) -> RelativePath {
    path.bytes.isEmpty ? base : base.appending(path.bytes)
  }

  /// A folder that links must not lead out of.
  struct FollowedRoot {
    var path: RelativePath
    var name: Localized
  }

  /// What a link below `root` leads to; a fault and nil when it leads out, nowhere or to a folder (which could hold itself).
  static func follow(
    _ path: RelativePath, below root: FollowedRoot, _ project: Project, _ diagnostics: inout [Diagnostic]
  ) -> FileStatus.Kind? {
    guard let target = project.folder.realPath(path) else {
      diagnostics.append(leadsNowhere(path.display))
      return nil
    }
    let inside = project.folder.realPath(root.path) ?? project.path
    let isInside = target.utf8.starts(with: (inside + "/").utf8)
    let status = (try? project.folder.status(path, followingLinks: true)) ?? nil
    if isInside && status?.kind == .folder {
      diagnostics.append(
        linkedFolder(
          path.display,
          Localized(
            vi: "liên kết tượng trưng dẫn tới một thư mục, có thể chứa chính nó",
            en: "the symbolic link leads to a folder, which may hold the link itself")))
      return nil
    }
    guard isInside, let status, status.kind == .file else {
      diagnostics.append(
        Diagnostic(
          .linkOutside, at: Place(file: path.display),
          Localized(
            vi: "liên kết tượng trưng dẫn ra ngoài \(root.name.vi)",
            en: "the symbolic link leads out of \(root.name.en)"),
          hint: Localized(
            vi: "chép tệp thật vào đây thay cho liên kết", en: "copy the file itself here instead of a link")))
      return nil
    }
    return status.kind
  }

  /// Something at a file's place that is none: a named pipe, a device, a folder.
  static func noFile(_ display: String) -> Diagnostic {
    Diagnostic(
      .unreadable, at: Place(file: display),
      Localized(vi: "không phải là tệp thường", en: "is no ordinary file"),
      hint: Localized(vi: "đổi tên nó, rồi đặt tệp thật vào đây", en: "rename it, and put the file itself here"))
  }

  private static func leadsNowhere(_ display: String) -> Diagnostic {
    Diagnostic(
      .unreadable, at: Place(file: display),
      Localized(vi: "liên kết tượng trưng không dẫn tới đâu", en: "the symbolic link leads nowhere"),
      hint: Localized(
        vi: "xóa liên kết, hoặc chép tệp thật vào đây", en: "remove the link, or copy the file itself here"))
  }

  private static func linkedFolder(_ display: String, _ message: Localized) -> Diagnostic {
    Diagnostic(
      .linkOutside, at: Place(file: display), message,
      hint: Localized(
        vi: "chép thư mục thật vào đây thay cho liên kết", en: "copy the folder itself here instead of a link"))
  }

  /// What is wrong with `path`, which has to be a folder; nil where it is one, or is not there.
  static func folderFault(_ path: RelativePath, _ project: Project) throws(SystemError) -> Diagnostic? {
    switch try project.folder.status(path)?.kind {
    case nil, .folder: return nil
    case .link: break
    default: return noFolder(path.display)
    }
    switch try project.folder.status(path, followingLinks: true)?.kind {
    case nil: return leadsNowhere(path.display)
    case .folder:
      return linkedFolder(
        path.display,
        Localized(
          vi: "“\(path.display)” là một liên kết tượng trưng, trong khi ở chỗ này phải là chính thư mục",
          en: "“\(path.display)” is a symbolic link where there has to be the folder itself"))
    default: return noFolder(path.display)
    }
  }

  /// Something at a folder's place that is none, most often a file.
  static func noFolder(_ display: String) -> Diagnostic {
    Diagnostic(
      .unreadable, at: Place(file: display),
      Localized(
        vi: "“\(display)” là một tệp, trong khi ở chỗ này phải là một thư mục",
        en: "“\(display)” is a file where there has to be a folder"),
      hint: Localized(
        vi: "đổi tên hoặc chuyển tệp ấy đi, rồi tạo thư mục “\(display)”",
        en: "rename or move that file, then make the folder “\(display)”"))
  }

  static func unreadable(_ display: String, _ error: SystemError) -> Diagnostic {
    Diagnostic(
      .unreadable, at: Place(file: display),
      error.isDenied
        ? Localized(vi: "không có quyền đọc", en: "no permission to read")
        : Localized(vi: "không đọc được: \(error.reason)", en: "cannot be read: \(error.reason)"),
      hint: error.isDenied
        ? Localized(vi: "sửa quyền của tệp hoặc thư mục (chmod u+rX)", en: "change its permissions (chmod u+rX)") : nil)
  }
}
