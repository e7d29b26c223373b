import FileSystem
import Glibc
import Hashing
import Memo

/// Makes outputs one by one, each into staging where it is not what stands online already.
struct Stage: Sendable {
  let outputs: PlannedOutputs
  let output: OutputFolder
  let staging: Folder
  let known: KnownOutputs
  /// Nil where it says just what the memo does.
  let ledger: Ledger?
  let clock: FileClock
  /// Whether the output folder is empty.
  let isFresh: Bool
  let make: @Sendable (_ index: Int, _ known: ContentHash?, _ buffer: inout [UInt8]) throws -> Production

  /// Where output `index` lies in staging: where it goes, in staging that is moved as a whole, else by its number, so that no
  /// folder is made for each.
  func stagedPath(_ index: Int) -> RelativePath {
    // Several folders, so that two threads seldom make files in one at the same time.
    isFresh ? outputs.paths[index] : RelativePath("\(index / 64 % 8)/\(index)")
  }

  /// The way of output `index` from staging into place.
  func move(_ index: Int, isOurs: Bool) -> Moves.Move {
    Moves.Move(staged: stagedPath(index), path: outputs.paths[index], isOurs: isOurs)
  }

  /// Makes output `index`, of which `record` is known; the hashes of its fields go behind `fields`.
  ///
  /// - Throws: what `make` throws, ``SystemError``.
  func render(_ index: Int, _ record: OutputRecord?, _ buffer: inout [UInt8], _ fields: inout [UInt8]) throws -> (
    OutputRecord, Rendered.Result
  ) {
    let path = outputs.paths[index]
    guard path.isInside, output.stateName.map({ path.bytes.starts(with: $0 + [0x2F]) || path.bytes == $0 }) != true
    else {
      throw SystemError("write", path.display, code: EINVAL)
    }
    if let record, let standing = try intact(record, at: path) {
      switch try make(index, record.fingerprint, &buffer) {
      case .same:
        return (
          standing, Rendered.Result(size: max(0, standing.stamps.size), standing: .same, isRendered: false)
        )
      case .rendered(let fingerprint, let hashes):
        return try stage(
          index, &buffer, fingerprint, hashes, &fields,
          over: ContentHash(buffer) == record.content ? .same : .ours, standing)
      }
    }
    guard case .rendered(let fingerprint, let hashes) = try make(index, nil, &buffer) else {
      throw SystemError("write", path.display, code: EINVAL)
    }
    if isFresh { return try stage(index, &buffer, fingerprint, hashes, &fields, over: .nothing, nil) }
    let (standing, now) = try self.standing(at: path, asked: ContentHash(buffer), buffer.count, record)
    return try stage(index, &buffer, fingerprint, hashes, &fields, over: standing, now)
  }

  private func stage(
    _ index: Int, _ buffer: inout [UInt8], _ fingerprint: ContentHash, _ hashes: [UInt8], _ fields: inout [UInt8],
    over standing: Rendered.Standing, _ now: OutputRecord?
  ) throws(SystemError) -> (OutputRecord, Rendered.Result) {
    let path = outputs.paths[index]
    if standing != .same {
      // Nearly every page has a folder of its own, which cannot be there yet: asking first would cost a call more.
      if isFresh, path.bytes.suffix(11).elementsEqual("/index.html".utf8) { try staging.makeFolder(path.parent) }
      try staging.write(buffer, to: stagedPath(index))
    }
    let start = fields.count
    fields += hashes
    // Where the block will lie in a pack is not known yet.
    let place = Packs.place(of: start..<fields.count, in: fields, at: 0, worker: 0)
    return (
      OutputRecord(
        fingerprint: fingerprint, content: ContentHash(buffer), stamps: now?.stamps ?? .none,
        isSettled: now?.isSettled ?? false, fields: place),
      Rendered.Result(size: buffer.count, standing: standing, isRendered: true)
    )
  }

  /// The record of the file at `path`, with its stamps of today, if it has the content that `record` says: by its stamps, or
  /// by its bytes where those say nothing for certain.
  private func intact(_ record: OutputRecord, at path: RelativePath) throws(SystemError) -> OutputRecord? {
    guard let status = try output.folder.status(path), status.kind == .file else { return nil }
    if !known.hasRealFolders, try !output.hasRealFolder(path.parent) { return nil }
    let stamps = clock.stamps(FileStamps(status))
    if record.isSettled && record.stamps == stamps { return record }
    guard let content = try content(of: path), content == record.content else { return nil }
    var record = record
    (record.stamps, record.isSettled) = (stamps, clock.isSettled(stamps))
    return record
  }

  /// The hash of what stands at `path`; nil where it may not be read, or went just now.
  private func content(of path: RelativePath) throws(SystemError) -> ContentHash? {
    do {
      return ContentHash(try output.folder.read(path, limit: Folder.largestFile).bytes)
    } catch {
      if error.isDenied || error.isMissing { return nil }
      throw error
    }
  }

  private func standing(
    at path: RelativePath, asked hash: ContentHash, _ size: Int, _ record: OutputRecord?
  ) throws(SystemError) -> (standing: Rendered.Standing, now: OutputRecord?) {
    guard let status = try output.folder.status(path) else { return (.nothing, nil) }
    // A link above would show a file that goes when the link does.
    guard status.kind == .file, try output.hasRealFolder(path.parent), let content = try content(of: path) else {
      return (.foreign, nil)
    }
    if content == hash && status.size == size {
      let stamps = clock.stamps(FileStamps(status))
      return (
        .same,
        OutputRecord(fingerprint: hash, content: hash, stamps: stamps, isSettled: clock.isSettled(stamps))
      )
    }
    let isOurs = ledger.map { $0.entries[path]?.contains(content) == true } ?? (record?.content == content)
    return (isOurs ? .ours : .foreign, nil)
  }
}
