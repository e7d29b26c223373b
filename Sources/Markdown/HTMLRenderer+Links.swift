import CCMarkGFM
import Diagnostics
import Documents

/// A link whose end is not reached yet.
struct OpenLink {
  /// Its index in `Document.links`, if the build resolves it.
  var index: Int?
  /// Whether `<a` was written.
  var isWritten: Bool
  var isRefused: Bool
}

extension HTMLRenderer {
  /// Whether another link would stand inside a link, which HTML does not have.
  var isInsideLink: Bool { raw.contains(.a) || openLinks.contains { $0.isWritten } }

  mutating func enterLink(_ node: Node) -> Bool {
    raw.openContainer()
    let url = node.url.bytes
    let address = Address(url, isImage: false)
    guard !isInsideLink, address != .refused else {
      openLinks.append(OpenLink(index: nil, isWritten: false, isRefused: address == .refused))
      return true
    }
    var open = OpenLink(index: nil, isWritten: true, isRefused: false)
    html.put("<a ")
    if address == .relative {
      open.index = putHole(.link, url)
    } else {
      putAddress("href", url)
    }
    putTitle(node.title)
    html.put(">")
    openLinks.append(open)
    return true
  }

  mutating func exitLink(_ node: Node) {
    closeRaw()
    guard let open = openLinks.popLast() else { return }
    if open.isWritten { html.put("</a>") }
    let offset = place(of: node, isNeeded: open.index != nil || open.isRefused)
    if let index = open.index { setPlace(ofLink: index, offset) }
    if open.isRefused { refuse(node.url.bytes, at: offset) }
  }

  /// The offset of a link's destination, or of its block where it is not found.
  ///
  /// - Parameter isNeeded: false for a link that is only read past.
  private mutating func place(of node: Node, isNeeded: Bool = true) -> Int {
    guard isNeeded else {
      _ = places.take(node.url.bytes, in: &source, nil)
      return 0
    }
    let root = self.root
    var known = definitions
    let offset = places.take(node.url.bytes, in: &source) { source in
      if let known { return known }
      let all = Definitions(in: &source, of: root)
      known = all
      return all
    }
    definitions = known
    return offset ?? places.startOfBlock(in: &source)
  }

  mutating func setPlace(ofLink index: Int, _ offset: Int) {
    let place = source.place(at: offset)
    document.links[index].line = place.line
    document.links[index].column = place.column
  }

  /// Writes a hole for `url` and remembers it; its place follows.
  mutating func putHole(_ kind: Link.Kind, _ url: [UInt8]) -> Int {
    let index = document.links.count
    html.bytes.append(Body.mark)
    html.put(index)
    html.bytes.append(Body.mark)
    document.links.append(
      Link(kind: kind, destination: String(decoding: url, as: UTF8.self), line: source.firstLine, column: 1))
    return index
  }

  /// Writes `name="address"`.
  mutating func putAddress(_ name: StaticString, _ url: [UInt8]) {
    html.put(name)
    html.put("=\"")
    html.bytes.append(contentsOf: Address.escaped(url))
    html.put("\"")
  }

  mutating func putTitle(_ title: Chunk) {
    guard !title.isEmpty else { return }
    html.put(" title=\"")
    html.escape(title)
    html.put("\"")
  }

  /// Warns of an address that was left out.
  mutating func refuse(_ url: [UInt8], at offset: Int) {
    let shown = String(decoding: oneLine(url.prefix(60)), as: UTF8.self)
    warnUnsafe(
      at: offset, length: shown.count,
      Localized(vi: "bỏ địa chỉ không an toàn “\(shown)”", en: "unsafe address left out: “\(shown)”"))
  }

  /// Warns of something that was taken out, at a byte offset of the source.
  mutating func warnUnsafe(at offset: Int, length: Int = 1, _ message: Localized) {
    guard document.diagnostics.count < HTMLRenderer.mostDiagnostics else { return }
    document.diagnostics.append(
      Diagnostic(.unsafeHTML, .warning, at: source.place(at: offset, length: length), message))
  }

  /// A text with more faults than these is not mended one by one.
  static let mostDiagnostics = 200

  // MARK: Images

  /// An image; with a title, alone in its paragraph, it is a figure and the title its caption.
  mutating func image(_ node: Node, inFigure: Bool) {
    let url = node.url.bytes
    let alt = readAlternative(of: node)
    let offset = place(of: node)
    let address = Address(url, isImage: true)
    if address == .refused {
      refuse(url, at: offset)
      html.escape(alt[...])
      return
    }
    if alt.isEmpty { warnEmptyAlt(at: offset) }
    if inFigure { html.put("<figure>\n") }
    html.put("<img ")
    if address == .relative {
      setPlace(ofLink: putHole(.image, url), offset)
    } else {
      putAddress("src", url)
    }
    html.put(" alt=\"")
    html.escape(alt[...])
    html.put("\"")
    if !inFigure { putTitle(node.title) }
    html.put(" loading=\"lazy\" decoding=\"async\">")
    if inFigure {
      html.put("\n<figcaption>")
      text(node.title)
      endText()
      html.put("</figcaption>\n</figure>\n")
    }
  }

  mutating func warnEmptyAlt(at offset: Int) {
    guard document.diagnostics.count < HTMLRenderer.mostDiagnostics else { return }
    document.diagnostics.append(
      Diagnostic(
        .emptyAlt, .warning, at: source.place(at: offset),
        Localized(vi: "ảnh không có lời mô tả", en: "image without alternative text"),
        hint: Localized(
          vi: "viết vào giữa hai ngoặc vuông điều người xem thấy trong ảnh: ![Lễ dâng hoa](anh.jpg)",
          en: "say between the brackets what is seen: ![Flowers at the stele](photo.jpg)")))
  }

  /// The text under an image, and what is read past on the way: the links in it.
  private mutating func readAlternative(of image: Node) -> [UInt8] {
    var alternative: [UInt8] = []
    var current = image.firstChild
    while let node = current {
      switch cmark_node_type(UInt32(node.type)) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        node.literal.append(to: &alternative)
        count(node.literal)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
        alternative.append(0x20)
        endText()
      default: break
      }
      if let child = node.firstChild {
        current = child
        continue
      }
      var last = node
      passLink(last)
      current = last.next
      while current == nil, let parent = last.parent, parent != image {
        passLink(parent)
        last = parent
        current = last.next
      }
    }
    return oneLine(alternative[...])
  }

  private mutating func passLink(_ node: Node) {
    let type = UInt32(node.type)
    if type == CMARK_NODE_LINK.rawValue || type == CMARK_NODE_IMAGE.rawValue { _ = place(of: node, isNeeded: false) }
  }
}
