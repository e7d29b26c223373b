import FileSystem
import Hashing
import Memo
import Parallel

/// What a memo says of the output folder, beside what stands there now.
struct KnownOutputs: Sendable {
  private var memo: Memo
  /// By output of the plan: the memo's number for it; -1 for none.
  private let numbers: [Int32]
  /// How many of the memo's outputs the plan has too.
  let met: Int
  /// The folders in which something was made, removed or renamed since, as far as they are there.
  let changedFolders: [RelativePath]
  /// Whether every folder that an output lies in is one, so that no link leads a known path elsewhere.
  let hasRealFolders: Bool

  private enum Standing: Sendable {
    case known
    case changed
    case noFolder
  }

  /// Compares `memo` with `outputs` and with the folders of `output`.
  ///
  /// - Throws: ``SystemError`` when a folder cannot be asked for.
  init(_ memo: Memo, _ outputs: PlannedOutputs, in output: OutputFolder, _ clock: FileClock, _ workers: Workers) throws
  {
    var numbers: [Int32] = []
    numbers.reserveCapacity(outputs.count)
    var positions: [RelativePath: Int] = [:]
    var next = 0
    var met = 0
    for index in outputs.indices {
      // The plan of today has nearly always the order of the plan of then.
      if next < memo.outputs.count, memo.outputPaths.isPath(next, index, of: outputs.paths) {
        next += 1
      } else {
        if positions.isEmpty {
          for position in memo.outputs.indices { positions[memo.outputPaths[position]] = position }
        }
        guard let position = positions[outputs.paths[index]] else {
          numbers.append(-1)
          continue
        }
        next = position + 1
      }
      numbers.append(Int32(clamping: next - 1))
      met += 1
    }
    (self.numbers, self.met) = (numbers, met)
    let chunk = 512
    let count = memo.folders.count
    let parts = try workers.map(count: (count + chunk - 1) / chunk, chunk: 1) { part, _ -> [Standing] in
      let range = part * chunk..<min(count, (part + 1) * chunk)
      return try zip(range, output.folder.folderStamps(of: memo.folderPaths, range)).map { position, found in
        guard let found else { return .noFolder }
        let record = memo.folders[position]
        // Of a page's own folder the stamps are taken as they are: to list ten thousand of them after each first build, for what
        // may have been dropped there within two seconds of it, is too much.
        let isSettled = record.isSettled || record.holdsOnePage
        return isSettled && record.stamps == clock.stamps(found) ? .known : .changed
      }
    }
    let folders = parts.flatMap { $0 }
    changedFolders = folders.indices.filter { folders[$0] == .changed }.map { memo.folderPaths[$0] }
    hasRealFolders = !folders.contains(.noFolder)
    self.memo = memo
    self.memo.forgetFolders()
  }

  /// The memo's outputs as `outputs` has them, in the memo's order, others between them; nil where the plan lacks one. Of the
  /// folders it is known that they stand.
  init?(_ memo: Memo, matchedBy outputs: PlannedOutputs) {
    var numbers: [Int32] = []
    numbers.reserveCapacity(outputs.count)
    var next = 0
    for index in outputs.indices {
      if next < memo.outputs.count, memo.outputPaths.isPath(next, index, of: outputs.paths) {
        numbers.append(Int32(clamping: next))
        next += 1
      } else {
        numbers.append(-1)
      }
    }
    if next < memo.outputs.count { return nil }
    (self.memo, self.numbers, met, changedFolders, hasRealFolders) = (memo, numbers, next, [], true)
  }

  /// Outputs of the plan that the memo does not know.
  var unknown: [Int] { numbers.indices.filter { numbers[$0] < 0 } }

  /// What is known of output `index` of the plan.
  func record(_ index: Int) -> OutputRecord? { numbers[index] < 0 ? nil : memo.outputs[Int(numbers[index])] }

  /// Outputs of the memo that the plan has no more, with their content.
  func stale(_ outputs: PlannedOutputs) -> [(path: RelativePath, hash: ContentHash)] {
    if met == memo.outputs.count { return [] }
    var isMet = Array(repeating: false, count: memo.outputs.count)
    for number in numbers where number >= 0 { isMet[Int(number)] = true }
    return isMet.indices.filter { !isMet[$0] }.map { (memo.outputPaths[$0], memo.outputs[$0].content) }
  }
}
