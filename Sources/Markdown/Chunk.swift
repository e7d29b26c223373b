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

  /// Appends bytes as they are.
  mutating func put(_ chunk: Chunk) { chunk.withBuffer { bytes.append(contentsOf: $0) } }

  /// Appends text, with `<`, `>`, `&` and `"` escaped, from byte `start` on.
  mutating func escape(_ chunk: Chunk, from start: Int = 0) { chunk.withBuffer { escape($0, from: start) } }

  /// Appends text, with `<`, `>`, `&` and `"` escaped.
  mutating func escape(_ text: ArraySlice<UInt8>) { text.withUnsafeBufferPointer { escape($0, from: 0) } }

  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
    var done = min(start, text.count)
    var index = done
    while index < text.count {
      let byte = text[index]
      if byte < 64, HTMLBytes.escaped >> UInt64(byte) & 1 != 0 {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[done..<index]))
        switch byte {
        case UInt8(ascii: "<"): put("&lt;")
        case UInt8(ascii: ">"): put("&gt;")
        case UInt8(ascii: "&"): put("&amp;")
        default: put("&quot;")
        }
        done = index + 1
      }
      index += 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[done..<text.count]))
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
