import FileSystem
import Memo

/// What a memo says of each entry of a scan.
struct KnownInputs: Sendable {
  private var inputs = Records<InputRecord>()
  /// By entry: its number in the memo; -1 for none.
  private var numbers: [Int32] = []

  /// Nothing of any.
  init() {}

  /// What `memo` says of the entries of `scan`.
  init(_ scan: InputScan, in memo: Memo) {
    if memo.inputs.isEmpty { return }
    inputs = memo.inputs
    numbers.reserveCapacity(scan.entries.count)
    var positions: [RelativePath: Int] = [:]
    var next = 0
    for entry in scan.entries.indices {
      // The walk of today has nearly always the order of the walk of then.
      if next < memo.inputs.count, memo.inputPaths.isPath(next, of: scan.name(entry), in: scan.folder(entry)) {
        next += 1
      } else {
        if positions.isEmpty {
          for position in memo.inputs.indices { positions[memo.inputPaths[position]] = position }
        }
        guard let position = positions[scan.path(entry)] else {
          numbers.append(-1)
          continue
        }
        next = position + 1
      }
      numbers.append(memo.inputs[next - 1].kind == scan.kind(entry) ? Int32(clamping: next - 1) : -1)
    }
  }

  /// The same of what is no source: all that is asked for when the sources have been read, and little of it all.
  func withoutSources(of scan: InputScan) -> KnownInputs {
    var kept = KnownInputs()
    if numbers.isEmpty { return kept }
    var records: [InputRecord] = []
    kept.numbers = numbers.indices.map { entry in
      guard scan.entries[entry].role != .source, let record = self[entry] else { return -1 }
      records.append(record)
      return Int32(clamping: records.count - 1)
    }
    kept.inputs = Records(records)
    return kept
  }

  /// What is known of `entry`; nil for nothing.
  subscript(entry: Int) -> InputRecord? {
    numbers.isEmpty || numbers[entry] < 0 ? nil : inputs[Int(numbers[entry])]
  }
}
