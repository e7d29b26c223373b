import FileSystem
import Hashing
import Memo
import Parallel

/// What a memo says of the output folder, beside what stands there now.
struct KnownOutputs: Sendable {
  /// By output of the plan: the memo's number for it; -1 for none.
  private let numbers: [Int32]
  /// By output of the plan: what the memo has of it, and something in the place of those that it does not know. Empty where the memo
  /// itself is asked.
  private var records: [OutputRecord]
  /// Outputs of the memo that the plan has no more, with their content.
  let lost: [(path: RelativePath, hash: ContentHash)]
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
  init(
    _ memo: consuming Memo, _ outputs: PlannedOutputs, in output: OutputFolder, _ clock: FileClock, _ workers: Workers
  ) throws {
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
    self.numbers = numbers
    if met == memo.outputs.count { lost = [] } else { lost = Self.lost(memo, numbers) }
    let chunk = 512
    let (paths, records) = (memo.folderPaths, memo.folders)
    let count = records.count
    let parts = try workers.map(count: (count + chunk - 1) / chunk, chunk: 1) { part, _ -> [Standing] in
      let range = part * chunk..<min(count, (part + 1) * chunk)
      return try zip(range, output.folder.folderStamps(of: paths, range)).map { position, found in
        guard let found else { return .noFolder }
        let record = records[position]
        // Of a page's own folder the stamps are taken as they are: to list ten thousand of them after each first build, for what
        // may have been dropped there within two seconds of it, is too much.
        let isSettled = record.isSettled || record.holdsOnePage
        return isSettled && record.stamps == clock.stamps(found) ? .known : .changed
      }
    }
    let folders = parts.flatMap { $0 }
    changedFolders = folders.indices.filter { folders[$0] == .changed }.map { paths[$0] }
    hasRealFolders = !folders.contains(.noFolder)
    // The memo's own where they stand as the plan has them, which is nearly always so.
    let known = (consume memo).outputs
    if numbers.indices.allSatisfy({ numbers[$0] == $0 }) && numbers.count == known.count {
      self.records = (consume known).array()
    } else {
      self.records = numbers.map { $0 < 0 ? .unknown : known[Int($0)] }
    }
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
    (self.numbers, records, lost, changedFolders, hasRealFolders) = (numbers, [], [], [], true)
  }

  /// Outputs of the plan that the memo does not know.
  var unknown: [Int] { numbers.indices.filter { numbers[$0] < 0 } }

  /// The memo's number of output `index` of the plan; nil where it does not know it.
  func number(_ index: Int) -> Int? { numbers[index] < 0 ? nil : Int(numbers[index]) }

  /// Whether the memo knows output `index` of the plan.
  func isKnown(_ index: Int) -> Bool { numbers[index] >= 0 }

  /// Removes what the memo has of each output of the plan, with something in the place of those that it does not know.
  mutating func removeRecords() -> [OutputRecord] {
    defer { records = [] }
    return records
  }

  private static func lost(_ memo: Memo, _ numbers: [Int32]) -> [(path: RelativePath, hash: ContentHash)] {
    var isMet = Array(repeating: false, count: memo.outputs.count)
    for number in numbers where number >= 0 { isMet[Int(number)] = true }
    return isMet.indices.filter { !isMet[$0] }.map { (memo.outputPaths[$0], memo.outputs[$0].content) }
  }
}
