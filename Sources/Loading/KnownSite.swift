import Diagnostics
import FileSystem
import Memo
import Site

extension Loader {
  /// What ``load(_:knowing:now:)`` would give where every source is the known one, and only files of the theme may be others, and of
  /// site.yaml what the assembly does not ask for: the site is then not assembled anew. Nil elsewhere.
  ///
  /// - Parameter frozen: gives the site as the last build left it; asked only where it would be that of today.
  /// - Throws: what `frozen` throws.
  public func loadKnown(_ inputs: ProjectInputs, frozen: () throws -> Site?) rethrows -> LoadedSite? {
    let (memo, scan) = (memory.memo, inputs.tree.scan)
    guard inputs.tree.diagnostics.isEmpty, let difference = scan.difference(since: memo, content: project.contentPath),
      difference.changed.isEmpty, difference.added.isEmpty, let site = try frozen()
    else { return nil }
    if difference.configuration != nil, !isAssembled(site, like: memo.summary) { return nil }
    let (staticFiles, staticStamps) = scan.staticFiles(of: project, memory.clock)
    let files = difference.theme + [difference.configuration].compactMap { $0 }
    let changes = files.map { entry, known in
      let stamps = scan.stamps[entry]
      return (
        number: known, record: InputRecord(kind: .file, isSettled: memory.clock.isSettled(stamps), stamps: stamps)
      )
    }
    return LoadedSite(
      site: site, staticFiles: staticFiles, staticStamps: staticStamps, diagnostics: memo.summary.diagnostics,
      inputs: .known(changes: changes))
  }

  /// Whether `site`, which has what site.yaml says now, is what would be assembled, where `summary` says what it was assembled by.
  private func isAssembled(_ site: Site, like summary: Summary) -> Bool {
    let file = project.contentPath.appending(Array("site.yaml".utf8))
    var faults: [Diagnostic] = []
    _ = ConfigurationFiles(project, diagnostics: &faults)
    // What was told of the file, or is to be told, comes of the assembly; a page may offer the file itself.
    return faults.isEmpty && !summary.diagnostics.contains { $0.place?.file == file.display }
      && !site.files.contains { $0.source == RelativePath("site.yaml") }
      && site.configuration.assemblyHash == summary.assembly
  }
}
