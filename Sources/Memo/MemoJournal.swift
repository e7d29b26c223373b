import Bytes
import FileSystem
import Hashing

/// What a few edits changed in a memo, behind it in a file of its own: at a million articles the memo has 300 MB, and is not
/// written anew for one of them.
///
/// Each entry is a section with its length and its hash. One that a killed build left unfinished ends the journal: what it
/// would have told is found out again.
public struct MemoJournal: Sendable {
  private let state: Folder
  /// Names the memo that the entries belong to.
  private let memo: ContentHash

  private static let file = RelativePath("memo.journal")

  init(in state: Folder, of memo: ContentHash) { (self.state, self.memo) = (state, memo) }

  /// Appends what makes `next` of `before`.
  ///
  /// - Returns: false, with nothing written, where that is so much that the memo is better written anew.
  /// - Throws: ``SystemError``.
  func append(_ before: Memo, _ next: Memo) throws(SystemError) -> Bool {
    guard let change = MemoChange(before, next) else { return false }
    let bytes = change.encoded()
    let end = try entries().end
    // Read whole by every build: a journal of megabytes costs more than the memo.
    guard end + bytes.count < Self.most else { return false }
    var words = WordTable(capacity: 5)
    words.put(memo)
    words.put(bytes.count)
    words.put(ContentHash(bytes))
    // Behind the last whole entry: what a killed build left there is written over.
    try state.scratchFile(Self.file, keeping: true)
      .write(
        words.words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } } + bytes, at: end)
    return true
  }

  private static let most = 4 << 20

  /// Takes the journal away. Throws ``SystemError``.
  static func remove(in state: Folder) throws(SystemError) { try state.removeFile(file) }

  /// Makes of `memo`, of which there is `part`, what the entries say, as far as they are whole. Throws ``SystemError``.
  func apply(to memo: inout Memo, _ part: Memo.Part) throws(SystemError) {
    for bytes in try entries().parts {
      guard let change = MemoChange(decoding: bytes), change.apply(to: &memo, part) else { return }
    }
  }

  /// The whole entries that belong to the memo, and where the last of them ends.
  private func entries() throws(SystemError) -> (parts: [[UInt8]], end: Int) {
    guard try state.status(Self.file)?.kind == .file else { return ([], 0) }
    let bytes = try state.read(Self.file, limit: 2 * Self.most).bytes
    func word(_ at: Int) -> UInt64 { (0..<8).reduce(0) { $0 | UInt64(bytes[at + $1]) << UInt64(8 * $1) } }
    var parts: [[UInt8]] = []
    var index = 0
    while bytes.count - index >= Self.head {
      let owner = ContentHash(high: word(index), low: word(index + 8))
      let hash = ContentHash(high: word(index + 24), low: word(index + 32))
      let start = index + Self.head
      guard owner == memo, let count = Int(exactly: word(index + 16)), count <= bytes.count - start,
        ContentHash(bytes[start..<start + count]) == hash
      else { break }
      parts.append(Array(bytes[start..<start + count]))
      index = start + count
    }
    return (parts, index)
  }

  /// Bytes before those of an entry.
  private static let head = 40
}

/// Records that are others, and paths that are new.
struct MemoChange {
  private var inputs: [Change<InputRecord>] = []
  private var outputs: [Change<OutputRecord>] = []
  private var folders: [Change<FolderRecord>] = []
  private var summary = Summary()

  /// A record at its number in the list afterwards; `path` is there where it is new.
  private struct Change<Record> {
    var number: Int
    var path: [UInt8]?
    var record: Record
  }

  /// More changes than these are no few edits.
  private static let most = 4096

  /// What makes `next` of `before`; nil where something is gone, or much is other.
  init?(_ before: Memo, _ next: Memo) {
    summary = next.summary
    guard let inputs = Self.changes(before.inputPaths, before.inputs, next.inputPaths, next.inputs),
      let outputs = Self.changes(before.outputPaths, before.outputs, next.outputPaths, next.outputs),
      let folders = Self.changes(before.folderPaths, before.folders, next.folderPaths, next.folders)
    else { return nil }
    (self.inputs, self.outputs, self.folders) = (inputs, outputs, folders)
  }

  private static func changes<Record: Equatable>(
    _ oldPaths: PathList, _ old: Records<Record>, _ newPaths: PathList, _ new: Records<Record>
  ) -> [Change<Record>]? {
    if old.count == new.count && oldPaths == newPaths {
      let changed = new.positions(otherThanIn: old)
      return changed.count > most ? nil : changed.map { Change(number: $0, path: nil, record: new[$0]) }
    }
    var changes: [Change<Record>] = []
    var known = 0
    // One after the other: to look up each in what was put in beside the others takes longer than to compare it.
    var oldRecords = old.makeIterator()
    var next = oldRecords.next()
    for (number, record) in new.enumerated() {
      if let before = next, oldPaths.isPath(known, number, of: newPaths) {
        if before != record { changes.append(Change(number: number, path: nil, record: record)) }
        known += 1
        next = oldRecords.next()
      } else {
        changes.append(Change(number: number, path: Array(newPaths.slice(number)), record: record))
      }
      if changes.count > most { return nil }
    }
    return known == old.count ? changes : nil
  }

  // MARK: Bytes

  func encoded() -> [UInt8] {
    var (archive, copy) = (ByteArchive(), self)
    copy.archive(in: &archive)
    return archive.take()
  }

  init?(decoding bytes: [UInt8]) {
    var archive = ByteArchive(reading: bytes)
    self.archive(in: &archive)
    if !archive.isAtEnd { return nil }
  }

  private mutating func archive(in archive: inout ByteArchive) {
    summary.archive(in: &archive)
    Self.archive(&inputs, InputRecord(kind: .other), InputRecord.width, in: &archive) {
      $0.put(into: &$1)
    } read: {
      InputRecord($0, at: 0)
    }
    let none = OutputRecord(fingerprint: .none, content: .none, stamps: .none, isSettled: false)
    Self.archive(&outputs, none, OutputRecord.width, in: &archive) {
      $0.put(into: &$1)
    } read: {
      OutputRecord($0, at: 0)
    }
    let folder = FolderRecord(stamps: .none, isSettled: false, holdsOnePage: false, names: NameSum())
    Self.archive(&folders, folder, FolderRecord.width, in: &archive) {
      $0.put(into: &$1)
    } read: {
      FolderRecord($0, at: 0)
    }
  }

  private static func archive<Record>(
    _ changes: inout [Change<Record>], _ blank: Record, _ width: Int, in archive: inout ByteArchive,
    put: (Record, inout WordTable) -> Void, read: (WordTable) -> Record?
  ) {
    archive.code(list: &changes, blank: Change(number: 0, path: nil, record: blank)) { archive, change in
      archive.code(&change.number)
      archive.code(optional: &change.path, blank: []) { $0.code(&$1) }
      var table = WordTable(capacity: width)
      put(change.record, &table)
      var words = table.words
      for index in words.indices { archive.code(wide: &words[index]) }
      if let record = read(WordTable(words: words)) { change.record = record } else { archive.fail() }
    }
  }

  // MARK: Memo

  /// Makes the changes in `memo`; false where they are none of this memo's.
  func apply(to memo: inout Memo, _ part: Memo.Part) -> Bool {
    guard part == .outputs || Self.apply(inputs, &memo.inputPaths, &memo.inputs) else { return false }
    guard
      part == .inputs
        || Self.apply(outputs, &memo.outputPaths, &memo.outputs)
          && Self.apply(folders, &memo.folderPaths, &memo.folders)
    else { return false }
    memo.summary = summary
    return true
  }

  private static func apply<Record>(
    _ changes: [Change<Record>], _ paths: inout PathList, _ records: inout Records<Record>
  )
    -> Bool
  {
    for change in changes {
      if let path = change.path {
        guard change.number <= records.count else { return false }
        records.insert(change.record, at: change.number)
        paths.insert(RelativePath(bytes: path), at: change.number)
      } else {
        guard change.number < records.count else { return false }
        records[change.number] = change.record
      }
    }
    return true
  }
}
