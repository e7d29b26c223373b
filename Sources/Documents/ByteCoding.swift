/// Writes numbers (seven bits a byte, the lowest first), texts and lists.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

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
    guard let count = int(), count <= source.count - index else { return nil }
    defer { index += count }
    return Array(source[index..<index + count])
  }

  mutating func string() -> String? { bytes().flatMap { String(validating: $0, as: UTF8.self) } }

  mutating func list<Element>(_ read: (inout ByteReader) -> Element?) -> [Element]? {
    guard let count = int(), count <= source.count - index else { return nil }
    var list: [Element] = []
    for _ in 0..<count {
      guard let element = read(&self) else { return nil }
      list.append(element)
    }
    return list
  }
}
