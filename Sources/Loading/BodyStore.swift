import Documents
import FileSystem
import Hashing
import Memo
import Site
import Theme

/// Parsed texts on disk: memory holds what is asked of every page, not the bodies of all.
public final class BodyStore: TextStore, Sendable {
  /// Where they lie.
  public let packs: Packs

  /// A store in `packs`.
  public init(_ packs: Packs) { self.packs = packs }

  /// The document stored as `text`: its body, and its headings where they are wanted.
  ///
  /// - Throws: ``SystemError`` when it cannot be read, ``StoreDamage`` when it is not what was written.
  public func document(_ text: StoredText, headings: Bool) throws -> Document {
    let place = PackPlace(pack: text.pack, offset: text.offset, count: text.count, check: text.check)
    guard let bytes = try packs.bytes(at: place), let document = Document(decoding: bytes, headings: headings) else {
      throw StoreDamage()
    }
    return document
  }
}

/// What an earlier build stored is not there, or not as it was stored: a build that uses nothing of it is right again.
public struct StoreDamage: Error {
  /// Damage.
  public init() {}
}
