import CCMarkGFM

/// Where the links of one block stand in the source.
///
/// cmark counts inline columns wrongly after a line break, in tables and in nested lists, and keeps none for destinations.
/// So the block's source is read once more, for links alone: everything that may be a link, in order of its end, which is
/// also the order in which the tree's links end. What is asked for is the next one with the same destination.
struct LinkPlaces {
  /// Something in the source that may have become a link, an image or a piece of raw HTML.
  enum Candidate {
    /// `](destination`: its bytes.
    case inline(Range<Int>)
    /// `<…>`: an autolink or a tag, what is between.
    case pointy(Range<Int>)
    /// `[label]`: what is between.
    case reference(Range<Int>)
  }

  private var block: Node?
  private var isScanned = false
  private var candidates: [Candidate] = []
  private var next = 0

  /// Starts with the block `node`: a paragraph, a heading, a table.
  mutating func begin(_ node: Node) {
    block = node
    isScanned = false
    next = 0
  }

  /// The offset of the block's first character.
  func startOfBlock(in source: inout SourceText) -> Int {
    guard let block else { return source.start }
    let line = source.offset(ofLine: block.startLine)
    let end = source.offset(ofLine: block.startLine + 1)
    return max(line, min(line + max(0, block.startColumn - 1), end - 1))
  }

  /// The offset of the destination of the next link to `url`, in its definition if it is a reference; nil if not found.
  ///
  /// - Parameter definitions: gives the link definitions of the text; nil if references do not matter.
  mutating func take(
    _ url: [UInt8], in source: inout SourceText, _ definitions: ((inout SourceText) -> Definitions)?
  ) -> Int? {
    scan(&source)
    var index = next
    while index < candidates.count, index < next + LinkPlaces.window {
      switch candidates[index] {
      case .inline(let range), .pointy(let range):
        if isDestination(source.bytes[range], of: url) || isAddress(source.bytes[range], of: url) {
          next = index + 1
          return range.lowerBound
        }
      case .reference(let label):
        if let range = definitions?(&source)[source.bytes[label]], isDestination(source.bytes[range], of: url) {
          next = index + 1
          return range.lowerBound
        }
      }
      index += 1
    }
    return nil
  }

  /// The offset of the `<` of the next piece of raw HTML.
  mutating func take(raw literal: Chunk, in source: inout SourceText) -> Int? {
    scan(&source)
    var index = next
    while index < candidates.count, index < next + LinkPlaces.window {
      if case .pointy(let range) = candidates[index] {
        let length = min(range.count, literal.count - 1, 16)
        if (0..<max(0, length)).allSatisfy({ source.bytes[range.lowerBound + $0] == literal[$0 + 1] }) {
          next = index + 1
          return range.lowerBound - 1
        }
      }
      index += 1
    }
    return nil
  }

  /// How many candidates are looked at for one link: what looks like a link and is none is rare.
  private static let window = 48

  private mutating func scan(_ source: inout SourceText) {
    guard !isScanned, let block else { return }
    isScanned = true
    let start = source.offset(ofLine: block.startLine)
    let end = source.offset(ofLine: max(block.endLine, block.startLine) + 1)
    var scanner = LinkScanner(bytes: source.bytes, end: max(start, end), isTable: block.type == CMark.shared.table)
    candidates = scanner.candidates(from: start)
  }
}

/// Whether `raw` is a destination as an author writes it, that cmark reads as `url`.
func isDestination(_ raw: ArraySlice<UInt8>, of url: [UInt8]) -> Bool {
  if raw.elementsEqual(url) { return true }
  guard raw.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }) else { return false }
  var plain: [UInt8] = []
  // cmark resolves entities first, backslashes after.
  let resolved = resolvingEntities(Array(raw))
  var index = 0
  while index < resolved.count {
    if resolved[index] == UInt8(ascii: "\\"), index + 1 < resolved.count, isPunctuation(resolved[index + 1]) {
      index += 1
    }
    plain.append(resolved[index])
    index += 1
  }
  return plain == url
}

/// Whether `raw` is an e-mail address between `<` and `>`.
private func isAddress(_ raw: ArraySlice<UInt8>, of url: [UInt8]) -> Bool {
  url.starts(with: Array("mailto:".utf8)) && raw.elementsEqual(url.dropFirst(7))
}

/// ASCII punctuation, which a backslash escapes.
func isPunctuation(_ byte: UInt8) -> Bool {
  (byte > 0x20 && byte < 0x30) || (byte > 0x39 && byte < 0x41) || (byte > 0x5A && byte < 0x61)
    || (byte > 0x7A && byte < 0x7F)
}
