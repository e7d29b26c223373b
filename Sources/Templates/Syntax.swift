/// A template as written: its bytes and the tree of its tags.
struct ParsedTemplate: Sendable {
  /// The name under which templates include it.
  var name: String
  /// The file's path for messages.
  var path: String
  /// Without a byte-order mark.
  var source: [UInt8]
  /// The tree; meaningful in its parts even where the template has faults, so that further faults are found.
  var nodes: [Node] = []
  /// All blocks of the file; a block's id is its index.
  var blocks: [Block] = []
  /// The names of the blocks that a template which inherits this one may fill.
  var parameters: Set<String> = []
  /// The partials and parents that it names, in the order of the file.
  var inclusions: [Inclusion] = []
  /// Their names.
  var includes: Set<String> = []
}

/// A tag that brings in another template.
struct Inclusion: Sendable {
  var name: TagName
  var isParent: Bool
}

/// The name in a tag and where it stands.
struct TagName: Sendable, Hashable {
  var text: String
  /// Byte offsets of the name in the source.
  var range: Range<Int>
}

/// One piece of a template. Ranges are byte offsets into the source.
enum Node: Sendable {
  /// Text, or, when empty, the mark that a line begins here whose first piece is a tag.
  case text(Range<Int>, startsLine: Bool)
  /// `{{name}}`, or `{{{name}}}` and `{{&name}}` unescaped.
  case variable(TagName, escaped: Bool)
  /// `{{#name}}…{{/name}}`, or `{{^name}}…` inverted.
  case section(TagName, inverted: Bool, [Node])
  /// `{{>name}}`; `indent` is the white space before a tag that stands alone on its line, nil for one that does not.
  case partial(TagName, indent: Range<Int>?)
  /// `{{<name}}…{{/name}}` with the ids of the blocks that it passes.
  case parent(TagName, indent: Range<Int>?, arguments: [Int])
  /// `{{$name}}…{{/name}}` outside a parent tag: a place that a template which inherits this one may fill. The block's id.
  case block(Int)
}

/// `{{$name}}…{{/name}}`, as an argument of a parent or as a parameter of its own template.
struct Block: Sendable {
  var name: TagName
  var body: [Node]
  /// Whether nothing but white space stands in it.
  var isBlank: Bool
  /// Whether its first byte continues the line of its opening tag.
  var startsMidLine: Bool
  /// Whether its closing tag continues a line of the body.
  var endsMidLine: Bool
  /// The white space at the beginning of its first line that is not blank, when the opening tag ends its own line.
  var intrinsicIndent: Range<Int>?
  /// How a parameter stands in its template.
  var site: Site = .inline

  enum Site: Sendable {
    /// Within a line.
    case inline
    /// Alone on one line, opening and closing tag: the white space before it and the line's end.
    case line(indent: Range<Int>, newline: Range<Int>)
    /// The opening tag stands alone on its line, after the white space `indent`; `newline` ends the line of the closing tag when
    /// that stands alone too.
    case lines(indent: Range<Int>, newline: Range<Int>?)
  }
}
