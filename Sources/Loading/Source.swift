import Diagnostics
import Documents
import FrontMatter
import Markdown

/// A source's text, checked, with its front matter read.
struct Source {
  var text: [UInt8]
  var bodyStart: Int
  var bodyLine: Int
  var metadata: Metadata
  var hasFrontMatter: Bool
}

/// The Markdown of a source, parsed.
enum MarkdownText {
  typealias Options = MarkdownParser.Options

  static func parse(_ source: Source, file: String, options: Options) -> Document {
    MarkdownParser.parse(source.text, from: source.bodyStart, firstLine: source.bodyLine, file: file, options: options)
  }
}
