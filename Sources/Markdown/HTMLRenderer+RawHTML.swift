import Diagnostics
import Documents

/// Raw HTML elements that are open, so that each is closed in the block that it was opened in: but for those of the top level
/// that stay open over the blocks behind it (``RawTag/spansBlocks``).
struct RawStack {
  private(set) var open: [RawTag] = []
  /// Where each was opened in the source.
  private var offsets: [Int] = []
  /// How many span blocks: no block closes them but one of raw HTML at the top.
  var spanning = 0
  /// How many were open when each inline container of Markdown began.
  private var floors: [Int] = []

  /// The depth at which raw elements are no longer taken.
  static let deepest = 100

  /// What was opened outside of the innermost container of Markdown cannot be closed inside of it.
  var floor: Int { floors.last ?? spanning }
  /// The innermost open element that belongs to the innermost container.
  var top: RawTag? { open.count > floor ? open.last : nil }

  func contains(_ tag: RawTag) -> Bool { open.contains(tag) }
  mutating func openContainer() { floors.append(open.count) }
  mutating func closeContainer() { _ = floors.popLast() }
  mutating func push(_ tag: RawTag, at offset: Int) {
    open.append(tag)
    offsets.append(offset)
  }
  mutating func pop() -> RawTag? {
    _ = offsets.popLast()
    return open.popLast()
  }
  var lastOffset: Int { offsets.last ?? 0 }
}

extension HTMLRenderer {
  /// A tag among the inlines of a paragraph, heading or cell.
  mutating func inlineHTML(_ chunk: Chunk) {
    let offset = places.take(raw: chunk, in: &source) ?? places.startOfBlock(in: &source)
    guard let (token, _) = RawToken.read(chunk.bytes, at: 0) else {
      text(chunk)
      return
    }
    write(token, at: offset, isInline: true)
  }

  /// A block of raw HTML; what it leaves open is closed at its end, but what may span blocks at the top.
  mutating func htmlBlock(_ node: Node, isTop: Bool) {
    if isTop { raw.spanning = 0 }
    let bytes = node.literal.bytes
    let written = html.bytes.count
    var index = 0
    var line = node.startLine
    var isBroken = false
    var offset = source.offset(ofLine: line)
    while index < bytes.count {
      let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
      rawText(bytes[index..<next], line: &line)
      index = next
      guard index < bytes.count else { break }
      guard !isBroken, let (token, end) = RawToken.read(bytes, at: index) else {
        // A tag that does not end: with it, all that follows is text.
        isBroken = isBroken || (index + 1 < bytes.count && bytes[index + 1] > 0x20)
        html.put("&lt;")
        index += 1
        continue
      }
      offset = offsetInSource(of: bytes[index..<end], line: line, from: offset)
      write(token, at: offset, isInline: false)
      var after = end
      if case .open(let name, _) = token, RawTag.swallowing.contains(name) {
        after = endOfElement(name, bytes, from: end)
      }
      line += bytes[index..<after].count { $0 == 0x0A }
      index = after
    }
    if isTop { raw.spanning = raw.open.prefix(while: \.spansBlocks).count }
    closeRaw()
    if html.bytes[written...].allSatisfy({ $0 <= 0x20 }) { html.bytes.removeSubrange(written...) }
  }

  /// Closes what was opened in the innermost container of Markdown, or in the block.
  mutating func closeRaw() {
    while raw.open.count > raw.floor, let tag = raw.pop() { end(tag) }
    raw.closeContainer()
  }

  /// Closes what spans blocks: at the end of the text, and before what does not belong to it.
  mutating func closeSpanning() {
    raw.spanning = 0
    while !raw.open.isEmpty {
      let offset = raw.lastOffset
      guard let tag = raw.pop() else { return }
      warnUnsafe(
        at: offset, length: tag.rawValue.utf8.count + 2,
        Localized(
          vi: "thẻ <\(tag.rawValue)> không được đóng bằng </\(tag.rawValue)>",
          en: "<\(tag.rawValue)> is not closed by </\(tag.rawValue)>"))
      end(tag)
      html.newLine()
    }
    endBlock()
  }

  private mutating func end(_ tag: RawTag) {
    html.put("</")
    html.bytes.append(contentsOf: tag.rawValue.utf8)
    html.put(">")
  }

  /// Text between tags, as written but for what could be read as a tag.
  private mutating func rawText(_ text: ArraySlice<UInt8>, line: inout Int) {
    var isVisible = false
    for byte in text {
      if byte == 0x0A { line += 1 }
      if byte > 0x20 { isVisible = true }
    }
    // Readers would see it before the table, not in it.
    if isVisible, let top = raw.top, !top.children.isEmpty { return }
    for byte in text {
      if byte == UInt8(ascii: ">") { html.put("&gt;") } else { html.bytes.append(byte) }
    }
    if isCapturing { plain.append(contentsOf: text) }
  }

  /// The offset behind the end tag of `name`, or the end.
  private func endOfElement(_ name: String, _ bytes: [UInt8], from start: Int) -> Int {
    let pattern = Array("</\(name)".utf8)
    var index = start
    while index + pattern.count <= bytes.count {
      if bytes[index] == UInt8(ascii: "<"),
        bytes[index..<index + pattern.count].elementsEqual(pattern, by: { $0 | 0x20 == $1 | 0x20 })
      {
        return bytes[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
      }
      index += 1
    }
    return bytes.count
  }

  /// Where a piece of a block stands in the source: cmark cut the indentation off its lines.
  private mutating func offsetInSource(of piece: ArraySlice<UInt8>, line: Int, from last: Int) -> Int {
    let start = max(last, source.offset(ofLine: line))
    let end = source.offset(ofLine: line + 1)
    let pattern = piece.prefix { $0 != 0x0A }.prefix(24)
    var index = start
    while index + pattern.count <= end {
      if source.bytes[index..<index + pattern.count].elementsEqual(pattern) { return index }
      index += 1
    }
    return start
  }

  // MARK: Tags

  private mutating func write(_ token: RawToken, at offset: Int, isInline: Bool) {
    switch token {
    case .comment: break
    case .declaration:
      warnUnsafe(at: offset, Localized(vi: "bỏ khai báo trong HTML", en: "declaration in HTML taken out"))
    case .close(let name):
      guard let tag = RawTag(rawValue: name), !tag.isVoid else { return }
      guard let index = raw.open.lastIndex(of: tag), index >= raw.floor else {
        warnUnsafe(
          at: offset, length: name.utf8.count + 3,
          Localized(
            vi: "bỏ thẻ đóng </\(name)>: trong cùng khối không có thẻ mở",
            en: "</\(name)> taken out: nothing to close in its block"))
        return
      }
      while raw.open.count > index, let last = raw.pop() { end(last) }
    case .open(let name, let attributes):
      guard let tag = RawTag(rawValue: name), makeRoom(for: tag, isInline: isInline) else {
        warnTag(name, at: offset)
        return
      }
      open(tag, attributes, at: offset)
    }
  }

  private mutating func warnTag(_ name: String, at offset: Int) {
    let shown = String(name.prefix(40))
    warnUnsafe(
      at: offset, length: shown.count + 1,
      Localized(vi: "bỏ thẻ HTML <\(shown)>", en: "HTML tag <\(shown)> taken out"))
  }

  /// Closes what `tag` ends, and says whether it may stand here.
  private mutating func makeRoom(for tag: RawTag, isInline: Bool) -> Bool {
    if isInline { return tag.isPhrasing && !(tag == .a && isInsideLink) && fits(tag) }
    while let top = raw.top, top.ends(before: tag) {
      _ = raw.pop()
      end(top)
    }
    if tag == .a, raw.contains(.a) { return false }
    if !tag.isPhrasing, raw.open.contains(where: \.holdsPhrasing) { return false }
    return fits(tag)
  }

  private func fits(_ tag: RawTag) -> Bool {
    guard raw.open.count < RawStack.deepest else { return false }
    let parents = tag.parents
    if !parents.isEmpty { return raw.top.map(parents.contains) ?? false }
    if let top = raw.top, !top.children.isEmpty { return false }
    return true
  }

  private mutating func open(_ tag: RawTag, _ attributes: [RawToken.Attribute], at offset: Int) {
    if tag == .img {
      rawImage(attributes, at: offset)
      return
    }
    html.put("<")
    html.bytes.append(contentsOf: tag.rawValue.utf8)
    for attribute in attributes {
      if tag == .a, attribute.name == "href" {
        putReference(attribute.value, at: offset)
      } else {
        put(attribute, of: tag, at: offset)
      }
    }
    html.put(">")
    if !tag.isVoid { raw.push(tag, at: offset) }
  }

  private mutating func putReference(_ url: [UInt8], at offset: Int) {
    let address = oneLine(url[...])
    switch Address(url, isImage: false) {
    case .refused: refuse(url, at: offset)
    case .absolute:
      html.put(" ")
      putAddress("href", address)
    case .relative:
      html.put(" ")
      setPlace(ofLink: putHole(.link, address), offset)
    }
  }

  private mutating func rawImage(_ attributes: [RawToken.Attribute], at offset: Int) {
    let url = attributes.first { $0.name == "src" }?.value ?? []
    let address = Address(url, isImage: true)
    guard address != .refused, !url.isEmpty else {
      refuse(url, at: offset)
      return
    }
    html.put("<img ")
    if address == .relative {
      setPlace(ofLink: putHole(.image, oneLine(url[...])), offset)
    } else {
      putAddress("src", oneLine(url[...]))
    }
    for attribute in attributes where attribute.name != "src" && attribute.name != "alt" {
      // A hole brings width and height of its own.
      let isSize = attribute.name == "width" || attribute.name == "height"
      if !(address == .relative && isSize), attribute.name != "loading", attribute.name != "decoding" {
        put(attribute, of: .img, at: offset)
      }
    }
    let alternative = attributes.first { $0.name == "alt" }?.value ?? []
    if alternative.isEmpty { warnEmptyAlt(at: offset) }
    html.put(" alt=\"")
    html.escape(alternative[...])
    html.put("\" loading=\"lazy\" decoding=\"async\">")
  }

  private mutating func put(_ attribute: RawToken.Attribute, of tag: RawTag, at offset: Int) {
    guard tag.allows(attribute.name, attribute.value) else {
      let shown = String(attribute.name.prefix(40))
      warnUnsafe(
        at: offset,
        Localized(
          vi: "bỏ thuộc tính \(shown) của thẻ <\(tag.rawValue)>",
          en: "attribute \(shown) of <\(tag.rawValue)> taken out"))
      return
    }
    html.put(" ")
    html.bytes.append(contentsOf: attribute.name.utf8)
    html.put("=\"")
    html.escape(attribute.value[...])
    html.put("\"")
  }
}
