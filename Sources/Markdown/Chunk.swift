import CCMarkGFM

/// Bytes that a cmark tree owns, read without copying; indices are checked, and the pointer does not leave this file.
struct Chunk {
  private let base: UnsafeMutablePointer<UInt8>?
  let count: Int

  init(_ chunk: cmark_chunk) {
    base = chunk.data
    count = chunk.data == nil ? 0 : max(0, Int(chunk.len))
  }

  var isEmpty: Bool { count == 0 }

  subscript(index: Int) -> UInt8 {
    guard let base, index >= 0, index < count else { return 0 }
    return base[index]
  }

  /// A copy.
  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// Whether the bytes are those of `other`.
  func equals(_ other: ArraySlice<UInt8>) -> Bool {
    other.count == count && other.elementsEqual(UnsafeBufferPointer(start: base, count: count))
  }
}

/// HTML as it grows.
struct HTMLBytes {
  var bytes: [UInt8] = []

  /// Appends markup.
  @inline(__always)
  mutating func put(_ markup: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Appends a number.
  mutating func put(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// Inserts markup that `value`, safe in an attribute, and a quotation mark follow; how many bytes that were.
  mutating func insert(_ markup: StaticString, _ value: String, at offset: Int) -> Int {
    var value = value
    return value.withUTF8 { value in
      var attribute: [UInt8] = []
      attribute.reserveCapacity(markup.utf8CodeUnitCount + value.count + 1)
      attribute.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
      attribute.append(contentsOf: value)
      attribute.append(UInt8(ascii: "\""))
      bytes.insert(contentsOf: attribute, at: offset)
      return attribute.count
    }
  }

  /// Appends bytes as they are.
  mutating func put(_ chunk: Chunk) { chunk.withBuffer { bytes.append(contentsOf: $0) } }

  /// Appends text, with `<`, `>`, `&` and `"` escaped, from byte `start` on.
  mutating func escape(_ chunk: Chunk, from start: Int = 0) { chunk.withBuffer { escape($0, from: start) } }

  /// Appends text, with `<`, `>`, `&` and `"` escaped.
  mutating func escape(_ text: ArraySlice<UInt8>) { text.withUnsafeBufferPointer { escape($0, from: 0) } }

  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
    var done = min(start, text.count)
    while let index = HTMLBytes.nextSpecial(in: text, from: done) {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[done..<index]))
      switch text[index] {
      case UInt8(ascii: "<"): put("&lt;")
      case UInt8(ascii: ">"): put("&gt;")
      case UInt8(ascii: "&"): put("&amp;")
      default: put("&quot;")
      }
      done = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[done..<text.count]))
  }

  /// The next byte that has to be escaped, eight bytes looked at together.
  @inline(__always)
  private static func nextSpecial(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    if let base = UnsafeRawPointer(text.baseAddress) {
      while index + 8 <= text.count {
        let part = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // `<` and `>` differ in one bit, and so do `&` and `"` in another.
        if hasByte(part | 0x0202_0202_0202_0202, 0x3E) || hasByte(part | 0x0404_0404_0404_0404, 0x26) { break }
        index += 8
      }
    }
    while index < text.count {
      let byte = text[index]
      if byte < 64, escaped >> UInt64(byte) & 1 != 0 { return index }
      index += 1
    }
    return nil
  }

  /// Whether one of the eight bytes of `part` is `byte`.
  ///
  /// - Source: S. E. Anderson, "Bit Twiddling Hacks", Determine if a word has a byte equal to n.
  @inline(__always)
  private static func hasByte(_ part: UInt64, _ byte: UInt64) -> Bool {
    let zeroed = part ^ (byte &* 0x0101_0101_0101_0101)
    return (zeroed &- 0x0101_0101_0101_0101) & ~zeroed & 0x8080_8080_8080_8080 != 0
  }

  private static let escaped: UInt64 = 1 << 60 | 1 << 62 | 1 << 38 | 1 << 34

  /// Starts a new line unless one has just begun.
  @inline(__always)
  mutating func newLine() {
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }
}

extension Chunk {
  /// Calls `body` with each byte from `start` on.
  @inline(__always)
  func forEach(from start: Int, _ body: (UInt8) -> Void) {
    withBuffer { for index in min(start, $0.count)..<$0.count { body($0[index]) } }
  }

  /// How many words begin in the bytes from `start` on, after a byte that was part of a word if `isInWord`.
  func wordStarts(from start: Int, isInWord: Bool) -> Int {
    guard count > start else { return 0 }
    var words = 0
    withBuffer { text in
      var index = start
      // The top bit: whether the byte before was part of a word.
      var before: UInt64 = isInWord ? 0x80 : 0
      if let base = UnsafeRawPointer(text.baseAddress) {
        while index + 8 <= text.count {
          let part = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
          let high: UInt64 = 0x8080_8080_8080_8080
          // The top bit of each byte over 0x20.
          let inWord = ((part & ~high) &+ 0x5F5F_5F5F_5F5F_5F5F | part) & high
          let starts = (inWord & ~(inWord << 8 | before)) >> 7
          // The sum of the eight bytes, each 0 or 1.
          words &+= Int((starts &* 0x0101_0101_0101_0101) >> 56)
          before = inWord >> 56
          index += 8
        }
      }
      while index < text.count {
        let inWord: UInt64 = text[index] > 0x20 ? 0x80 : 0
        words &+= Int((inWord & ~before) >> 7)
        before = inWord
        index += 1
      }
    }
    return words
  }

  /// Appends the bytes from `start` on.
  func append(to bytes: inout [UInt8], from start: Int = 0) {
    withBuffer { bytes.append(contentsOf: $0.dropFirst(start)) }
  }

  @inline(__always)
  fileprivate func withBuffer(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    body(UnsafeBufferPointer(start: base, count: count))
  }
}

/// Text with its character references (`&amp;`, `&#58;`) resolved, as cmark resolves them.
func resolvingEntities(_ text: [UInt8]) -> [UInt8] {
  guard text.contains(UInt8(ascii: "&")) else { return text }
  var buffer = cmark_strbuf()
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0)
  defer { cmark_strbuf_free(&buffer) }
  text.withUnsafeBufferPointer { houdini_unescape_html_f(&buffer, $0.baseAddress, bufsize_t($0.count)) }
  return Array(UnsafeBufferPointer(start: buffer.ptr, count: Int(buffer.size)))
}
