import Bytes
import CCMarkGFM
import Diagnostics
import Documents

extension MarkdownParser {
  /// Why `source` is not parsed: too large a table (`tableTooLarge`), or too complex (`markdownTooComplex`); nil if it is.
  public static func refusal(of source: [UInt8], file: String) -> Diagnostic? {
    SourceBounds.fault(in: source, from: 0, firstLine: 1, file: file)
  }

  /// Markdown as HTML on its own, for `chuyentrang render`.
  ///
  /// Safe, unless `unsafe`: then exactly what `cmark-gfm -e footnotes -e table -e strikethrough -e autolink -e tasklist --unsafe`
  /// writes. The safe HTML has headings at the levels written, without ids, and all links as written.
  ///
  /// - Returns: no bytes for a source that is refused as too large a table or too complex; `refusal` says why.
  public static func renderSpec(_ source: [UInt8], unsafe: Bool) -> [UInt8] {
    if unsafe {
      guard refusal(of: source, file: "") == nil else { return [] }
      let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE
      return CMarkTree(parsing: source, from: 0, options: options).html(options: options)
    }
    let document = parse(
      ForbiddenCharacters.removed(from: source)?.bytes ?? source, file: "",
      options: Options(headings: .asWritten, keepsBlocks: false))
    var html: [UInt8] = []
    document.body.fill(into: &html) { number, html in
      let link = document.links[number]
      html.append(contentsOf: (link.kind == .image ? "src=\"" : "href=\"").utf8)
      html.append(contentsOf: Address.escaped(Array(link.destination.utf8)))
      html.append(UInt8(ascii: "\""))
    }
    return html
  }
}
