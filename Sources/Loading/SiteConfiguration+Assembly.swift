import FrontMatter
import Hashing

extension SiteConfiguration {
  /// Stands for all of site.yaml that the assembly of a site asks for: what its menu, its foot and its home page name, and how
  /// authors and moments are taken. The rest (the name of the site among it) is asked for where pages are rendered, so that a
  /// site is not assembled anew for it.
  public var assemblyHash: ContentHash {
    var hash = Fingerprint()
    func add(_ entries: [Entry]) {
      hash.add(UInt64(entries.count))
      for entry in entries {
        hash.add(entry.path)
        hash.add(UInt64(entry.title == nil ? 0 : 1))
        hash.add(entry.title ?? "")
      }
    }
    hash.add(UInt64(bitPattern: Int64(offsetMinutes)))
    hash.add(UInt64(hasAuthorPages ? 1 : 0))
    for entries in [menu, footer, homeLatest] { add(entries) }
    for entry in [homeLead, homeHistory, homeOutline, homeActivities, contact] { add(entry.map { [$0] } ?? []) }
    return hash.finish()
  }
}
