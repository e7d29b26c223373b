import Bytes
import FileSystem
import Hashing

/// The file format of a memo: a head, then sections, each with its length and its hash. Numbers are little endian, as the
/// machine has them: a memo never leaves it.
public struct MemoFile: Sendable {
  private let state: Folder

  /// The memo in the folder `state`.
  public init(in state: Folder) { self.state = state }

  private static let file = RelativePath("memo")
  private static let fresh = RelativePath("memo.new")
  private static let magic: UInt64 = 0x3130_6F6D_656D_7463  // "ctmemo01"

  /// The memo, as far as it is sound, of the build that `key` names, and of no other.
  ///
  /// - Throws: ``SystemError`` when there is one and it cannot be read.
  public func read(_ key: MemoKey) throws(SystemError) -> Memo? {
    guard try state.status(Self.file)?.kind == .file else { return nil }
    var sections = try SectionReader(state.words(Self.file))
    guard let head = sections.next(), Array(sections.words[head]) == Self.head(key),
      let summaryBytes = sections.nextBytes()
    else {
      return nil
    }
    var archive = ByteArchive(reading: summaryBytes)
    var memo = Memo()
    memo.summary.archive(in: &archive)
    guard archive.isAtEnd, let inputs = sections.next(), let inputPaths = sections.nextBytes(),
      let outputs = sections.next(), let outputPaths = sections.nextBytes(), let folders = sections.next(),
      let folderPaths = sections.nextBytes()
    else { return nil }
    let words = WordTable(words: sections.words)
    func records<Record>(_ section: Range<Int>, _ width: Int, _ read: (Int) -> Record?) -> [Record] {
      var records: [Record] = []
      records.reserveCapacity(section.count / width)
      for start in stride(from: section.lowerBound, through: section.upperBound - width, by: width) {
        if let record = read(start) { records.append(record) }
      }
      return records
    }
    memo.inputs = records(inputs, InputRecord.width) { InputRecord(words, at: $0) }
    memo.outputs = records(outputs, OutputRecord.width) { OutputRecord(words, at: $0) }
    memo.folders = records(folders, FolderRecord.width) { FolderRecord(words, at: $0) }
    guard let inputs = PathList(bytes: inputPaths, count: memo.inputs.count),
      let outputs = PathList(bytes: outputPaths, count: memo.outputs.count),
      let folders = PathList(bytes: folderPaths, count: memo.folders.count)
    else { return nil }
    (memo.inputPaths, memo.outputPaths, memo.folderPaths) = (inputs, outputs, folders)
    return memo
  }

  /// Writes `memo` in place of the one before. Throws ``SystemError``.
  public func write(_ memo: Memo, _ key: MemoKey) throws(SystemError) {
    do {
      try writeFresh(memo, key)
      try state.move(Self.fresh, to: Self.file, in: state)
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
  public func remove() throws(SystemError) { try state.removeFile(Self.file) }

  private static func head(_ key: MemoKey) -> [UInt64] {
    [magic, key.engine.high, key.engine.low, key.output.high, key.output.low]
  }
}

/// Sections are written as: bytes, hash (two words), then the bytes, filled up to a whole word.
private struct SectionWriter {
  private let file: ScratchFile
  private var end = 0

  init(_ file: ScratchFile) { self.file = file }

  mutating func write(_ words: [UInt64]) throws(SystemError) {
    let hash = ContentHash(words: words)
    try append([UInt64(words.count * 8), hash.high, hash.low])
    try append(words)
  }

  mutating func write(_ bytes: [UInt8]) throws(SystemError) {
    let hash = ContentHash(bytes)
    try append([UInt64(bytes.count), hash.high, hash.low])
    try file.write(bytes, at: end)
    end += bytes.count
    let rest = (8 - bytes.count % 8) % 8
    if rest > 0 { try file.write(Array(repeating: 0, count: rest), at: end) }
    end += rest
  }

  mutating func write<Element>(_ records: [Element], width: Int, _ put: (Element, inout WordTable) -> Void)
    throws(SystemError)
  {
    var table = WordTable(capacity: records.count * width)
    for record in records { put(record, &table) }
    try write(table.words)
  }

  private mutating func append(_ words: [UInt64]) throws(SystemError) {
    try file.write(words: words, at: end)
    end += words.count * 8
  }
}

/// Reads sections; nil where one is not whole.
private struct SectionReader {
  let words: [UInt64]
  private var index = 0

  init(_ words: [UInt64]) { self.words = words }

  /// The words of the next section, and how many bytes of them count.
  private mutating func section() -> (words: Range<Int>, count: Int)? {
    guard index + 3 <= words.count, let count = Int(exactly: words[index]), count < Int.max - 8 else { return nil }
    let length = (count + 7) / 8
    guard length <= words.count - index - 3 else { return nil }
    let hash = ContentHash(high: words[index + 1], low: words[index + 2])
    let content = (index + 3)..<(index + 3 + length)
    index += 3 + length
    return ContentHash(words: words[content], byteCount: count) == hash ? (content, count) : nil
  }

  mutating func next() -> Range<Int>? {
    guard let (content, count) = section(), count % 8 == 0 else { return nil }
    return content
  }

  mutating func nextBytes() -> [UInt8]? {
    guard let (content, count) = section() else { return nil }
    return words[content].bytes(count)
  }
}
