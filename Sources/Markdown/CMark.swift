import Bytes
import CCMarkGFM

/// The door to cmark-gfm: the one file of this room, with `Chunk`, that holds C pointers.
///
/// What is set up once for the process: the extensions of GitHub's Markdown that we use.
struct CMark: @unchecked Sendable {
  /// In the order in which they are attached.
  let extensions: [UnsafeMutablePointer<cmark_syntax_extension>]
  /// The same, for a text that has no address.
  let extensionsWithoutAutolink: [UnsafeMutablePointer<cmark_syntax_extension>]
  /// The numbers that cmark gave to the kinds of node of its extensions.
  let table, row, cell, strikethrough: UInt16
  private let tasklist: UnsafeMutablePointer<cmark_syntax_extension>?

  /// Made at first use, by one thread.
  static let shared = CMark()

  /// Registers the extensions, and makes them safe for several threads.
  ///
  /// cmark-gfm keeps one table of special characters for the process: each parser adds the ones of its extensions before
  /// it reads inlines and removes them after, so that two threads take `~`, `:` and `w` from each other. Here they are
  /// added once, and what a parser adds and removes is nothing (autolink) or NUL, which no text has (strikethrough).
  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    let found = ["table", "strikethrough", "autolink", "tasklist"].map { (name: String) in
      cmark_find_syntax_extension(name)
    }
    let originals = found.compactMap { $0 }
    precondition(originals.count == found.count, "cmark-gfm was built without its extensions")

    let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
    for original in originals { cmark_parser_attach_syntax_extension(parser, original) }
    cmark_manage_extensions_special_characters(parser, 1)
    cmark_parser_free(parser)

    extensions = originals.map { original in
      let copy = UnsafeMutablePointer<cmark_syntax_extension>.allocate(capacity: 1)
      copy.initialize(to: original.pointee)
      copy.pointee.special_inline_chars = nil
      return copy
    }
    extensionsWithoutAutolink = [extensions[0], extensions[1], extensions[3]]
    let strike = extensions[1]
    strike.pointee.priv = UnsafeMutableRawPointer(originals[1])
    strike.pointee.emphasis = false
    strike.pointee.special_inline_chars = cmark_llist_append(cmark_get_default_mem_allocator(), nil, nil)
    strike.pointee.match_inline = { strike, parser, parent, character, inlines in
      let original = strike?.pointee.priv?.assumingMemoryBound(to: cmark_syntax_extension.self)
      guard let match = original?.pointee.match_inline else { return nil }
      let text = match(original, parser, parent, character, inlines)
      if let text, let delimiter = cmark_inline_parser_get_last_delimiter(inlines), delimiter.pointee.inl_text == text {
        delimiter.pointee.delim_char = 0
      }
      return text
    }
    tasklist = extensions[3]

    // The numbers are variables that the library does not show: read them off a sample.
    let probe = CMarkTree(parsing: Array("|a|\n|-|\n\n~b~".utf8), from: 0, options: CMARK_OPT_DEFAULT, extensions)
    let first = probe.root.firstChild
    table = first?.type ?? 0
    row = first?.firstChild?.type ?? 0
    cell = first?.firstChild?.firstChild?.type ?? 0
    strikethrough = first?.next?.firstChild?.type ?? 0
  }

  /// Whether the list item `node` is one of a task list.
  func isTask(_ node: Node) -> Bool { tasklist != nil && node.pointer.pointee.extension == tasklist }
}

/// A Markdown document parsed by cmark-gfm. Owns its tree, and the memory that it lies in.
struct CMarkTree: ~Copyable {
  private let tree: UnsafeMutablePointer<cmark_node>
  private let parser: OpaquePointer?
  /// Where tree and parser lie.
  private let arena: Arena

  /// Parses `source` from byte `start` on.
  ///
  /// Footnotes and autolinks cost a walk over the tree each, so they are asked for only where a text has what begins them:
  /// `[^`, and `@`, `://` or `www.`.
  init(parsing source: borrowing [UInt8], from start: Int) {
    let cmark = CMark.shared
    let hasFootnotes = source.holds("[^", from: start)
    let hasAddresses =
      source.firstOffset(of: UInt8(ascii: "@"), from: start) != nil || source.holds("://", from: start)
      || source.holds("www.", from: start)
    self.init(
      parsing: source, from: start, options: hasFootnotes ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT,
      hasAddresses ? cmark.extensions : cmark.extensionsWithoutAutolink)
  }

  /// Parses `source` from byte `start` on with these options and all extensions.
  init(parsing source: borrowing [UInt8], from start: Int, options: Int32) {
    self.init(parsing: source, from: start, options: options, CMark.shared.extensions)
  }

  fileprivate init(
    parsing source: borrowing [UInt8], from start: Int, options: Int32,
    _ extensions: [UnsafeMutablePointer<cmark_syntax_extension>]
  ) {
    let arena = Arena(forSourceOf: source.count - start)
    (tree, parser) = source.withUnsafeBytes { bytes in
      let rest = bytes.dropFirst(start)
      return arena.filling { memory in
        let parser = cmark_parser_new_with_mem(options, memory)
        for one in extensions { cmark_parser_attach_syntax_extension(parser, one) }
        if let base = bytes.baseAddress, !rest.isEmpty {
          cmark_parser_feed(parser, (base + rest.startIndex).assumingMemoryBound(to: CChar.self), rest.count)
        }
        // nil only for a parser that was finished before.
        guard let tree = cmark_parser_finish(parser) else { fatalError("cmark gave no document") }
        return (tree, parser)
      }
    }
    self.arena = arena
  }

  /// The document. Not to be kept longer than the tree.
  var root: Node { Node(pointer: tree) }

  /// What cmark-gfm itself writes of the tree.
  borrowing func html(options: Int32) -> [UInt8] {
    let extensions = cmark_parser_get_syntax_extensions(parser)
    return arena.filling { memory in
      guard let text = cmark_render_html_with_mem(tree, options, extensions, memory) else { return [] }
      return Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
    }
  }
}

/// One node of a tree, valid as long as the tree is.
struct Node: Equatable {
  fileprivate let pointer: UnsafeMutablePointer<cmark_node>

  /// What it is: one of `CMARK_NODE_…`, or a number of `CMark.shared`.
  var type: UInt16 { pointer.pointee.type }
  var next: Node? { pointer.pointee.next.map(Node.init) }
  var parent: Node? { pointer.pointee.parent.map(Node.init) }
  var firstChild: Node? { pointer.pointee.first_child.map(Node.init) }
  /// 1-based line in the parsed text. Right for blocks, not for inlines.
  var startLine: Int { Int(pointer.pointee.start_line) }
  var endLine: Int { Int(pointer.pointee.end_line) }
  /// 1-based, in bytes.
  var startColumn: Int { Int(pointer.pointee.start_column) }

  /// The text of a text, code or raw HTML node, or the name of a footnote.
  var literal: Chunk { Chunk(pointer.pointee.as.literal) }
  /// The text of a code block.
  var code: Chunk { Chunk(pointer.pointee.as.code.literal) }
  /// What stands behind the fence of a code block.
  var info: Chunk { Chunk(pointer.pointee.as.code.info) }
  /// The destination of a link or image.
  var url: Chunk { Chunk(pointer.pointee.as.link.url) }
  var title: Chunk { Chunk(pointer.pointee.as.link.title) }
  var headingLevel: Int { Int(pointer.pointee.as.heading.level) }
  var isOrdered: Bool { pointer.pointee.as.list.list_type == CMARK_ORDERED_LIST }
  var listStart: Int { Int(pointer.pointee.as.list.start) }
  var isTight: Bool { pointer.pointee.as.list.tight }
  var isChecked: Bool { pointer.pointee.as.list.checked }
  var isHeaderRow: Bool { cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }

  /// How many references point to a footnote definition; at a reference, which of them it is.
  var footnoteCount: Int { Int(pointer.pointee.footnote.def_count) }
  /// The definition that a footnote reference points to.
  var footnoteDefinition: Node? { pointer.pointee.parent_footnote_def.map(Node.init) }

  /// For each column of a table: `l`, `c`, `r` or 0.
  var alignments: [UInt8] {
    guard let all = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return Array(UnsafeBufferPointer(start: all, count: Int(cmark_gfm_extensions_get_table_columns(pointer))))
  }

  /// Whether the literal is empty, for a table cell that has no child.
  var isLeaf: Bool { pointer.pointee.first_child == nil }
}
