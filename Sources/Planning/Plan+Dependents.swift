import FileSystem
import Site

extension Plan {
  /// The outputs that may be others since `change` was made in the plan's site: all of them, and a few more.
  public func outputs(touchedBy change: SiteChange) -> [Int] {
    let touched = Touched(change, site, months: months)
    let isFirstOfItsPart = sitemapParts.contains { $0.first == change.index }
    return items.indices.filter { index in
      switch items[index] {
      case .page(let page): touched.pages.contains(page)
      case .section(let section, let older):
        touched.isShown(on: older, of: .section(section)) || older == nil && touched.pinning.contains(section)
      case .tag(let tag, let older): touched.isShown(on: older, of: .tag(tag))
      case .author(let author, let older): touched.isShown(on: older, of: .author(author))
      case .unit(let unit, let older): touched.isShown(on: older, of: .unit(unit))
      case .month(let month, let older): touched.isShown(on: older, of: .month(month))
      case .feed(let section): touched.sections.contains(section)
      case .home, .unpublished: true
      // The page of patterns shows pages of every kind.
      case .index(let kind): kind == .patterns || kind == .map && !change.page.isListed
      case .sitemapPart(let part):
        // Parts are numbered by their first pages: a new first one may give each of them another number.
        change.isNew && (isFirstOfItsPart || sitemapParts[part].contains(change.index))
      case .sitemap, .sitemapLists: change.isNew
      case .redirect, .robots, .asset, .file, .staticFile: false
      }
    }
  }
}

extension Plan {
  /// Whether an output that is not among `known` would lie where another does, or where it would on a disk that takes capitals
  /// for small letters.
  public func hasClash(with known: PathList) -> Bool {
    func folded(_ path: some Collection<UInt8>) -> [UInt8] { path.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 } }
    var (new, next) = (Set<[UInt8]>(), 0)
    for index in outputs.indices {
      if next < known.count, known.isPath(next, index, of: outputs.paths) {
        next += 1
      } else if !new.insert(folded(outputs.paths.slice(index))).inserted {
        return true
      }
    }
    return (0..<known.count).contains { number in
      let path = known.slice(number)
      return new.contains { $0.count == path.count && $0.elementsEqual(folded(path)) }
    }
  }
}

/// What of a site shows a page, or shows something else since it is there.
private struct Touched {
  /// A list that is cut into pages.
  enum List: Hashable {
    case section(Int), tag(Int), author(Int), unit(Int), month(Int)
  }

  /// The page, those beside it in its section, and all that it may be related to.
  private(set) var pages: Set<Int> = []
  /// Its section and those that hold it.
  private(set) var sections: Set<Int> = []
  /// The section that shows it above its list.
  private(set) var pinning: Set<Int> = []
  /// The lists that it is an entry of: where it stands there, and how many they have.
  private var places: [List: (position: Int, count: Int)] = [:]
  private let change: SiteChange
  private let pageSize: Int

  init(_ change: SiteChange, _ site: Site, months: [Months.Month]) {
    self.change = change
    pageSize = site.configuration.pageSize
    let page = site.pages[change.index]
    var section: Int? = page.section
    while let current = section {
      sections.insert(current)
      enter(.section(current), site.sections[current].pages)
      section = site.sections[current].parent
    }
    if !page.isListed { pinning = [page.section] }
    pages.insert(change.index)
    addNeighbours(in: site, of: page.section)
    for tag in page.tags {
      enter(.tag(tag), site.tags[tag].pages)
      addRelated(site.tags[tag].pages, { site.pages[$0].tags.contains(tag) }, of: site)
    }
    for unit in page.units {
      enter(.unit(unit), site.units[unit].pages)
      addRelated(site.units[unit].pages, { site.pages[$0].units.contains(unit) }, of: site)
    }
    for author in page.authors { enter(.author(author), site.authors[author].pages) }
    if let date = page.date,
      let month = months.firstIndex(where: { $0.year == date.year && $0.month == date.month })
    {
      enter(.month(month), months[month].pages)
    }
  }

  private mutating func enter(_ list: List, _ pages: [Int]) {
    if let position = pages.firstIndex(of: change.index) { places[list] = (position, pages.count) }
  }

  /// The page before and after it in its section.
  private mutating func addNeighbours(in site: Site, of section: Int) {
    let listed = site.sections[section].pages
    guard let position = places[.section(section)]?.position else { return }
    for direction in [-1, 1] {
      var next = position + direction
      while listed.indices.contains(next), site.pages[listed[next]].section != section { next += direction }
      if listed.indices.contains(next) { pages.insert(listed[next]) }
    }
  }

  /// Those that are near it among `listed`, which share a term with it, and those that the term does not list: they are
  /// related to its newest.
  private mutating func addRelated(_ listed: [Int], _ shares: (Int) -> Bool, of site: Site) {
    guard let position = listed.firstIndex(of: change.index) else { return }
    let near = max(0, position - Relations.reach)...min(listed.count - 1, position + Relations.reach)
    pages.formUnion(listed[near])
    if position < Relations.reach {
      pages.formUnion(site.pages.indices.filter { !site.pages[$0].isListed && shares($0) })
    }
  }

  /// Whether the page `older` of `list` (nil: the newest) shows it, or shows others since it is there.
  func isShown(on older: Int?, of list: List) -> Bool {
    guard let (position, count) = places[list] else { return false }
    let now = Pagination(count: count, size: pageSize)
    let shown = (older.map { now.entries(ofOlder: $0) } ?? now.newest).contains(position)
    if shown || !change.isNew { return shown }
    // Behind the new entry nothing moves: lists are numbered from the oldest. Before it each page gives its last to the next.
    if Pagination(count: count - 1, size: pageSize).olderPages != now.olderPages { return true }
    guard let older else { return true }
    return now.entries(ofOlder: older).lowerBound <= position
  }
}
