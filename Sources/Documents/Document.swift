import Diagnostics

/// A Markdown source after parsing: HTML with holes where links and images go, and what the rest of the program asks of it.
///
/// A pure value. Offsets are byte offsets into `body`; places are lines and columns of the source file (front matter counted).
public struct Document: Sendable {
  /// The HTML of the text, safe to publish, with holes.
  public var body: Body
  /// What fills the holes: hole n belongs to `links[n]`.
  public var links: [Link] = []
  /// All headings in order.
  public var headings: [Heading] = []
  /// The top-level blocks in order, for outlines and histories, which are read as structure.
  public var blocks: [Block] = []
  /// The text of the first paragraph without markup, at most 300 bytes cut at a word; the summary of a page that has none.
  public var opening: String = ""
  /// White-space separated syllables, for the reading time.
  public var wordCount: Int = 0
  /// Faults of the Markdown itself.
  public var diagnostics: [Diagnostic] = []

  /// A document of `body` alone.
  public init(body: Body) { self.body = body }
}

/// A link or an image whose destination the build has to resolve: relative, or an anchor of the page itself.
///
/// Absolute addresses (https:, mailto:, tel:) are no holes: they stand in the body.
public struct Link: Hashable, Sendable {
  /// What the hole in the HTML stands for.
  public enum Kind: UInt8, Sendable {
    /// `<a ⟨hole⟩>`: the hole takes `href="…"` and what belongs to it.
    case link
    /// `<img ⟨hole⟩ …>`: the hole takes `src="…"`, width and height.
    case image
  }

  /// Link or image.
  public var kind: Kind
  /// As written, entities and backslashes resolved, not yet percent-decoded: `../lich-su/dem-22-9.md#ten-goi`.
  public var destination: String
  /// 1-based, in the source file.
  public var line: Int
  /// 1-based, in characters, of the destination's first character where it could be found, else of the link's.
  public var column: Int

  /// A link of `kind` to `destination`.
  public init(kind: Kind, destination: String, line: Int, column: Int) {
    self.kind = kind
    self.destination = destination
    self.line = line
    self.column = column
  }
}

/// A heading with its permalink.
public struct Heading: Hashable, Sendable {
  /// 1 to 6, as it stands in the body: 2 is the highest there is on a page (`MarkdownParser.Options.Headings`).
  public var level: Int
  /// ASCII slug, unique on the page.
  public var id: String
  /// Without markup.
  public var text: String
  /// 1-based, in the source file.
  public var line: Int
  /// 1-based, in characters; 1 where nobody asked for the blocks of the text.
  public var column: Int

  /// A heading.
  public init(level: Int, id: String, text: String, line: Int, column: Int) {
    self.level = level
    self.id = id
    self.text = text
    self.line = line
    self.column = column
  }
}

/// A block at the top level of a document.
public struct Block: Hashable, Sendable {
  /// What stands there.
  public enum Kind: Hashable, Sendable {
    /// The index into `Document.headings`.
    case heading(Int)
    /// A paragraph of text; one that is nothing but a titled image is a figure, and `other`.
    case paragraph
    /// A quotation.
    case quote
    /// A quotation that ``Document/markNotes()`` turned into an `<aside>`.
    case note
    /// A paragraph that names sources.
    case sources
    /// A list, bulleted, numbered, or of tasks.
    case list
    /// A line that opens with `a)`: a lettered part of an outline (only where the parser was asked for it). The bytes of its
    /// range are a `<p>` without the letter.
    case lettered(Character)
    /// A table in its scrolling box.
    case table
    /// The section of all footnotes, always the last block.
    case footnotes
    /// Code, raw HTML, a figure, a thematic break.
    case other
  }

  /// What stands there.
  public var kind: Kind
  /// The block's HTML: a range of byte offsets into `Document.body.bytes`. Ranges do not overlap and stand in order.
  public var range: Range<Int>
  /// Its text without markup, for what is read from it ("Nguồn: …"); lines, items and cells apart by line ends.
  public var text: String
  /// 1-based, in the source file.
  public var line: Int

  /// A block.
  public init(kind: Kind, range: Range<Int>, text: String, line: Int) {
    self.kind = kind
    self.range = range
    self.text = text
    self.line = line
  }
}
