import Diagnostics
import Documents
import FileSystem
import FrontMatter
import Hashing
import Memo
import Parallel
import Site
import Vietnamese

/// What a few changed sources make of a site that was built before, where it is known for certain that they touch nothing but
/// some pages: the site is then not assembled anew.
///
/// Whatever is not certain is left to a build of the whole: a page that moves, is hidden or has other terms, a link that leads
/// elsewhere, a section's own text, a fault.
public struct Amendment: Sendable {
  /// What is to be changed in the site, in this order.
  public private(set) var changes: [SiteChange] = []
  /// All faults of the sources, as they are now.
  public private(set) var diagnostics: [Diagnostic]
  /// The inputs of the next memo.
  public private(set) var inputPaths: PathList
  /// What is known of each.
  public private(set) var inputs: Records<InputRecord>
  /// The site, changed.
  public fileprivate(set) var site: Site
  /// Whether some source was read that is another now; else only stamps are.
  public var isEmpty: Bool { changes.isEmpty }
}

extension ProjectInputs {
  /// What changed in `project` since `memo` was saved; nil where that is much, or other than sources.
  public func littleChange(in project: Project, since memo: Memo) -> LittleChange? {
    guard tree.diagnostics.isEmpty else { return nil }
    guard let difference = tree.scan.difference(since: memo, content: project.contentPath), difference.theme.isEmpty,
      difference.configuration == nil
    else { return nil }
    return LittleChange(inputs: self, difference: difference)
  }
}

/// Some sources that are others than they were, or new.
public struct LittleChange: Sendable {
  fileprivate let inputs: ProjectInputs
  fileprivate let difference: InputDifference
  /// Whether all files are for certain those that were known.
  public var isNone: Bool { difference.changed.isEmpty && difference.added.isEmpty }

  /// The files of _static, relative to content/, and the stamps of each where they say for certain that it is the same.
  public func staticFiles(of project: Project, _ clock: FileClock) -> (paths: [RelativePath], stamps: [FileStamps?]) {
    inputs.tree.scan.staticFiles(of: project, clock)
  }
}

extension Loader {
  /// What `change` makes of the site that `frozen` gives; nil where that is not certain.
  ///
  /// - Parameter frozen: asked only when a source was read that is another now.
  /// - Throws: ``SystemError``.
  public func amendment(_ change: LittleChange, now: Moment, frozen: () throws -> Site?) throws -> Amendment? {
    let tree = change.inputs.tree
    let memo = memory.memo
    let reader = SourceReader(project: project)
    let base = project.contentPath.bytes.isEmpty ? 0 : project.contentPath.bytes.count + 1
    func path(_ entry: Int) -> RelativePath { RelativePath(bytes: Array(tree.scan.path(entry).bytes.dropFirst(base))) }

    var texts: [UInt8] = []
    var changed: [(path: RelativePath, entry: Int, known: Int?, before: SourceReader.Output?, now: ReadSource)] = []
    var records = memo.inputs
    for (entry, known) in difference(change) {
      let path = path(entry)
      let record = known.map { memo.inputs[$0] }
      let read = try self.read(path, tree.scan.stamps[entry], record, reader, &texts)
      if let known, let record, read.record.hash == record.hash, read.record.note == record.note {
        // Written again, and the same.
        records[known] = read.record
        continue
      }
      guard read.record.note.count > 0 else { return nil }
      var before: SourceReader.Output?
      if let record {
        before = try remembered(path, record)
        if before == nil { return nil }
      }
      changed.append((path, entry, known, before, read))
    }
    var amendment = Amendment(
      diagnostics: memo.summary.diagnostics, inputPaths: memo.inputPaths, inputs: records,
      site: Site(configuration: .init(name: "", baseURL: ""), now: now))
    if changed.isEmpty { return amendment }
    let offset = try memory.packs.append(texts, worker: 0)
    for index in changed.indices { changed[index].now.place(behind: offset, worker: 0) }

    guard let site = try frozen() else { return nil }
    amendment.site = site
    let others = Set(memo.summary.otherDiagnostics.compactMap(\.place?.file))
    for (path, entry, known, before, read) in changed {
      // What is told of it beside others may be another now.
      if others.contains(project.display(path)) { return nil }
      guard let draft = read.output.draft, !draft.isSectionIndex,
        !read.output.diagnostics.contains(where: { $0.severity == .error })
      else { return nil }
      if let known {
        guard let before, let old = before.draft,
          amendment.replace(old, draft, before.diagnostics, read.output.diagnostics, project.display(path))
        else { return nil }
        amendment.set(read.record, at: known)
      } else {
        guard try add(draft, read.output.diagnostics, to: &amendment, tree) else { return nil }
        amendment.insert(read.record, tree, entry)
      }
    }
    return amendment
  }

  private func difference(_ change: LittleChange) -> [(entry: Int, known: Int?)] {
    let all =
      change.difference.changed.map { (entry: $0.entry, known: Int?.some($0.known)) }
      + change.difference.added.map { (entry: $0, known: nil) }
    return all.sorted { $0.entry < $1.entry }
  }
}

extension Amendment {
  fileprivate mutating func set(_ record: InputRecord, at known: Int) {
    // What was added before it has moved it.
    inputs[known + added] = record
  }

  fileprivate mutating func insert(_ record: InputRecord, _ tree: ContentTree, _ entry: Int) {
    inputPaths.insert(tree.scan.path(entry), at: entry)
    inputs.insert(record, at: entry)
  }

  private var added: Int { changes.count { $0.isNew } }

  /// Puts what `new` says in place of `old` on its page; false where more than that page's own text may come of it.
  fileprivate mutating func replace(
    _ old: Draft, _ new: Draft, _ oldFaults: [Diagnostic], _ newFaults: [Diagnostic], _ file: String
  ) -> Bool {
    guard let index = site.pages.firstIndex(where: { $0.source == new.path }), new.standsWhere(old),
      exchange(oldFaults, newFaults, of: file)
    else { return false }
    var page = site.pages[index]
    guard page.kind == .article || page.kind == .page, let title = new.title else { return false }
    // A menu shows titles, and the site map those of lasting pages.
    if title != page.title {
      let links = site.menu + site.footerLinks
      if page.kind == .page || links.contains(where: { $0.address.hasPrefix(page.address) }) { return false }
    }
    (page.title, page.summary, page.hasOwnSummary, page.text) = (title, new.summary, new.hasOwnSummary, new.text)
    if let details = page.details, let metadata = new.metadata {
      page.details = Details(metadata: metadata, attachments: details.attachments, image: details.image)
    }
    let change = SiteChange(index: index, isNew: false, page: page)
    changes.append(change)
    site.make(change)
    return true
  }

  /// Takes the faults of `file` out that were its source's own and puts in those that are now; false where other faults are
  /// told of it, or of it by others, which may be others now.
  private mutating func exchange(_ old: [Diagnostic], _ new: [Diagnostic], of file: String) -> Bool {
    if diagnostics.contains(where: { $0.code == .deadAnchor }) { return false }
    var rest = old
    var kept: [Diagnostic] = []
    for diagnostic in diagnostics {
      if let place = rest.firstIndex(of: diagnostic) {
        rest.remove(at: place)
      } else if diagnostic.place?.file == file {
        return false
      } else {
        kept.append(diagnostic)
      }
    }
    guard rest.isEmpty else { return false }
    diagnostics = (kept + new).sorted(by: Diagnostic.reportOrder)
    return true
  }

  fileprivate mutating func add(_ page: Page, at index: Int, _ faults: [Diagnostic]) {
    let change = SiteChange(index: index, isNew: true, page: page)
    changes.append(change)
    site.make(change)
    diagnostics = (diagnostics + faults).sorted(by: Diagnostic.reportOrder)
  }
}

extension Draft {
  /// Whether this and `old` differ in nothing but what stands on the page itself and on its card: title, summary, text.
  fileprivate func standsWhere(_ old: Draft) -> Bool {
    guard !isFaulty, !old.isFaulty, title != nil, old.title != nil, kind == old.kind, date == old.date,
      hasFrontMatter == old.hasFrontMatter, authors == old.authors, tags == old.tags,
      units.map(\.text) == old.units.map(\.text), outline == nil, history == nil, old.outline == nil,
      old.history == nil, Set(anchors).isSuperset(of: old.anchors)
    else { return false }
    // Its place in the site may follow from its title where neither key nor file name gives a slug.
    guard Slug.slug(for: metadata?.slug ?? SiteAssembly.name(of: self)) != nil else { return false }
    let (new, before) = (links.links, old.links.links)
    guard new.map(\.kind) == before.map(\.kind), new.map(\.destination) == before.map(\.destination) else {
      return false
    }
    func rest(_ draft: Draft) -> Metadata? {
      guard var metadata = draft.metadata else { return nil }
      (metadata.title, metadata.summary) = (nil, nil)
      return metadata
    }
    return rest(self) == rest(old)
  }
}

extension Loader {
  /// Puts the page of the new source `draft` into the site; false where it is not certain what else comes of it.
  private func add(_ draft: Draft, _ faults: [Diagnostic], to amendment: inout Amendment, _ tree: ContentTree) throws
    -> Bool
  {
    let site = amendment.site
    // What leads nowhere yet may lead to it, and a name with marks may stand for one written otherwise.
    let unsettled: Set<Code> = [.deadLink, .missingImage, .unpublishedLink, .deadAnchor]
    guard draft.details == nil, draft.units.isEmpty, draft.date != nil, !draft.isFolderIndex,
      draft.path.bytes.allSatisfy({ $0 < 0x80 }),
      !amendment.diagnostics.contains(where: { unsettled.contains($0.code) }),
      let section = site.sections.firstIndex(where: { $0.source == draft.path.parent }),
      site.sections[section].listing == .articles, draft.kind == nil || draft.kind == .article
    else { return false }
    var assembly = SiteAssembly(
      project, tree: tree, notes: FileNotes(tree.scan, known: KnownInputs(), memory: memory),
      configuration: ConfigurationFiles(site: site.configuration), now: site.now, audience: audience)
    assembly.site.sections = site.sections
    assembly.sectionAt = [draft.path.parent: section]
    guard var page = assembly.certainPage(of: draft), page.kind == .article,
      page.moment <= site.now.secondsSince1970
    else { return false }
    // The first of its month makes a page of the archive.
    let isInKnownMonth = site.sections[0].pages.contains {
      let (known, new) = (site.pages[$0].date, page.date)
      return known?.year == new?.year && known?.month == new?.month
    }
    guard isInKnownMonth else { return false }

    func numbers(_ words: [String], of terms: [Term]) -> [Int]? {
      var numbers: [Int] = []
      for word in words {
        guard let number = terms.firstIndex(where: { $0.title == word }) else { return nil }
        if !numbers.contains(number) { numbers.append(number) }
      }
      return numbers
    }
    guard let tags = numbers(draft.tags, of: site.tags), let authors = numbers(draft.authors, of: site.authors) else {
      return false
    }
    (page.tags, page.authors) = (tags, authors)
    let index = Self.place(of: page.source, in: site.pages)
    if index < site.pages.count, site.pages[index].source == page.source { return false }
    var links: [LinkTarget] = []
    for link in draft.links.links {
      guard link.kind == .link, !link.destination.isEmpty,
        !link.destination.contains(where: { "#?%".contains($0) }),
        link.destination.utf8.first != UInt8(ascii: "/"),
        let target = draft.path.resolvingBeside(Array(link.destination.utf8))
      else { return false }
      let found = Self.place(of: target, in: site.pages)
      guard found < site.pages.count, site.pages[found].source == target else { return false }
      links.append(.page(found >= index ? found + 1 : found, anchor: ""))
    }
    page.links = links
    amendment.add(page, at: index, faults)
    return true
  }

  /// Where a page of `source` stands among `pages`, which are in the order of the walk: names by their bytes, folder by folder.
  private static func place(of source: RelativePath, in pages: [Page]) -> Int {
    func isBefore(_ a: [UInt8], _ b: [UInt8]) -> Bool {
      // A folder's content comes before its next sibling: a slash counts less than any byte of a name.
      let slash = UInt8(ascii: "/")
      for (x, y) in zip(a, b) where x != y { return x == slash || y != slash && x < y }
      return a.count < b.count
    }
    var (low, high) = (0, pages.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(pages[middle].source.bytes, source.bytes) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
