import Bytes
import FileSystem

/// A page of a site that is another now, or new, where everything else is as it was.
public struct SiteChange: Sendable {
  /// The page's index in the site afterwards.
  public var index: Int
  /// Whether it was not there before.
  public var isNew: Bool
  /// The page.
  public var page: Page

  /// A change.
  public init(index: Int, isNew: Bool, page: Page) { (self.index, self.isNew, self.page) = (index, isNew, page) }
}

extension SiteChange {
  /// The change as bytes.
  public func encoded() -> [UInt8] {
    var (archive, index, isNew) = (ByteArchive(), index, isNew)
    archive.code(&index)
    archive.code(&isNew)
    page.write(to: &archive)
    return archive.take()
  }

  /// The change that was encoded as `bytes`; nil for others.
  public init?(decoding bytes: [UInt8]) {
    self.init(index: 0, isNew: false, page: .blank)
    var archive = ByteArchive(reading: bytes)
    archive.code(&index)
    archive.code(&isNew)
    page = Page(reading: &archive)
    if !archive.isAtEnd { return nil }
  }
}

extension Site {
  /// Makes `change`. A page that was there must keep its address, its section, its date and its terms; a new one is an entry
  /// of lists, and brings no term and no section with it.
  public mutating func make(_ change: SiteChange) {
    if change.isNew { insert(change.page, at: change.index) } else { pages[change.index] = change.page }
  }

  private mutating func insert(_ page: Page, at index: Int) {
    func shifted(_ number: Int) -> Int { number >= index ? number + 1 : number }
    func move(_ numbers: inout [Int]) {
      for slot in numbers.indices where numbers[slot] >= index { numbers[slot] += 1 }
    }
    for number in sections.indices {
      move(&sections[number].pages)
      move(&sections[number].pinned)
      for slot in sections[number].links.indices { sections[number].links[slot].shift(from: index) }
    }
    for number in tags.indices { move(&tags[number].pages) }
    for number in authors.indices { move(&authors[number].pages) }
    for number in units.indices { move(&units[number].pages) }
    var shift = LinkShift(from: index)
    for number in pages.indices { pages[number].shiftLinks(&shift) }
    unpublished = unpublished?.map { UnpublishedPage(page: shifted($0.page), reason: $0.reason) }
    home.lead = home.lead.map(shifted)
    home.history = home.history.map(shifted)
    home.outline = home.outline.map(shifted)
    pages.insert(page, at: index)

    let pages = self.pages
    func enter(_ numbers: inout [Int]) {
      var (low, high) = (0, numbers.count)
      while low < high {
        let middle = (low + high) / 2
        if Site.isBefore(pages[numbers[middle]], page) { low = middle + 1 } else { high = middle }
      }
      numbers.insert(index, at: low)
    }
    var section: Int? = page.section
    while let current = section {
      enter(&sections[current].pages)
      section = sections[current].parent
    }
    for tag in page.tags { enter(&tags[tag].pages) }
    // Authors without pages of their own are only names.
    for author in page.authors where configuration.hasAuthorPages { enter(&authors[author].pages) }
    for unit in page.units { enter(&units[unit].pages) }
    if configuration.homeLead == nil { home.lead = sections[0].pages.first }
  }
}
