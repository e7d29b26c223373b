import FileSystem
import Memo

/// What a build knows of the files and folders of a project that it read or saw.
public enum LoadedInputs: Sendable {
  /// Their paths, in the order of the walk, and what is known of each.
  case read(PathList, Records<InputRecord>)
  /// What was known before, but for some: by their number there.
  case known(changes: [(number: Int, record: InputRecord)])

  /// Whether the sources are those of the last build, and so is the site.
  public var isKnown: Bool {
    if case .known = self { true } else { false }
  }

  /// Puts it into `memo`, in which is what was known before. False, with nothing done, where it is not.
  public func put(into memo: inout Memo) -> Bool {
    switch self {
    case .read(let paths, let records): (memo.inputPaths, memo.inputs) = (paths, records)
    case .known(let changes):
      guard changes.allSatisfy({ memo.inputs.indices.contains($0.number) }) else { return false }
      for (number, record) in changes { memo.inputs[number] = record }
    }
    return true
  }
}
