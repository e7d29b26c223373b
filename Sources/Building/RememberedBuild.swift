import Diagnostics
import FileSystem
import Hashing
import Loading
import Memo
import Publishing
import Vietnamese

/// What the last build into an output folder left, and what this one leaves to the next.
struct RememberedBuild {
  /// The file system's clock as the build began.
  let clock: FileClock
  private let state: Folder?
  private let key: MemoKey
  private let bootID: String
  /// Nil where there is none that counts.
  private let memo: Memo?

  /// What was left in the state folder of `output`; nothing without one, and nothing of it where `options` asks for a clean
  /// build.
  ///
  /// - Throws: ``SystemError`` when there is a memo and it cannot be read.
  init(_ options: BuildOptions, _ output: OutputFolder?) throws(SystemError) {
    state = output?.state
    bootID = options.bootID ?? EngineIdentity.bootID()
    guard let output else {
      (clock, key, memo) = (FileClock(now: 0), MemoKey(engine: ContentHash(high: 0, low: 0), output: ""), nil)
      return
    }
    let now = try output.state.touch(RelativePath("lock")) + options.clockLead
    clock = FileClock(now: now, tick: options.clockTick)
    let engine: ContentHash
    if let given = options.engine { engine = given } else { engine = try EngineIdentity.current() }
    key = MemoKey(engine: engine, output: output.realPath)
    var memo = options.isClean ? nil : try MemoFile(in: output.state).read(key)
    if let known = memo?.summary.bootID, known != bootID {
      // The power may have gone before what was written was on the disk: nothing there is taken for what it was.
      for index in memo?.outputs.indices ?? 0..<0 { memo?.outputs[index].isSettled = false }
      for index in memo?.inputs.indices ?? 0..<0 { memo?.inputs[index].isSettled = false }
    }
    self.memo = memo
  }

  /// What the loader reads from and writes to. Without a memo the packs are of no use and emptied.
  ///
  /// - Throws: ``SystemError``.
  func memory(_ options: BuildOptions) throws(SystemError) -> Memory {
    if memo == nil, let state { try MemoFile(in: state).remove() }
    let packs = try Packs(workers: options.workers.count, in: state, keeping: memo != nil)
    return Memory(memo: memo ?? Memo(), packs: packs, clock: clock)
  }

  // MARK: Nothing to do

  /// The report of a build that has nothing to do; nil where something may have to be done.
  ///
  /// - Throws: ``SystemError`` when it cannot be seen what stands in the output folder.
  func report(of project: Project, _ inputs: ProjectInputs, _ output: OutputFolder, _ options: BuildOptions) throws
    -> BuildReport?
  {
    guard let memo, isCurrent(memo.summary, of: project, options), inputs.areUnchanged(since: memo),
      try Publisher(output, workers: options.workers, memo: memo, clock: clock).isUntouched()
    else { return nil }
    let summary = memo.summary
    var report = BuildReport(diagnostics: summary.diagnostics)
    report.pages = summary.pages
    report.nextChange = summary.nextChange.map { Moment(secondsSince1970: $0, offsetMinutes: summary.offsetMinutes) }
    var published = PublishReport()
    (published.total, published.bytes) = (memo.outputs.count, summary.bytes)
    report.published = published
    report.diagnostics += ForeignFiles.warnings(summary.foreign)
    report.explanation = options.why.map { Explanation.untouched($0) }
    return report
  }

  /// Whether a site of that moment is that of this moment too: the same day, and nothing published or gone in between.
  private func isCurrent(_ summary: Summary, of project: Project, _ options: BuildOptions) -> Bool {
    guard summary.isPublished, summary.project == project.path, summary.isPreview == (options.audience == .editors)
    else { return false }
    let now = options.now(summary.offsetMinutes)
    let then = Moment(secondsSince1970: summary.now, offsetMinutes: summary.offsetMinutes)
    return now.offsetMinutes == summary.offsetMinutes && now.date == then.date
      && now.secondsSince1970 >= summary.now && now.secondsSince1970 < summary.nextChange ?? .max
  }

  // MARK: What is left

  /// Leaves to the next build what this one learnt; of a failed one, without `published`, that is what it read.
  ///
  /// - Throws: ``SystemError``.
  func remember(
    _ loaded: LoadedSite, _ published: (outputs: [PlannedOutput], outcome: Publisher.Outcome)?, _ report: BuildReport,
    of project: Project, _ options: BuildOptions, _ memory: Memory
  ) throws(SystemError) {
    guard let state else { return }
    var next = memory.memo
    (next.inputPaths, next.inputs) = (loaded.inputPaths, loaded.inputs)
    next.summary.project = project.path
    next.summary.bootID = bootID
    next.summary.isPublished = published != nil
    next.summary.isPreview = options.audience == .editors
    if let (outputs, outcome) = published {
      next.outputPaths = PathList(capacity: outputs.count)
      for output in outputs { next.outputPaths.append(output.path) }
      next.outputs = outcome.outputs
      (next.folderPaths, next.folders) = (outcome.folderPaths, outcome.folders)
      (next.summary.now, next.summary.offsetMinutes) = (
        loaded.site.now.secondsSince1970, loaded.site.now.offsetMinutes
      )
      next.summary.nextChange = loaded.site.nextChange
      (next.summary.pages, next.summary.bytes) = (report.pages, outcome.report.bytes)
      next.summary.diagnostics = report.diagnostics
      next.summary.foreign = outcome.foreign.map(\.bytes)
      next.summary.ledger = outcome.ledger
    }
    if next == memory.memo { return }
    let dead = try memory.packs.compact(&next)
    try MemoFile(in: state).write(next, key)
    try memory.packs.remove(dead)
  }
}
