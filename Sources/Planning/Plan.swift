import Diagnostics
import Feeds
import FileSystem
import Publishing
import Site
import Theme
import Vietnamese

/// Every file that the site will have, and how each is made.
public struct Plan: Sendable {
  /// What an output is made of.
  public enum Item: Hashable, Sendable {
    case home
    /// A page of a section: index, number of the older page.
    case section(Int, older: Int?)
    case page(Int)
    case tag(Int, older: Int?)
    case author(Int, older: Int?)
    case unit(Int, older: Int?)
    case month(Int, older: Int?)
    case index(IndexKind)
    case redirect(Int)
    /// The feed of a section; 0 is the site's.
    case feed(Int)
    case sitemap
    /// A part of the sitemap.
    case sitemapPart(Int)
    /// The part of the sitemap that names lists.
    case sitemapLists
    case robots
    /// A file of the theme.
    case asset(Int)
    /// A file that a page names.
    case file(Int)
    /// A file of _static.
    case staticFile(Int)
    /// In a preview: which pages readers do not see yet.
    case unpublished
  }

  /// What the publisher is told, by position.
  public private(set) var outputs = PlannedOutputs()
  /// What each output is made of.
  public private(set) var items: [Item] = []
  /// Addresses that two outputs want, and addresses that differ only in case.
  public private(set) var diagnostics: [Diagnostic] = []
  /// Months with pages, as ``Item/month(_:older:)`` counts them.
  public let months: [Months.Month]
  /// Pages of each part of the sitemap; one part is the whole.
  public let sitemapParts: [[Int]]

  let site: Site
  /// Files of _static, relative to content/.
  let staticFiles: [RelativePath]

  /// Plans `site` with the theme's `assets` (addresses) and the files of _static.
  ///
  /// - Parameter looksForFaults: whether addresses that clash are looked for; nothing else depends on it.
  public init(_ site: Site, assets: [String], staticFiles: [RelativePath], looksForFaults: Bool = true) {
    (self.site, self.staticFiles) = (site, staticFiles)
    months = site.configuration.hasArchivePages ? Months.all(site) : []
    sitemapParts = Self.parts(site)
    outputs = PlannedOutputs(capacity: site.pages.count * 5 / 4 + 256)
    items.reserveCapacity(site.pages.count * 5 / 4 + 256)
    for index in assets.indices { add(.asset(index), address: assets[index], .asset) }
    for index in site.files.indices { add(.file(index), address: site.files[index].address, .asset) }
    for (index, path) in staticFiles.enumerated() {
      append(.staticFile(index), path: RelativePath(bytes: Array(path.bytes.dropFirst("_static/".utf8.count))), .asset)
    }
    for index in site.pages.indices {
      let address = site.pages[index].addressBytes.dropFirst()
      outputs.append(address, Self.ending(of: address), .page)
      items.append(.page(index))
    }
    planLists()
    for index in site.redirects.indices { add(.redirect(index), address: site.redirects[index].from, .list) }
    for index in site.sections.indices {
      add(.feed(index), address: "\(site.sections[index].address)rss.xml", .feed)
    }
    if sitemapParts.count > 1 {
      for part in sitemapParts.indices { add(.sitemapPart(part), address: Self.sitemapPart(part), .feed) }
      add(.sitemapLists, address: Self.sitemapLists, .feed)
    }
    add(.sitemap, address: "/sitemap.xml", .feed)
    if !isOwn("robots.txt") { add(.robots, address: "/robots.txt", .feed) }
    if site.unpublished != nil { append(.unpublished, path: UnpublishedList.path, .feed) }
    if looksForFaults { diagnostics = faults() }
  }

  private mutating func planLists() {
    add(.home, address: "/", .list)
    for (index, section) in site.sections.enumerated().dropFirst() {
      addList(section.address, section.pages.count) { .section(index, older: $0) }
    }
    for (index, tag) in site.tags.enumerated() { addList(tag.address, tag.pages.count) { .tag(index, older: $0) } }
    for (index, author) in site.authors.enumerated() where site.configuration.hasAuthorPages {
      addList(author.address, author.pages.count) { .author(index, older: $0) }
    }
    for (index, unit) in site.units.enumerated() { addList(unit.address, unit.pages.count) { .unit(index, older: $0) } }
    for (index, month) in months.enumerated() {
      addList(Addresses.month(month.year, month.month), month.pages.count) { .month(index, older: $0) }
    }
    for kind in IndexKind.allCases {
      switch kind {
      case .units where site.units.isEmpty, .tags where site.tags.isEmpty,
        .authors where site.authors.isEmpty || !site.configuration.hasAuthorPages,
        .archive where months.isEmpty:
        continue
      case .notFound where isOwn("404.html"): continue
      default: add(.index(kind), address: kind.address, .list)
      }
    }
  }

  private mutating func addList(_ base: String, _ count: Int, _ item: (Int?) -> Item) {
    add(item(nil), address: base, .list)
    let pagination = Pagination(count: count, size: site.configuration.pageSize)
    if pagination.olderPages == 0 { return }
    for number in 1...pagination.olderPages { add(item(number), address: "\(base)trang/\(number)/", .list) }
  }

  /// Whether a file of _static stands where the program would put one of its own accord: the webmaster's counts.
  private func isOwn(_ name: String) -> Bool { staticFiles.contains(RelativePath("_static/\(name)")) }

  private mutating func add(_ item: Item, address: String, _ group: PlannedOutput.Group) {
    append(item, path: Self.path(of: address), group)
  }

  private mutating func append(_ item: Item, path: RelativePath, _ group: PlannedOutput.Group) {
    outputs.append(PlannedOutput(path: path, group: group))
    items.append(item)
  }

  /// The file of a root-relative address: a folder's is its index.html.
  public static func path(of address: String) -> RelativePath {
    let path = Array(address.utf8.dropFirst())
    var list = PathList()
    list.append(path[...], ending(of: path[...]))
    return list[0]
  }

  /// What is behind `path` in the path of its file.
  private static func ending(of path: ArraySlice<UInt8>) -> StaticString {
    path.isEmpty || path.last == UInt8(ascii: "/") ? "index.html" : ""
  }

  static let sitemapLists = "/sitemap/danh-sach.xml"

  static func sitemapPart(_ part: Int) -> String { "/sitemap/\(part + 1).xml" }

  /// Pages for each part of the sitemap: all in one up to 1,000, else by section and month, so that an edit touches one
  /// small file and the index.
  private static func parts(_ site: Site) -> [[Int]] {
    if site.pages.count <= 1000 { return [Array(site.pages.indices)] }
    struct Key: Hashable { var section, month: Int }
    var numbers: [Key: Int] = [:]
    var parts: [[Int]] = []
    for index in site.pages.indices {
      let month = site.pages[index].date.map { $0.year * 13 + $0.month } ?? -1
      let key = Key(section: site.pages[index].section, month: month)
      let number = numbers[key] ?? parts.count
      if number == parts.count {
        numbers[key] = number
        parts.append([])
      }
      parts[number].append(index)
    }
    return parts
  }
}
