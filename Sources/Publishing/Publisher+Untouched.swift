import FileSystem
import Memo
import Parallel

extension Publisher {
  /// Whether the output folder is for certain as the memo has it: every file, and every folder but those that hold one page
  /// alone, whose own file tells enough. What was dropped beside a page is found by the next build that has something to do.
  ///
  /// - Throws: ``SystemError`` when a file cannot be asked for.
  public func isUntouched() throws -> Bool {
    guard try output.state.status(Self.staging) == nil,
      try Ledger.stamps(in: output.state) == memo.summary.ledger
    else { return false }
    for path in memo.summary.foreign where try output.folder.status(RelativePath(bytes: path)) == nil { return false }
    let (memo, folder, clock) = (memo, output.folder, clock)
    let (outputs, folders, chunk) = (memo.outputs.count, memo.folders.count, 512)
    let outputChunks = (outputs + chunk - 1) / chunk
    let folderChunks = (folders + chunk - 1) / chunk
    let parts = try workers.map(count: outputChunks + folderChunks, chunk: 1) { part, _ -> Bool in
      if part < outputChunks {
        let range = part * chunk..<min(outputs, (part + 1) * chunk)
        if !memo.outputs[range].allSatisfy(\.isSettled) { return false }
        return try zip(range, folder.fileStamps(of: memo.outputPaths, range)).allSatisfy { index, found in
          found.map(clock.stamps) == memo.outputs[index].stamps
        }
      }
      let first = (part - outputChunks) * chunk
      for index in first..<min(folders, first + chunk) where !memo.folders[index].holdsOnePage {
        guard memo.folders[index].isSettled,
          let found = try folder.folderStamps(of: memo.folderPaths, index..<index + 1)[0],
          clock.stamps(found) == memo.folders[index].stamps
        else { return false }
      }
      return true
    }
    return parts.allSatisfy { $0 }
  }
}
