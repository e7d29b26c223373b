import Bytes
import FileSystem
import Hashing
import Parallel

/// The file format of a memo: a head, then sections, each with its length and its hash. Numbers are little endian, as the
/// machine has them: a memo never leaves it.
public struct MemoFile: Sendable {
  private let state: Folder

  /// The memo in the folder `state`.
  public init(in state: Folder) { self.state = state }

  private static let file = RelativePath("memo")
  private static let fresh = RelativePath("memo.new")
  private static let magic: UInt64 = 0x3130_6F6D_656D_7463  // "ctmemo01"

  /// The memo, or `part` of it, as far as it is sound, of the build that `key` names, and of no other.
  ///
  /// - Throws: ``SystemError`` when there is one and it cannot be read.
  public func read(_ key: MemoKey, _ part: Memo.Part = .whole, workers: Workers) throws -> Memo? {
    guard try state.status(Self.file)?.kind == .file else { return nil }
    let file = try state.readableFile(Self.file)
    guard let sections = try Sections(file), sections.count == 8,
      try sections.words(0, file) == Self.head(key)
    else { return nil }
    @Sendable func records<Record>(_ section: Int, _ width: Int, _ read: (WordTable, Int) -> Record?) throws
      -> Records<Record>?
    {
      var records: [Record] = []
      records.reserveCapacity(sections[section].count / 8 / width)
      let isSound = try sections.blocks(section, file, width: width) { words in
        let table = WordTable(words: words)
        for start in stride(from: 0, through: words.count - width, by: width) {
          if let record = read(table, start) { records.append(record) }
        }
      }
      return isSound ? Records(records) : nil
    }
    // Sections are read, hashed and taken apart side by side: at 100,000 articles they are 40 MB.
    let parts = try workers.map(count: 8, chunk: 1) { section, _ -> Memo? in
      var known = Memo()
      if section > 1, section < 4 ? part == .outputs : part == .inputs { return known }
      let widths = [1, 1, InputRecord.width, 1, OutputRecord.width, 1, FolderRecord.width, 1]
      switch section {
      case 1:
        guard let bytes = try sections.bytes(section, file) else { return nil }
        var archive = ByteArchive(reading: bytes)
        known.summary.archive(in: &archive)
        if !archive.isAtEnd { return nil }
      case 2:
        guard let records = try records(section, InputRecord.width, { InputRecord($0, at: $1) }) else { return nil }
        known.inputs = records
      case 4:
        guard let records = try records(section, OutputRecord.width, { OutputRecord($0, at: $1) }) else { return nil }
        known.outputs = records
      case 6:
        guard let records = try records(section, FolderRecord.width, { FolderRecord($0, at: $1) }) else { return nil }
        known.folders = records
      case 3, 5, 7:
        let count = sections[section - 1].count / 8 / widths[section - 1]
        guard let bytes = try sections.bytes(section, file), let paths = PathList(bytes: bytes, count: count) else {
          return nil
        }
        known.inputPaths = paths
      default: break
      }
      return known
    }
    guard parts.allSatisfy({ $0 != nil }), let summary = parts[1]?.summary, let inputs = parts[2],
      let inputPaths = parts[3], let outputs = parts[4], let outputPaths = parts[5], let folders = parts[6],
      let folderPaths = parts[7]
    else { return nil }
    var memo = Memo()
    (memo.summary, memo.inputs, memo.outputs, memo.folders) = (summary, inputs.inputs, outputs.outputs, folders.folders)
    (memo.inputPaths, memo.outputPaths) = (inputPaths.inputPaths, outputPaths.inputPaths)
    memo.folderPaths = folderPaths.inputPaths
    let isWhole =
      memo.inputs.count == memo.inputPaths.count && memo.outputs.count == memo.outputPaths.count
      && memo.folders.count == memo.folderPaths.count
    if !isWhole { return nil }
    memo.name = sections.name
    try MemoJournal(in: state, of: memo.name).apply(to: &memo, part)
    return memo
  }

  /// Writes what makes `next` of `before`, which is what ``read(_:workers:)`` gave: behind the memo where that is little, else
  /// in its place.
  ///
  /// - Throws: ``SystemError``.
  public func write(_ next: Memo, from before: Memo, _ key: MemoKey) throws(SystemError) {
    if before.name != .none, try MemoJournal(in: state, of: before.name).append(before, next) { return }
    try write(next, key)
  }

  /// Writes `memo` in place of the one before. Throws ``SystemError``.
  public func write(_ memo: Memo, _ key: MemoKey) throws(SystemError) {
    do {
      try writeFresh(memo, key)
      try state.move(Self.fresh, to: Self.file, in: state)
      try MemoJournal.remove(in: state)
    } catch {
      // On a full disk it would keep the room that it took.
      try? state.removeFile(Self.fresh)
      throw error
    }
  }

  private func writeFresh(_ memo: Memo, _ key: MemoKey) throws(SystemError) {
    let file = try state.scratchFile(Self.fresh)
    var writer = SectionWriter(file)
    try writer.write(Self.head(key))
    var archive = ByteArchive()
    var summary = memo.summary
    summary.archive(in: &archive)
    try writer.write(archive.take())
    try writer.write(memo.inputs, width: InputRecord.width) { $0.put(into: &$1) }
    try writer.write(memo.inputPaths.bytes)
    try writer.write(memo.outputs, width: OutputRecord.width) { $0.put(into: &$1) }
    try writer.write(memo.outputPaths.bytes)
    try writer.write(memo.folders, width: FolderRecord.width) { $0.put(into: &$1) }
    try writer.write(memo.folderPaths.bytes)
  }

  /// Takes the memo away. Throws ``SystemError``.
  public func remove() throws(SystemError) {
    try state.removeFile(Self.file)
    try MemoJournal.remove(in: state)
  }

  private static func head(_ key: MemoKey) -> [UInt64] {
    [magic, key.engine.high, key.engine.low, key.output.high, key.output.low]
  }
}

/// Sections are written as: bytes, hash (two words), then the bytes, filled up to a whole word.
private struct SectionWriter {
  private let file: ScratchFile
  private var end = 0

  init(_ file: ScratchFile) { self.file = file }

  /// Writes a section of few words: of one block.
  mutating func write(_ words: [UInt64]) throws(SystemError) {
    var hashes = Fingerprint()
    hashes.add(ContentHash(words: words[...]))
    let hash = hashes.finish()
    try append([UInt64(words.count * 8), hash.high, hash.low])
    try append(words)
  }

  mutating func write(_ bytes: [UInt8]) throws(SystemError) {
    let hash = Sections.hash(bytes)
    try append([UInt64(bytes.count), hash.high, hash.low])
    try file.write(bytes, at: end)
    end += bytes.count
    let rest = (8 - bytes.count % 8) % 8
    if rest > 0 { try file.write(Array(repeating: 0, count: rest), at: end) }
    end += rest
  }

  mutating func write<Element>(_ records: Records<Element>, width: Int, _ put: (Element, inout WordTable) -> Void)
    throws(SystemError)
  {
    // Block by block: the records of a large site as words would take as much memory once more.
    let head = end
    end += 24
    var hashes = Fingerprint()
    let block = Sections.block / width * width
    for start in stride(from: 0, to: records.count, by: block / width) {
      var table = WordTable(capacity: block)
      for record in records[start..<min(records.count, start + block / width)] { put(record, &table) }
      hashes.add(ContentHash(words: table.words))
      try append(table.words)
    }
    let hash = hashes.finish()
    try file.write(words: [UInt64(records.count * width * 8), hash.high, hash.low], at: head)
  }

  private mutating func append(_ words: [UInt64]) throws(SystemError) {
    try file.write(words: words, at: end)
    end += words.count * 8
  }
}

/// Where the sections of a file lie.
private struct Sections: Sendable {
  /// Where the bytes of a section lie, how many of them count, and their hash.
  typealias Section = (start: Int, count: Int, hash: ContentHash)

  private var sections: [Section] = []

  /// The sections of `file`; nil when the last is not whole. Throws ``SystemError``.
  init?(_ file: ScratchFile) throws(SystemError) {
    var start = 0
    while start < file.size {
      guard let head = try file.words(at: start, count: 3), let count = Int(exactly: head[0]), count < Int.max - 8
      else { return nil }
      start += 24
      let length = (count + 7) / 8 * 8
      guard length <= file.size - start else { return nil }
      sections.append((start, count, ContentHash(high: head[1], low: head[2])))
      start += length
    }
  }

  var count: Int { sections.count }

  /// Names the file by the hashes of its sections.
  var name: ContentHash {
    var hash = Fingerprint()
    for section in sections { hash.add(section.hash) }
    return hash.finish()
  }

  subscript(section: Int) -> Section { sections[section] }

  /// The words of a section; nil where they are not as they were written. Throws ``SystemError``.
  func words(_ section: Int, _ file: ScratchFile) throws(SystemError) -> [UInt64]? {
    var all: [UInt64] = []
    return try blocks(section, file, width: 1) { all += $0 } ? all : nil
  }

  /// Gives `take` the words of a section made of records of `width` words, block by block: as a whole they would be in memory
  /// beside the records.
  ///
  /// - Returns: whether they are as they were written; known only at the end.
  /// - Throws: ``SystemError``.
  func blocks(_ section: Int, _ file: ScratchFile, width: Int, take: ([UInt64]) -> Void) throws(SystemError) -> Bool {
    let (start, count, hash) = sections[section]
    if count % 8 != 0 { return false }
    var hashes = Fingerprint()
    let size = Self.block / width * width
    for first in stride(from: 0, to: count / 8, by: size) {
      guard let words = try file.words(at: start + first * 8, count: min(size, count / 8 - first)) else { return false }
      hashes.add(ContentHash(words: words[...]))
      take(words)
    }
    return hashes.finish() == hash
  }

  /// The bytes of a section; nil where they are not as they were written. Throws ``SystemError``.
  func bytes(_ section: Int, _ file: ScratchFile) throws(SystemError) -> [UInt8]? {
    let (start, count, hash) = sections[section]
    guard let bytes = try file.readWhole(at: start, count: count), Self.hash(bytes) == hash else { return nil }
    return bytes
  }

  /// Words that are read and hashed in one go, at most: so few that their memory is used again for the next, and no page of it is
  /// new.
  static let block = 1 << 13

  /// The hash of a section of bytes: that of the hashes of its blocks.
  static func hash(_ bytes: [UInt8]) -> ContentHash {
    var hashes = Fingerprint()
    for start in stride(from: 0, to: bytes.count, by: block * 8) {
      hashes.add(ContentHash(bytes[start..<min(bytes.count, start + block * 8)]))
    }
    return hashes.finish()
  }
}
