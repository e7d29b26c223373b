import Bytes
import Diagnostics
import Documents

/// Markdown in, a `Document` out: GitHub's Markdown with tables, strikethrough, autolinks, task lists and footnotes.
///
/// Each source is parsed once. Safe to call from any number of threads.
public enum MarkdownParser {
  /// What a kind of page asks of its text.
  public struct Options: Sendable {
    /// How headings come out.
    public enum Headings: Sendable {
      /// With ids, and moved so that the highest level found is `<h2>`: the page's title is its `<h1>`. The distances stay,
      /// except that nothing is deeper than `<h6>`.
      case shifted
      /// With ids, at the levels written.
      case withIDs
      /// As they are written, without ids.
      case asWritten
    }

    /// How headings come out.
    public var headings: Headings
    /// Whether `Document.blocks` is wanted: outlines and histories are read as structure, an article is not.
    public var keepsBlocks: Bool
    /// Whether `Document.opening` is wanted: a page that has a summary does not ask for it.
    public var keepsOpening = true
    /// Whether top-level lines that open with `a)` … `đ)` become blocks of their own (`Block.Kind.lettered`).
    public var lettered: Bool

    /// Options; by default those of any page, with its blocks.
    public init(headings: Headings = .shifted, keepsBlocks: Bool = true, lettered: Bool = false) {
      self.headings = headings
      self.keepsBlocks = keepsBlocks
      self.lettered = lettered
    }

    /// An article: no blocks are kept, which saves memory the size of its text.
    public static let article = Options(keepsBlocks: false)
    /// A history: its blocks are read as structure.
    public static let structure = Options()
    /// An outline: lettered lines are parts of it.
    public static let outline = Options(lettered: true)
  }

  /// Parses `source` from byte `start` on.
  ///
  /// Never traps, whatever the bytes. They should be UTF-8: the loader refuses other files before, and what is not UTF-8 here
  /// may reach the body as it is (never the byte 0xFF, which would open a hole). Faults are in `Document.diagnostics`; with an error among them (`tableTooLarge`, `markdownTooComplex`) the body is empty.
  ///
  /// - Parameters:
  ///   - source: the whole file.
  ///   - start: where the Markdown begins: behind the front matter. Must be the start of a line.
  ///   - firstLine: the 1-based line of the file that `start` is in.
  ///   - file: the file's name in places.
  ///   - options: what the kind of page asks for.
  public static func parse(
    _ source: [UInt8], from start: Int = 0, firstLine: Int = 1, file: String, options: Options = Options()
  ) -> Document {
    let start = min(max(0, start), source.count)
    if let fault = SourceBounds.fault(in: source, from: start, firstLine: firstLine, file: file) {
      var empty = Document(body: Body(bytes: []))
      empty.diagnostics = [fault]
      return empty
    }
    // The one byte that would be taken for a hole; UTF-8 never has it.
    guard source.firstOffset(of: Body.mark, from: start) == nil else {
      let repaired = Array(String(decoding: source[start...], as: UTF8.self).utf8)
      return parse(repaired, firstLine: firstLine, file: file, options: options)
    }
    if let mended = CharacterReferences.mended(source, from: start, firstLine: firstLine, file: file) {
      var document = parse(mended.source, from: start, firstLine: firstLine, file: file, options: options)
      document.diagnostics += mended.warnings
      return document
    }
    let tree = CMarkTree(parsing: source, from: start)
    let lines = SourceText(bytes: source, start: start, firstLine: firstLine, file: file)
    var renderer = HTMLRenderer(tree.root, source: lines, options: options)
    renderer.render()
    return renderer.finish()
  }
}
