import FileSystem
import Hashing

/// What does not fit into records of one size, in files that only grow: parsed texts, what was read of a source, the hashes
/// of fields.
///
/// Each worker writes at the end of one pack of its own; all read all of them. What is written anew lies behind the old,
/// which is dead then; when half is dead, what lives is written into a new pack.
public final class Packs: Sendable {
  private let state: Folder?
  /// By number; nil where there is none.
  private let files: [ScratchFile?]

  private static let folder = RelativePath("packs")

  /// Packs for `workers` in the folder `state`; without one, in files that no name leads to.
  ///
  /// - Parameter keeping: whether what is in them is still of use; else they are emptied.
  /// - Throws: ``SystemError``.
  public init(workers: Int, in state: Folder?, keeping: Bool) throws(SystemError) {
    self.state = state
    var files: [ScratchFile?] = []
    if let state {
      if !keeping { try state.removeTree(Self.folder) }
      try state.makeFolder(Self.folder)
      for number in try Self.numbers(in: state) where number < Self.most {
        while files.count <= number { files.append(nil) }
        files[number] = try state.scratchFile(Self.path(number), keeping: true)
      }
    }
    // A worker has the pack of its own number. After the packs were written anew those that were left out are made again.
    for number in 0..<max(1, workers) {
      if number == files.count { files.append(nil) }
      if files[number] == nil {
        if let state {
          files[number] = try state.scratchFile(Self.path(number))
        } else {
          files[number] = try ScratchFile.anonymous()
        }
      }
    }
    self.files = files
  }

  /// More packs than any number of workers has use for.
  private static let most = 4096

  private static func path(_ number: Int) -> RelativePath { folder.appending(Array(String(number).utf8)) }

  private static func numbers(in state: Folder) throws(SystemError) -> [Int] {
    try state.names(in: folder).compactMap { Int(String(decoding: $0, as: UTF8.self)) }.filter { $0 >= 0 }.sorted()
  }

  /// Appends `bytes` to the pack of `worker`, which is the only one to do so.
  ///
  /// - Returns: the offset at which they lie.
  /// - Throws: ``SystemError``.
  public func append(_ bytes: [UInt8], worker: Int) throws(SystemError) -> Int {
    guard files.indices.contains(worker), let file = files[worker] else {
      throw SystemError("write", "packs", code: 22)
    }
    return try file.append(bytes)
  }

  /// Where the next bytes of `worker` will lie.
  public func end(worker: Int) -> Int { files.indices.contains(worker) ? files[worker]?.size ?? 0 : 0 }

  /// The place of `count` bytes at `start` of `buffer`, which will be appended at `offset` of the pack of `worker`.
  public static func place(of range: Range<Int>, in buffer: [UInt8], at offset: Int, worker: Int) -> PackPlace {
    PackPlace(
      pack: Int32(clamping: worker), offset: offset + range.lowerBound, count: range.count,
      check: ContentHash(buffer[range]).low)
  }

  /// The bytes at `place`; nil when they are not what was written there: the packs were lost or damaged.
  ///
  /// - Throws: ``SystemError`` when they cannot be read.
  public func bytes(at place: PackPlace) throws(SystemError) -> [UInt8]? {
    if place.count == 0 { return [] }
    guard files.indices.contains(Int(place.pack)), let file = files[Int(place.pack)],
      let bytes = try file.readWhole(at: place.offset, count: place.count), ContentHash(bytes).low == place.check
    else { return nil }
    return bytes
  }

  /// Bytes in all packs.
  public var size: Int { files.reduce(0) { $0 + ($1?.size ?? 0) } }

  /// Writes what lies at the places of `memo` into one new pack, if more than half of all is dead, and changes the places.
  ///
  /// - Returns: the numbers of the packs that can be removed when the memo is written; empty when nothing was done.
  /// - Throws: ``SystemError``.
  public func compact(_ memo: inout Memo) throws(SystemError) -> [Int] {
    let living =
      memo.inputs.reduce(0) { $0 + $1.note.count + $1.text.count } + memo.outputs.reduce(0) { $0 + $1.fields.count }
    guard let state, size > 2 * living + Self.slack else { return [] }
    let number = files.count
    let file = try state.scratchFile(Self.path(number))
    var buffer: [UInt8] = []
    func move(_ place: inout PackPlace) throws(SystemError) {
      if place.count == 0 { return }
      // What was lost is lost in the new pack too: its reader finds out.
      guard let bytes = try bytes(at: place) else { return }
      place = PackPlace(
        pack: Int32(clamping: number), offset: file.size + buffer.count, count: place.count, check: place.check)
      buffer += bytes
      if buffer.count > 1 << 20 {
        _ = try file.append(buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try memo.inputs.update { record throws(SystemError) in
      try move(&record.note)
      try move(&record.text)
    }
    try memo.outputs.update { record throws(SystemError) in try move(&record.fields) }
    _ = try file.append(buffer)
    return files.indices.filter { files[$0] != nil }
  }

  /// A few megabytes of dead bytes are no reason to write anything anew.
  private static let slack = 4 << 20

  /// Removes packs that nothing names any more.
  public func remove(_ numbers: [Int]) throws(SystemError) {
    for number in numbers { try state?.removeFile(Self.path(number)) }
  }
}
