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
  let memo: Memo
  /// Where the hashes of fields go; nil where nobody will ask for them.
  private let packs: Packs?
  let clock: FileClock

  /// A publisher into `output` that uses what `memo` knows.
  public init(
    _ output: OutputFolder, workers: Workers, memo: Memo = Memo(), packs: Packs? = nil,
    clock: FileClock = FileClock(now: 0)
  ) {
    (self.output, self.workers) = (output, workers)
    (self.memo, self.packs, self.clock) = (memo, packs, clock)
  }

  static let staging = RelativePath("staging")

  /// What was published: the report, and what the next build's memo will know.
  public struct Outcome: Sendable {
    /// What was done.
    public var report: PublishReport
    /// What is known of each output of the plan.
    public var outputs: [OutputRecord]
    /// What was done with each.
    public var fates: [Fate]
    /// The folders of the site.
    public var folderPaths: PathList
    /// What is known of each.
    public var folders: [FolderRecord]
    /// Files and folders that lie in the output folder and are not ours.
    public var foreign: [RelativePath]
    /// The stamps of the ledger.
    public var ledger: FileStamps
  }

  /// What was done with an output.
  public enum Fate: Sendable {
    /// It was not rendered.
    case kept
    /// It was rendered, and its bytes were those of the file that stands there.
    case renderedSame
    /// It was rendered and moved into place.
    case written
  }

  /// Publishes `outputs`, each made by `make` into the buffer that it is given; it need not be where its fingerprint is
  /// `known`.
  ///
  /// - Throws: what `make` throws, and ``SystemError``; in both cases nothing that readers see has changed. Once the moves have
  ///   begun ``InterruptedMoves``.
  public func publish(
    _ outputs: [PlannedOutput],
    make: @escaping @Sendable (_ index: Int, _ known: ContentHash?, _ buffer: inout [UInt8]) throws -> Production
  ) throws -> Outcome {
    do {
      return try publishThroughStaging(outputs, make: make)
    } catch {
      // On a full disk it would keep the room that it took.
      try? output.state.removeTree(Self.staging)
      try? output.forgetUnfinished()
      throw error
    }
  }

  private func publishThroughStaging(
    _ outputs: [PlannedOutput],
    make: @escaping @Sendable (_ index: Int, _ known: ContentHash?, _ buffer: inout [UInt8]) throws -> Production
  ) throws -> Outcome {
    let time = ContinuousClock()
    let start = time.now
    try output.state.removeTree(Self.staging)
    try output.state.makeFolder(Self.staging)
    let staging = try Folder("\(output.state.path)/\(Self.staging.display)")
    let known = try KnownOutputs(memo, outputs, in: output, clock, workers)
    let ledgerStamps = try Ledger.stamps(in: output.state)
    // What the ledger has beyond the memo it has from a build that was killed.
    let isInSync = !memo.outputs.isEmpty && ledgerStamps == memo.summary.ledger
    let hasLost = known.met < memo.outputs.count
    // Where nothing goes, the memo is asked for each file: a list of all of them takes a tenth of a large site's memory.
    let ledger = !isInSync ? try Ledger(in: output.state) : hasLost ? Ledger(memo) : Ledger()
    let isFresh = try !isInSync && ledger.entries.isEmpty && isEmpty()

    let stage = Stage(
      outputs: outputs, output: output, staging: staging, known: known, ledger: isInSync ? nil : ledger, clock: clock,
      isFresh: isFresh, make: make)
    var rendered = try render(stage, Array(outputs.indices))
    let moveStart = time.now

    var report = PublishReport()
    report.total = outputs.count
    report.rendered = rendered.reduce(0) { $0 + ($1.isRendered ? 1 : 0) }
    report.written = rendered.reduce(0) { $0 + ($1.standing == .same ? 0 : 1) }
    report.changed = zip(outputs, rendered).filter { $1.standing != .same }.map(\.0.path)
    report.bytes = rendered.reduce(0) { $0 + $1.size }
    let contents = zip(outputs, rendered).map { (path: $0.path, hash: $1.record.content) }
    let hasStale = isInSync ? hasLost : !ledger.says(contents)
    if report.written > 0 || hasStale {
      if isInSync {
        try ledger.append(zip(contents, rendered).filter { $1.standing != .same }.map(\.0), in: output.state)
      } else {
        try ledger.record(contents, keepingOld: true, in: output.state)
      }
      try carryOut(from: staging, ledger, &report) {
        try move(stage, rendered, &$0, hasStale: hasStale || !isInSync)
      }
      if isInSync {
        try Ledger.shrink(to: contents, in: output.state)
      } else if !ledger.entries.isEmpty {
        try ledger.record(contents, keepingOld: false, in: output.state)
      }
    }
    try output.state.removeTree(Self.staging)
    report.rendering = Int((moveStart - start) / .nanoseconds(1))
    var outcome = try look(outputs, &rendered, known, report, isFresh: isFresh)
    outcome.report.moving = Int((time.now - moveStart) / .nanoseconds(1))
    return outcome
  }

  /// The same where nothing is known before: `render` makes each output.
  @discardableResult public func publish(
    _ outputs: [PlannedOutput], render: @escaping @Sendable (_ index: Int, _ buffer: inout [UInt8]) throws -> Void
  ) throws -> PublishReport {
    try publish(outputs) { index, _, buffer -> Production in
      try render(index, &buffer)
      return .rendered(fingerprint: ContentHash(buffer), fields: [])
    }.report
  }

  // MARK: Rendering

  /// Renders the outputs `work`.
  func render(_ stage: Stage, _ work: [Int]) throws -> [Rendered] {
    struct Own: Sendable {
      // Each worker has one buffer for all of its pages.
      var buffer: [UInt8] = []
      var fields: [UInt8] = []
    }
    let (count, chunk) = (work.count, 64)
    let packs = self.packs
    // From the last to the first: feeds and lists take longest, and what is begun last is what one worker waits for the
    // other with.
    var rendered = try workers.map(count: count, chunk: chunk, each: Own()) { step, worker, own -> Rendered in
      own.buffer.removeAll(keepingCapacity: own.buffer.capacity < 1 << 20)
      var done = try stage.render(work[count - 1 - step], &own.buffer, &own.fields)
      guard let packs else { return done }
      // No other worker appends to its pack, so it is known where the block will lie when the chunk is done.
      if done.isRendered {
        done.record.fields.offset += packs.end(worker: worker)
        done.record.fields.pack = Int32(clamping: worker)
      }
      if step % chunk == chunk - 1 || step == count - 1 {
        _ = try packs.append(own.fields, worker: worker)
        own.fields.removeAll(keepingCapacity: true)
      }
      return done
    }
    rendered.reverse()
    return rendered
  }

  // MARK: Moves

  /// Carries out `moves`, which go from staging into place: `known` has what is ours.
  func carryOut(
    from staging: Folder, _ known: Ledger, _ report: inout PublishReport, _ moves: (inout Moves) throws -> Void
  ) throws {
    var carried = Moves(from: staging, into: output, known: known)
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

  private func move(_ stage: Stage, _ rendered: [Rendered], _ moves: inout Moves, hasStale: Bool) throws {
    let outputs = stage.outputs
    if stage.isFresh {
      try moves.moveWhole(outputs)
    } else {
      let current = hasStale ? Set(outputs.map(\.path)) : []
      let changed = zip(outputs, rendered).filter { $1.standing != .same }.map(\.0.path)
      try moves.checkAccess(toMove: changed, keeping: hasStale ? current : nil)
      // Only what nothing makes any more can stand in the way.
      if hasStale { try moves.removeConflicts(current) }
      for group in PlannedOutput.Group.allCases {
        let files = outputs.indices.filter { outputs[$0].group == group && rendered[$0].standing != .same }
        try moves.move(files.map { stage.move($0, isOurs: rendered[$0].standing == .ours) }, workers: workers)
      }
      if hasStale { try moves.removeStale(current) }
    }
  }

  // MARK: What stands there now

  /// Takes the stamps of what was moved, and of the folders, and looks for what is not ours.
  private func look(
    _ outputs: [PlannedOutput], _ rendered: inout [Rendered], _ known: KnownOutputs, _ report: PublishReport,
    isFresh: Bool
  ) throws -> Outcome {
    let records = try stamped(outputs, rendered)
    let fates = rendered.map { $0.standing != .same ? Fate.written : $0.isRendered ? .renderedSame : .kept }
    // Nobody asks for it any more: at 100,000 articles it takes as much room as what was made of it.
    rendered = []
    let outcome = Outcome(
      report: report, outputs: records, fates: fates, folderPaths: PathList(), folders: [], foreign: [],
      ledger: try Ledger.stamps(in: output.state))
    return try look(at: SiteFolders(outputs), known, consume outcome, isFresh: isFresh)
  }

  /// The records of what was rendered, with the stamps that it has in its place.
  private func stamped(_ outputs: [PlannedOutput], _ rendered: [Rendered]) throws -> [OutputRecord] {
    let (output, clock) = (self.output, self.clock)
    return try workers.map(count: outputs.count, chunk: 256) { index, _ in
      var record = rendered[index].record
      if rendered[index].standing == .same { return record }
      let status = try output.folder.status(outputs[index].path)
      record.stamps = status.map { clock.stamps(FileStamps($0)) } ?? .none
      record.isSettled = status?.kind == .file && clock.isSettled(record.stamps)
      return record
    }
  }

  /// Takes the stamps of the folders, and looks for what is not ours.
  private func look(at folders: SiteFolders, _ known: KnownOutputs, _ outcome: consuming Outcome, isFresh: Bool) throws
    -> Outcome
  {
    let (output, clock) = (self.output, self.clock)
    var outcome = outcome
    // Into an empty folder nobody has put anything; of one that nothing is known of, all is looked at.
    let looked = isFresh ? [] : memo.outputs.isEmpty ? folders.all.paths : known.changedFolders
    outcome.foreign = try ForeignFiles.find(in: looked, known: memo.summary.foreign, folders, output)
    outcome.report.diagnostics += outcome.foreign.map(ForeignFiles.found)
    outcome.folderPaths = folders.all
    let (paths, chunk) = (folders.all, 512)
    let parts = try workers.map(count: (paths.count + chunk - 1) / chunk, chunk: 1) { part, _ -> [FolderRecord] in
      let range = part * chunk..<min(paths.count, (part + 1) * chunk)
      return try zip(range, output.folder.folderStamps(of: paths, range)).map { position, found in
        let stamps = found.map(clock.stamps) ?? .none
        return FolderRecord(
          stamps: stamps, isSettled: found != nil && clock.isSettled(stamps),
          holdsOnePage: folders.holdsOnePage(position), names: folders.names[position])
      }
    }
    outcome.folders = parts.flatMap { $0 }
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
