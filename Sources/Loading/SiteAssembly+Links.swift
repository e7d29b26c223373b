import Diagnostics
import Documents
import FileSystem
import FrontMatter
import Parallel
import Site
import Vietnamese

/// Links, images, lead pictures and attachments of all pages.
extension SiteAssembly {
  /// What the links of one source came to, files still by their position in the tree.
  fileprivate struct Resolved: Sendable {
    var links: [LinkTarget]
    /// Holes that are files: their position in `links`, the file's in the tree.
    var files: [(hole: Int, file: Int)] = []
    var diagnostics: [Diagnostic] = []
  }

  /// What the links of all sources came to.
  struct Resolution: Sendable {
    fileprivate var pages: [Resolved]
    /// By section.
    fileprivate var sections: [(section: Int, resolved: Resolved)] = []
    fileprivate var details: [(page: Int, metadata: Metadata, image: Int?, attachments: [(file: Int, name: String?)])] =
      []
    /// Positions in ``Site/files`` by positions in the tree.
    fileprivate var positions: [Int: Int] = [:]
  }

  mutating func resolve(_ drafts: [Draft], with resolver: LinkResolver, workers: Workers) throws -> Resolution {
    let project = self.project
    let draftOfPage = self.draftOfPage
    var resolution = Resolution(
      pages: try workers.map(count: draftOfPage.count) { page, _ in
        Self.links(of: drafts, draftOfPage[page], resolver, project)
      })
    for number in drafts.indices where drafts[number].isSectionIndex {
      guard let section = sectionAt[drafts[number].path.parent] else { continue }
      resolution.sections.append((section, Self.links(of: drafts, number, resolver, project)))
    }
    var used: Set<Int> = []
    for page in resolution.pages.indices where !resolution.pages[page].files.isEmpty {
      used.formUnion(resolution.pages[page].files.map(\.file))
    }
    for (_, resolved) in resolution.sections { used.formUnion(resolved.files.map(\.file)) }

    for page in draftOfPage.indices where drafts[draftOfPage[page]].details != nil {
      let draft = drafts[draftOfPage[page]]
      let metadata = draft.metadata ?? Metadata()
      let (image, attachments) = files(of: metadata, from: draft.path, resolver)
      used.formUnion([image].compactMap { $0 } + attachments.map(\.0))
      resolution.details.append((page, metadata, image, attachments))
    }
    resolution.positions = try publishFiles(used.sorted(), drafts)
    return resolution
  }

  /// Gives pages and sections what their links came to.
  mutating func apply(_ resolution: consuming Resolution, _ drafts: [Draft]) {
    for page in resolution.pages.indices {
      site.pages[page].links = Self.mapping(resolution.pages[page], resolution.positions)
      if !resolution.pages[page].diagnostics.isEmpty { diagnostics += resolution.pages[page].diagnostics }
    }
    for (section, resolved) in resolution.sections {
      site.sections[section].links = Self.mapping(resolved, resolution.positions)
      diagnostics += resolved.diagnostics
    }
    let positions = resolution.positions
    for detail in resolution.details {
      let draft = drafts[draftOfPage[detail.page]]
      let attachments = detail.attachments.compactMap { attachment in
        positions[attachment.file].map {
          Attachment(file: $0, name: attachment.name ?? site.files[$0].givenName)
        }
      }
      site.pages[detail.page].details = Details(
        metadata: detail.metadata, attachments: attachments, image: detail.image.flatMap { positions[$0] },
        outline: draft.outline, history: draft.history)
    }
  }

  private static func mapping(_ resolved: Resolved, _ positions: [Int: Int]) -> [LinkTarget] {
    if resolved.files.isEmpty { return resolved.links }
    var links = resolved.links
    for (hole, file) in resolved.files { links[hole] = positions[file].map { .file($0) } ?? .nowhere }
    return links
  }

  // Asked for by number: a draft passed along would be copied, each of its parts counted up and down.
  private static func links(
    of drafts: [Draft], _ number: Int, _ resolver: LinkResolver, _ project: Project
  ) -> Resolved {
    if drafts[number].links.isEmpty { return Resolved(links: []) }
    var resolved = Resolved(links: [])
    let links = drafts[number].links.links
    let path = drafts[number].path
    resolved.links.reserveCapacity(links.count)
    let display = project.display(path)
    for (hole, link) in links.enumerated() {
      let place = Place(file: display, line: link.line, column: link.column)
      let isImage = link.kind == .image
      switch resolver.resolve(link.destination, from: path, isImage: isImage, place: place) {
      case .fault(let diagnostic):
        resolved.links.append(.nowhere)
        resolved.diagnostics.append(diagnostic)
      case .file(let file, _):
        resolved.links.append(.nowhere)
        resolved.files.append((hole, file))
      case .target(let target):
        resolved.links.append(target)
        if var fault = resolver.deadAnchor(target, own: drafts[number].anchors, place: place) {
          fault.place?.length = Place.characterCount(link.destination.utf8)
          resolved.diagnostics.append(fault)
        }
      }
    }
    return resolved
  }

  private mutating func files(
    of metadata: Metadata, from source: RelativePath, _ resolver: LinkResolver
  ) -> (image: Int?, attachments: [(file: Int, name: String?)]) {
    if let image = metadata.image, image.alt.isEmpty {
      diagnostics.append(
        Diagnostic(
          .emptyAlt, .warning, at: image.place,
          Localized(vi: "ảnh không có lời mô tả", en: "the image has no alternative text"),
          hint: Localized(
            vi: "thêm dòng “mô tả ảnh: …” nói điều người xem thấy trong ảnh",
            en: "add a line “image_alt: …” that says what the image shows")))
    }
    let image = metadata.image.flatMap { file($0.path, from: source, isImage: true, place: $0.place, resolver) }
    let attachments = metadata.attachments.compactMap { attachment in
      file(attachment.path, from: source, isImage: false, place: attachment.place, resolver).map {
        ($0, attachment.name)
      }
    }
    return (image, attachments)
  }

  /// What is not published yet is checked too: a page that comes at night must not find its links dead then. An unfinished
  /// draft is warned, and nothing is said of links between pages that are both to come.
  mutating func checkHidden(_ drafts: [Draft], _ resolver: LinkResolver) {
    if hidden.isEmpty { return }
    for number in drafts.indices {
      let draft = drafts[number]
      guard let visibility = hidden[draft.path], visibility != .expired else { continue }
      let known = diagnostics.count
      if let metadata = draft.metadata { _ = files(of: metadata, from: draft.path, resolver) }
      diagnostics += Self.links(of: drafts, number, resolver, project).diagnostics
      var found = diagnostics[known...].filter { $0.code != .unpublishedLink }
      if visibility == .draft { for index in found.indices { found[index].severity = .warning } }
      diagnostics.replaceSubrange(known..., with: found)
    }
  }

  private mutating func file(
    _ path: String, from source: RelativePath, isImage: Bool, place: Place, _ resolver: LinkResolver
  ) -> Int? {
    switch resolver.resolve(path, from: source, isImage: isImage, place: place) {
    case .file(let file, _): return file
    case .fault(let diagnostic): diagnostics.append(diagnostic)
    case .target:
      diagnostics.append(
        Diagnostic(
          isImage ? .missingImage : .deadLink, at: place,
          Localized(vi: "\(path) không phải là tệp", en: "\(path) is not a file")))
    }
    return nil
  }

  /// Gives the files that pages name their addresses, and pictures their sizes.
  /// - Returns: positions in `site.files` by positions in the tree.
  private mutating func publishFiles(_ used: [Int], _ drafts: [Draft]) throws -> [Int: Int] {
    var positions: [Int: Int] = [:]
    for number in used {
      let file = tree.files[number]
      let entry = tree.fileEntries[number]
      let name = Slug.asciiFileName(for: String(decoding: file.name, as: UTF8.self))
      let status = try? project.folder.status(ContentTree.join(project.contentPath, file), followingLinks: true)
      var published = SiteFile(
        source: file, address: folderAddress(file.parent) + name, size: (status ?? nil)?.size ?? 0)
      published.stamps = notes.settledStamps(entry)
      if PictureFile.isNamedSo(file) {
        let project = self.project
        let note = try notes.note(entry) {
          var note = FileNote()
          note.size = PictureFile.size(of: file, in: project, diagnostics: &note.diagnostics)
          return note
        }
        diagnostics += note.diagnostics
        if let size = note.size { (published.width, published.height) = (size.width, size.height) }
      }
      positions[number] = site.files.count
      site.files.append(published)
    }
    return positions
  }

  /// Where files of a content folder go: beside the page whose folder it is, else beside the pages of its section.
  private func folderAddress(_ folder: RelativePath) -> String {
    if let page = pageAt[folder.appending(Array("index.md".utf8))], !folder.bytes.isEmpty {
      return site.pages[page].address
    }
    if let section = sectionAt[folder] { return site.sections[section].address }
    if folder.bytes.isEmpty { return "/" }
    let name = Slug.slug(for: String(decoding: folder.name, as: UTF8.self)) ?? "tep"
    return "\(folderAddress(folder.parent))\(name)/"
  }
}
