import Documents
import Site
import Templates
import Vietnamese

/// Renders any page of the site: finds its subject, its table and its template.
public struct Pages: Sendable {
  let contexts: SiteContexts
  let theme: CompiledTheme
  let addresses: any AddressStyle
  let months: [Months.Month]

  /// Pages of `contexts` under `theme`; `months` as ``Months/all(_:)`` gives them.
  public init(_ contexts: SiteContexts, theme: CompiledTheme, addresses: any AddressStyle, months: [Months.Month]) {
    (self.contexts, self.theme, self.addresses, self.months) = (contexts, theme, addresses, months)
  }

  private var site: Site { _read { yield contexts.site } }

  /// The page of `subject`, and what must not part in it held together.
  private func render<Subject>(
    _ kind: String, _ table: Table<Subject>, _ subject: Subject, into output: inout [UInt8]
  ) throws {
    let start = output.count
    try theme.render(kind, table, subject, addresses: addresses, into: &output)
    contexts.noBreak.apply(to: &output, from: start)
  }

  /// The home page.
  public func home(into output: inout [UInt8]) throws {
    let configuration = site.configuration
    var frame = Frame(kind: "home", heading: configuration.name, address: "/", section: 0)
    frame.description = configuration.description ?? configuration.tagline
    frame.structuredData = { [contexts] in [contexts.website] }
    let plan = site.home
    let subject = HomeSubject(
      contexts: contexts, frame: frame, lead: plan.lead, history: plan.history, outline: plan.outline,
      latest: plan.latest,
      activities: plan.activities)
    try render("home", homeTable, subject, into: &output)
  }

  /// The page of a source.
  public func page(_ index: Int, into output: inout [UInt8]) throws {
    // The closures ask for the page again: one that holds it would copy it, each of its parts counted up and down.
    let kind = site.pages[index].kind
    var frame = Frame(
      kind: Self.template(of: kind), heading: site.pages[index].title, address: site.pages[index].address,
      section: site.pages[index].section)
    frame.description = site.pages[index].summary
    frame.hasCode = true
    frame.ogType = kind == .article ? "article" : "website"
    if let details = site.pages[index].details {
      frame.image = details.image
      frame.imageAlt = details.metadata.image?.alt
    }
    // An activity is dated by when it takes place, which is not when its page was published.
    let isDated = kind == .activity ? site.pages[index].details?.metadata.date != nil : kind != .page
    if isDated, let date = site.pages[index].date {
      let offset = site.now.offsetMinutes
      if date.precision == .day {
        frame.published = { [contexts] in
          Moment(secondsSince1970: contexts.site.pages[index].moment, offsetMinutes: offset).rfc3339
        }
      }
      frame.modified = { [contexts] in
        contexts.site.pages[index].details?.metadata.updated?.moment(siteOffsetMinutes: offset).rfc3339
      }
    }
    frame.structuredData = { [contexts] in
      if kind == .activity, let event = contexts.event(contexts.site.pages[index]) { return [event] }
      return kind == .page ? [] : [contexts.newsArticle(contexts.site.pages[index])]
    }
    let subject = PageSubject(
      contexts: contexts, index: index, frame: frame,
      document: try contexts.texts.document(site.pages[index].text, headings: contexts.hasContents))
    switch kind {
    case .article: try render("article", articleTable, subject, into: &output)
    case .page: try render("page", articleTable, subject, into: &output)
    case .document: try render("document", documentTable, subject, into: &output)
    case .outline: try render("outline", outlineTable, subject, into: &output)
    case .history: try render("history", historyTable, subject, into: &output)
    case .activity: try render("activity", activityTable, subject, into: &output)
    }
  }

  private static func template(of kind: Page.Kind) -> String {
    switch kind {
    case .article: return "article"
    case .document: return "document"
    case .outline: return "outline"
    case .history: return "history"
    case .activity: return "activity"
    case .page: return "page"
    }
  }

  /// A list page of a section.
  public func section(_ index: Int, older number: Int?, into output: inout [UInt8]) throws {
    let section = site.sections[index]
    var frame = Frame(kind: "section", heading: section.title, address: "", section: index)
    frame.isSectionItself = true
    frame.description = section.summary
    switch section.listing {
    case .articles: try list(frame, section.pages, section.address, number, "section", listTable, into: &output)
    case .documents:
      frame.kind = "documents"
      try list(frame, section.pages, section.address, number, "documents", documentsTable, into: &output)
    case .activities:
      frame.kind = "activities"
      try list(frame, section.pages, section.address, number, "activities", activitiesTable, into: &output)
    }
  }

  /// A list page of a tag.
  public func tag(_ index: Int, older number: Int?, into output: inout [UInt8]) throws {
    let tag = site.tags[index]
    let frame = listFrame("tag", tag.title, parent: ("Thẻ", Addresses.tags))
    try list(frame, tag.pages, tag.address, number, "tag", listTable, into: &output)
  }

  /// A list page of an author.
  public func author(_ index: Int, older number: Int?, into output: inout [UInt8]) throws {
    let author = site.authors[index]
    let frame = listFrame("author", author.title, parent: ("Tác giả", Addresses.authors))
    try list(frame, author.pages, author.address, number, "author", listTable, into: &output)
  }

  /// A list page of a unit.
  public func unit(_ index: Int, older number: Int?, into output: inout [UInt8]) throws {
    let unit = site.units[index]
    let frame = listFrame("unit", unit.unit.name, parent: ("Đơn vị", Addresses.units))
    try list(frame, unit.pages, unit.address, number, "unit", unitTable, unit: index, into: &output)
  }

  /// A list page of a month, by its position in `months`.
  public func month(_ index: Int, older number: Int?, into output: inout [UInt8]) throws {
    let month = months[index]
    let frame = listFrame(
      "month", "Tháng \(month.month)/\(month.year)", parent: ("Lưu trữ theo tháng", Addresses.archive))
    try list(frame, month.pages, Addresses.month(month.year, month.month), number, "month", listTable, into: &output)
  }

  private func listFrame(_ kind: String, _ heading: String, parent: (String, String)) -> Frame {
    var frame = Frame(kind: kind, heading: heading, address: "", section: nil)
    frame.extraCrumbs = [(title: parent.0, address: parent.1)]
    return frame
  }

  private func list(
    _ frame: Frame, _ pages: [Int], _ base: String, _ number: Int?, _ kind: String, _ table: Table<ListPage>,
    unit: Int? = nil, into output: inout [UInt8]
  ) throws {
    var frame = frame
    frame.address = ListPage.address(base, number)
    if let number { frame.title = "\(frame.heading), trang \(number)" }
    let subject = ListPage(contexts: contexts, frame: frame, all: pages, base: base, number: number, unit: unit)
    try render(kind, table, subject, into: &output)
  }

  /// A page that lists lists.
  public func index(_ kind: IndexKind, into output: inout [UInt8]) throws {
    var frame = Frame(kind: kind.rawValue, heading: kind.heading, address: kind.address, section: nil)
    frame.isIndexed = kind != .notFound && kind != .patterns
    let subject = IndexSubject(contexts: contexts, frame: frame)
    switch kind {
    case .units: try render("units", unitsTable, subject, into: &output)
    case .tags: try render("tags", tagsTable, subject, into: &output)
    case .authors: try render("authors", authorsTable, subject, into: &output)
    case .archive: try render("archive", archiveTable, subject, into: &output)
    case .map: try render("map", mapTable, subject, into: &output)
    case .notFound: try render("not-found", notFoundTable, subject, into: &output)
    case .patterns: try render("patterns", patternsTable, subject, into: &output)
    }
  }

  /// A page at an old address that leads to the new one.
  public func redirect(_ redirect: Redirect, into output: inout [UInt8]) throws {
    var frame = Frame(kind: "redirect", heading: "Trang đã chuyển địa chỉ", address: redirect.to, section: nil)
    frame.isIndexed = false
    let subject = RedirectSubject(contexts: contexts, frame: frame, target: redirect.to)
    try render("redirect", redirectTable, subject, into: &output)
  }
}

/// Pages that list lists, and those that stand alone.
public enum IndexKind: String, Sendable, CaseIterable {
  /// All units.
  case units
  /// All tags.
  case tags
  /// All authors.
  case authors
  /// The months that have pages.
  case archive
  /// The map of the site.
  case map
  /// What is shown where there is no page.
  case notFound = "not-found"
  /// Every component and state of the theme.
  case patterns

  /// Root-relative.
  public var address: String {
    switch self {
    case .units: return Addresses.units
    case .tags: return Addresses.tags
    case .authors: return Addresses.authors
    case .archive: return Addresses.archive
    case .map: return Addresses.map
    case .notFound: return "/404.html"
    case .patterns: return Addresses.patterns
    }
  }

  var heading: String {
    switch self {
    case .units: return "Đơn vị"
    case .tags: return "Thẻ"
    case .authors: return "Tác giả"
    case .archive: return "Lưu trữ theo tháng"
    case .map: return "Sơ đồ trang"
    case .notFound: return "Không có trang ở địa chỉ này"
    case .patterns: return "Thành phần và trạng thái"
    }
  }
}
