import Diagnostics
import FileSystem
import Parallel

/// What lies in content/ and templates/, in byte order of the names in each folder.
struct ContentTree: Sendable {
  /// Markdown sources, relative to content/.
  private(set) var sources: [RelativePath] = []
  /// Everything else that a page may name, relative to content/.
  private(set) var files: [RelativePath] = []
  /// Files of _static, relative to content/.
  private(set) var staticFiles: [RelativePath] = []
  /// Folders, the top one first.
  private(set) var folders: [RelativePath] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// All of it as a memo has it.
  private(set) var scan: InputScan
  /// The numbers in `scan` of the sources, the files and the files of _static.
  private(set) var (sourceEntries, fileEntries, staticEntries): ([Int], [Int], [Int]) = ([], [], [])

  static let staticFolder = RelativePath("_static")
  /// Folders of a project that are no content where the project is a folder of plain Markdown files.
  private static let notContent: Set<String> = ["public", "templates", "node_modules", "_static"]

  /// Walks the content of `project`; what cannot be read or leads out of it is a fault, and the walk goes on. Their paths are
  /// put together by ``name(_:)``.
  init(_ project: Project, workers: Workers = Workers(count: 1)) throws(SystemError) {
    scan = InputScan(of: project.folder)
    listAhead(project, workers)
    try walk(RelativePath(""), project, isStatic: false, depth: 0)
    walkTemplates(RelativePath("templates"), project, depth: 0)
    scan.forgetAhead()
  }

  /// Lists content/ and the folders in it that the walk will enter, but for those too deep for it: most of a walk's time goes there,
  /// and one folder does not wait for another.
  private mutating func listAhead(_ project: Project, _ workers: Workers) {
    let base = project.contentPath
    scan.listAhead([base], workers: workers) { folder, listing in
      if folder.bytes.count > 500 || folder.bytes.count(where: { $0 == UInt8(ascii: "/") }) > 40 { return [] }
      return (0..<listing.count).compactMap { position in
        let name = listing.name(position)
        guard listing.kind(position) == .folder, name.first != UInt8(ascii: "."), !EditorFile.isName(name),
          folder != base || !Self.isNoContent(name, in: base)
        else { return nil }
        return folder.bytes.isEmpty ? RelativePath(bytes: Array(name)) : folder.appending(Array(name))
      }
    }
  }

  /// Whether the folder `name` in the top folder, which is at `base` in the project, is none of the content.
  private static func isNoContent(_ name: ArraySlice<UInt8>, in base: RelativePath) -> Bool {
    base.bytes.isEmpty && notContent.contains(String(decoding: name, as: UTF8.self))
  }

  /// Puts the paths of sources and files together, which a build with nothing to do has no need of.
  mutating func name(_ project: Project) {
    let base = project.contentPath.bytes.isEmpty ? 0 : project.contentPath.bytes.count + 1
    let inner = scan.folders.map { RelativePath(bytes: Array($0.bytes.dropFirst(base))) }
    for (entry, found) in scan.entries.enumerated() where found.role != .template && found.role != .folder {
      let path = inner[Int(found.folder)].appending(Array(scan.name(entry)))
      switch found.role {
      case .source:
        sources.append(path)
        sourceEntries.append(entry)
      case .staticFile:
        staticFiles.append(path)
        staticEntries.append(entry)
      default:
        files.append(path)
        fileEntries.append(entry)
      }
    }
  }

  /// Asks for the stamps of all files. Throws ``SystemError``.
  mutating func measure(_ clock: FileClock, workers: Workers) throws { try scan.measure(clock, workers: workers) }

  private mutating func walk(_ path: RelativePath, _ project: Project, isStatic: Bool, depth: Int) throws(SystemError) {
    let base = project.contentPath
    let (folder, listing): (Int, Listing)
    do {
      (folder, listing) = try scan.list(Self.join(base, path))
    } catch {
      if path.bytes.isEmpty { throw error }
      diagnostics.append(Self.unreadable(project.display(path), error))
      return
    }
    folders.append(path)
    for position in 0..<listing.count {
      let name = listing.name(position)
      let isHidden = name.first == UInt8(ascii: ".")
      if isHidden && !isStatic || EditorFile.isName(name) { continue }
      if path.bytes.count + 1 + name.count > 1000 || depth > 40 { continue }
      guard let found = try kind(position, of: listing, in: Self.join(base, path), project) else { continue }
      var kind = found
      if kind == .link {
        let root = FollowedRoot(path: base, name: Localized(vi: "thư mục nội dung", en: "the content folder"))
        let child = Self.join(base, path.appending(Array(name)))
        guard let followed = Self.follow(child, below: root, project, &diagnostics) else { continue }
        kind = followed
      }
      switch kind {
      case .folder:
        let isTop = path.bytes.isEmpty
        if isTop && Self.isNoContent(name, in: base) { continue }
        scan.take(.folder, position, of: folder, isLink: false)
        let child = path.appending(Array(name))
        try walk(child, project, isStatic: isStatic || (isTop && child == Self.staticFolder), depth: depth + 1)
      case .file:
        let role: InputScan.Role = isStatic ? .staticFile : Self.isMarkdown(name) ? .source : .file
        scan.take(role, position, of: folder, isLink: found == .link)
      case .link: continue
      case .other:
        if isStatic || Self.isMarkdown(name) {
          diagnostics.append(Self.noFile(project.display(path.appending(Array(name)))))
        }
      }
    }
  }

  /// What stands at `position` of `listing`; asked for where the file system does not say it of itself.
  private func kind(_ position: Int, of listing: Listing, in folder: RelativePath, _ project: Project)
    throws(SystemError) -> FileStatus.Kind?
  {
    if let kind = listing.kind(position) { return kind }
    return try project.folder.status(folder.appending(Array(listing.name(position))))?.kind
  }

  /// Takes in what lies in templates/: whoever compiles it reports its faults, here it only counts whether it is the same.
  private mutating func walkTemplates(_ path: RelativePath, _ project: Project, depth: Int) {
    guard depth < 20, let (folder, listing) = try? scan.list(path) else { return }
    for position in 0..<listing.count {
      let name = listing.name(position)
      if name.first == UInt8(ascii: ".") || EditorFile.isName(name) { continue }
      guard let kind = try? kind(position, of: listing, in: path, project) else { continue }
      scan.take(kind == .folder ? .folder : .template, position, of: folder, isLink: kind == .link)
      if kind == .folder { walkTemplates(path.appending(Array(name)), project, depth: depth + 1) }
    }
  }

  /// Whether a file of this name is a source: its ending is md or markdown, in any case.
  private static func isMarkdown(_ name: ArraySlice<UInt8>) -> Bool {
    for ending in [".md", ".markdown"] where name.count > ending.utf8.count {
      if zip(name.suffix(ending.utf8.count), ending.utf8).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 && $1 != 0x2E }) {
        return true
      }
    }
    return false
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
