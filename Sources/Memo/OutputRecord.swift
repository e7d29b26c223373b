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

  /// A record.
  public init(stamps: FileStamps, isSettled: Bool, holdsOnePage: Bool) {
    (self.stamps, self.isSettled, self.holdsOnePage) = (stamps, isSettled, holdsOnePage)
  }
}
