import Diagnostics
import FileSystem
import Loading
import Memo
import Parallel
import Planning
import Publishing
import Site
import Templates
import Theme
import Vietnamese

extension Project {
  /// Builds the site: this is the whole way from content/ to public/, each line a room of the house.
  ///
  /// Faults of the content are in the report; with an error among them nothing was published.
  ///
  /// - Parameter waiting: called once when another build holds the output folder.
  /// - Throws: ``SystemError`` when the machine fails (disk full, no permission), ``OutputFault`` when the output folder cannot
  ///   be one.
  public func build(_ options: BuildOptions, waiting: () -> Void = {}) throws -> BuildReport {
    if let fault = try contentFault() { return BuildReport(diagnostics: [fault]) }
    // Run by mistake in a folder that is no project, a build leaves nothing there.
    if options.output != nil, let fault = try emptiness() { return BuildReport(diagnostics: [fault]) }
    let output = try options.output.map { try OutputFolder($0) }
    let lock = try output?.lock(waiting: waiting)
    defer { withExtendedLifetime(lock) {} }
    do {
      return try build(options, output)
    } catch is StoreDamage {
      // Somebody was at the state folder. What does not lie there any more is made anew.
      var options = options
      options.isClean = true
      return try build(options, output)
    }
  }

  private func build(_ options: BuildOptions, _ output: OutputFolder?) throws -> BuildReport {
    var stopwatch = Stopwatch()
    let begun = try RememberedBuild(options, output)
    // The one that reads the memo is done first, and helps with the stamps.
    var (remembered, inputs) = try options.workers.both({ try begun.recalling(options) }) {
      var inputs = try ProjectInputs(self, workers: options.workers)
      try inputs.measure(begun.clock, workers: options.workers)
      return inputs
    }
    stopwatch.lap("look")
    if let output,
      var report = try AmendedBuild(project: self, options: options, remembered: remembered, output: output)
        .report(inputs, &stopwatch)
    {
      report.timings = stopwatch.laps
      // The program ends before what it knew is freed.
      if report.remains == nil { report.remains = (remembered, inputs) }
      return report
    }

    var memory = try remembered.takeMemory(options)
    let loaded = try load(consume inputs, remembered, &memory, options)
    try remembered.takeOutputs(&memory, options)
    var report = BuildReport(diagnostics: loaded.diagnostics)
    report.pages = loaded.site.pages.count
    report.tell(nextChange: loaded.site.nextChange, nextEntry: loaded.site.nextEntry, since: loaded.site.now)
    stopwatch.lap("load")

    let theme: CompiledTheme
    do throws(TemplateFaults) {
      theme = try CompiledTheme.theme(
        of: self, hashesNames: options.audience == .readers, cache: options.themes)
    } catch {
      // Addresses that clash are no matter of the theme's: they are told in the same run.
      let plan = Plan(loaded.site, assets: [], staticFiles: loaded.staticFiles)
      report.add(error.diagnostics + plan.diagnostics)
      try remembered.remember(loaded, nil, report, of: self, options, memory)
      return report
    }
    let plan = Plan(loaded.site, assets: theme.assets.map(\.address), staticFiles: loaded.staticFiles)
    report.add(theme.warnings + plan.diagnostics)
    stopwatch.lap("plan")
    guard report.isSuccess else {
      try remembered.remember(loaded, nil, report, of: self, options, memory)
      return report
    }

    let contexts = try SiteContexts(
      loaded.site, texts: BodyStore(memory.packs), theme: theme, workers: options.workers)
    let renderer = PlanRenderer(
      plan, site: loaded.site, contexts: contexts, theme: theme, staticFiles: loaded.staticFiles,
      staticStamps: loaded.staticStamps, read: { try self.publishedBytes(of: $0) })
    report.remains = renderer
    stopwatch.lap("contexts")
    do {
      guard let output else {
        try renderer.renderAll(workers: options.workers)
        stopwatch.lap("render")
        report.timings = stopwatch.laps
        return report
      }
      // Only who asks why wants to know afterwards what was there before.
      let known = options.why == nil ? memory.removeOutputs() : memory.memo
      let publisher = Publisher(
        output, workers: options.workers, memo: known, packs: memory.packs, clock: memory.clock,
        isDurable: options.isDurable)
      let outcome = try (consume publisher).publish(plan.outputs) { try renderer.make($0, unless: $1, into: &$2) }
      report.published = outcome.report
      stopwatch.lap("publish")
      try remembered.remember(loaded, (plan.outputs, outcome), report, of: self, options, memory)
      report.diagnostics += outcome.report.diagnostics
      if let wish = options.why {
        report.explanation = try Explanation.of(
          wish, renderer, plan.outputs, outcome, (memory.memo, memory.packs), isClean: options.isClean)
      }
      stopwatch.lap("remember")
      report.timings = stopwatch.laps
    } catch let error as RenderError {
      // A template that goes too deep into the data is a fault of the theme, not of the machine.
      report.add([error.diagnostic])
      // The publisher had them.
      try remembered.takeOutputs(&memory, options)
      try remembered.remember(loaded, nil, report, of: self, options, memory)
    }
    return report
  }

  /// Loads the site. What was known of the inputs is in `memory` no more then.
  private func load(
    _ inputs: consuming ProjectInputs, _ remembered: RememberedBuild, _ memory: inout Memory, _ options: BuildOptions
  ) throws -> LoadedSite {
    let known = try remembered.loaded(
      inputs, with: Loader(self, workers: options.workers, memory: memory, audience: options.audience), of: self,
      options)
    let memo = memory.removeInputs()
    if let known { return known }
    return try Loader(self, workers: options.workers, memory: memory, audience: options.audience)
      .load(consume inputs, knowing: consume memo, now: options.now)
  }
}
