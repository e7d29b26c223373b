import Documents
import FileSystem
import Hashing
import Site
import Theme

/// Parsed texts on disk: memory holds what is asked of every page, not the bodies of all.
///
/// One file for each worker, written at its end alone by that worker, read by all afterwards.
public final class BodyStore: TextStore, Sendable {
  private let packs: [ScratchFile]

  /// A store for `workers` in the folder `state`; without one, in files that no name leads to.
  ///
  /// - Throws: ``SystemError``.
  public init(workers: Int, in state: Folder?) throws(SystemError) {
    var packs: [ScratchFile] = []
    for worker in 0..<max(1, workers) {
      if let state {
        packs.append(try state.scratchFile(RelativePath("packs/\(worker)")))
      } else {
        packs.append(try ScratchFile.anonymous())
      }
    }
    self.packs = packs
  }

  /// The pack of `worker`, to append to.
  func pack(of worker: Int) -> ScratchFile { packs[worker] }

  /// The document stored as `text`: its body, and its headings where they are wanted.
  ///
  /// - Throws: ``SystemError`` when it cannot be read; EIO when it is not what was written.
  public func document(_ text: StoredText, headings: Bool) throws -> Document {
    guard packs.indices.contains(Int(text.pack)) else { throw SystemError("read", "packs", code: 5) }
    let bytes = try packs[Int(text.pack)].read(at: text.offset, count: text.count)
    guard let document = Document(decoding: bytes, headings: headings) else {
      throw SystemError("decode", "packs", code: 5)
    }
    return document
  }
}
