import FileSystem
import Glibc
import Hashing
import Memo

/// The list of what is ours in an output folder: a plain text, a line for each file, its content's hash before its path.
///
/// Written before the first move, so that ownership survives a kill; only what it names, and what still has the recorded
/// content, is ever removed.
struct Ledger: Sendable {
  /// Contents that a path has had, by path: more than one only after a build that was killed in its moves.
  private(set) var entries: [RelativePath: [ContentHash]] = [:]

  private static let file = RelativePath("ledger")
  private static let fresh = RelativePath("ledger.new")

  /// A ledger of nothing.
  init() {}

  /// The ledger of `state`; empty when there is none. Lines that make no sense are passed over.
  init(in state: Folder) throws(SystemError) {
    guard try state.status(Self.file) != nil else { return }
    let bytes = try state.read(Self.file).bytes
    for line in bytes.split(separator: 0x0A) where line.count > 33 && line[line.startIndex + 32] == 0x20 {
      let path = RelativePath(bytes: Self.unescape(line.dropFirst(33)))
      // What it names may be removed: a damaged line must not name anything outside the folder.
      guard let hash = ContentHash(hex: line.prefix(32)), path.isInside else { continue }
      entries[path, default: []].append(hash)
    }
  }

  /// A ledger of `files`, each with its content.
  init(_ files: [(path: RelativePath, hash: ContentHash)]) {
    for (path, hash) in files { entries[path] = [hash] }
  }

  /// The same without `paths`.
  func without(_ paths: PathList) -> Ledger {
    var rest = Set(entries.keys)
    for position in 0..<paths.count { rest.remove(paths[position]) }
    var ledger = Ledger()
    for path in rest { ledger.entries[path] = entries[path] }
    return ledger
  }

  /// The stamps of the ledger in `state`; ``FileStamps/none`` where there is none.
  static func stamps(in state: Folder) throws(SystemError) -> FileStamps {
    try state.status(file).map { FileStamps($0) } ?? .none
  }

  /// Writes the ledger in `state` anew where it has grown to more than twice what `outputs` need: a ledger of many edits says
  /// most things several times. Throws ``SystemError``.
  static func shrink(to outputs: some Sequence<(path: RelativePath, hash: ContentHash)>, in state: Folder)
    throws(SystemError)
  {
    let least = outputs.reduce(1 << 15) { $0 + $1.path.bytes.count + 34 }
    if try stamps(in: state).size > 2 * least { try Ledger().record(outputs, keepingOld: false, in: state) }
  }

  /// Whether the file at `path`, which lies in `folder`, has a content that was recorded for it. One that cannot be read is not known to
  /// be ours.
  func made(_ path: RelativePath, in folder: Folder) throws(SystemError) -> Bool {
    guard let hashes = entries[path] else { return false }
    do {
      return hashes.contains(ContentHash(try folder.read(RelativePath(bytes: path.name)).bytes))
    } catch {
      if error.isDenied || error.isMissing || error.code == EFBIG { return false }
      throw error
    }
  }

  /// Whether the ledger says just this already.
  func says(_ outputs: some Collection<(path: RelativePath, hash: ContentHash)>) -> Bool {
    entries.count == outputs.count && outputs.allSatisfy { entries[$0.path] == [$0.hash] }
  }

  /// Writes the ledger anew: what it had, if `keepingOld`, and `outputs`.
  func record(
    _ outputs: some Sequence<(path: RelativePath, hash: ContentHash)>, keepingOld: Bool, in state: Folder
  ) throws(SystemError) {
    let file = try state.scratchFile(Self.fresh)
    var text: [UInt8] = []
    // Part by part: of a hundred thousand files the whole text would be 8 MB.
    func add(_ path: RelativePath, _ hash: ContentHash) throws(SystemError) {
      Self.append(path, hash, to: &text)
      if text.count > 1 << 18 {
        _ = try file.append(text)
        text.removeAll(keepingCapacity: true)
      }
    }
    if keepingOld {
      for path in entries.keys.sorted() {
        for hash in entries[path] ?? [] { try add(path, hash) }
      }
    }
    for (path, hash) in outputs where !keepingOld || entries[path]?.contains(hash) != true { try add(path, hash) }
    _ = try file.append(text)
    try state.move(Self.fresh, to: Self.file, in: state)
  }

  /// Adds `outputs` to the ledger in `state`. Throws ``SystemError``.
  func append(_ outputs: [(path: RelativePath, hash: ContentHash)], in state: Folder) throws(SystemError) {
    if outputs.isEmpty { return }
    // A build that was killed may have left the beginning of a line.
    var text: [UInt8] = [0x0A]
    for (path, hash) in outputs { Self.append(path, hash, to: &text) }
    _ = try state.scratchFile(Self.file, keeping: true).append(text)
  }

  private static func append(_ path: RelativePath, _ hash: ContentHash, to text: inout [UInt8]) {
    hash.appendHex(to: &text)
    text.append(0x20)
    escape(path.bytes, into: &text)
    text.append(0x0A)
  }

  private static func escape(_ path: [UInt8], into text: inout [UInt8]) {
    for byte in path {
      if byte == 0x0A || byte == 0x25 {
        text.append(contentsOf: byte == 0x0A ? Array("%0A".utf8) : Array("%25".utf8))
      } else {
        text.append(byte)
      }
    }
  }

  private static func unescape(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var path: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      if byte == 0x25, rest.starts(with: Array("0A".utf8)) || rest.starts(with: Array("25".utf8)) {
        path.append(rest.first == 0x30 ? 0x0A : 0x25)
        rest = rest.dropFirst(2)
      } else {
        path.append(byte)
      }
    }
    return path
  }
}
