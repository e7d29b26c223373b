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
    diagnostics += checked.warnings
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

extension Source {
  /// The source behind the heading on `line` of the file: one line, or two where it is underlined.
  func skippingHeading(onLine line: Int) -> Source {
    var rest = self
    func skipLine() {
      guard let end = text[rest.bodyStart...].firstIndex(of: 0x0A) else {
        rest.bodyStart = text.count
        return
      }
      rest.bodyStart = end + 1
      rest.bodyLine += 1
    }
    while rest.bodyLine <= line, rest.bodyStart < text.count { skipLine() }
    let next = text[rest.bodyStart...].prefix { $0 != 0x0A }
    let isUnderline = !next.isEmpty && next.allSatisfy { $0 == next.first || $0 == 0x20 || $0 == 0x0D }
    if isUnderline, next.first == UInt8(ascii: "=") || next.first == UInt8(ascii: "-") { skipLine() }
    return rest
  }
}

/// The Markdown of a source, parsed.
enum MarkdownText {
  typealias Options = MarkdownParser.Options

  static func parse(_ source: Source, file: String, options: Options) -> Document {
    MarkdownParser.parse(source.text, from: source.bodyStart, firstLine: source.bodyLine, file: file, options: options)
  }
}
