import Documents
import FrontMatter
import Hashing
import Parallel
import Site
import Templates
import Typesetting
import Vietnamese

/// Where parsed texts are read from when a page is made.
public protocol TextStore: Sendable {
  /// The document stored as `text`: its body, and its headings where they are wanted.
  func document(_ text: StoredText, headings: Bool) throws -> Document
}

/// Makes the contexts of all pages of a site; what many pages share is made once.
public final class SiteContexts: Sendable {
  let site: Site
  let texts: any TextStore
  /// Scheme and host and the path of the site, without a slash at the end.
  let baseURL: String
  let neighbours: Neighbours
  let relations: Relations
  let siteRecord: Record
  let noBreak: NoBreak
  private let documentLists: [Int: [Int]]
  private let navigation: Navigation
  /// Whether some template asks for a page's table of contents.
  let hasContents: Bool
  /// Which fields some template asks for: of a card, of a related page, of a date.
  private let (cardFieldsInUse, relatedFieldsInUse, dateFieldsInUse): ([Bool], [Bool], [Bool])
  /// What each page's card depends on, whichever list shows it. Made once: a card stands in a dozen places.
  private let cardHashes: [ContentHash]
  /// What every page depends on besides its fields and its template.
  let common: ContentHash

  /// Contexts for `site` under `theme`, its texts read from `texts`.
  ///
  /// - Throws: what reading a field throws.
  /// - Parameter workers: hash the cards of all pages at once; nil: few are asked for, each is hashed then.
  public convenience init(_ site: Site, texts: any TextStore, theme: CompiledTheme, workers: Workers?) throws {
    let contexts = try SiteContexts(site, texts: texts, theme: theme)
    let cards = try workers?.map(count: site.pages.count, chunk: 256) { page, _ in try contexts.cardHash(page) } ?? []
    self.init(contexts, cardHashes: cards)
  }

  private func cardHash(_ page: Int) throws -> ContentHash {
    let used = zip(cardFieldsInUse, relatedFieldsInUse).map { $0 || $1 }
    var hash = Fingerprint()
    for field in try cardTable.hashes(Card(self, page), used: used) { hash.add(field) }
    return hash.finish()
  }

  private init(_ contexts: SiteContexts, cardHashes: [ContentHash]) {
    (site, texts, baseURL, noBreak) = (contexts.site, contexts.texts, contexts.baseURL, contexts.noBreak)
    (neighbours, relations, siteRecord) = (contexts.neighbours, contexts.relations, contexts.siteRecord)
    (documentLists, navigation, hasContents) = (contexts.documentLists, contexts.navigation, contexts.hasContents)
    (cardFieldsInUse, relatedFieldsInUse) = (contexts.cardFieldsInUse, contexts.relatedFieldsInUse)
    (dateFieldsInUse, common) = (contexts.dateFieldsInUse, contexts.common)
    self.cardHashes = cardHashes
  }

  private init(_ site: Site, texts: any TextStore, theme: CompiledTheme) throws {
    self.site = site
    navigation = try Navigation(site)
    hasContents = theme.asks(forField: "toc") || theme.asks(forField: "hasToc")
    cardFieldsInUse = theme.fieldsInUse(of: cardTable.schema)
    relatedFieldsInUse = theme.fieldsInUse(of: relatedTable.schema)
    dateFieldsInUse = theme.fieldsInUse(of: dateTable.schema)
    self.texts = texts
    baseURL = Self.trimmed(site.configuration.baseURL)
    noBreak = NoBreak(site.configuration.keepTogether, language: site.configuration.language)
    neighbours = Neighbours(site)
    relations = Relations()
    siteRecord = try siteTable.record(SiteSubject(site: site, baseURL: Self.trimmed(site.configuration.baseURL)))
    var lists: [Int: [Int]] = [:]
    for index in site.pages.indices where site.pages[index].kind == .document {
      lists[site.pages[index].section, default: []].append(index)
    }
    for key in lists.keys { lists[key]?.sort { Site.isBefore(site.pages[$0], site.pages[$1]) } }
    documentLists = lists
    var hash = Fingerprint()
    hash.add(theme.assetsRecord.fingerprint)
    hash.add(site.configuration.baseURL)
    hash.add(site.configuration.language)
    for term in site.configuration.keepTogether { hash.add(term) }
    common = hash.finish()
    cardHashes = []
  }

  /// Adds what the cards of `pages` depend on to `hash`.
  ///
  /// - Throws: what reading a field throws.
  func addCards(_ pages: [Int], to hash: inout Fingerprint) throws {
    hash.add(UInt64(pages.count))
    for page in pages { hash.add(cardHashes.isEmpty ? try cardHash(page) : cardHashes[page]) }
  }

  private static func trimmed(_ url: String) -> String {
    var url = url[...]
    while url.last == "/" { url = url.dropLast() }
    return String(url)
  }

  /// The full address of a root-relative one.
  public func absolute(_ address: String) -> String { baseURL + address }

  func headTitle(of frame: Frame) -> String {
    let title = frame.title ?? frame.heading
    return frame.address == "/" ? title : "\(title) · \(site.configuration.name)"
  }

  /// All documents of a section, newest first.
  func documents(in section: Int) -> [Int] { documentLists[section] ?? [] }

  /// Related pages with the reason for each.
  func related(to index: Int) -> [(page: Int, reason: String)] {
    relations.related(to: index, in: site, near: neighbours).map { related in
      switch related.shared {
      case .tag(let tag): return (related.page, "Cùng thẻ: \(site.tags[tag].title)")
      case .unit(let unit): return (related.page, "Cùng đơn vị: \(site.units[unit].unit.name)")
      }
    }
  }

  func card(_ index: Int) throws -> Record {
    try cardTable.record(Card(self, index), used: cardFieldsInUse)
  }

  func relatedRecord(_ index: Int, reason: String) throws -> Record {
    try relatedTable.record(Card(self, index, reason: reason), used: relatedFieldsInUse)
  }

  func dateRecord(_ date: CivilDate?) throws -> Record? {
    try date.map { try dateTable.record(ShownDate($0), used: dateFieldsInUse) }
  }

  func tagLinks(_ tags: [Int]) throws -> [Record] {
    try tags.map { try linkTable.record(NamedLink(title: site.tags[$0].title, address: site.tags[$0].address)) }
  }

  func authorLinks(_ authors: [Int]) throws -> [Record] {
    try authors.map {
      try linkTable.record(
        NamedLink(
          title: site.authors[$0].title, address: site.configuration.hasAuthorPages ? site.authors[$0].address : nil))
    }
  }

  func unitLinks(_ units: [Int]) throws -> [Record] {
    try units.map { try linkTable.record(NamedLink(title: site.units[$0].unit.name, address: site.units[$0].address)) }
  }

  func imageRecord(of page: Page) throws -> Record? {
    guard let details = page.details, let image = details.image else { return nil }
    return try imageTable.record(
      ShownImage(
        file: site.files[image], alt: details.metadata.image?.alt ?? "", caption: details.metadata.image?.caption,
        credit: details.metadata.image?.credit))
  }

  func attachmentRecords(of page: Page) throws -> [Record] {
    try (page.details?.attachments ?? []).map { try attachmentTable.record(($0.name, site.files[$0.file])) }
  }

  func socialImage(of frame: Frame) -> String? {
    if let image = frame.image, let type = site.files[image].source.fileExtension as [UInt8]?, type != Array("svg".utf8)
    {
      return absolute(site.files[image].address)
    }
    return site.configuration.socialImage.map { $0.hasPrefix("/") ? absolute($0) : absolute("/\($0)") }
  }

  /// Address of the feed of a section.
  func feedAddress(of section: Section) -> String { section.address + "rss.xml" }

  func feedLinks(of frame: Frame) throws -> [Record] {
    var links = [NamedLink(title: "RSS \(site.configuration.name)", address: "/rss.xml")]
    if let index = frame.section, index != 0 {
      let section = site.sections[index]
      links.append(NamedLink(title: "RSS \(section.title)", address: feedAddress(of: section)))
    }
    return try links.map { try linkTable.record($0) }
  }

  /// The section and those that hold it, from the outermost in, the site itself left out.
  func chain(_ section: Int?) -> [Int] {
    var chain: [Int] = []
    var current = section
    while let index = current, index != 0 {
      chain.append(index)
      current = site.sections[index].parent
    }
    return chain.reversed()
  }

  func menuRecord(_ section: Int, current: Bool) throws -> Record {
    try menuTable.record(
      MenuItem(title: site.sections[section].title, address: site.sections[section].address, isCurrent: current))
  }

  /// The menu: what site.yaml names, else the home page and the sections of the first level.
  func menu(of frame: Frame) -> [Record] {
    navigation.menusByAddress[frame.address] ?? navigation.menus[chain(frame.section).first ?? 0] ?? []
  }

  /// The sections of the first level, the one that the page stands in marked.
  func sectionLinks(of frame: Frame) -> [Record] { navigation.sections[chain(frame.section).first ?? 0] ?? [] }

  func crumbs(of frame: Frame) -> [NamedLink] {
    if frame.address == "/" { return [] }
    var links = [NamedLink(title: "Trang đầu", address: "/")]
    var chain = self.chain(frame.section)
    if frame.isSectionItself { chain.removeLast(min(1, chain.count)) }
    links += chain.map { NamedLink(title: site.sections[$0].title, address: site.sections[$0].address) }
    links += frame.extraCrumbs.map { NamedLink(title: $0.title, address: $0.address) }
    return links
  }

  func crumbRecords(of frame: Frame) throws -> [Record] { try crumbs(of: frame).map { try linkTable.record($0) } }

  func introduction(of section: Section) throws -> (any DeferredHTML)? {
    guard let text = section.text else { return nil }
    let body = BodyHTML(
      try texts.document(text, headings: false).body, ranges: nil, links: section.links, address: section.address,
      text: text.hash,
      contexts: self)
    return body.isEmpty ? nil : body
  }

  /// The event record for lists outside the history's own page.
  func eventRecord(_ event: Event, of page: Page, isAnniversary: Bool = false) throws -> Record {
    try eventTable.record(
      EventSubject(contexts: self, page: page, event: event, subject: nil, isAnniversary: isAnniversary))
  }
}
