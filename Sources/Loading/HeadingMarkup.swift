import Diagnostics
import Documents

/// Markup in headings of a text that is read as structure: their words become titles, in lists, in tables of contents and for
/// machines, and nothing else of them is kept.
enum HeadingMarkup {
  /// A warning for each heading of `document` that has markup, where `keeps` does not say that it stands in the text as it is.
  static func faults(in document: Document, file: String, except keeps: (Heading) -> Bool = { _ in false })
    -> [Diagnostic]
  {
    document.blocks.flatMap { block -> [Diagnostic] in
      guard case .heading(let index) = block.kind, document.headings.indices.contains(index) else { return [] }
      let heading = document.headings[index]
      return keeps(heading) ? [] : fault(in: heading, of: block, document.body, file: file)
    }
  }

  /// The same of one heading, whose HTML is `block` of `body`; none where it is plain.
  static func fault(in heading: Heading, of block: Block, _ body: Body, file: String) -> [Diagnostic] {
    guard hasMarkup(body.bytes[block.range]) else { return [] }
    return [
      Diagnostic(
        .headingMarkup, .warning,
        at: Place(file: file, line: heading.line, column: heading.column, length: heading.text.count),
        Localized(
          vi: "đề mục này chỉ giữ lại chữ: chữ đậm, chữ nghiêng, liên kết và ảnh trong đề mục bị bỏ",
          en: "this heading keeps only its words: bold, italics, links and images in it are left out"),
        hint: Localized(
          vi: "viết đề mục bằng chữ thường, đặt liên kết hoặc chữ đậm vào đoạn văn bên dưới",
          en: "write the heading as plain words, and put the link or the bold words into the text below"))
    ]
  }

  /// Whether a tag stands between the heading's own two; a `<` of the text is `&lt;` in HTML.
  private static func hasMarkup(_ html: ArraySlice<UInt8>) -> Bool {
    html.reduce(into: 0) { if $1 == UInt8(ascii: "<") { $0 += 1 } } > 2
  }
}
