import Diagnostics
import FileSystem
import Hashing
import Loading
import Memo
import Parallel
import Planning
import Publishing
import Site
import Templates
import Theme
import Vietnamese

/// The short way: nothing changed, or a few sources of which it is certain what they touch. The site is not assembled anew;
/// what is not certain is left to a build of the whole.
struct AmendedBuild {
  let project: Project
  let options: BuildOptions
  let remembered: RememberedBuild
  let output: OutputFolder

  /// More changes than this are no longer kept beside the frozen site: it is frozen anew.
  private static let mostAmendments = 32

  /// The report of the build, when the short way leads to the end; nil, with nothing published, when it does not.
  ///
  /// - Throws: ``SystemError``, ``InterruptedMoves``, ``StoreDamage``.
  func report(_ inputs: ProjectInputs, _ stopwatch: inout Stopwatch) throws -> BuildReport? {
    // Who asks why may ask of any output, of one that there is not too: only a build of the whole has looked at all.
    guard options.why == nil, let (memo, now) = remembered.current(for: project, options),
      let change = inputs.littleChange(in: project, since: memo)
    else { return nil }
    let publisher = Publisher(
      output, workers: options.workers, memo: memo, packs: nil, clock: remembered.clock)
    if change.isNone {
      guard let standing = try publisher.standing() else { return nil }
      stopwatch.lap("outputs")
      if !standing.isCertain {
        var next = memo
        standing.refresh(&next)
        try remembered.remember(next)
      }
      return untouched(memo)
    }
    // The output folder is asked while the site is read: where the one waits, the other works.
    let (standing, prepared) = try options.workers.both({ try publisher.standing() }, { try prepare(change, now) })
    guard let standing, let prepared else { return nil }
    stopwatch.lap("amend")
    if prepared.amendment.isEmpty {
      var next = memo
      next.inputs = prepared.amendment.inputs
      standing.refresh(&next)
      if next != memo { try remembered.remember(next) }
      return untouched(memo)
    }
    guard let renderer = prepared.renderer else { return nil }
    return try publish(prepared, renderer, standing, &stopwatch)
  }

  /// What is to be published.
  private struct Prepared: Sendable {
    var amendment: Amendment
    var memory: Memory
    /// Nil where nothing is to be rendered, or where it is not certain what.
    var renderer: PlanRenderer?
  }

  /// What `change` makes of the site; nil where that is not certain.
  private func prepare(_ change: LittleChange, _ now: Moment) throws -> Prepared? {
    let memory = try remembered.memory(options)
    let loader = Loader(project, workers: options.workers, memory: memory, audience: options.audience)
    // The templates are the known ones, which had no faults; they are compiled while the site is read.
    var compiled: CompiledTheme?
    let amendment = try loader.amendment(change, now: now) {
      let (theme, site) = try options.workers.both(
        {
          try? CompiledTheme.theme(
            of: project, hashesNames: options.audience == .readers, cache: options.themes)
        }, { try remembered.site(of: project, now: now, isForFew: true, options) })
      compiled = theme
      return site
    }
    guard let amendment else { return nil }
    var prepared = Prepared(amendment: amendment, memory: memory)
    guard let compiled, !amendment.isEmpty else { return prepared }
    let (staticFiles, staticStamps) = change.staticFiles(of: project, memory.clock)
    let plan = Plan(
      amendment.site, assets: compiled.assets.map(\.address), staticFiles: staticFiles, looksForFaults: false)
    if amendment.changes.contains(where: \.isNew), plan.hasClash(with: memory.memo.outputPaths) { return nil }
    let contexts = try SiteContexts(
      amendment.site, texts: BodyStore(memory.packs), theme: compiled, workers: nil)
    prepared.renderer = PlanRenderer(
      plan, site: amendment.site, contexts: contexts, theme: compiled, staticFiles: staticFiles,
      staticStamps: staticStamps, read: { [project] in try project.publishedBytes(of: $0) })
    return prepared
  }

  private func untouched(_ memo: Memo) -> BuildReport {
    let summary = memo.summary
    var report = BuildReport(diagnostics: summary.diagnostics)
    report.add(summary.otherDiagnostics)
    report.pages = summary.pages
    report.tell(
      nextChange: summary.nextChange, nextEntry: summary.nextEntry,
      since: Moment(secondsSince1970: summary.now, offsetMinutes: summary.offsetMinutes))
    var published = PublishReport()
    (published.total, published.bytes) = (memo.outputs.count, summary.bytes)
    report.published = published
    report.diagnostics += ForeignFiles.warnings(summary.foreign)
    return report
  }

  private func publish(
    _ prepared: Prepared, _ renderer: PlanRenderer, _ standing: Standing, _ stopwatch: inout Stopwatch
  ) throws -> BuildReport? {
    let (amendment, memory, plan) = (prepared.amendment, prepared.memory, renderer.plan)
    let touched = Set(amendment.changes.flatMap { plan.outputs(touchedBy: $0) })
    let publisher = Publisher(
      output, workers: options.workers, memo: memory.memo, packs: memory.packs, clock: memory.clock,
      isDurable: options.isDurable)
    let outcome: Publisher.Outcome?
    do {
      outcome = try publisher.amend(plan.outputs, touched: touched.sorted(), standing) {
        try renderer.make($0, unless: $1, into: &$2)
      }
    } catch is RenderError {
      // A build of the whole tells where.
      return nil
    }
    guard let outcome else { return nil }
    stopwatch.lap("publish")
    var report = BuildReport(diagnostics: amendment.diagnostics)
    report.add(memory.memo.summary.otherDiagnostics)
    let site = amendment.site
    report.pages = site.pages.count
    report.tell(nextChange: site.nextChange, nextEntry: site.nextEntry, since: site.now)
    report.published = outcome.report
    report.remains = renderer
    try remember(amendment, plan.outputs, outcome, report, memory)
    stopwatch.lap("remember")
    report.diagnostics += outcome.report.diagnostics
    return report
  }

  private func remember(
    _ amendment: Amendment, _ outputs: PlannedOutputs, _ outcome: Publisher.Outcome, _ report: BuildReport,
    _ memory: Memory
  ) throws {
    var next = memory.memo
    (next.inputPaths, next.inputs) = (amendment.inputPaths, amendment.inputs)
    if outputs.count != next.outputs.count { next.outputPaths = outputs.paths }
    next.outputs = outcome.outputs
    (next.folderPaths, next.folders) = (outcome.folderPaths, outcome.folders)
    next.summary.pages = report.pages
    next.summary.bytes = outcome.report.bytes
    next.summary.diagnostics = amendment.diagnostics
    next.summary.ledger = outcome.ledger
    next.summary.amendments += amendment.changes.map { $0.encoded() }
    if next.summary.amendments.count > Self.mostAmendments {
      next.summary.site = try remembered.freeze(amendment.site, options)
      next.summary.amendments = []
    }
    try remembered.remember(next)
    options.sites?.keep(amendment.site, next.summary)
  }
}
