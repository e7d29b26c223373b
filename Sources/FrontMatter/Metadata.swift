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

  /// A word of a list (a unit, an alias) with its place.
  public struct Word: Hashable, Sendable {
    /// As written.
    public var text: String
    /// Where it stands.
    public var place: Place

    /// A word.
    public init(text: String, place: Place) { (self.text, self.place) = (text, place) }
  }

  /// The title, as written.
  public var title: String?
  /// The kind of page; nil where its section decides.
  public var kind: Kind?
  /// When the page is dated.
  public var date: WrittenDate?
  /// When it was last changed in substance.
  public var updated: WrittenDate?
  /// What was changed then.
  public var updatedNote: String?
  /// Who wrote it.
  public var authors: [String] = []
  /// What it rests on, one source each.
  public var sources: [String] = []
  /// The summary, written by hand.
  public var summary: String?
  /// Its tags.
  public var tags: [String] = []
  /// The units that it is about.
  public var units: [Word] = []
  /// The lead picture.
  public var image: Image?
  /// Whether it is not to be published yet.
  public var isDraft = false
  /// From when on it may be seen.
  public var publish: WrittenDate?
  /// From when on it may no longer be seen.
  public var expire: WrittenDate?
  /// The last part of its address, where the file's name is not to be it.
  public var slug: String?
  /// Old addresses, which lead to it.
  public var aliases: [Word] = []
  /// Order among its siblings: smaller first.
  public var weight: Int?
  /// Files offered for download.
  public var attachments: [Attachment] = []
  /// Whether it only shows how something looks (văn bản mẫu).
  public var isSample = false
  /// Whether lists may set it off.
  public var isFeatured = false
  /// A shorter title for menus.
  public var menuTitle: String?
  /// What a section is about (`mô tả`).
  public var description: String?
  // Documents
  /// Số, ký hiệu; `…` where the original left a blank.
  public var number: String?
  /// Ngày ban hành as written; `…` where the original left a blank.
  public var issued: String?
  /// Cơ quan ban hành.
  public var issuer: String?
  /// The body above the issuer.
  public var parentIssuer: String?
  /// Loại văn bản: Kế hoạch, Hướng dẫn.
  public var documentType: String?
  /// Trích yếu.
  public var abstract: String?
  /// Who signed it.
  public var signer: String?
  /// The signer's office.
  public var position: String?
  /// On whose behalf it is signed: T/M BAN THƯỜNG VỤ.
  public var signAs: String?
  /// Nơi nhận, one each.
  public var recipients: [String] = []
  /// Which heading its sheet has.
  public var heading: Heading?
  // Activities; `place` is also where a document was issued
  /// When the activity begins.
  public var start: WrittenDate?
  /// When it ends.
  public var end: WrittenDate?
  /// Where it takes place; for a document, where it was issued.
  public var place: String?
  /// Its time in words, where that says more than a date.
  public var timeNote: String?

  /// Nothing written.
  public init() {}
}
