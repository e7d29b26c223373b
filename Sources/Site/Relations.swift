/// What is related to a page: its nearest neighbours by date in each of its tags and units; never all pairs, so that a tag
/// with ten thousand pages costs no more than one with ten.
public struct Relations: Sendable {
  /// What two pages share.
  public enum Shared: Hashable, Sendable {
    /// A tag, by index.
    case tag(Int)
    /// A unit, by index.
    case unit(Int)
  }

  /// A related page and why.
  public struct Related: Hashable, Sendable {
    /// Index of the page.
    public var page: Int
    /// The first thing that both share.
    public var shared: Shared
  }

  /// How many pages are named at most.
  public static let limit = 3

  /// How far from its own place in the list of a term a page looks for what is related to it.
  public static let reach = 3

  /// Relations of a site.
  public init() {}

  /// Where `page` stands in `pages`, which are newest first; before the first where it is not among them: a page that its
  /// term does not list (an outline, a history) is related to the newest that it does.
  private static func position(of page: Int, in pages: [Int], _ site: Site) -> Int {
    var (low, high) = (0, pages.count)
    while low < high {
      let middle = (low + high) / 2
      if pages[middle] == page { return middle }
      if Site.isBefore(site.pages[pages[middle]], site.pages[page]) { low = middle + 1 } else { high = middle }
    }
    return -1
  }

  /// At most ``limit`` pages related to `index`, those that share most first, then the nearest in time, then by path; the
  /// neighbours that are named anyway are left out.
  public func related(to index: Int, in site: Site, near neighbours: Neighbours) -> [Related] {
    let page = site.pages[index]
    if page.tags.isEmpty && page.units.isEmpty { return [] }
    var found: [Int: (count: Int, shared: Shared)] = [:]
    func look(in pages: [Int], at position: Int, _ shared: Shared) {
      for candidate in max(0, position - Self.reach)...(position + Self.reach)
      where candidate != position && candidate < pages.count {
        let other = pages[candidate]
        found[other] = (found[other].map { $0.count + 1 } ?? 1, found[other]?.shared ?? shared)
      }
    }
    for tag in page.tags {
      look(in: site.tags[tag].pages, at: Self.position(of: index, in: site.tags[tag].pages, site), .tag(tag))
    }
    for unit in page.units {
      look(in: site.units[unit].pages, at: Self.position(of: index, in: site.units[unit].pages, site), .unit(unit))
    }
    found[index] = nil
    if let newer = neighbours.newer(than: index) { found[newer] = nil }
    if let older = neighbours.older(than: index) { found[older] = nil }
    func distance(_ other: Int) -> UInt {
      site.pages[other].moment.subtractingReportingOverflow(page.moment).partialValue.magnitude
    }
    let ranked = found.keys.sorted { a, b in
      let (first, second) = (found[a]?.count ?? 0, found[b]?.count ?? 0)
      if first != second { return first > second }
      if distance(a) != distance(b) { return distance(a) < distance(b) }
      return site.pages[a].source < site.pages[b].source
    }
    return ranked.prefix(Self.limit).compactMap { page in found[page].map { Related(page: page, shared: $0.shared) } }
  }
}
