import Hashing
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
    _ kind: String, _ table: Table<Subject>, _ subject: Subject, _ known: ContentHash?, into output: inout [UInt8]
  ) throws -> PageRendering {
    let start = output.count
    let rendering = try theme.render(
      kind, table, subject, addresses: addresses, common: contexts.common, known: known, into: &output)
    if case .rendered = rendering { contexts.noBreak.apply(to: &output, from: start) }
    return rendering
  }

  /// The home page.
  public func home(unless known: ContentHash? = nil, into output: inout [UInt8]) throws -> PageRendering {
    let configuration = site.configuration
    var frame = Frame(kind: "home", heading: configuration.name, address: "/", section: 0)
    frame.description = configuration.description ?? configuration.tagline
    frame.structuredData = { [contexts] in [contexts.website] }
    let plan = site.home
    let subject = HomeSubject(
      contexts: contexts, frame: frame, lead: plan.lead, history: plan.history, outline: plan.outline,
      latest: plan.latest,
      activities: plan.activities)
    return try render("home", homeTable, subject, known, into: &output)
  }

  /// The page of a source.
  public func page(_ index: Int, unless known: ContentHash? = nil, into output: inout [UInt8]) throws -> PageRendering {
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
    let subject = PageSubject(contexts, index, frame: frame)
    switch kind {
    case .article: return try render("article", articleTable, subject, known, into: &output)
    case .page: return try render("page", articleTable, subject, known, into: &output)
    case .document: return try render("document", documentTable, subject, known, into: &output)
    case .outline: return try render("outline", outlineTable, subject, known, into: &output)
    case .history: return try render("history", historyTable, subject, known, into: &output)
    case .activity: return try render("activity", activityTable, subject, known, into: &output)
    }
  }

  /// The name of the template for pages of `kind`.
  public static func template(of kind: Page.Kind) -> String {
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
  public func section(_ index: Int, older number: Int?, unless known: ContentHash? = nil, into output: inout [UInt8])
    throws -> PageRendering
  {
    let section = site.sections[index]
    var frame = Frame(kind: "section", heading: section.title, address: "", section: index)
    frame.isSectionItself = true
    frame.description = section.summary
    switch section.listing {
    case .articles:
      return try list(frame, section.pages, section.address, number, "section", listTable, known, into: &output)
    case .documents:
      frame.kind = "documents"
      return try list(frame, section.pages, section.address, number, "documents", documentsTable, known, into: &output)
    case .activities:
      frame.kind = "activities"
      return try list(
        frame, section.pages, section.address, number, "activities", activitiesTable, known, into: &output)
    }
  }

  /// A list page of a tag.
  public func tag(_ index: Int, older number: Int?, unless known: ContentHash? = nil, into output: inout [UInt8]) throws
    -> PageRendering
  {
    let tag = site.tags[index]
    let frame = listFrame("tag", tag.title, parent: ("Thẻ", Addresses.tags))
    return try list(frame, tag.pages, tag.address, number, "tag", listTable, known, into: &output)
  }

  /// A list page of an author.
  public func author(_ index: Int, older number: Int?, unless known: ContentHash? = nil, into output: inout [UInt8])
    throws -> PageRendering
  {
    let author = site.authors[index]
    let frame = listFrame("author", author.title, parent: ("Tác giả", Addresses.authors))
    return try list(frame, author.pages, author.address, number, "author", listTable, known, into: &output)
  }

  /// A list page of a unit.
  public func unit(_ index: Int, older number: Int?, unless known: ContentHash? = nil, into output: inout [UInt8])
    throws -> PageRendering
  {
    let unit = site.units[index]
    let frame = listFrame("unit", unit.unit.name, parent: ("Đơn vị", Addresses.units))
    return try list(frame, unit.pages, unit.address, number, "unit", unitTable, known, unit: index, into: &output)
  }

  /// A list page of a month, by its position in `months`.
  public func month(_ index: Int, older number: Int?, unless known: ContentHash? = nil, into output: inout [UInt8])
    throws -> PageRendering
  {
    let month = months[index]
    let frame = listFrame(
      "month", "Tháng \(month.month)/\(month.year)", parent: ("Lưu trữ theo tháng", Addresses.archive))
    return try list(
      frame, month.pages, Addresses.month(month.year, month.month), number, "month", listTable, known, into: &output)
  }

  private func listFrame(_ kind: String, _ heading: String, parent: (String, String)) -> Frame {
    var frame = Frame(kind: kind, heading: heading, address: "", section: nil)
    frame.extraCrumbs = [(title: parent.0, address: parent.1)]
    return frame
  }

  private func list(
    _ frame: Frame, _ pages: [Int], _ base: String, _ number: Int?, _ kind: String, _ table: Table<ListPage>,
    _ known: ContentHash?, unit: Int? = nil, into output: inout [UInt8]
  ) throws -> PageRendering {
    var frame = frame
    frame.address = ListPage.address(base, number)
    if let number { frame.title = "\(frame.heading), trang \(number)" }
    let subject = ListPage(contexts: contexts, frame: frame, all: pages, base: base, number: number, unit: unit)
    return try render(kind, table, subject, known, into: &output)
  }

  /// A page that lists lists.
  public func index(_ kind: IndexKind, unless known: ContentHash? = nil, into output: inout [UInt8]) throws
    -> PageRendering
  {
    var frame = Frame(kind: kind.rawValue, heading: kind.heading, address: kind.address, section: nil)
    frame.isIndexed = kind != .notFound && kind != .patterns
    let subject = IndexSubject(contexts: contexts, frame: frame)
    switch kind {
    case .units: return try render("units", unitsTable, subject, known, into: &output)
    case .tags: return try render("tags", tagsTable, subject, known, into: &output)
    case .authors: return try render("authors", authorsTable, subject, known, into: &output)
    case .archive: return try render("archive", archiveTable, subject, known, into: &output)
    case .map: return try render("map", mapTable, subject, known, into: &output)
    case .notFound: return try render("not-found", notFoundTable, subject, known, into: &output)
    case .patterns: return try render("patterns", patternsTable, subject, known, into: &output)
    }
  }

  /// A page at an old address that leads to the new one.
  public func redirect(_ redirect: Redirect, unless known: ContentHash? = nil, into output: inout [UInt8]) throws
    -> PageRendering
  {
    var frame = Frame(kind: "redirect", heading: "Trang đã chuyển địa chỉ", address: redirect.to, section: nil)
    frame.isIndexed = false
    let subject = RedirectSubject(contexts: contexts, frame: frame, target: redirect.to)
    return try render("redirect", redirectTable, subject, known, into: &output)
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
