import CCMarkGFM
import Diagnostics
import Documents
import Vietnamese

/// A walk over a cmark tree that writes the HTML and gathers what the rest of the program asks of a text.
///
/// The walk climbs and descends in a loop: no depth of nesting costs stack.
struct HTMLRenderer {
  var source: SourceText
  let options: MarkdownParser.Options
  var html = HTMLBytes()
  var document = Document(body: Body(bytes: []))

  /// The text of the current block without markup, where somebody asks for it.
  var plain: [UInt8] = []
  var isCapturing = false
  private var isInWord = false

  /// The block whose inlines are being written, and where its links stand in the source.
  var places = LinkPlaces()
  /// Links that wait for their place: it is known where they end.
  var openLinks: [OpenLink] = []
  /// Raw HTML that is open in the current block.
  var raw = RawStack()

  /// All heading ids, once there are so many that looking through the headings is slow, or two were the same.
  var ids: UniqueSlugs?
  /// Where the open heading began, and its id goes.
  var headingStart = (plain: 0, wasCapturing: false, id: 0)
  /// Offsets of the digits of each `<h2>` and `</h2>`.
  var levelDigits: [Int] = []
  /// Whether the open paragraph is the one that `Document.opening` is made of.
  var isOpening = false
  /// The line that the last break in the open paragraph ended at.
  var lineOfBreak = 0
  /// Bytes of the next text that are not written: the letter of a lettered line.
  var skipped = 0
  /// The link definitions of the text, once somebody asked for them.
  var definitions: Definitions?

  var tables = TableState()
  var footnotes = FootnoteState()
  /// Where the open top-level block begins, and what it is.
  private var block: (kind: Block.Kind, start: Int, line: Int)?

  /// The document.
  let root: Node

  /// The numbers of the kinds of node that extensions brought.
  private let (table, row, cell, strikethrough): (UInt16, UInt16, UInt16, UInt16)

  init(_ root: Node, source: SourceText, options: MarkdownParser.Options) {
    let cmark = CMark.shared
    (table, row, cell, strikethrough) = (cmark.table, cmark.row, cmark.cell, cmark.strikethrough)
    self.root = root
    self.source = source
    self.options = options
    html.bytes.reserveCapacity((source.bytes.count - source.start) * 5 / 4 + 256)
  }

  /// Writes all that is under the root.
  mutating func render() {
    var current = root.firstChild
    var depth = 0
    while let node = current {
      if depth == 0 { begin(node) }
      if enter(node, depth: depth) {
        if let child = node.firstChild {
          depth += 1
          current = child
          continue
        }
        exit(node, depth: depth)
      }
      if depth == 0, !footnotes.isOpen { endBlock() }
      var last = node
      current = nil
      while true {
        if let next = last.next {
          current = next
          break
        }
        guard depth > 0, let parent = last.parent else { break }
        depth -= 1
        exit(parent, depth: depth)
        if depth == 0, !footnotes.isOpen { endBlock() }
        last = parent
      }
    }
    if raw.spanning > 0 { closeSpanning() }
    if footnotes.isOpen { endFootnotes() }
  }

  /// What was gathered.
  mutating func finish() -> Document {
    shiftHeadings()
    swap(&document.body.bytes, &html.bytes)
    return document
  }

  // MARK: Blocks

  private mutating func begin(_ node: Node) {
    if raw.spanning > 0, UInt32(node.type) == CMARK_NODE_FOOTNOTE_DEFINITION.rawValue || partsBlocks(before: node) {
      closeSpanning()
    }
    if UInt32(node.type) == CMARK_NODE_FOOTNOTE_DEFINITION.rawValue { return }
    html.newLine()
    // An element that spans blocks is one block with all that it holds.
    if raw.spanning == 0 { beginBlock(.other, line: node.startLine) }
  }

  /// Whether what is before `node` may end up in another part of the page: structure is read from headings.
  private func partsBlocks(before node: Node) -> Bool {
    options.keepsBlocks && UInt32(node.type) == CMARK_NODE_HEADING.rawValue
  }

  /// Opens a top-level block.
  mutating func beginBlock(_ kind: Block.Kind, line: Int) {
    block = (kind, html.bytes.count, line)
    plain.removeAll(keepingCapacity: true)
    isCapturing = options.keepsBlocks
  }

  /// Says what the open top-level block is.
  mutating func nameBlock(_ kind: Block.Kind) {
    if raw.spanning == 0 { block?.kind = kind }
  }

  /// Closes the open top-level block.
  mutating func endBlock() {
    guard let block, raw.spanning == 0 else { return }
    self.block = nil
    guard options.keepsBlocks, html.bytes.count > block.start else { return }
    document.blocks.append(
      Block(
        kind: block.kind, range: block.start..<html.bytes.count, text: trimmed(plain[...]),
        line: block.line + source.firstLine - 1))
  }

  /// Whether the inside of `node` is to be walked; if so, `exit` follows.
  private mutating func enter(_ node: Node, depth: Int) -> Bool {
    switch cmark_node_type(UInt32(node.type)) {
    case CMARK_NODE_TEXT:
      text(node.literal, from: skipped)
      skipped = 0
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
      return enterBreak(node, depth: depth)
    case CMARK_NODE_PARAGRAPH: return enterParagraph(node, depth: depth)
    case CMARK_NODE_HEADING:
      enterHeading(node)
      if depth == 0 { nameBlock(.heading(document.headings.count)) }
      return true
    case CMARK_NODE_STRONG: return enterInline("<strong>")
    case CMARK_NODE_EMPH: return enterInline("<em>")
    case CMARK_NODE_LINK: return enterLink(node)
    case CMARK_NODE_IMAGE: image(node, inFigure: false)
    case CMARK_NODE_CODE:
      html.put("<code>")
      text(node.literal)
      html.put("</code>")
    case CMARK_NODE_HTML_INLINE: inlineHTML(node.literal)
    case CMARK_NODE_FOOTNOTE_REFERENCE: footnoteReference(node)
    case CMARK_NODE_LIST:
      if depth == 0 { nameBlock(.list) }
      html.newLine()
      if !node.isOrdered {
        html.put("<ul>\n")
      } else if node.listStart == 1 {
        html.put("<ol>\n")
      } else {
        html.put("<ol start=\"")
        html.put(node.listStart)
        html.put("\">\n")
      }
      return true
    case CMARK_NODE_ITEM:
      html.newLine()
      html.put("<li>")
      if CMark.shared.isTask(node) { taskBox(isDone: node.isChecked) }
      return true
    case CMARK_NODE_BLOCK_QUOTE:
      if depth == 0 { nameBlock(.quote) }
      html.newLine()
      html.put("<blockquote>\n")
      return true
    case CMARK_NODE_CODE_BLOCK: codeBlock(node)
    case CMARK_NODE_HTML_BLOCK:
      html.newLine()
      htmlBlock(node, isTop: depth == 0)
      html.newLine()
    case CMARK_NODE_THEMATIC_BREAK:
      html.newLine()
      html.put("<hr>\n")
    case CMARK_NODE_FOOTNOTE_DEFINITION: return enterFootnote(node)
    default: return enterExtension(node, depth: depth)
    }
    return false
  }

  private mutating func exit(_ node: Node, depth: Int) {
    switch cmark_node_type(UInt32(node.type)) {
    case CMARK_NODE_PARAGRAPH: exitParagraph(node)
    case CMARK_NODE_HEADING: exitHeading(node)
    case CMARK_NODE_STRONG: exitInline("</strong>")
    case CMARK_NODE_EMPH: exitInline("</em>")
    case CMARK_NODE_LINK: exitLink(node)
    case CMARK_NODE_LIST: html.put(node.isOrdered ? "</ol>\n" : "</ul>\n")
    case CMARK_NODE_ITEM: html.put("</li>\n")
    case CMARK_NODE_BLOCK_QUOTE:
      html.newLine()
      html.put("</blockquote>\n")
    case CMARK_NODE_FOOTNOTE_DEFINITION: exitFootnote(node)
    default: exitExtension(node)
    }
  }

  private mutating func enterExtension(_ node: Node, depth: Int) -> Bool {
    switch node.type {
    case strikethrough: return enterInline("<del>")
    case cell: enterCell(node)
    case row: enterRow(node)
    case table:
      if depth == 0 { nameBlock(.table) }
      enterTable(node)
    default: break
    }
    return true
  }

  private mutating func exitExtension(_ node: Node) {
    switch node.type {
    case strikethrough: exitInline("</del>")
    case cell: exitCell(node)
    case row: exitRow(node)
    case table: exitTable()
    default: break
    }
  }

  private mutating func codeBlock(_ node: Node) {
    html.newLine()
    let info = node.info
    var length = 0
    while length < info.count, info[length] > 0x20 { length += 1 }
    if length == 0 {
      html.put("<pre tabindex=\"0\"><code>")
    } else {
      html.put("<pre tabindex=\"0\"><code class=\"language-")
      html.escape(info.bytes[..<length])
      html.put("\">")
    }
    text(node.code)
    endText()
    html.put("</code></pre>\n")
  }

  // MARK: Inlines

  /// Text: written escaped, counted, and kept where somebody asks for it.
  mutating func text(_ chunk: Chunk, from start: Int = 0) {
    html.escape(chunk, from: start)
    count(chunk, from: start)
  }

  /// Counts the words of a text, and keeps it where somebody asks for it.
  mutating func count(_ chunk: Chunk, from start: Int = 0) {
    guard chunk.count > start else { return }
    document.wordCount += chunk.wordStarts(from: start, isInWord: isInWord)
    isInWord = chunk[chunk.count - 1] > 0x20
    if isCapturing { chunk.append(to: &plain, from: start) }
  }

  /// A break between two words.
  mutating func endText() {
    isInWord = false
    if isCapturing { plain.append(0x0A) }
  }

  private mutating func enterBreak(_ node: Node, depth: Int) -> Bool {
    endText()
    lineOfBreak += 1
    if options.lettered, depth == 1, isLetterable, let next = node.next, let line = LetteredLine(next) {
      closeRaw()
      html.put("</p>\n")
      endBlock()
      beginBlock(.lettered(line.letter), line: lineOfBreak)
      isCapturing = true
      html.put("<p>")
      skipped = line.length
      return false
    }
    html.put(UInt32(node.type) == CMARK_NODE_LINEBREAK.rawValue ? "<br>\n" : "\n")
    return false
  }

  /// Whether the lines of the open block may become lettered parts: it is a paragraph at the top.
  private var isLetterable: Bool {
    switch block?.kind {
    case .paragraph, .lettered: true
    default: false
    }
  }

  mutating func enterInline(_ tag: StaticString) -> Bool {
    raw.openContainer()
    html.put(tag)
    return true
  }

  mutating func exitInline(_ tag: StaticString) {
    closeRaw()
    html.put(tag)
  }
}
