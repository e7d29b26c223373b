import CCMarkGFM
import Diagnostics
import Documents
import Vietnamese

/// The letter that a line of an outline opens with: `a) …`, `đ) …`.
struct LetteredLine {
  let letter: Character
  /// The bytes of the letter, its bracket and the space behind it.
  let length: Int

  /// Nil where `node` is no text that opens so.
  init?(_ node: Node) {
    guard UInt32(node.type) == CMARK_NODE_TEXT.rawValue else { return nil }
    let text = node.literal
    var index = 1
    if text[0] >= UInt8(ascii: "a"), text[0] <= UInt8(ascii: "z") {
      letter = Character(UnicodeScalar(text[0]))
    } else if text[0] == 0xC4, text[1] == 0x91 {
      letter = "đ"
      index = 2
    } else {
      return nil
    }
    guard text[index] == UInt8(ascii: ")"), text[index + 1] == 0x20 else { return nil }
    length = index + 2
  }
}

extension HTMLRenderer {
  mutating func enterParagraph(_ node: Node, depth: Int) -> Bool {
    places.begin(node)
    if depth == 0 {
      if let only = node.firstChild, only.next == nil, UInt32(only.type) == CMARK_NODE_IMAGE.rawValue,
        !only.title.isEmpty
      {
        html.newLine()
        image(only, inFigure: true)
        return false
      }
      isOpening = options.keepsOpening && document.opening.isEmpty
      if isOpening { isCapturing = true }
      lineOfBreak = node.startLine
      if options.lettered, raw.spanning == 0, let first = node.firstChild, let line = LetteredLine(first) {
        nameBlock(.lettered(line.letter))
        skipped = line.length
      } else {
        nameBlock(.paragraph)
      }
    }
    if !isTight(node) {
      html.newLine()
      html.put("<p>")
    }
    return true
  }

  mutating func exitParagraph(_ node: Node) {
    closeRaw()
    if isOpening {
      isOpening = false
      document.opening = opening(of: plain)
    }
    endText()
    if isTight(node) { return }
    if let definition = node.parent, node.next == nil,
      UInt32(definition.type) == CMARK_NODE_FOOTNOTE_DEFINITION.rawValue
    {
      backReferences(definition)
    }
    html.put("</p>\n")
  }

  /// Whether a paragraph stands in a list without blank lines, and is written without `<p>`.
  private func isTight(_ node: Node) -> Bool {
    guard let list = node.parent?.parent, UInt32(list.type) == CMARK_NODE_LIST.rawValue else { return false }
    return list.isTight
  }

  /// The summary that a first paragraph gives: at most 300 bytes, cut at a word.
  private func opening(of text: [UInt8]) -> String {
    let line = oneLine(text.prefix(1_000))
    guard line.count > 300 else { return String(decoding: line, as: UTF8.self) }
    let space = line[..<298].lastIndex(of: 0x20)
    var end = space ?? 297
    while space == nil, end > 0, line[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: line[..<end], as: UTF8.self) + "…"
  }

  /// `text` with runs of white space made one space, none at the ends.
  func oneLine(_ text: ArraySlice<UInt8>) -> [UInt8] {
    if let last = text.last, last > 0x20, let first = text.first, first > 0x20, !hasWideSpace(text) {
      return Array(text)
    }
    var line: [UInt8] = []
    line.reserveCapacity(text.count)
    for byte in text {
      if byte > 0x20 {
        line.append(byte)
      } else if let last = line.last, last != 0x20 {
        line.append(0x20)
      }
    }
    if line.last == 0x20 { line.removeLast() }
    return line
  }

  /// Whether white space stands in `text` that is not one space.
  private func hasWideSpace(_ text: ArraySlice<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in text {
      if byte <= 0x20, byte != 0x20 || previous == 0x20 { return true }
      previous = byte
    }
    return false
  }

  /// `text` without white space at its ends.
  func trimmed(_ text: ArraySlice<UInt8>) -> String {
    guard let first = text.firstIndex(where: { $0 > 0x20 }), let last = text.lastIndex(where: { $0 > 0x20 }) else {
      return ""
    }
    return String(decoding: text[first...last], as: UTF8.self)
  }

  // MARK: Headings

  mutating func enterHeading(_ node: Node) {
    places.begin(node)
    html.newLine()
    html.put("<h")
    levelDigits.append(html.bytes.count)
    html.bytes.append(UInt8(ascii: "0") + UInt8(clamping: node.headingLevel))
    headingStart = (plain.count, isCapturing, html.bytes.count)
    isCapturing = true
    html.put(">")
  }

  mutating func exitHeading(_ node: Node) {
    closeRaw()
    html.put("</h")
    levelDigits.append(html.bytes.count)
    html.bytes.append(UInt8(ascii: "0") + UInt8(clamping: node.headingLevel))
    html.put(">\n")
    let text = oneLine(plain[headingStart.plain...])
    isCapturing = headingStart.wasCapturing
    endText()
    var id = ""
    if options.headings != .asWritten {
      id = headingID(text)
      levelDigits[levelDigits.count - 1] += html.insert(" id=\"", id, at: headingStart.id)
    }
    // The column is for outlines and histories, which report faults of their headings.
    let place =
      options.keepsBlocks
      ? source.place(at: source.behindHeadingMark(places.startOfBlock(in: &source)))
      : Place(file: source.file, line: node.startLine + source.firstLine - 1, column: 1)
    document.headings.append(
      Heading(
        level: node.headingLevel, id: id, text: String(decoding: text, as: UTF8.self), line: place.line,
        column: place.column))
  }

  /// An id for a heading of `text`: its slug, never one that a footnote has (`fn-1`, `fnref-1`).
  private mutating func headingID(_ text: [UInt8]) -> String {
    var slug = Slug.slug(forUTF8: text.span) ?? "muc"
    if slug.utf8.first == UInt8(ascii: "f"), slug.hasPrefix("fn-") || slug.hasPrefix("fnref-") { slug = "muc-" + slug }
    if ids == nil {
      let few = 16
      if document.headings.count < few, !document.headings.contains(where: { $0.id == slug }) { return slug }
      var known = UniqueSlugs()
      for heading in document.headings { _ = known.take(heading.id) }
      ids = known
    }
    return ids?.take(slug) ?? slug
  }

  /// Moves all headings so that the highest is `<h2>`.
  mutating func shiftHeadings() {
    guard options.headings == .shifted, let top = document.headings.map(\.level).min() else { return }
    for index in document.headings.indices {
      document.headings[index].level = min(6, document.headings[index].level - top + 2)
    }
    for digit in levelDigits {
      let level = Int(html.bytes[digit]) - 0x30 - top + 2
      html.bytes[digit] = UInt8(0x30 + max(1, min(6, level)))
    }
  }
}
