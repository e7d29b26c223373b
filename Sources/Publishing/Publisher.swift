import Diagnostics
import FileSystem
import Glibc
import Hashing
import Memo
import Parallel

/// Renders what changed into staging, then moves it into place: a build that fails or is killed before the moves has changed
/// nothing that readers see.
public struct Publisher: Sendable {
  let output: OutputFolder
  let workers: Workers
  /// What an earlier build knew of the outputs.
  private(set) var memo: Memo
  /// Where the hashes of fields go; nil where nobody will ask for them.
  let packs: Packs?
  let clock: FileClock
  /// Whether the disk is waited for before and after the moves.
  private let isDurable: Bool

  /// A publisher into `output` that uses what `memo` knows; `isDurable` if it is to wait for the disk before and after the moves.
  public init(
    _ output: OutputFolder, workers: Workers, memo: Memo = Memo(), packs: Packs? = nil,
    clock: FileClock = FileClock(now: 0), isDurable: Bool = false
  ) {
    self.isDurable = isDurable
    (self.output, self.workers) = (output, workers)
    (self.memo, self.packs, self.clock) = (memo, packs, clock)
  }

  static let staging = RelativePath("staging")

  /// What was published: the report, and what the next build's memo will know.
  public struct Outcome: Sendable {
    /// What was done.
    public var report: PublishReport
    /// What is known of each output of the plan.
    public var outputs: Records<OutputRecord>
    /// What was done with each.
    public var fates: [Fate]
    /// The folders of the site.
    public var folderPaths: PathList
    /// What is known of each.
    public var folders: Records<FolderRecord>
    /// Files and folders that lie in the output folder and are not ours.
    public var foreign: [RelativePath]
    /// The stamps of the ledger.
    public var ledger: FileStamps
  }

  /// Publishes `outputs`, each made by `make` into the buffer that it is given; it need not be where its fingerprint is
  /// `known`.
  ///
  /// - Throws: what `make` throws, and ``SystemError``; in both cases nothing that readers see has changed. Once the moves have
  ///   begun ``InterruptedMoves``.
  public consuming func publish(
    _ outputs: PlannedOutputs,
    make: @escaping @Sendable (_ index: Int, _ known: ContentHash?, _ buffer: inout [UInt8]) throws -> Production
  ) throws -> Outcome {
    let output = self.output
    do {
      return try (consume self).publishThroughStaging(outputs, make: make)
    } catch {
      // On a full disk it would keep the room that it took.
      try? output.state.removeTree(Self.staging)
      try? output.forgetUnfinished()
      throw error
    }
  }

  private consuming func publishThroughStaging(
    _ outputs: PlannedOutputs,
    make: @escaping @Sendable (_ index: Int, _ known: ContentHash?, _ buffer: inout [UInt8]) throws -> Production
  ) throws -> Outcome {
    let time = ContinuousClock()
    let start = time.now
    try output.state.removeTree(Self.staging)
    try output.state.makeFolder(Self.staging)
    let staging = try Folder("\(output.state.path)/\(Self.staging.display)")
    let ledgerStamps = try Ledger.stamps(in: output.state)
    let knowsNothing = memo.outputs.isEmpty
    // What the ledger has beyond the memo it has from a build that was killed.
    let isInSync = !knowsNothing && ledgerStamps == memo.summary.ledger
    let before = memo
    memo = memo.withoutFiles
    var known = try KnownOutputs(consume before, outputs, in: output, clock, workers)
    // Where the memo is asked for each file, only what goes has to be known of the ledger: all of it takes a tenth of a large
    // site's memory.
    let ledger = isInSync ? Ledger(known.lost) : try Ledger(in: output.state)
    let isFresh = try !isInSync && ledger.entries.isEmpty && isEmpty()

    let records = known.removeRecords()
    let stage = Stage(
      outputs: outputs, output: output, staging: staging, known: known, ledger: isInSync ? nil : ledger, clock: clock,
      isFresh: isFresh, make: make)
    var rendered = try render(stage, Array(outputs.indices), consume records)
    let moveStart = time.now

    var report = PublishReport()
    report.total = outputs.count
    report.rendered = rendered.results.count { $0.isRendered }
    report.changed = rendered.changed.map { outputs.paths[$0] }
    report.written = report.changed.count
    report.bytes = rendered.results.reduce(0) { $0 + $1.size }
    let hasStale = isInSync ? !known.lost.isEmpty : !ledger.says(rendered.contents(of: outputs))
    if report.written > 0 || hasStale {
      if isInSync {
        try ledger.append(
          rendered.changed.map { (outputs.paths[$0], rendered.records[$0].content) }, in: output.state)
      } else {
        try ledger.record(rendered.contents(of: outputs), keepingOld: true, in: output.state)
      }
      let changed = report.changed
      try carryOut(from: staging, isInSync ? ledger : ledger.without(outputs.paths), &report) {
        try move(stage, rendered.results, changed, &$0)
      }
      if isInSync {
        try Ledger.shrink(to: rendered.contents(of: outputs), in: output.state)
      } else if !ledger.entries.isEmpty {
        try ledger.record(rendered.contents(of: outputs), keepingOld: false, in: output.state)
      }
    }
    try output.state.removeTree(Self.staging)
    report.rendering = Int((moveStart - start) / .nanoseconds(1))
    // Into an empty folder nobody has put anything; of one that nothing is known of, all is looked at.
    let looked: [RelativePath]? = isFresh ? [] : knowsNothing ? nil : known.changedFolders
    var outcome = try look(outputs, &rendered, report, at: looked)
    outcome.report.moving = Int((time.now - moveStart) / .nanoseconds(1))
    return outcome
  }

  /// The same where nothing is known before: `render` makes each output.
  @discardableResult public func publish(
    _ outputs: PlannedOutputs, render: @escaping @Sendable (_ index: Int, _ buffer: inout [UInt8]) throws -> Void
  ) throws -> PublishReport {
    try publish(outputs) { index, _, buffer -> Production in
      try render(index, &buffer)
      return .rendered(fingerprint: ContentHash(buffer), fields: [])
    }.report
  }

  // MARK: Moves

  /// Carries out `moves`, which go from staging into place: `stale` has what goes.
  func carryOut(
    from staging: Folder, _ stale: Ledger, _ report: inout PublishReport, _ moves: (inout Moves) throws -> Void
  ) throws {
    // A rename may reach the disk before the bytes of the file that it names.
    if isDurable { Folder.waitForDisk() }
    defer { if isDurable { Folder.waitForDisk() } }
    var carried = Moves(from: staging, into: output, stale: stale)
    do {
      try moves(&carried)
    } catch let error as SystemError {
      if carried.moved + carried.removed.count + carried.kept.count == 0 { throw error }
      throw InterruptedMoves(cause: error, output: output.path)
    }
    report.removed = carried.removed.count
    report.changed += carried.removed
    report.diagnostics = carried.kept.map(ForeignFiles.keptFor)
  }

  private func move(_ stage: Stage, _ results: [Rendered.Result], _ changed: [RelativePath], _ moves: inout Moves)
    throws
  {
    let outputs = stage.outputs
    if stage.isFresh {
      try moves.moveWhole(outputs)
    } else {
      try moves.checkAccess(toMove: changed)
      // Only what nothing makes any more can stand in the way.
      try moves.removeConflicts(outputs.paths)
      for group in PlannedOutput.Group.allCases {
        let files = outputs.indices.filter { outputs.groups[$0] == group && results[$0].standing != .same }
        // Part by part: the ways of all files of a large site from where to where take a tenth of its memory.
        for part in Workers.parts(of: files.count, chunk: 64) {
          try moves.move(
            files[part].map { stage.move($0, isOurs: results[$0].standing == .ours) }, workers: workers)
        }
      }
      try moves.removeStale()
    }
  }

  // MARK: What stands there now

  /// Takes the stamps of what was moved, and of the folders, and looks for what is not ours.
  private func look(
    _ outputs: PlannedOutputs, _ rendered: inout Rendered, _ report: PublishReport, at looked: [RelativePath]?
  ) throws -> Outcome {
    try stamp(&rendered, outputs)
    let outcome = Outcome(
      report: report, outputs: Records(rendered.records), fates: rendered.results.map(\.fate), folderPaths: PathList(),
      folders: Records(), foreign: [], ledger: try Ledger.stamps(in: output.state))
    rendered = Rendered([])
    return try look(at: SiteFolders(outputs), looked, consume outcome)
  }

  /// Puts the stamps that what was moved has in its place into the records; not as settled: what is there may be something that was
  /// put in the place of a folder while files were moved, so the next build reads it.
  private func stamp(_ rendered: inout Rendered, _ outputs: PlannedOutputs) throws {
    let (output, clock, moved) = (self.output, self.clock, rendered.changed)
    try workers.gather(count: moved.count, each: ()) { position, _, _ in
      try output.folder.status(outputs.paths[moved[position]]).map { clock.stamps(FileStamps($0)) } ?? .none
    } take: { position, stamps in
      (rendered.records[moved[position]].stamps, rendered.records[moved[position]].isSettled) = (stamps, false)
    }
  }

  /// Takes the stamps of the folders, and looks for what is not ours: in those that are `looked` at, all of them if nil.
  private func look(at folders: SiteFolders, _ looked: [RelativePath]?, _ outcome: consuming Outcome) throws -> Outcome
  {
    let (output, clock) = (self.output, self.clock)
    var outcome = outcome
    outcome.foreign = try ForeignFiles.find(
      in: looked, known: memo.summary.foreign, folders, output, workers)
    outcome.report.diagnostics += outcome.foreign.map(ForeignFiles.found)
    outcome.folderPaths = folders.all
    let (paths, chunk) = (folders.all, 512)
    var records: [FolderRecord] = []
    records.reserveCapacity(paths.count)
    try workers.gather(count: (paths.count + chunk - 1) / chunk, chunk: 1, each: ()) { part, _, _ -> [FolderRecord] in
      let range = part * chunk..<min(paths.count, (part + 1) * chunk)
      return try zip(range, output.folder.folderStamps(of: paths, range)).map { position, found in
        let stamps = found.map(clock.stamps) ?? .none
        return FolderRecord(
          stamps: stamps, isSettled: found != nil && clock.isSettled(stamps),
          holdsOnePage: folders.holdsOnePage(position), names: folders.names[position])
      }
    } take: {
      records += $1
    }
    outcome.folders = Records(records)
    return outcome
  }

  private func isEmpty() throws(SystemError) -> Bool {
    for name in try output.folder.names(in: RelativePath("")) where name != output.stateName {
      // A placeholder or two do not stand in the way; a hidden folder may hold files that are not ours.
      guard name.first == UInt8(ascii: ".") else { return false }
      if try output.folder.status(RelativePath(bytes: name))?.kind != .file { return false }
    }
    return true
  }
}
