import Diagnostics
import Documents
import FileSystem
import FrontMatter
import Hashing
import Parallel
import Site
import Vietnamese

/// Puts drafts into their sections, gives them addresses and gathers them by tag, author, unit; then resolves their links.
struct SiteAssembly: Sendable {
  let project: Project
  let tree: ContentTree
  let configuration: ConfigurationFiles
  let now: Moment
  let audience: Audience
  var notes: FileNotes
  var diagnostics: [Diagnostic] = []
  var site: Site
  /// Sections by folder.
  var sectionAt: [RelativePath: Int] = [:]
  /// Pages by source.
  var pageAt: [RelativePath: Int] = [:]
  /// Sources that readers may not see now.
  var hidden: [RelativePath: Visibility] = [:]
  /// Sources without a draft: their faults are known already.
  var unread: Set<RelativePath> = []
  /// Drafts that became pages, by page.
  var draftOfPage: [Int] = []

  init(
    _ project: Project, tree: ContentTree, notes: FileNotes, configuration: ConfigurationFiles, now: Moment,
    audience: Audience
  ) {
    (self.project, self.tree, self.configuration, self.now) = (project, tree, configuration, now)
    (self.notes, self.audience) = (notes, audience)
    site = Site(configuration: configuration.site, now: now)
    if audience == .editors { site.unpublished = [] }
  }

  mutating func assemble(_ drafts: consuming [Draft], workers: Workers) throws -> Site {
    var drafts = drafts
    if drafts.count < tree.sources.count { unread = Set(tree.sources).subtracting(drafts.map(\.path)) }
    makeSections(drafts)
    try makePages(drafts, workers: workers)
    fillSections()
    // The resolver holds the site, so nothing of its pages changes before it is gone: they would be copied, all of them.
    let resolved = try {
      let resolver = LinkResolver(self, drafts)
      let resolved = try resolve(drafts, with: resolver, workers: workers)
      checkHidden(drafts, resolver)
      placeEntries(resolver)
      return resolved
    }()
    apply(consume resolved, drafts)
    // They go before the words of the pages are numbered, which takes as much memory again.
    for draft in drafts.indices { (drafts[draft].links, drafts[draft].anchors) = (PackedLinks([]), []) }
    try gatherTerms(&drafts, workers: workers)
    gatherUnits(drafts)
    makeAliases()
    spareDrafts()
    return site
  }

  // MARK: Sections

  /// A section for each folder that has an `_index.md` or sources of its own, and for those above it.
  private mutating func makeSections(_ drafts: [Draft]) {
    var folders: Set<RelativePath> = [RelativePath("")]
    var previous = RelativePath("")
    for number in drafts.indices {
      var folder = drafts[number].path.parent
      // Sources come by path, so most lie where the one before them does.
      let isFolderIndex = drafts[number].isFolderIndex
      if folder == previous && !isFolderIndex { continue }
      previous = isFolderIndex ? previous : folder
      if isFolderIndex && !folder.bytes.isEmpty { folder = folder.parent }
      while folders.insert(folder).inserted { folder = folder.parent }
    }
    let indexes = Dictionary(
      drafts.filter(\.isSectionIndex).map { ($0.path.parent, $0) }, uniquingKeysWith: { first, _ in first })
    for folder in folders.sorted() {
      let parent = folder.bytes.isEmpty ? nil : sectionAt[folder.parent]
      let draft = indexes[folder]
      let name = String(decoding: folder.name, as: UTF8.self)
      let slug = Self.folderName(Slug.slug(for: draft?.metadata?.slug ?? name) ?? "muc")
      let address = parent.map { "\(site.sections[$0].address)\(slug)/" } ?? "/"
      let fallback = folder.bytes.isEmpty ? configuration.site.name : name
      var section = Section(source: folder, address: address, title: draft?.title ?? fallback, parent: parent)
      if folder.bytes.isEmpty { site.hasWrittenTitle = draft?.title != nil }
      section.index = draft?.path
      section.summary = draft?.metadata?.description ?? draft?.summary ?? ""
      section.weight = draft?.metadata?.weight ?? 0
      switch draft?.kind {
      case .document: section.listing = .documents
      case .activity: section.listing = .activities
      default: section.listing = .articles
      }
      section.text = draft.flatMap { $0.text.count > 0 ? $0.text : nil }
      section.anchors = draft?.anchors ?? []
      sectionAt[folder] = site.sections.count
      site.sections.append(section)
    }
    for index in site.sections.indices.dropFirst() {
      if let parent = site.sections[index].parent { site.sections[parent].children.append(index) }
    }
    let keys = site.sections.map { SortKey($0.title) }
    let sections = site.sections
    for index in site.sections.indices {
      site.sections[index].children.sort { a, b in
        let (first, second) = (sections[a], sections[b])
        if first.weight != second.weight { return first.weight < second.weight }
        return keys[a] != keys[b] ? keys[a] < keys[b] : first.source < second.source
      }
    }
  }

  // MARK: Pages

  /// What became of one draft.
  private struct Made: Sendable {
    var page: Page?
    var visibility = Visibility.published
    var nextChange: Int?
    var diagnostics: [Diagnostic] = []
  }

  private mutating func makePages(_ drafts: [Draft], workers: Workers) throws {
    let assembly = self
    pageAt.reserveCapacity(drafts.count)
    draftOfPage.reserveCapacity(drafts.count)
    site.pages.reserveCapacity(drafts.count)
    try workers.gather(count: drafts.count, each: ()) { number, _, _ -> Made? in
      drafts[number].isSectionIndex ? nil : assembly.make(drafts[number])
    } take: { number, made in
      if let made { take(made, of: drafts[number].path, number: number) }
    }
  }

  private mutating func take(_ made: Made, of source: RelativePath, number: Int) {
    if let change = made.nextChange { site.nextChange = min(site.nextChange ?? .max, change) }
    guard let page = made.page else {
      hidden[source] = made.visibility
      return
    }
    diagnostics += made.diagnostics
    if page.isListed, page.moment > now.secondsSince1970 {
      site.nextEntry = min(site.nextEntry ?? .max, page.moment)
    }
    if let reason = unpublished(made.visibility) {
      site.unpublished?.append(UnpublishedPage(page: site.pages.count, reason: reason))
    }
    pageAt[page.source] = site.pages.count
    draftOfPage.append(number)
    site.pages.append(page)
  }

  private func make(_ draft: Draft) -> Made {
    var made = Made(visibility: Visibility(draft, now: now), nextChange: Visibility.nextChange(draft, now: now))
    if made.visibility.isShown(to: audience) { made.page = page(draft, &made.diagnostics) }
    return made
  }

  private func unpublished(_ visibility: Visibility) -> UnpublishedPage.Reason? {
    switch visibility {
    case .published, .expired: nil
    case .draft: .draft
    case .future(let seconds): .until(Moment(secondsSince1970: seconds, offsetMinutes: now.offsetMinutes))
    }
  }

  /// What is still to be done in an unfinished draft keeps nobody from seeing the rest: as in a build for readers, which leaves
  /// the draft out, it is no error.
  private mutating func spareDrafts() {
    let drafts = Set(
      (site.unpublished ?? []).filter { $0.reason == .draft }.map { project.display(site.pages[$0.page].source) })
    if drafts.isEmpty { return }
    for index in diagnostics.indices where diagnostics[index].place.map({ drafts.contains($0.file) }) == true {
      diagnostics[index].severity = .warning
    }
  }

  /// The page of `draft` as it is published now and stays, when nothing is to be said of it; else nil.
  func certainPage(of draft: Draft) -> Page? {
    let made = make(draft)
    return made.diagnostics.isEmpty && made.nextChange == nil && made.visibility == .published ? made.page : nil
  }

  private func page(_ draft: Draft, _ diagnostics: inout [Diagnostic]) -> Page {
    let isFolder = draft.isFolderIndex && !draft.path.parent.bytes.isEmpty
    let folder = isFolder ? draft.path.parent.parent : draft.path.parent
    let section = sectionAt[folder] ?? 0
    let name = Self.name(of: draft)
    let slug = Self.folderName(
      Slug.slug(for: draft.metadata?.slug ?? name) ?? Slug.slug(for: draft.title ?? "") ?? "trang")
    let date = draft.date ?? draft.metadata?.start
    let moment = (draft.metadata?.publish.flatMap { draft.date == nil ? $0 : nil } ?? date)?
      .moment(siteOffsetMinutes: now.offsetMinutes).secondsSince1970
    let kind = kind(of: draft, in: section)
    if draft.title == nil && draft.hasFrontMatter && !draft.isFaulty {
      diagnostics.append(
        Diagnostic(
          .missingKey, at: Place(file: project.display(draft.path), line: 1),
          Localized(vi: "trang chưa có tiêu đề", en: "the page has no title"),
          hint: Localized(vi: "thêm dòng “tiêu đề: …” ở đầu tệp", en: "add a line “title: …” at the top")))
    }
    if draft.title == nil && !draft.hasFrontMatter {
      diagnostics.append(
        Diagnostic(
          .emptyPage, .warning, at: Place(file: project.display(draft.path), line: 1),
          Localized(
            vi: "trang không có đề mục nên mang tên tệp", en: "the page has no heading, so it is called after its file"),
          hint: Localized(vi: "mở đầu bằng một dòng “# Tên trang”", en: "begin it with a line “# Title”")))
    }
    if kind == .article && date == nil && project.hasConfiguration && !draft.isFaulty {
      diagnostics.append(
        Diagnostic(
          .missingKey, .warning, at: Place(file: project.display(draft.path), line: 1),
          Localized(
            vi: "bài chưa có ngày nên đứng cuối các danh sách",
            en: "the article has no date, so it stands last in lists"),
          hint: Localized(vi: "thêm dòng “ngày: 22/9/2023”", en: "add a line “date: 22/9/2023”")))
    }
    var page = Page(
      source: draft.path, kind: kind, section: section, address: "\(site.sections[section].address)\(slug)/",
      title: draft.title ?? name, summary: draft.summary, date: date?.date, moment: moment ?? .min, text: draft.text)
    page.hasOwnSummary = draft.hasOwnSummary
    return page
  }

  /// What the source of a page is called: its file without the ending, or its folder.
  static func name(of draft: Draft) -> String {
    if draft.isFolderIndex && !draft.path.parent.bytes.isEmpty {
      return String(decoding: draft.path.parent.name, as: UTF8.self)
    }
    let name = String(decoding: draft.path.name, as: UTF8.self)
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  /// A page's address is a folder's name in bundles, and Windows has no folder named con, prn, aux, nul …
  private static func folderName(_ slug: String) -> String { Slug.isWindowsDevice(slug) ? "trang-\(slug)" : slug }

  private func kind(of draft: Draft, in section: Int) -> Page.Kind {
    switch draft.kind {
    case .article: return .article
    case .document: return .document
    case .outline: return .outline
    case .history: return .history
    case .activity: return .activity
    case .page: return .page
    case nil:
      switch site.sections[section].listing {
      case .documents: return .document
      case .activities: return .activity
      case .articles: return section == 0 && draft.date == nil ? .page : .article
      }
    }
  }

  /// Each page into its section and all above it, newest first.
  private mutating func fillSections() {
    // Moments apart from the pages: a page is too large to be looked at for each comparison.
    let pages = site.pages
    let moments = pages.map(\.moment)
    let order = pages.indices.sorted { a, b in
      moments[a] != moments[b] ? moments[a] > moments[b] : pages[a].source < pages[b].source
    }
    for index in order {
      guard pages[index].kind.isListed else {
        site.sections[pages[index].section].pinned.append(index)
        continue
      }
      var section: Int? = pages[index].section
      while let current = section {
        site.sections[current].pages.append(index)
        section = site.sections[current].parent
      }
    }
    for index in site.sections.indices { site.sections[index].pinned.sort { pages[$0].source < pages[$1].source } }
  }
}
