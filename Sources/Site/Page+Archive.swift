import Bytes
import Documents
import FileSystem
import FrontMatter
import Hashing
import Vietnamese

extension Page {
  /// A page to read an archive's into.
  public static let blank = {
    var page = Page(
      source: RelativePath(""), kind: .article, section: 0, address: "", title: "", summary: "", date: nil, moment: 0,
      text: .none)
    page.own = nil
    return page
  }()

  /// Writes the page to `archive`, so that ``init(reading:)`` or ``init(reading:in:)`` reads it.
  public func write(to archive: inout ByteArchive) {
    var (page, rest) = (self, ByteArchive())
    page.archiveHead(in: &archive)
    (own ?? frozen.all).archive(in: &rest)
    var bytes = rest.take()
    archive.code(&bytes)
  }

  /// The next page in `archive`, the rest of which is read when it is asked for; `chunk` is what is read. What it says is
  /// nothing where the archive is not sound.
  public init(reading archive: inout ByteArchive, in chunk: FrozenPages) {
    self = .blank
    archiveHead(in: &archive)
    let count = archive.readCount()
    (own, frozen) = (nil, FrozenParticulars(chunk, archive.position, count))
    archive.skip(count)
  }

  /// The next page in `archive`.
  public init(reading archive: inout ByteArchive) {
    self = .blank
    archiveHead(in: &archive)
    let count = archive.readCount()
    let end = archive.position + count
    thaw()
    own?.archive(in: &archive)
    if archive.position != end { archive.fail() }
  }

  /// Writes what is asked of all pages to `archive`, or reads it.
  private mutating func archiveHead(in archive: inout ByteArchive) {
    var number = Int(kind.rawValue)
    archive.code(&number)
    if let read = Kind(rawValue: UInt8(clamping: number)) { kind = read } else { archive.fail() }
    archive.code(&hasOwnSummary)
    archive.code(&section)
    archive.code(optional: &date, blank: .first) { $1.archive(in: &$0) }
    archive.code(signed: &moment)
    text.archive(in: &archive)
    archive.code(optional: &details, blank: Details(metadata: Metadata())) { Details.archive(&$1, in: &$0) }
  }
}

extension StoredText {
  mutating func archive(in archive: inout ByteArchive) {
    var (pack, words) = (Int(pack), Int(wordCount))
    archive.code(&pack)
    archive.code(&offset)
    archive.code(&count)
    archive.code(wide: &check)
    archive.code(&words)
    archive.code(wide: &hash.high)
    archive.code(wide: &hash.low)
    (self.pack, wordCount) = (Int32(clamping: pack), Int32(clamping: words))
  }
}

extension ByteArchive {
  /// Numbers that are not negative.
  mutating func code(numbers: inout [Int]) { code(list: &numbers, blank: 0) { $0.code(&$1) } }
}

extension LinkTarget {
  mutating func archive(in archive: inout ByteArchive) {
    var (kind, number, text) = parts
    archive.code(&kind)
    if kind < 3 || kind == 4 { archive.code(&number) }
    if kind != 4 && kind != 6 { archive.code(&text) }
    switch kind {
    case 1: self = .page(number, anchor: text)
    case 2: self = .section(number, anchor: text)
    case 3: self = .anchor(text)
    case 4: self = .file(number)
    case 5: self = .address(text)
    case 6: self = .nowhere
    default: archive.fail()
    }
  }

  private var parts: (kind: Int, number: Int, text: String) {
    switch self {
    case .page(let index, let anchor): (1, index, anchor)
    case .section(let index, let anchor): (2, index, anchor)
    case .anchor(let anchor): (3, 0, anchor)
    case .file(let index): (4, index, "")
    case .address(let address): (5, 0, address)
    case .nowhere: (6, 0, "")
    }
  }
}

extension Details {
  /// Writes or reads `details`: they are a class of constants, so that new ones are made of what was read.
  fileprivate static func archive(_ details: inout Details, in archive: inout ByteArchive) {
    var (metadata, attachments, image) = (details.metadata, details.attachments, details.image)
    var (outline, history) = (details.outline, details.history)
    metadata.archive(in: &archive)
    archive.code(list: &attachments, blank: Attachment(file: 0, name: "")) { archive, attachment in
      archive.code(&attachment.file)
      archive.code(&attachment.name)
    }
    archive.code(&image)
    archive.code(optional: &outline, blank: Outline()) { $1.archive(in: &$0) }
    archive.code(optional: &history, blank: History()) { $1.archive(in: &$0) }
    details = Details(
      metadata: metadata, attachments: attachments, image: image, outline: outline, history: history)
  }
}
