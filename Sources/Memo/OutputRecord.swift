import FileSystem
import Hashing

/// A file that a build made: where it lies is said by its position in ``Memo/outputPaths``.
public struct OutputRecord: Hashable, Sendable {
  /// Covers all that its bytes depend on but the program itself.
  public var fingerprint: ContentHash
  /// Hash of its bytes.
  public var content: ContentHash
  /// The file's, after it was put in place.
  public var stamps: FileStamps
  /// Whether the file is the same for certain as long as its stamps are (``FileClock``).
  public var isSettled: Bool
  /// Half a hash for each field of its context, to say which of them changed.
  public var fields: PackPlace

  /// A record.
  public init(
    fingerprint: ContentHash, content: ContentHash, stamps: FileStamps, isSettled: Bool, fields: PackPlace = .none
  ) {
    (self.fingerprint, self.content, self.stamps) = (fingerprint, content, stamps)
    (self.isSettled, self.fields) = (isSettled, fields)
  }
}

/// A folder of the output: where it lies is said by its position in ``Memo/folderPaths``.
public struct FolderRecord: Hashable, Sendable {
  /// The folder's, after the last move. As long as they are the same, the same names lie in it.
  public var stamps: FileStamps
  /// Whether that is certain (``FileClock``).
  public var isSettled: Bool
  /// Whether one page is all that lies in it.
  public var holdsOnePage: Bool
  /// Stands for the names of ours in it, in any order.
  public var names: NameSum

  /// A record.
  public init(stamps: FileStamps, isSettled: Bool, holdsOnePage: Bool, names: NameSum) {
    (self.stamps, self.isSettled, self.holdsOnePage, self.names) = (stamps, isSettled, holdsOnePage, names)
  }
}

/// Stands for a set of names: the sum of their hashes, so that a name can be put in and the order does not matter. Hidden
/// names do not count: they are a webmaster's.
public struct NameSum: Hashable, Sendable {
  /// The sum.
  public private(set) var sum: UInt64

  /// The sum `sum`; of no name if not given.
  public init(_ sum: UInt64 = 0) { self.sum = sum }

  /// Puts `name` in.
  public mutating func add(_ name: ArraySlice<UInt8>) {
    if name.first != UInt8(ascii: ".") { sum &+= ContentHash(name).low }
  }
}
