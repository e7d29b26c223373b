import Diagnostics
import FileSystem
import Hashing
import Loading
import Memo
import Parallel
import Publishing
import Site
import Vietnamese

/// What the last build into an output folder left, and what this one leaves to the next.
struct RememberedBuild: Sendable {
  /// The file system's clock as the build began.
  let clock: FileClock
  private let state: Folder?
  private let key: MemoKey
  private let bootID: String
  /// Nil where there is none that counts.
  private var memo: Memo?

  /// A build that begins now, for `output`; what was left there is not read yet.
  ///
  /// - Throws: ``SystemError``.
  init(_ options: BuildOptions, _ output: OutputFolder?) throws {
    state = output?.state
    bootID = options.bootID ?? EngineIdentity.bootID()
    guard let output else {
      (clock, key) = (FileClock(now: 0), MemoKey(engine: ContentHash(high: 0, low: 0), output: ""))
      return
    }
    let now = try output.state.touch(RelativePath("lock")) + options.clockLead
    clock = FileClock(now: now, tick: options.clockTick)
    let engine: ContentHash
    if let given = options.engine { engine = given } else { engine = try EngineIdentity.current() }
    key = MemoKey(engine: engine, output: output.realPath)
  }

  /// Reads what was left in the state folder; nothing without an output folder, and nothing where `options` asks for a clean build.
  ///
  /// - Throws: ``SystemError`` when there is a memo and it cannot be read.
  func recalling(_ options: BuildOptions) throws -> RememberedBuild {
    var remembered = self
    remembered.memo = options.isClean ? nil : try read(.whole, options.workers)
    return remembered
  }

  private func read(_ part: Memo.Part, _ workers: Workers) throws -> Memo? {
    guard let state, var memo = try MemoFile(in: state).read(key, part, workers: workers) else { return nil }
    if memo.summary.bootID != bootID {
      // The power may have gone before what was written was on the disk: nothing there is taken for what it was.
      memo.outputs.update { $0.isSettled = false }
      memo.inputs.update { $0.isSettled = false }
    }
    return memo
  }

  /// What the loader reads from and writes to. Without a memo the packs are of no use and emptied.
  ///
  /// - Throws: ``SystemError``.
  func memory(_ options: BuildOptions) throws(SystemError) -> Memory {
    if memo == nil, let state { try MemoFile(in: state).remove() }
    let packs = try Packs(workers: options.workers.count, in: state, keeping: memo != nil)
    return Memory(memo: memo ?? Memo(), packs: packs, clock: clock)
  }

  /// The same, for a build of the whole: without the files of the site, which are asked for when its pages are known
  /// (``takeOutputs(_:_:)``), and nothing but a summary stays here. The memo of a large site takes a tenth of its memory.
  ///
  /// - Throws: ``SystemError``.
  mutating func takeMemory(_ options: BuildOptions) throws(SystemError) -> Memory {
    var memory = try memory(options)
    memory.memo = memory.memo.withoutOutputs
    memo = memo?.withoutFiles
    return memory
  }

  /// Puts into `memory` what is known of the files of the site.
  ///
  /// - Throws: ``SystemError``.
  func takeOutputs(_ memory: inout Memory, _ options: BuildOptions) throws {
    if memo != nil, let known = try read(.outputs, options.workers) { memory.memo.takeOutputs(of: known) }
  }

  // MARK: What counts

  /// What was remembered, if the site of that moment is that of this moment too: the same project, for the same people, on the
  /// same day, and nothing published, gone or come to pass in between.
  func current(for project: Project, _ options: BuildOptions) -> (memo: Memo, now: Moment)? {
    guard let memo else { return nil }
    let summary = memo.summary
    guard summary.isPublished, summary.project == project.path, summary.isPreview == (options.audience == .editors)
    else { return nil }
    let now = options.now(summary.offsetMinutes)
    let then = Moment(secondsSince1970: summary.now, offsetMinutes: summary.offsetMinutes)
    let isSame =
      now.offsetMinutes == summary.offsetMinutes && now.date == then.date
      && now.secondsSince1970 >= summary.now && now.secondsSince1970 < summary.nextChange ?? .max
      && now.secondsSince1970 < summary.nextEntry ?? .max
    return isSame ? (memo, now) : nil
  }

  // MARK: What is left

  /// Leaves to the next build what this one learnt; of a failed one, without `published`, that is what it read.
  ///
  /// - Throws: ``SystemError``.
  func remember(
    _ loaded: LoadedSite, _ published: (outputs: PlannedOutputs, outcome: Publisher.Outcome)?, _ report: BuildReport,
    of project: Project, _ options: BuildOptions, _ memory: Memory
  ) throws {
    guard let state else { return }
    var next = memory.memo
    if loaded.inputs.isKnown, let known = try read(.inputs, options.workers) {
      (next.inputPaths, next.inputs) = (known.inputPaths, known.inputs)
    }
    guard loaded.inputs.put(into: &next) else { throw StoreDamage() }
    next.summary.project = project.path
    next.summary.bootID = bootID
    next.summary.isPublished = published != nil
    next.summary.isPreview = options.audience == .editors
    if let (outputs, outcome) = published {
      next.outputPaths = outputs.paths
      next.outputs = outcome.outputs
      (next.folderPaths, next.folders) = (outcome.folderPaths, outcome.folders)
      (next.summary.now, next.summary.offsetMinutes) = (
        loaded.site.now.secondsSince1970, loaded.site.now.offsetMinutes
      )
      next.summary.nextChange = loaded.site.nextChange
      next.summary.nextEntry = loaded.site.nextEntry
      next.summary.assembly = loaded.site.configuration.assemblyHash
      (next.summary.pages, next.summary.bytes) = (report.pages, outcome.report.bytes)
      (next.summary.diagnostics, next.summary.otherDiagnostics) = (loaded.diagnostics, report.otherDiagnostics)
      next.summary.foreign = outcome.foreign.map(\.bytes)
      next.summary.ledger = outcome.ledger
    }
    // The frozen site says where texts lie: what moves them parts with it, until the next build of the whole.
    let dead = try memory.packs.compact(&next)
    // A build that fails again and again may learn nothing.
    if dead.isEmpty, next.summary == memory.memo.summary, try isRemembered(next, options) {
      options.sites?.keep(loaded.site, next.summary)
      return
    }
    if published == nil || !dead.isEmpty {
      (next.summary.site, next.summary.amendments) = (.none, [])
    } else if !loaded.inputs.isKnown {
      next.summary.site = try FrozenSite(in: state).write(loaded.site, workers: options.workers)
      next.summary.amendments = []
    }
    try MemoFile(in: state).write(next, key)
    options.sites?.keep(loaded.site, next.summary)
    try memory.packs.remove(dead)
  }

  /// Whether the memo that lies there says what `next` says. It is read part by part: as a whole it would be in memory beside `next`.
  private func isRemembered(_ next: Memo, _ options: BuildOptions) throws -> Bool {
    for part in [Memo.Part.outputs, .inputs] {
      guard let known = try read(part, options.workers), next.says(what: known, in: part) else { return false }
    }
    return true
  }

  /// Leaves `next`, which is what was known with little changed, to the next build. Throws ``SystemError``.
  func remember(_ next: Memo) throws(SystemError) {
    guard let state, let memo else { return }
    var next = next
    next.summary.bootID = bootID
    // After a loss of power the memo that lies there says more than was taken from it.
    try MemoFile(in: state).write(next, from: memo.summary.bootID == bootID ? memo : Memo(), key)
  }

  /// The site as the last build left it, now; nil when it is not there.
  ///
  /// - Parameter isForFew: whether only some of its pages will be rendered.
  /// - Throws: ``SystemError`` when it cannot be read.
  func site(of project: Project, now: Moment, isForFew: Bool, _ options: BuildOptions) throws -> Site? {
    guard let state, let summary = memo?.summary, summary.site != .none else { return nil }
    var (site, made): (Site, Int)
    if var kept = options.sites?.take(summary), FrozenSite.thaw(&kept.site, of: project, now: now) {
      (site, made) = kept
    } else if let read = try FrozenSite(in: state).read(
      summary.site, of: project, now: now, isForFew: isForFew, workers: options.workers)
    {
      (site, made) = (read, 0)
    } else {
      return nil
    }
    for bytes in summary.amendments.dropFirst(made) {
      guard let change = SiteChange(decoding: bytes), change.index <= site.pages.count,
        change.isNew || change.index < site.pages.count
      else { return nil }
      site.make(change)
    }
    return site
  }

  /// What the loader would make of `inputs`, where the site is as the last build left it; nil elsewhere.
  ///
  /// - Throws: ``SystemError`` when it cannot be read.
  func loaded(_ inputs: ProjectInputs, with loader: Loader, of project: Project, _ options: BuildOptions) throws
    -> LoadedSite?
  {
    guard let now = current(for: project, options)?.now else { return nil }
    return try loader.loadKnown(inputs) { try site(of: project, now: now, isForFew: false, options) }
  }

  /// Freezes `site` in place of the one before.
  ///
  /// - Returns: the hash by which it is asked for.
  /// - Throws: ``SystemError``.
  func freeze(_ site: Site, _ options: BuildOptions) throws -> ContentHash {
    guard let state else { return .none }
    return try FrozenSite(in: state).write(site, workers: options.workers)
  }
}
