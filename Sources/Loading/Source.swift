import Diagnostics
import Documents
import FrontMatter
import Markdown

/// A source's text, checked, with its front matter read.
struct Source {
  var text: [UInt8]
  /// Where the Markdown begins.
  var bodyStart: Int
  /// The 1-based line that it begins on.
  var bodyLine: Int
  var metadata: Metadata
  var hasFrontMatter: Bool

  /// The source in `bytes`; nil when they are no text that can be read, or their front matter is no front matter.
  init?(_ bytes: [UInt8], file: String, limit: Int, diagnostics: inout [Diagnostic]) {
    let checked: SourceText
    do {
      checked = try SourceText(bytes, file: file, sizeLimit: limit)
    } catch {
      diagnostics.append(error)
      return nil
    }
    let (front, faults) = FrontMatter.read(checked, file: file)
    diagnostics += faults
    let (metadata, keyFaults) = Metadata.read(front)
    diagnostics += keyFaults
    text = checked.bytes
    (bodyStart, bodyLine) = (front.bodyOffset, front.bodyLine)
    self.metadata = metadata
    hasFrontMatter = front.isPresent
  }
}

/// The Markdown of a source, parsed.
enum MarkdownText {
  typealias Options = MarkdownParser.Options

  static func parse(_ source: Source, file: String, options: Options) -> Document {
    MarkdownParser.parse(source.text, from: source.bodyStart, firstLine: source.bodyLine, file: file, options: options)
  }
}
