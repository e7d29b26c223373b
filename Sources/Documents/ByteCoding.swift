/// Writes numbers (seven bits a byte, the lowest first), texts and lists.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Writes behind `bytes`, which are taken from the caller so that they are never there twice.
  init(taking bytes: inout [UInt8]) { swap(&self.bytes, &bytes) }

  /// A number, not negative.
  mutating func put(_ number: Int) {
    var rest = UInt64(max(0, number))
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func put(_ part: [UInt8]) {
    put(part.count)
    bytes.append(contentsOf: part)
  }

  mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func put<Element>(_ list: [Element], _ write: (inout ByteWriter, Element) -> Void) {
    put(list.count)
    for element in list { write(&self, element) }
  }
}

/// Reads what a `ByteWriter` wrote; nil for all else.
struct ByteReader {
  private let source: [UInt8]
  private var index = 0

  init(_ source: [UInt8]) { self.source = source }

  var isAtEnd: Bool { index == source.count }

  mutating func int() -> Int? {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while index < source.count, shift < 63 {
      let byte = source[index]
      index += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 {
        // One number has one form.
        return byte == 0 && shift > 0 ? nil : Int(exactly: number)
      }
      shift += 7
    }
    return nil
  }

  mutating func bytes() -> [UInt8]? {
    guard let count = count() else { return nil }
    defer { index += count }
    return Array(source[index..<index + count])
  }

  mutating func string() -> String? {
    guard let count = count() else { return nil }
    defer { index += count }
    if count == 0 { return "" }
    return String(validating: source[index..<index + count], as: UTF8.self)
  }

  /// Passes over a text or bytes; false where there are none.
  mutating func skipBytes() -> Bool {
    guard let count = count() else { return false }
    index += count
    return true
  }

  /// The number of bytes or elements that follow; each takes a byte at least.
  mutating func count() -> Int? { int().flatMap { $0 <= source.count - index ? $0 : nil } }

  mutating func list<Element>(_ read: (inout ByteReader) -> Element?) -> [Element]? {
    count().flatMap { list($0, read) }
  }

  mutating func list<Element>(_ count: Int, _ read: (inout ByteReader) -> Element?) -> [Element]? {
    var list: [Element] = []
    for _ in 0..<count {
      guard let element = read(&self) else { return nil }
      list.append(element)
    }
    return list
  }
}
