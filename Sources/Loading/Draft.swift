import Diagnostics
import Documents
import FileSystem
import FrontMatter
import Hashing
import Site
import Vietnamese

/// One source after it was read, before it finds its place in the site.
struct Draft: Sendable {
  var path: RelativePath
  /// Nil where neither a title nor a heading stands in it.
  var title: String?
  var kind: Metadata.Kind?
  var date: WrittenDate?
  var summary = ""
  var hasOwnSummary = false
  var authors: [String] = []
  var tags: [String] = []
  var units: [Metadata.Word] = []
  /// What most sources do not have. Boxed: it is as large as ten articles are without it.
  var details: DraftDetails?
  /// Absent where the front matter has only what every article has.
  var metadata: Metadata? { details?.metadata }
  var outline: Outline? { details?.outline }
  var history: History? { details?.history }
  var text: StoredText
  var links = PackedLinks([])
  /// Hashes of all permalinks on the page: those of all pages are kept until links are resolved, and as words they would take more
  /// room than the titles.
  var anchors: [UInt64] = []
  var hasFrontMatter = false
  /// Whether its front matter has errors, so that what is missing may be what could not be read.
  var isFaulty = false

  /// `_index.md`: the text of a section; at the top `index.md` too, as folders of plain Markdown have it.
  let isSectionIndex: Bool
  /// `index.md`: the text of a page folder.
  let isFolderIndex: Bool

  /// The hash under which ``anchors`` knows the permalink `anchor`.
  static func anchorHash(_ anchor: String) -> UInt64 { ContentHash(utf8: anchor).low }

  /// A draft of the source at `path`, with nothing known of it but its text.
  init(_ path: RelativePath, text: StoredText) {
    (self.path, self.text) = (path, text)
    let name = path.name
    isFolderIndex = name == Array("index.md".utf8)
    isSectionIndex = name == Array("_index.md".utf8) || isFolderIndex && name.count == path.bytes.count
  }
}

final class DraftDetails: Sendable {
  let metadata: Metadata?
  let outline: Outline?
  let history: History?

  init(_ metadata: Metadata?, _ outline: Outline?, _ history: History?) {
    (self.metadata, self.outline, self.history) = (metadata, outline, history)
  }
}

/// Reads one source: bytes in, a draft and its faults out. The parsed text goes to the store.
struct SourceReader: Sendable {
  /// The largest source that is read, in bytes; a book of 1,000 pages has 3 MB.
  static let limit = 16 * 1024 * 1024

  let project: Project

  struct Output: Sendable {
    var draft: Draft?
    var diagnostics: [Diagnostic] = []
  }

  /// The bytes of the source at `path`, and its stamps as it was read. Throws ``SystemError``.
  func bytes(of path: RelativePath, _ clock: FileClock) throws(SystemError) -> (bytes: [UInt8], stamps: FileStamps) {
    let (bytes, status) = try project.folder.read(ContentTree.join(project.contentPath, path), limit: Self.limit)
    return (bytes, clock.stamps(FileStamps(status)))
  }

  /// Reads the source at `path`, whose `bytes` have `hash`; its parsed text is appended to `text`.
  func read(_ bytes: [UInt8], _ hash: ContentHash, _ path: RelativePath, text: inout [UInt8]) -> Output {
    var output = Output()
    let display = project.display(path)
    guard let source = Source(bytes, file: display, limit: Self.limit, diagnostics: &output.diagnostics) else {
      return output
    }
    let isFaulty = output.diagnostics.contains { $0.severity == .error }
    let metadata = source.metadata
    let options = Self.options(source)
    var document = MarkdownText.parse(source, file: display, options: options)
    var title = metadata.title
    if title == nil, let first = document.headings.first, case .heading(0)? = document.blocks.first?.kind {
      // The heading becomes the page's; what follows is parsed for itself, so that its levels begin at h2.
      title = first.text
      output.diagnostics += HeadingMarkup.fault(in: first, of: document.blocks[0], document.body, file: display)
      document = MarkdownText.parse(source.skippingHeading(onLine: first.line), file: display, options: options)
    }
    output.diagnostics += document.diagnostics
    output.diagnostics += SpacedLinks.faults(
      in: document.body.bytes, of: source.text, from: source.bodyStart, file: display)
    document.markNotes()
    var draft = Draft(
      path,
      text: StoredText(pack: 0, offset: 0, count: 0, wordCount: Int32(clamping: document.wordCount), hash: hash))
    (draft.title, draft.kind, draft.date) = (title, metadata.kind, metadata.date)
    draft.summary = metadata.summary ?? document.opening
    draft.links = PackedLinks(document.links)
    draft.hasFrontMatter = source.hasFrontMatter
    draft.isFaulty = isFaulty
    draft.hasOwnSummary = metadata.summary != nil
    draft.authors = metadata.authors
    draft.tags = metadata.tags
    draft.units = metadata.units
    var anchors = document.headings.map(\.id)
    var outline: Outline?
    var history: History?
    switch metadata.kind {
    case .outline:
      let reading = OutlineReading(document, file: display)
      outline = reading.outline
      output.diagnostics += HeadingMarkup.faults(in: document, file: display)
      anchors = reading.outline.identifiers
      output.diagnostics += reading.diagnostics
    case .history:
      let reading = HistoryReading(document, file: display)
      history = reading.history
      let plain = Set(reading.plainHeadings)
      output.diagnostics += HeadingMarkup.faults(in: document, file: display) { plain.contains($0.id) }
      anchors =
        reading.history.events.map(\.id) + reading.plainHeadings
        + Set(reading.history.events.map(\.date.start.year)).sorted().map { "nam-\($0)" }
      output.diagnostics += reading.diagnostics
    default: break
    }
    draft.anchors = anchors.map { Draft.anchorHash($0) }.sorted()
    if !metadata.isPlain || outline != nil || history != nil {
      draft.details = DraftDetails(metadata.isPlain ? nil : metadata, outline, history)
    }
    // What is known of a text already is not written with it.
    document.links = []
    document.blocks = []
    document.diagnostics = []
    document.encode(into: &text)
    output.draft = draft
    return output
  }

  /// Blocks cost memory and time, so they are asked for only where the text is read as structure: an outline, a history, a
  /// title that stands in the text, notes.
  private static func options(_ source: Source) -> MarkdownText.Options {
    switch source.metadata.kind {
    case .outline: return .outline
    case .history: return .structure
    default:
      let needsBlocks = source.metadata.title == nil || Note.mayStand(in: source.text, from: source.bodyStart)
      var options: MarkdownText.Options = needsBlocks ? .structure : .article
      options.keepsOpening = source.metadata.summary == nil
      return options
    }
  }
}

extension Metadata {
  /// Whether there is nothing in it but what every article has, which a ``Draft`` holds itself.
  var isPlain: Bool {
    var rest = self
    (rest.title, rest.date, rest.summary) = (nil, nil, nil)
    (rest.authors, rest.tags, rest.units) = ([], [], [])
    if rest.kind == .article || rest.kind == .page { rest.kind = nil }
    return rest == Metadata()
  }
}
