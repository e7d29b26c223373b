/// A document as bytes, for a store on disk: what a page needs when it is written (body, headings, opening, word count);
/// links, blocks and diagnostics are used up while the site is loaded and stay out.
extension Document {
  /// The bytes of the document.
  public func encoded() -> [UInt8] {
    var writer = ByteWriter()
    writer.bytes.reserveCapacity(body.bytes.count + headings.count * 64 + 32)
    writer.add(Self.version)
    writer.add(wordCount)
    writer.add(opening)
    writer.add(headings.count)
    for heading in headings {
      writer.add(heading.level)
      writer.add(heading.line)
      writer.add(heading.column)
      writer.add(heading.id)
      writer.add(heading.text)
    }
    writer.bytes.append(contentsOf: body.bytes)
    return writer.bytes
  }

  /// The document that `bytes` encode; nil when they encode none.
  public init?(decoding bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard reader.number() == Self.version, let words = reader.number(), let opening = reader.text(), let count = reader.number(),
      count <= bytes.count
    else { return nil }
    var headings: [Heading] = []
    for _ in 0..<count {
      guard let level = reader.number(), let line = reader.number(), let column = reader.number(), let id = reader.text(),
        let text = reader.text()
      else { return nil }
      headings.append(Heading(level: level, id: id, text: text, line: line, column: column))
    }
    self.init(body: Body(bytes: Array(reader.rest)))
    (self.headings, self.opening, wordCount) = (headings, opening, words)
  }

  private static let version = 1
}

/// Numbers as LEB128 (DWARF 5, §7.6, unsigned), texts with their length before them.
private struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func add(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }
}

private struct ByteReader {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// Nil at the end, for a number over 63 bits and for a negative one.
  mutating func number() -> Int? {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 63, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      value |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte < 0x80 { return Int(exactly: value) }
    }
    return nil
  }

  mutating func text() -> String? {
    guard let count = number(), count >= 0, count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return String(decoding: rest.prefix(count), as: UTF8.self)
  }
}
