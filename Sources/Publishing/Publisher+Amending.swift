import Diagnostics
import FileSystem
import Hashing
import Memo
import Parallel

extension Publisher {
  /// Publishes those of `outputs` that are `touched`, and those that are new, into a folder that stands as the memo has it.
  ///
  /// - Returns: nil, with nothing done, when the memo knows an output that the plan has no more.
  /// - Throws: as ``publish(_:make:)``.
  public func amend(
    _ outputs: PlannedOutputs, touched: [Int], _ standing: Standing,
    make: @escaping @Sendable (_ index: Int, _ known: ContentHash?, _ buffer: inout [UInt8]) throws -> Production
  ) throws -> Outcome? {
    let time = ContinuousClock()
    let start = time.now
    var memo = self.memo
    standing.refresh(&memo)
    guard let known = KnownOutputs(memo, matchedBy: outputs) else { return nil }
    let work = Set(touched).union(known.unknown).sorted()
    try output.state.removeTree(Self.staging)
    try output.state.makeFolder(Self.staging)
    defer { try? output.state.removeTree(Self.staging) }
    let staging = try Folder("\(output.state.path)/\(Self.staging.display)")
    let stage = Stage(
      outputs: outputs, output: output, staging: staging, known: known, ledger: nil, clock: clock, isFresh: false,
      make: make)
    let records = work.map { known.number($0).map { memo.outputs[$0] } ?? .unknown }
    let rendered = try render(stage, work, records)
    let moveStart = time.now

    let changed = rendered.changed
    var report = PublishReport()
    report.total = outputs.count
    report.rendered = rendered.results.count { $0.isRendered }
    report.written = changed.count
    report.changed = changed.map { outputs.paths[work[$0]] }
    var all = memo.outputs
    for index in known.unknown { all.insert(.unknown, at: index) }
    var fates = Array(repeating: Fate.kept, count: outputs.count)
    for (position, index) in work.enumerated() {
      (all[index], fates[index]) = (rendered.records[position], rendered.results[position].fate)
    }
    if !changed.isEmpty {
      try Ledger().append(changed.map { (outputs.paths[work[$0]], rendered.records[$0].content) }, in: output.state)
      let paths = report.changed
      try carryOut(from: staging, Ledger(), &report) { moves in
        try moves.checkAccess(toMove: paths)
        for group in PlannedOutput.Group.allCases {
          let files = changed.filter { outputs.groups[work[$0]] == group }
          try moves.move(
            files.map { stage.move(work[$0], isOurs: rendered.results[$0].standing == .ours) }, workers: workers)
        }
      }
      try Ledger.shrink(to: zip(outputs, all).lazy.map { ($0.path, $1.content) }, in: output.state)
    }
    for position in changed { try look(at: outputs.paths[work[position]], &all[work[position]]) }
    report.bytes = all.reduce(0) { $0 + max(0, $1.stamps.size) }
    report.rendering = Int((moveStart - start) / .nanoseconds(1))
    var outcome = Outcome(
      report: report, outputs: all, fates: fates, folderPaths: memo.folderPaths, folders: memo.folders,
      foreign: memo.summary.foreign.map { RelativePath(bytes: $0) }, ledger: try Ledger.stamps(in: output.state))
    outcome.report.diagnostics += outcome.foreign.map(ForeignFiles.found)
    try lookAtFolders(outputs, changed.map { work[$0] }, isNew: Set(known.unknown), &outcome)
    outcome.report.moving = Int((time.now - moveStart) / .nanoseconds(1))
    return outcome
  }

  /// Not settled, as where all is published.
  private func look(at path: RelativePath, _ record: inout OutputRecord) throws(SystemError) {
    record.stamps = try output.folder.status(path).map { clock.stamps(FileStamps($0)) } ?? .none
    record.isSettled = false
  }

  /// Takes the stamps of the folders that something was moved into, and takes those in that are new.
  private func lookAtFolders(
    _ outputs: PlannedOutputs, _ changed: [Int], isNew: Set<Int>, _ outcome: inout Outcome
  ) throws(SystemError) {
    if changed.isEmpty { return }
    var positions = Self.positions(of: changed.map { outputs.paths[$0] }, in: outcome.folderPaths)
    var touched: Set<Int> = []
    for index in changed {
      var (path, isFresh) = (outputs.paths[index], isNew.contains(index))
      let group = outputs.groups[index]
      while true {
        let parent = path.parent
        var position = positions[parent]
        if position == nil {
          outcome.folderPaths.append(parent)
          // Of those above it each holds a folder.
          let holdsOnePage = isFresh && group != .asset && path == outputs.paths[index]
          outcome.folders.append(
            FolderRecord(stamps: .none, isSettled: false, holdsOnePage: holdsOnePage, names: NameSum()))
          position = outcome.folders.count - 1
          positions[parent] = position
          if let position {
            touched.insert(position)
            outcome.folders[position].names.add(path.name[...])
          }
          (path, isFresh) = (parent, true)
          continue
        }
        if let position {
          touched.insert(position)
          if isFresh {
            outcome.folders[position].names.add(path.name[...])
            outcome.folders[position].holdsOnePage = false
          }
        }
        break
      }
    }
    for position in touched {
      let found = try output.folder.folderStamps(of: outcome.folderPaths, position..<position + 1)[0]
      let stamps = found.map(clock.stamps) ?? .none
      outcome.folders[position].stamps = stamps
      outcome.folders[position].isSettled = found != nil && clock.isSettled(stamps)
    }
  }
}

extension Publisher {
  /// Where the folders that `paths` lie in stand in `folders`, without looking at more of those than their lengths.
  private static func positions(of paths: [RelativePath], in folders: PathList) -> [RelativePath: Int] {
    var wanted: Set<RelativePath> = []
    for path in paths {
      var folder = path.parent
      while wanted.insert(folder).inserted, !folder.bytes.isEmpty { folder = folder.parent }
    }
    let lengths = Set(wanted.map(\.bytes.count))
    var isWanted = Array(repeating: false, count: (lengths.max() ?? 0) + 1)
    for length in lengths { isWanted[length] = true }
    var positions: [RelativePath: Int] = [:]
    for position in 0..<folders.count {
      let length = folders.length(position)
      guard length < isWanted.count, isWanted[length] else { continue }
      let folder = folders[position]
      if wanted.contains(folder) { positions[folder] = position }
    }
    return positions
  }
}
