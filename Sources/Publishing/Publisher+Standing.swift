import FileSystem
import Hashing
import Memo
import Parallel

/// An output folder that is as a memo has it, and what is known of it anew.
public struct Standing: Sendable {
  /// Outputs whose stamps said nothing for certain and whose bytes are the known ones: by number in the memo.
  var outputs: [(number: Int, record: OutputRecord)] = []
  /// Folders of which the same holds.
  var folders: [(number: Int, record: FolderRecord)] = []
  /// Whether the stamps said all.
  public var isCertain: Bool { outputs.isEmpty && folders.isEmpty }

  /// Puts what is known anew into `memo`.
  public func refresh(_ memo: inout Memo) {
    for (number, record) in outputs { memo.outputs[number] = record }
    for (number, record) in folders { memo.folders[number] = record }
  }
}

extension Publisher {
  /// Whether the output folder is as the memo has it, by stamps where they are certain and by content where they are not:
  /// every file, and every folder but those that hold one page alone, whose own file tells enough. What was dropped beside a
  /// page is found by the next build of the whole. Nil where anything is other than it was.
  ///
  /// - Throws: ``SystemError`` when a file cannot be asked for.
  public func standing() throws -> Standing? {
    guard try output.state.status(Self.staging) == nil,
      try Ledger.stamps(in: output.state) == memo.summary.ledger
    else { return nil }
    for path in memo.summary.foreign where try output.folder.status(RelativePath(bytes: path)) == nil { return nil }
    let (outputs, folders, chunk) = (memo.outputs.count, memo.folders.count, 128)
    let outputChunks = (outputs + chunk - 1) / chunk
    let folderChunks = (folders + chunk - 1) / chunk
    let parts = try workers.map(count: outputChunks + folderChunks, chunk: 1) { part, _ -> Standing? in
      if part < outputChunks { return try self.outputs(in: part * chunk..<min(outputs, (part + 1) * chunk)) }
      let first = (part - outputChunks) * chunk
      return try self.folders(in: first..<min(folders, first + chunk))
    }
    var whole = Standing()
    for part in parts {
      guard let part else { return nil }
      whole.outputs += part.outputs
      whole.folders += part.folders
    }
    return whole
  }

  private func outputs(in range: Range<Int>) throws(SystemError) -> Standing? {
    var standing = Standing()
    let found = try output.folder.fileStamps(of: memo.outputPaths, range)
    for (number, stamps) in zip(range, found) {
      guard let stamps = stamps.map(clock.stamps) else { return nil }
      let record = memo.outputs[number]
      if record.isSettled {
        if record.stamps != stamps { return nil }
        continue
      }
      guard let content = try? ContentHash(output.folder.read(memo.outputPaths[number]).bytes),
        content == record.content
      else { return nil }
      var known = record
      (known.stamps, known.isSettled) = (stamps, clock.isSettled(stamps))
      if known != record { standing.outputs.append((number, known)) }
    }
    return standing
  }

  private func folders(in range: Range<Int>) throws(SystemError) -> Standing? {
    var standing = Standing()
    for number in range where !memo.folders[number].holdsOnePage {
      let record = memo.folders[number]
      guard let found = try output.folder.folderStamps(of: memo.folderPaths, number..<number + 1)[0] else { return nil }
      let stamps = clock.stamps(found)
      if record.isSettled {
        if record.stamps != stamps { return nil }
        continue
      }
      var names = NameSum()
      let path = memo.folderPaths[number]
      let listing = try output.folder.listing(of: path)
      let foreign = Set(memo.summary.foreign.map { RelativePath(bytes: $0) }.filter { $0.parent == path }.map(\.name))
      for position in 0..<listing.count where !foreign.contains(Array(listing.name(position))) {
        names.add(listing.name(position))
        // A link to where a folder of ours was moved has its name, and shows its files; hidden names are a webmaster's.
        if listing.name(position).first == UInt8(ascii: ".") { continue }
        var kind = listing.kind(position)
        if kind == nil { kind = try output.folder.status(path.appending(Array(listing.name(position))))?.kind }
        guard kind == .file || kind == .folder else { return nil }
      }
      guard names == record.names else { return nil }
      var known = record
      (known.stamps, known.isSettled) = (stamps, clock.isSettled(stamps))
      if known != record { standing.folders.append((number, known)) }
    }
    return standing
  }
}
