import Bytes
import Diagnostics
import FileSystem
import Hashing
import Media
import Memo

/// What earlier builds knew of the project, and where this one puts what it learns.
public struct Memory: Sendable {
  /// What was known; empty where nothing was, or where it was removed.
  public var memo: Memo
  /// Where parsed texts and notes lie.
  public let packs: Packs
  /// The file system's clock as the build began.
  public let clock: FileClock

  /// The memory of a build.
  public init(memo: Memo, packs: Packs, clock: FileClock) { (self.memo, self.packs, self.clock) = (memo, packs, clock) }

  /// Removes what was known of the project's files.
  ///
  /// - Returns: it, with the summary.
  public mutating func removeInputs() -> Memo {
    let removed = memo.withoutOutputs
    (memo.inputPaths, memo.inputs) = (PathList(), Records())
    return removed
  }

  /// Removes what was known of the files of the site.
  ///
  /// - Returns: it, with the summary.
  public mutating func removeOutputs() -> Memo {
    var removed = memo.withoutFiles
    removed.takeOutputs(of: memo)
    memo.takeOutputs(of: Memo())
    return removed
  }
}

/// What is known of a picture or a drawing without reading it again.
struct FileNote: Sendable {
  var size: ImageSize?
  var diagnostics: [Diagnostic] = []

  func encoded() -> [UInt8] {
    var (archive, copy) = (ByteArchive(), self)
    copy.archive(in: &archive)
    return archive.take()
  }

  init(size: ImageSize? = nil, diagnostics: [Diagnostic] = []) { (self.size, self.diagnostics) = (size, diagnostics) }

  init?(decoding bytes: [UInt8]) {
    self.init()
    var archive = ByteArchive(reading: bytes)
    self.archive(in: &archive)
    if !archive.isAtEnd { return nil }
  }

  private mutating func archive(in archive: inout ByteArchive) {
    archive.code(optional: &size, blank: .none) { archive, size in
      archive.code(&size.width)
      archive.code(&size.height)
    }
    archive.code(list: &diagnostics, blank: .blank) { $1.archive(in: &$0) }
  }
}

/// The files of a project that are no sources, each read once for as long as its stamps stay.
struct FileNotes: Sendable {
  private let known: KnownInputs
  private let stamps: [FileStamps]
  private let memory: Memory
  /// What this build knows of the files that it asked for, by entry of the scan.
  private(set) var records: [Int: InputRecord] = [:]

  /// Notes of the files in `scan`, of which `known` is known; `memory` has its packs.
  init(_ scan: InputScan, known: KnownInputs, memory: Memory) {
    (self.known, self.memory) = (known, memory)
    stamps = scan.stamps
  }

  /// The record of `entry`, of which nothing but what the scan says is known.
  func plainRecord(_ entry: Int, _ scan: InputScan) -> InputRecord {
    let isFile = scan.entries[entry].role != .folder
    return InputRecord(
      kind: scan.kind(entry), isSettled: isFile && settledStamps(entry) != nil, stamps: scan.stamps[entry])
  }

  /// The note of `entry`: the stored one, or what `read` finds. A worker's number is not asked for: files are few, and one
  /// thread reads them.
  ///
  /// - Throws: ``SystemError`` when a new note cannot be stored.
  mutating func note(_ entry: Int, read: () -> FileNote) throws(SystemError) -> FileNote {
    if let record = known[entry], record.isSettled, record.stamps == stamps[entry],
      record.note.count > 0,
      let bytes = try memory.packs.bytes(at: record.note), let note = FileNote(decoding: bytes)
    {
      records[entry] = record
      return note
    }
    let note = read()
    let bytes = note.encoded()
    let offset = try memory.packs.append(bytes, worker: 0)
    records[entry] = InputRecord(
      kind: .file, isSettled: isSettled(entry), stamps: stamps[entry],
      note: Packs.place(of: 0..<bytes.count, in: bytes, at: offset, worker: 0))
    return note
  }

  /// The stamps of `entry`, where they say for certain that its content is what it was; nil where only its bytes do.
  func settledStamps(_ entry: Int) -> FileStamps? { isSettled(entry) ? stamps[entry] : nil }

  private func isSettled(_ entry: Int) -> Bool {
    stamps[entry] != .none && memory.clock.isSettled(stamps[entry])
  }
}
