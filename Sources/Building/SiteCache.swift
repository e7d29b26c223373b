import Hashing
import Memo
import Site
import Synchronization

/// The site of the last build, for a program that builds again and again: to read it back takes longer than to render the few
/// pages that an edit touches.
public final class SiteCache: Sendable {
  private let last = Mutex<Entry?>(nil)

  private struct Entry {
    /// As the summary of its build calls it.
    var frozen: ContentHash
    var amendments: [[UInt8]]
    var site: Site
  }

  /// An empty cache.
  public init() {}

  /// The site that `summary` names, if it is here, and how many of the summary's amendments are made in it. It is given away, so
  /// that nobody who changes it has to copy it first.
  func take(_ summary: Summary) -> (site: Site, made: Int)? {
    last.withLock { last in
      guard let entry = last.take(), entry.frozen == summary.site,
        summary.amendments.starts(with: entry.amendments)
      else { return nil }
      return (entry.site, entry.amendments.count)
    }
  }

  /// Keeps `site`, which `summary` names, in place of the one before.
  func keep(_ site: Site, _ summary: Summary) {
    if summary.site == .none { return }
    last.withLock { $0 = Entry(frozen: summary.site, amendments: summary.amendments, site: site) }
  }
}
