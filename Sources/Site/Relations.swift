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

  /// Before the first: a page that its tag does not list (an outline, a history) is related to the newest that it does.
  private static let nowhere: Int32 = -1

  private let tagPositions: [[Int32]]
  private let unitPositions: [[Int32]]

  /// Where each page stands in the lists of its tags and units.
  public init(_ site: Site) {
    var tagPositions = site.pages.indices.map { Array(repeating: Self.nowhere, count: site.pages[$0].tags.count) }
    var unitPositions = site.pages.indices.map { Array(repeating: Self.nowhere, count: site.pages[$0].units.count) }
    for (tag, term) in site.tags.enumerated() {
      for (position, page) in term.pages.enumerated() {
        if let slot = site.pages[page].tags.firstIndex(of: tag) { tagPositions[page][slot] = Int32(position) }
      }
    }
    for (unit, term) in site.units.enumerated() {
      for (position, page) in term.pages.enumerated() {
        if let slot = site.pages[page].units.firstIndex(of: unit) { unitPositions[page][slot] = Int32(position) }
      }
    }
    (self.tagPositions, self.unitPositions) = (tagPositions, unitPositions)
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
    for (slot, tag) in page.tags.enumerated() {
      look(in: site.tags[tag].pages, at: Int(tagPositions[index][slot]), .tag(tag))
    }
    for (slot, unit) in page.units.enumerated() {
      look(in: site.units[unit].pages, at: Int(unitPositions[index][slot]), .unit(unit))
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
