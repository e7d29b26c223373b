import Bytes
import Diagnostics

/// What a text says about itself in a form of its own: where its sources differ, what they are.
public enum Note {
  /// Openings of a quotation that make it a note, with the class of the element.
  public static let labels: [(opening: String, className: String)] = [
    ("Các nguồn chép khác nhau", "khac-nhau"),
    ("Bản gốc còn chỗ trống", "khac-nhau"),
  ]
  /// Opening of a paragraph that names sources.
  public static let sourcesOpening = "Nguồn:"
}

extension Document {
  /// Turns quotations that open with a label of ``Note`` into `<aside>`, and paragraphs that open with "Nguồn:" into
  /// `<p class="nguon">`; the blocks say so (`Block.Kind.note`, `.sources`) and their ranges follow.
  public mutating func markNotes() {
    guard blocks.contains(where: { Self.rewriting(of: $0) != nil }) else { return }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.bytes.count + 128)
    var position = 0
    for index in blocks.indices {
      let block = blocks[index]
      bytes.append(contentsOf: body.bytes[position..<block.range.lowerBound])
      let start = bytes.count
      if let (kind, rewrite) = Self.rewriting(of: block), let new = rewrite(body.bytes[block.range]) {
        bytes.append(contentsOf: new)
        blocks[index].kind = kind
      } else {
        bytes.append(contentsOf: body.bytes[block.range])
      }
      blocks[index].range = start..<bytes.count
      position = block.range.upperBound
    }
    bytes.append(contentsOf: body.bytes[position...])
    body.bytes = bytes
  }

  private static func rewriting(of block: Block) -> (Block.Kind, (ArraySlice<UInt8>) -> [UInt8]?)? {
    switch block.kind {
    case .quote:
      for label in Note.labels where block.text.hasPrefix(label.opening + ":") {
        return (.note, { aside(from: $0, label: label.opening, className: label.className) })
      }
    case .paragraph where block.text.hasPrefix(Note.sourcesOpening):
      return (
        .sources,
        { bytes in
          guard bytes.starts(with: Array("<p>".utf8)) else { return nil }
          return Array("<p class=\"nguon\">".utf8) + bytes.dropFirst(3)
        }
      )
    default: break
    }
    return nil
  }

  private static func aside(from quote: ArraySlice<UInt8>, label: String, className: String) -> [UInt8]? {
    let opening = Array("<blockquote>\n<p>".utf8)
    let closing = Array("</blockquote>".utf8)
    var rest = quote
    while let last = rest.last, last == 0x0A { rest = rest.dropLast() }
    guard rest.starts(with: opening), rest.suffix(closing.count).elementsEqual(closing) else { return nil }
    rest = rest.dropFirst(opening.count).dropLast(closing.count)
    // The label may stand in bold, with its colon or without; what is left begins the first paragraph.
    func take(_ expected: String, from bytes: inout ArraySlice<UInt8>) -> Bool {
      guard bytes.starts(with: expected.utf8) else { return false }
      bytes = bytes.dropFirst(expected.utf8.count)
      return true
    }
    var text = rest
    var isBold = take("<strong>", from: &text)
    guard take(label, from: &text) else { return nil }
    if isBold && take("</strong>", from: &text) { isBold = false }
    guard take(":", from: &text), !isBold || take("</strong>", from: &text) else { return nil }
    while let first = text.first, first == 0x20 || first == 0x0A { text = text.dropFirst() }
    var result = Array("<aside class=\"\(className)\">\n<p><strong>\(label)</strong></p>\n".utf8)
    if !text.starts(with: Array("</p>".utf8)) {
      result += Array("<p>".utf8) + text
    } else {
      result += text.dropFirst(4)
    }
    return result + Array("</aside>\n".utf8)
  }
}

extension Note {
  /// Whether a Markdown text may have a note or a line of sources: a line that begins with one of their openings, as it is
  /// or as a quotation. A glance at the beginnings of lines, so that most texts need no blocks.
  public static func mayStand(in source: [UInt8], from start: Int) -> Bool {
    var line = start
    while line < source.count {
      // Quotation marks, spaces and emphasis before the opening.
      var index = line
      while index < source.count, isBeforeOpening(source[index]) { index += 1 }
      // An opening does not begin behind a line's end, which is none of its bytes.
      if index < source.count, firstBytes.contains(source[index]),
        openings.contains(where: { source[index...].starts(with: $0) })
      {
        return true
      }
      guard let end = source.firstOffset(of: 0x0A, from: index) else { return false }
      line = end + 1
    }
    return false
  }

  private static func isBeforeOpening(_ byte: UInt8) -> Bool {
    byte == 0x3E || byte == 0x20 || byte == 0x09 || byte == 0x2A || byte == 0x5F
  }

  private static let openings: [[UInt8]] = labels.map { Array($0.opening.utf8) } + [Array(sourcesOpening.utf8)]
  private static let firstBytes = openings.compactMap(\.first)
}
