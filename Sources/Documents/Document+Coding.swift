import Diagnostics

extension Document {
  /// The document as bytes, for a pack on disk: all of it, body and diagnostics included.
  ///
  /// The packs are written anew by every build, so the version is there for mistakes only.
  public func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.bytes.count + 64 * (links.count + headings.count + blocks.count) + 512)
    encode(into: &bytes)
    return bytes
  }

  /// Appends ``encoded()`` to `bytes`.
  public func encode(into bytes: inout [UInt8]) {
    var writer = ByteWriter(taking: &bytes)
    writer.put(Document.version)
    writer.put(body.bytes)
    writer.put(links) { $0.put($1) }
    writer.put(headings) { writer, heading in
      writer.put(heading.level)
      writer.put(heading.id)
      writer.put(heading.text)
      writer.put(heading.line)
      writer.put(heading.column)
    }
    writer.put(blocks) { writer, block in
      writer.put(block.kind)
      writer.put(block.range.lowerBound)
      writer.put(block.range.count)
      writer.put(block.text)
      writer.put(block.line)
    }
    writer.put(opening)
    writer.put(wordCount)
    writer.put(diagnostics) { $0.put($1) }
    bytes = writer.bytes
  }

  /// The document that `encoded` made these bytes of.
  ///
  /// - Returns: nil for any other bytes; what is returned holds together (ranges lie in the body, in order; a heading block
  ///   has its heading), so that no reader has to ask again.
  ///
  /// - Parameter headings: whether the headings are wanted; most pages do not ask for them.
  public init?(decoding bytes: [UInt8], headings needsHeadings: Bool = true) {
    var reader = ByteReader(bytes)
    guard reader.int() == Document.version, let body = reader.bytes(),
      let links = reader.list({ $0.link() }), let headingCount = reader.count(),
      let headings = reader.headings(headingCount, areWanted: needsHeadings), let blocks = reader.list({ $0.block() }),
      let opening = reader.string(), let wordCount = reader.int(),
      let diagnostics = reader.list({ $0.diagnostic() }), reader.isAtEnd
    else { return nil }
    var end = 0
    for block in blocks {
      guard block.range.lowerBound >= end, block.range.upperBound <= body.count else { return nil }
      if case .heading(let index) = block.kind, index >= headingCount { return nil }
      end = block.range.upperBound
    }
    self.init(body: Body(bytes: body))
    self.links = links
    self.headings = headings
    self.blocks = blocks
    self.opening = opening
    self.wordCount = wordCount
    self.diagnostics = diagnostics
  }

  private static let version = 1
}

extension ByteWriter {
  mutating func put(_ link: Link) {
    put(Int(link.kind.rawValue))
    put(link.destination)
    put(link.line)
    put(link.column)
  }

  fileprivate mutating func put(_ kind: Block.Kind) {
    switch kind {
    case .other: put(0)
    case .paragraph: put(1)
    case .quote: put(2)
    case .list: put(3)
    case .table: put(4)
    case .footnotes: put(5)
    case .note: put(6)
    case .sources: put(7)
    case .heading(let index):
      put(8)
      put(index)
    case .lettered(let letter):
      put(9)
      put(String(letter))
    }
  }

  fileprivate mutating func put(_ diagnostic: Diagnostic) {
    put(diagnostic.code.rawValue)
    put(diagnostic.severity.rawValue)
    put(diagnostic.message)
    put(diagnostic.hint == nil ? 0 : 1)
    if let hint = diagnostic.hint { put(hint) }
    put(diagnostic.place == nil ? 0 : 1)
    if let place = diagnostic.place {
      put(place.file)
      put(place.line)
      put(place.column)
      put(place.length)
    }
  }

  private mutating func put(_ text: Localized) {
    put(text.vi)
    put(text.en)
  }
}

extension ByteReader {
  mutating func link() -> Link? {
    guard let kind = int().flatMap(UInt8.init(exactly:)).flatMap(Link.Kind.init), let destination = string(),
      let line = int(), let column = int()
    else { return nil }
    return Link(kind: kind, destination: destination, line: line, column: column)
  }

  fileprivate mutating func headings(_ count: Int, areWanted: Bool) -> [Heading]? {
    if areWanted { return list(count) { $0.heading() } }
    for _ in 0..<count {
      guard int() != nil, skipBytes(), skipBytes(), int() != nil, int() != nil else { return nil }
    }
    return []
  }

  private mutating func heading() -> Heading? {
    guard let level = int(), 1...6 ~= level, let id = string(), let text = string(), let line = int(),
      let column = int()
    else { return nil }
    return Heading(level: level, id: id, text: text, line: line, column: column)
  }

  fileprivate mutating func block() -> Block? {
    guard let kind = kind(), let start = int(), let count = int(), let text = string(), let line = int() else {
      return nil
    }
    let (end, isTooFar) = start.addingReportingOverflow(count)
    return isTooFar ? nil : Block(kind: kind, range: start..<end, text: text, line: line)
  }

  private mutating func kind() -> Block.Kind? {
    switch int() {
    case 0: .other
    case 1: .paragraph
    case 2: .quote
    case 3: .list
    case 4: .table
    case 5: .footnotes
    case 6: .note
    case 7: .sources
    case 8: int().map { .heading($0) }
    case 9: string().flatMap { $0.count == 1 ? $0.first : nil }.map { .lettered($0) }
    default: nil
    }
  }

  fileprivate mutating func diagnostic() -> Diagnostic? {
    guard let code = string().flatMap(Code.init), let severity = string().flatMap(Diagnostic.Severity.init),
      let message = localized(), let hasHint = int(),
      let hint = hasHint == 0 ? .some(nil) : localized().map(Optional.init),
      let hasPlace = int(), let place = hasPlace == 0 ? .some(nil) : place().map(Optional.init)
    else { return nil }
    return Diagnostic(code, severity, at: place, message, hint: hint)
  }

  private mutating func localized() -> Localized? {
    guard let vi = string(), let en = string() else { return nil }
    return Localized(vi: vi, en: en)
  }

  private mutating func place() -> Place? {
    guard let file = string(), let line = int(), let column = int(), let length = int() else { return nil }
    return Place(file: file, line: line, column: column, length: length)
  }
}
