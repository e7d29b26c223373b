import Building
import Diagnostics
import FileSystem
import Loading
import Planning

/// Builds a preview's site and hands what came of it to those who show it.
struct PreviewBuilds {
  let preview: Preview
  let state: PreviewState
  /// Absolute path of the output folder.
  let output: String
  private let themes = ThemeCache()
  private let sites = SiteCache()

  init(preview: Preview, state: PreviewState, output: String) {
    (self.preview, self.state, self.output) = (preview, state, output)
  }

  /// Builds the site since `causes` were saved.
  func build(for causes: [RelativePath]) -> Preview.Build {
    let clock = ContinuousClock()
    let start = clock.now
    var report: BuildReport?
    var failure: (any Error)?
    do {
      // Opened anew each time: content/ may have come to be.
      let project = try Project(preview.project)
      var options = BuildOptions(output: output, now: preview.now)
      options.audience = .editors
      (options.themes, options.sites) = (themes, sites)
      let built = try project.build(options)
      show(built, of: project)
      report = built
    } catch {
      failure = error
      let words = preview.explain(error)[preview.language]
      state.update { snapshot in
        snapshot.problems = Problems(failure: words, language: preview.language, hasSite: snapshot.list != nil)
        snapshot.isTried = true
      }
    }
    return Preview.Build(
      causes: causes.map { $0.bytes.isEmpty ? "…" : $0.display }, report: report, failure: failure,
      duration: Int((clock.now - start) / .nanoseconds(1)))
  }

  private func show(_ report: BuildReport, of project: Project) {
    // Opened anew each time: somebody may have removed it.
    let folder = try? Folder(output)
    let list = folder.flatMap { try? $0.read(UnpublishedList.path).bytes }.flatMap(UnpublishedList.init)
    let lines = SourceLines(project: project)
    let text = DiagnosticText(language: preview.language, width: 160) { lines.line($1, of: $0) }
    let problems = Problems(report.diagnostics, text: text, hasSite: list != nil)
    let marks = UnpublishedMarks(list, language: preview.language)
    let changed = Set((report.published?.changed ?? []).map { Kind($0) })
    state.update { snapshot in
      snapshot.output = folder
      snapshot.list = list
      snapshot.marks = marks
      snapshot.problems = problems
      snapshot.isTried = true
      if changed.contains(.style) { snapshot.styles += 1 }
      if changed.contains(.other) { snapshot.others += 1 }
    }
  }

  /// What a changed file is to an open page.
  private enum Kind: Hashable {
    /// A page: each open one is compared by its content.
    case page
    case style
    /// Feeds, and what the preview's output says of itself: nothing that a page shows.
    case unseen
    case other

    init(_ path: RelativePath) {
      switch String(decoding: path.fileExtension, as: UTF8.self) {
      case "html", "htm": self = .page
      case "css": self = .style
      case "xml", "txt": self = .unseen
      default: self = path == UnpublishedList.path ? .unseen : .other
      }
    }
  }
}
