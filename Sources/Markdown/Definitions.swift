import CCMarkGFM

/// The link definitions of a text, `[label]: destination`, and where their destinations stand.
struct Definitions {
  private var ranges: [String: Range<Int>] = [:]

  /// The destination that `label` names.
  subscript(label: ArraySlice<UInt8>) -> Range<Int>? { label.count > 1_000 ? nil : ranges[Definitions.key(label)] }

  /// All definitions of `source` outside of `root`'s code blocks; the first of each label counts.
  init(in source: inout SourceText, of root: Node) {
    let bytes = source.bytes
    let code = Definitions.codeLines(of: root)
    var nextCode = 0
    var line = 0
    var start = source.start
    while start < bytes.count {
      line += 1
      let end = source.offset(ofLine: line + 1)
      while nextCode < code.count, code[nextCode].upperBound < line { nextCode += 1 }
      if !(nextCode < code.count && code[nextCode].contains(line)) { read(bytes, start, end) }
      start = end
    }
  }

  private mutating func read(_ bytes: [UInt8], _ start: Int, _ end: Int) {
    var index = start
    // What may stand before it: quotation marks and list markers.
    while index < end, bytes[index] != UInt8(ascii: "[") {
      guard bytes[index] <= 0x20 || ">-+*.)0123456789".utf8.contains(bytes[index]) else { return }
      index += 1
    }
    let open = index + 1
    guard open < end, bytes[open] != UInt8(ascii: "^") else { return }
    index = open
    while index < end, bytes[index] != UInt8(ascii: "]") {
      if bytes[index] == UInt8(ascii: "[") { return }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index + 1 < end, index - open <= 1_000, bytes[index + 1] == UInt8(ascii: ":") else { return }
    guard let range = LinkScanner.destination(in: bytes, from: index + 2, end: bytes.count) else { return }
    let key = Definitions.key(bytes[open..<index])
    if ranges[key] == nil { ranges[key] = range }
  }

  /// A label as cmark compares it: without case, white space run together.
  private static func key(_ label: ArraySlice<UInt8>) -> String {
    var key: [UInt8] = []
    for byte in label {
      if byte > 0x20 { key.append(byte) } else if let last = key.last, last != 0x20 { key.append(0x20) }
    }
    if key.last == 0x20 { key.removeLast() }
    return String(decoding: key, as: UTF8.self).lowercased()
  }

  /// The lines of all code blocks, in order.
  private static func codeLines(of root: Node) -> [ClosedRange<Int>] {
    var lines: [ClosedRange<Int>] = []
    var current = root.firstChild
    while let node = current {
      if UInt32(node.type) == CMARK_NODE_CODE_BLOCK.rawValue {
        lines.append(node.startLine...max(node.startLine, node.endLine))
      }
      let isLeaf =
        UInt32(node.type) == CMARK_NODE_PARAGRAPH.rawValue || UInt32(node.type) == CMARK_NODE_HEADING.rawValue
      if !isLeaf, let child = node.firstChild {
        current = child
        continue
      }
      var last = node
      current = last.next
      while current == nil, let parent = last.parent, parent != root {
        last = parent
        current = last.next
      }
    }
    return lines.sorted { $0.lowerBound < $1.lowerBound }
  }
}
