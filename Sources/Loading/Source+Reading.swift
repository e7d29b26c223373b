import Diagnostics
import FrontMatter

extension Source {
  /// The text of `file` with its front matter; nil where the bytes are no text.
  ///
  /// - Parameter limit: the most bytes that are read.
  init?(_ bytes: [UInt8], file: String, limit: Int, diagnostics: inout [Diagnostic]) {
    let text: SourceText
    do {
      text = try SourceText(bytes, file: file, sizeLimit: limit)
    } catch {
      diagnostics.append(error)
      return nil
    }
    let (front, faults) = FrontMatter.read(text, file: file)
    let (metadata, wrongValues) = Metadata.read(front)
    diagnostics += faults
    diagnostics += wrongValues
    self.init(
      text: text.bytes, bodyStart: front.bodyOffset, bodyLine: front.bodyLine, metadata: metadata,
      hasFrontMatter: front.isPresent)
  }
}
