/// How values become bytes of HTML. The one file of this library in which buffers are looked at without copies.
enum Escaping {
  /// Appends `text` with `& < > " '` as character references.
  ///
  /// Byte by byte: a quotation mark followed by a combining mark is one Character but still ends an attribute.
  static func append(_ text: String, to output: inout [UInt8]) {
    if text.utf8.withContiguousStorageIfAvailable({ append($0, to: &output) }) == nil {
      append(Array(text.utf8), to: &output)
    }
  }

  /// Appends `bytes` likewise.
  static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0, to: &output) }
  }

  /// Appends `text` as it is.
  static func appendRaw(_ text: String, to output: inout [UInt8]) {
    if text.utf8.withContiguousStorageIfAvailable({ output.append(contentsOf: $0) }) == nil {
      output.append(contentsOf: text.utf8)
    }
  }

  /// Appends `bytes[range]`.
  @inline(__always)
  static func append(_ range: Range<Int>, of bytes: [UInt8], to output: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Bit n is set for the bytes that are escaped; all of them are below 64.
  private static let special: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E

  private static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 64, special >> UInt64(byte) & 1 != 0 {
        if start < index { output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index])) }
        switch byte {
        case 0x22: output.append(contentsOf: "&quot;".utf8)
        case 0x26: output.append(contentsOf: "&amp;".utf8)
        case 0x27: output.append(contentsOf: "&#39;".utf8)
        case 0x3C: output.append(contentsOf: "&lt;".utf8)
        default: output.append(contentsOf: "&gt;".utf8)
        }
        start = index + 1
      }
      index += 1
    }
    if start < index { output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index])) }
  }
}
