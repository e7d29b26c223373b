import FileSystem
import Memo

/// What little changed in a project since a build: some sources, and nothing else.
struct InputDifference: Sendable {
  /// Sources whose stamps are others, or say nothing for certain: by entry of the scan, with their number in the memo.
  var changed: [(entry: Int, known: Int)] = []
  /// Sources that are new, by entry of the scan.
  var added: [Int] = []

  /// More than so many changes are no little ones.
  static let most = 32
}

extension InputScan {
  /// What changed since `memo`; nil where that is much, or other than sources.
  func difference(since memo: Memo) -> InputDifference? {
    guard entries.count >= memo.inputs.count, !hasLinks else { return nil }
    var difference = InputDifference()
    var known = 0
    for entry in entries.indices {
      if known < memo.inputs.count, memo.inputPaths.isPath(known, of: name(entry), in: folder(entry)) {
        let record = memo.inputs[known]
        guard record.kind == kind(entry) else { return nil }
        if record.kind != .folder, !record.isSettled || record.stamps != stamps[entry] {
          guard record.kind == .source else { return nil }
          difference.changed.append((entry, known))
        }
        known += 1
      } else {
        guard entries[entry].role == .source else { return nil }
        difference.added.append(entry)
      }
      if difference.changed.count + difference.added.count > InputDifference.most { return nil }
    }
    return known == memo.inputs.count ? difference : nil
  }
}
