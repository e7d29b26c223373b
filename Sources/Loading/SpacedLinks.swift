import Bytes
import Diagnostics

/// Links that their editor wrote with a space in the path: `[tệp](Kế hoạch.pdf)`. Markdown takes them for text, in silence.
///
/// They are looked for in the HTML, where every link that is one has become markup.
enum SpacedLinks {
  /// Who has made the mistake so often in one text knows it by then; each place costs a pass over what stands before it.
  private static let limit = 20

  /// A warning for each such link, up to a limit, in `body`, with its place in `source`, whose Markdown begins at `start`.
  static func faults(in body: [UInt8], of source: [UInt8], from start: Int, file: String) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    var position = start
    var next = 0
    var code = CodeState()
    while faults.count < limit, let bracket = body.firstOffset(of: UInt8(ascii: "]"), from: next) {
      next = bracket + 1
      guard let written = destination(in: body, behind: bracket), !code.isCode(body, at: bracket) else { continue }
      guard let found = find(written, in: source, from: position) else { continue }
      position = found.upperBound
      faults.append(fault(found, in: source, file: file))
    }
    return faults
  }

  /// What can be searched for in the source: the path up to its first space; nil where no path stands behind the bracket.
  private static func destination(in body: [UInt8], behind bracket: Int) -> ArraySlice<UInt8>? {
    let start = bracket + 2
    guard start < body.count, body[bracket + 1] == UInt8(ascii: "("), body[start] > 0x20 else { return nil }
    let link = Array("<a href=\"".utf8)
    if body[start...].starts(with: link) { return body[(start + link.count)...].prefix { $0 != UInt8(ascii: "\"") } }
    let path = body[start...].prefix(400).prefix { $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: "<") && $0 != 0x0A }
    guard path.endIndex < body.count, body[path.endIndex] == UInt8(ascii: ")"), let space = path.firstIndex(of: 0x20)
    else {
      return nil
    }
    // A remark in brackets has no dot or slash within its words.
    let words = path.split(separator: 0x20)
    let hasPath = words.contains { $0.dropLast().contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") } }
    return hasPath ? path[..<space] : nil
  }

  /// Whether a code span or block is open, asked at growing offsets: the text is passed once, however many brackets it has.
  private struct CodeState {
    private var position = 0
    private var isOpen = false

    mutating func isCode(_ body: [UInt8], at offset: Int) -> Bool {
      while let tag = body.firstOffset(of: UInt8(ascii: "<"), from: position), tag < offset {
        if body[tag...].starts(with: Array("<code".utf8)) { isOpen = true }
        if body[tag...].starts(with: Array("</code".utf8)) { isOpen = false }
        position = tag + 1
      }
      return isOpen
    }
  }

  /// The path behind the first `](` at `start` or later that begins with `beginning`.
  private static func find(_ beginning: ArraySlice<UInt8>, in source: [UInt8], from start: Int) -> Range<Int>? {
    let plain = beginning.prefix { $0 != UInt8(ascii: "&") }
    var next = start
    while let bracket = source.firstOffset(of: UInt8(ascii: "]"), from: next) {
      next = bracket + 1
      guard source[next...].first == UInt8(ascii: "("), source[(next + 1)...].starts(with: plain) else { continue }
      let end = source[next...].firstIndex { $0 == UInt8(ascii: ")") || $0 == 0x0A } ?? source.count
      return (next + 1)..<max(end, next + 1)
    }
    return nil
  }

  private static func fault(_ range: Range<Int>, in source: [UInt8], file: String) -> Diagnostic {
    let written = String(decoding: source[range], as: UTF8.self)
    return Diagnostic(
      .spacedLink, .warning, at: Place(file: file, in: source, range: range),
      Localized(
        vi: "đường dẫn có dấu cách nên không thành liên kết", en: "the path has a space, so this is no link"),
      hint: Localized(vi: "đặt đường dẫn trong < >: (<\(written)>)", en: "put the path in < >: (<\(written)>)"))
  }
}
