import FileSystem
import Hashing

/// A file that the site will have.
public struct PlannedOutput: Sendable {
  /// When it goes online: what others name comes before what names it.
  public enum Group: UInt8, Sendable, CaseIterable {
    /// Style sheets, scripts, pictures, attachments.
    case asset
    /// Pages of one source.
    case page
    /// Pages that name other pages.
    case list
    /// Feeds and sitemaps.
    case feed
  }

  /// Where, in the output folder.
  public var path: RelativePath
  /// When it goes online.
  public var group: Group

  /// An output at `path`.
  public init(path: RelativePath, group: Group) {
    self.path = path
    self.group = group
  }
}

/// What came of the wish for an output.
public enum Production: Sendable {
  /// It would be what it was, by its fingerprint: nothing was rendered.
  case same
  /// It was rendered. `fields` has half a hash for each field of its context.
  case rendered(fingerprint: ContentHash, fields: [UInt8])
}
