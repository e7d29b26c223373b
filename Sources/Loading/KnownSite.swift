import FileSystem
import Memo
import Site

extension Loader {
  /// What ``load(_:now:)`` would give where every source is the known one, and only files of the theme may be others: the site is
  /// then not assembled anew. Nil elsewhere.
  ///
  /// - Parameter frozen: gives the site as the last build left it; asked only where it would be that of today.
  /// - Throws: what `frozen` throws.
  public func loadKnown(_ inputs: ProjectInputs, frozen: () throws -> Site?) rethrows -> LoadedSite? {
    let (memo, scan) = (memory.memo, inputs.tree.scan)
    guard inputs.tree.diagnostics.isEmpty, let difference = scan.difference(since: memo),
      difference.changed.isEmpty, difference.added.isEmpty, let site = try frozen()
    else { return nil }
    let (staticFiles, staticStamps) = scan.staticFiles(of: project, memory.clock)
    let changes = difference.theme.map { entry, known in
      let stamps = scan.stamps[entry]
      return (
        number: known, record: InputRecord(kind: .file, isSettled: memory.clock.isSettled(stamps), stamps: stamps)
      )
    }
    return LoadedSite(
      site: site, staticFiles: staticFiles, staticStamps: staticStamps, diagnostics: memo.summary.diagnostics,
      inputs: .known(changes: changes))
  }
}
