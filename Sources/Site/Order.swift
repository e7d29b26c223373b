extension Site {
  /// The order of lists: newest first, ties by source path, so that it is the same on every machine.
  public static func isBefore(_ a: Page, _ b: Page) -> Bool {
    a.moment != b.moment ? a.moment > b.moment : a.source < b.source
  }
}

/// The page before and after each in its section, by time.
public struct Neighbours: Sendable {
  private var newerPages: [Int32]
  private var olderPages: [Int32]

  /// The neighbours in `site`: of listed pages only, each among those of its own section.
  public init(_ site: Site) {
    newerPages = Array(repeating: -1, count: site.pages.count)
    olderPages = newerPages
    for section in site.sections.indices {
      var previous: Int?
      for index in site.sections[section].pages where site.pages[index].section == section {
        if let previous {
          olderPages[previous] = Int32(index)
          newerPages[index] = Int32(previous)
        }
        previous = index
      }
    }
  }

  /// The next newer page of the same section.
  public func newer(than page: Int) -> Int? { newerPages[page] < 0 ? nil : Int(newerPages[page]) }

  /// The next older page of the same section.
  public func older(than page: Int) -> Int? { olderPages[page] < 0 ? nil : Int(olderPages[page]) }
}
