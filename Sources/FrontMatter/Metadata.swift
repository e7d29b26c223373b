import Diagnostics
import Vietnamese

/// The front matter of a source, typed: what the editor wrote, nothing made up.
public struct Metadata: Hashable, Sendable {
  /// The kind of page, as `kind`/`loại` names it.
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// bài viết
    case article
    /// văn bản
    case document
    /// đề cương
    case outline
    /// lịch sử
    case history
    /// hoạt động
    case activity
    /// trang
    case page
  }

  /// The heading of an administrative document.
  public enum Heading: Hashable, Sendable, CaseIterable {
    /// A Party document: "ĐẢNG CỘNG SẢN VIỆT NAM".
    case party
    /// A State document: Quốc hiệu, Tiêu ngữ.
    case state
  }

  /// A lead picture.
  public struct Image: Hashable, Sendable {
    /// Path relative to the source.
    public var path: String
    /// Alternative text.
    public var alt: String
    /// Caption.
    public var caption: String?
    /// Who made it.
    public var credit: String?
    /// Where the path stands.
    public var place: Place

    /// A picture.
    public init(path: String, alt: String, caption: String?, credit: String?, place: Place) {
      (self.path, self.alt, self.caption, self.credit, self.place) = (path, alt, caption, credit, place)
    }
  }

  /// A file offered for download.
  public struct Attachment: Hashable, Sendable {
    /// Path relative to the source.
    public var path: String
    /// What it is called on the page; nil: its own name.
    public var name: String?
    /// Where the path stands.
    public var place: Place

    /// An attachment.
    public init(path: String, name: String?, place: Place) { (self.path, self.name, self.place) = (path, name, place) }
  }

  /// A word of a list (a tag, an author, a unit, an alias) with its place.
  public struct Word: Hashable, Sendable {
    /// As written.
    public var text: String
    /// Where it stands.
    public var place: Place

    /// A word.
    public init(text: String, place: Place) { (self.text, self.place) = (text, place) }
  }

  public var title: String?
  public var kind: Kind?
  public var date: WrittenDate?
  public var updated: WrittenDate?
  public var updatedNote: String?
  public var authors: [Word] = []
  public var sources: [String] = []
  public var summary: String?
  public var tags: [Word] = []
  public var units: [Word] = []
  public var image: Image?
  public var isDraft = false
  public var publish: WrittenDate?
  public var expire: WrittenDate?
  public var slug: String?
  public var aliases: [Word] = []
  public var weight: Int?
  public var attachments: [Attachment] = []
  public var isSample = false
  public var isFeatured = false
  public var menuTitle: String?
  /// What a section is about (`mô tả`).
  public var description: String?
  // Documents
  public var number: String?
  public var issued: String?
  public var issuer: String?
  public var parentIssuer: String?
  public var documentType: String?
  public var abstract: String?
  public var signer: String?
  public var position: String?
  public var signAs: String?
  public var recipients: [String] = []
  public var heading: Heading?
  // Activities; `place` is also where a document was issued
  public var start: WrittenDate?
  public var end: WrittenDate?
  public var place: String?
  public var timeNote: String?

  /// Nothing written.
  public init() {}
}
