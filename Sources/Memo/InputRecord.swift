import FileSystem
import Hashing

/// Where something of variable size lies in the packs.
public struct PackPlace: Hashable, Sendable {
  /// Byte offset in its pack.
  public var offset: Int
  /// Which pack.
  public var pack: Int32
  // Half a word: a memo has three places for each article.
  private var length: UInt32
  /// Bytes; not more than 4 GiB.
  public var count: Int {
    get { Int(length) }
    set { length = UInt32(clamping: newValue) }
  }
  /// Hash of the bytes, half of it: what is read back must be what was written.
  public var check: UInt64

  /// A place in the packs.
  public init(pack: Int32, offset: Int, count: Int, check: UInt64) {
    (self.pack, self.offset, length, self.check) = (pack, offset, UInt32(clamping: count), check)
  }

  /// Nothing.
  public static let none = PackPlace(pack: 0, offset: 0, count: 0, check: 0)
}

/// A file or folder that a build read or saw: where it lies is said by its position in ``Memo/inputPaths``.
public struct InputRecord: Hashable, Sendable {
  /// What it is.
  public enum Kind: UInt8, Sendable {
    /// A Markdown source.
    case source
    /// Any other file.
    case file
    /// A folder.
    case folder
    /// A symbolic link, or what is neither file nor folder: what it stands for is looked at by each build.
    case other
  }

  /// What it is.
  public var kind: Kind
  /// Whether the file is the same for certain as long as its stamps are (``FileClock``).
  public var isSettled: Bool
  /// As they were when it was read; of a folder, none.
  public var stamps: FileStamps
  /// Hash of a source's bytes; zero for everything else.
  public var hash: ContentHash
  /// What was read of it, coded: of a source its draft and its faults, of a picture its size and its faults.
  public var note: PackPlace
  /// The parsed text of a source.
  public var text: PackPlace

  /// A record.
  public init(
    kind: Kind, isSettled: Bool = false, stamps: FileStamps = .none, hash: ContentHash = ContentHash(high: 0, low: 0),
    note: PackPlace = .none, text: PackPlace = .none
  ) {
    (self.kind, self.isSettled, self.stamps, self.hash) = (kind, isSettled, stamps, hash)
    (self.note, self.text) = (note, text)
  }
}
