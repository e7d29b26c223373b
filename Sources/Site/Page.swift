import Diagnostics
import Documents
import FileSystem
import FrontMatter
import Hashing
import Vietnamese

/// One Markdown source that becomes a page of its own.
///
/// Small on purpose: a site holds 100,000 of them. What few pages have lies in `details`; bodies lie in the body store.
public struct Page: Sendable {
  /// What a page is, which decides its template and its fields.
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// An article: news, a story of the branch's history.
    case article
    /// A document of an office: số/ký hiệu, ngày ban hành, cơ quan, trích yếu.
    case document
    /// A numbered tree of parts (đề cương).
    case outline
    /// A timeline of dated events.
    case history
    /// Something that takes place at a time.
    case activity
    /// A page that is no news: about, contact.
    case page

    /// Whether pages of this kind are entries of lists and feeds.
    public var isListed: Bool { self == .article || self == .document || self == .activity }
  }

  /// The kind of page.
  public var kind: Kind
  /// Whether the summary was written, not taken from the opening, which the page shows anyway.
  public var hasOwnSummary = false
  /// The index of its section in ``Site/sections``.
  public var section: Int
  /// When it is dated, to the day or the month; an article without a date is a fault, other kinds may have none.
  public var date: CivilDate?
  /// The moment that feeds and lists sort by: seconds since 1970 UTC; `Int.min` without a date.
  public var moment: Int
  /// Where the parsed text lies.
  public var text: StoredText
  /// What most pages do not have.
  public var details: Details?
  /// The rest, where it was made or changed; nil where it still lies frozen.
  var own: Particulars?
  var frozen = FrozenParticulars.none

  /// A page with what every page has.
  public init(
    source: RelativePath, kind: Kind, section: Int, address: String, title: String, summary: String, date: CivilDate?,
    moment: Int, text: StoredText
  ) {
    (self.kind, self.section, self.date, self.moment, self.text) = (kind, section, date, moment, text)
    own = Particulars(source: source, address: address, title: title, summary: summary)
  }

  /// Whether the page is an entry of lists and feeds. Outlines, histories and plain pages are not: they are found in menus.
  public var isListed: Bool { kind.isListed }
}

extension Page {
  /// The file, relative to content/.
  public var source: RelativePath { own?.source ?? frozen.source }

  /// Root-relative: `/tin-tuc/bai/`.
  public var address: String { own?.address ?? String(decoding: frozen.address, as: UTF8.self) }

  /// The same as bytes: to plan a site, all pages are asked for theirs.
  public var addressBytes: ArraySlice<UInt8> { own.map { Array($0.address.utf8)[...] } ?? frozen.address }

  /// As written, NFC.
  public var title: String {
    get { own?.title ?? frozen.title }
    set {
      thaw()
      own?.title = newValue
    }
  }

  /// The summary, given or taken from the opening paragraph.
  public var summary: String {
    get { own?.summary ?? frozen.summary }
    set {
      thaw()
      own?.summary = newValue
    }
  }

  /// Indices into ``Site/authors``.
  public var authors: [Int] {
    get { own?.authors ?? frozen.authors }
    set {
      thaw()
      own?.authors = newValue
    }
  }

  /// Indices into ``Site/tags``.
  public var tags: [Int] {
    get { own?.tags ?? frozen.tags }
    set {
      thaw()
      own?.tags = newValue
    }
  }

  /// Indices into ``Site/units``.
  public var units: [Int] {
    get { own?.units ?? frozen.units }
    set {
      thaw()
      own?.units = newValue
    }
  }

  /// What the links of the text lead to, by hole.
  public var links: [LinkTarget] {
    get { own?.links ?? frozen.all.links }
    set {
      thaw()
      own?.links = newValue
    }
  }

  /// Makes the particulars the page's own, to be changed.
  mutating func thaw() {
    if !isKnownUniquelyReferenced(&own) { (own, frozen) = (own?.copy() ?? frozen.all, .none) }
  }

  /// Makes links to the pages from `shift` on lead to those behind them.
  mutating func shiftLinks(_ shift: inout LinkShift) {
    guard own != nil else {
      frozen = shift(frozen)
      return
    }
    // Most pages keep theirs, and need not be copied.
    if own?.leads(toPagesFrom: shift.index) != true { return }
    thaw()
    own?.shiftLinks(from: shift.index)
  }
}

/// Where a page's parsed text lies in the body store, and what is asked of it without reading it.
public struct StoredText: Hashable, Sendable {
  /// Byte offset in the store.
  public var offset: Int
  // Half a word, as in the memo: every page has one.
  private var length: UInt32
  /// Length of the encoded document in bytes; not more than 4 GiB.
  public var count: Int {
    get { Int(length) }
    set { length = UInt32(clamping: newValue) }
  }
  /// Which file of the store.
  public var pack: Int32
  /// Half the hash of the encoded document: what is read back must be what was written.
  public var check: UInt64 = 0
  /// Syllables, for the reading time.
  public var wordCount: Int32
  /// Hash of the source file's bytes.
  public var hash: ContentHash

  /// No text.
  public static let none = StoredText(
    pack: 0, offset: 0, count: 0, wordCount: 0, hash: ContentHash(high: 0, low: 0))

  /// A place in the store.
  public init(pack: Int32, offset: Int, count: Int, wordCount: Int32, hash: ContentHash) {
    (self.pack, self.offset, length, self.wordCount, self.hash) = (
      pack, offset, UInt32(clamping: count), wordCount, hash
    )
  }
}

/// What most pages do not have.
public final class Details: Sendable {
  /// All of the front matter, typed.
  public let metadata: Metadata
  /// Files offered for download: index in ``Site/files`` and the name it is offered under.
  public let attachments: [Attachment]
  /// The lead picture: index in ``Site/files``.
  public let image: Int?
  /// The parts of an outline.
  public let outline: Outline?
  /// The events of a history.
  public let history: History?

  /// Details of a page.
  public init(
    metadata: Metadata, attachments: [Attachment] = [], image: Int? = nil, outline: Outline? = nil,
    history: History? = nil
  ) {
    (self.metadata, self.attachments, self.image) = (metadata, attachments, image)
    (self.outline, self.history) = (outline, history)
  }
}

/// A file offered for download with a page.
public struct Attachment: Hashable, Sendable {
  /// Index in ``Site/files``.
  public var file: Int
  /// What it is called on the page.
  public var name: String

  /// An attachment.
  public init(file: Int, name: String) { (self.file, self.name) = (file, name) }
}
