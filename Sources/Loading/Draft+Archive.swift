import Bytes
import Diagnostics
import Documents
import FileSystem
import FrontMatter
import Site
import Vietnamese

extension SourceReader.Output {
  /// All of it but the parsed text, as bytes.
  func encoded() -> [UInt8] {
    var (archive, copy) = (ByteArchive(), self)
    copy.archive(in: &archive, draft?.path ?? RelativePath(""), draft?.text ?? .none)
    return archive.take()
  }

  /// What was read of the source at `path` when its text was stored as `text`; nil when `bytes` are not such.
  init?(decoding bytes: [UInt8], of path: RelativePath, text: StoredText) {
    self.init()
    var archive = ByteArchive(reading: bytes)
    self.archive(in: &archive, path, text)
    if !archive.isAtEnd { return nil }
  }

  private mutating func archive(in archive: inout ByteArchive, _ path: RelativePath, _ text: StoredText) {
    archive.code(list: &diagnostics, blank: .blank) { $1.archive(in: &$0) }
    archive.code(optional: &draft, blank: Draft(path, text: text)) { $1.archive(in: &$0) }
  }
}

extension Draft {
  fileprivate mutating func archive(in archive: inout ByteArchive) {
    archive.code(&title)
    archive.code(optional: &kind, blank: .article) { $0.code(case: &$1) }
    archive.code(optional: &date, blank: .blank) { $1.archive(in: &$0) }
    archive.code(&summary)
    archive.code(&hasOwnSummary)
    archive.code(&authors)
    archive.code(&tags)
    archive.code(list: &units, blank: Metadata.Word(text: "", place: Place(file: ""))) { archive, word in
      archive.code(&word.text)
      word.place.archive(in: &archive)
    }
    archive.code(optional: &details, blank: DraftDetails(nil, nil, nil)) { DraftDetails.archive(&$1, in: &$0) }
    var packed = links.bytes
    archive.code(&packed)
    links = PackedLinks(bytes: packed)
    archive.code(list: &anchors, blank: 0) { $0.code(wide: &$1) }
    archive.code(&hasFrontMatter)
    archive.code(&isFaulty)
    var words = Int(text.wordCount)
    archive.code(&words)
    text.wordCount = Int32(clamping: words)
  }
}

extension DraftDetails {
  /// Writes or reads the parts of `details`: they are a class of constants, so that a new one is made of what was read.
  fileprivate static func archive(_ details: inout DraftDetails, in archive: inout ByteArchive) {
    var (metadata, outline, history) = (details.metadata, details.outline, details.history)
    archive.code(optional: &metadata, blank: Metadata()) { $1.archive(in: &$0) }
    archive.code(optional: &outline, blank: Outline()) { $1.archive(in: &$0) }
    archive.code(optional: &history, blank: History()) { $1.archive(in: &$0) }
    details = DraftDetails(metadata, outline, history)
  }
}
