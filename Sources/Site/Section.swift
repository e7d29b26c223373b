import Documents
import FileSystem
import FrontMatter

/// A folder of content/: a special site (chuyên trang) or one of its columns (chuyên mục). The first is the site itself.
public struct Section: Sendable {
  /// How a section shows what it holds.
  public enum Listing: CaseIterable, Sendable {
    /// Newest first.
    case articles
    /// A table of documents.
    case documents
    /// Upcoming and past.
    case activities
  }

  /// The folder, relative to content/.
  public var source: RelativePath
  /// Its `_index.md`, where it has one.
  public var index: RelativePath?
  /// Root-relative: `/tin-tuc/`.
  public var address: String
  /// The title.
  public var title: String
  /// In one or two sentences.
  public var summary: String
  /// How it lists its pages.
  public var listing: Listing
  /// Order among its siblings: smaller first, then by title.
  public var weight: Int
  /// Index of the section that holds it; nil for the site.
  public var parent: Int?
  /// Indices of the sections in it, in order.
  public var children: [Int] = []
  /// Indices of all pages in it and below it, newest first.
  public var pages: [Int] = []
  /// Indices of the pages that stand in it itself and are no entries of its list: outlines, histories, plain pages.
  public var pinned: [Int] = []
  /// The text of `_index.md`.
  public var text: StoredText?
  /// What its links lead to.
  public var links: [LinkTarget] = []
  /// Permalinks of its text.
  public var anchors: [UInt64] = []

  /// A section at `source`.
  public init(source: RelativePath, address: String, title: String, parent: Int?) {
    (self.source, self.address, self.title, self.parent) = (source, address, title, parent)
    (summary, listing, weight) = ("", .articles, 0)
  }
}
