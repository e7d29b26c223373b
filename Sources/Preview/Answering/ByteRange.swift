/// What part of a file a request asks for.
///
/// Source: RFC 9110, section 14. One range is answered; several, or something that cannot be read, as if nothing had been
/// asked for, which section 14.2 leaves free.
enum ByteRange: Hashable, Sendable {
  /// All of it.
  case whole
  /// These bytes.
  case part(Range<Int>)
  /// Nothing that the file has: 416.
  case unsatisfiable

  /// What the Range field `header` asks of a file of `size` bytes.
  init(_ header: String?, size: Int) {
    self = .whole
    guard let header, header.lowercased().hasPrefix("bytes=") else { return }
    let text = header.dropFirst("bytes=".count)
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = Self.end(ends[0]), let last = Self.end(ends[1]) else { return }
    switch (first, last) {
    case (.absent, .absent): return
    case (.absent, .number(let count)):
      let start = max(0, size - count)
      self = start < size ? .part(start..<size) : .unsatisfiable
    case (.number(let start), .absent):
      self = start < size ? .part(start..<size) : .unsatisfiable
    case (.number(let start), .number(let last)):
      if last < start { return }
      self = start < size ? .part(start..<min(size, last &+ 1)) : .unsatisfiable
    }
  }

  private enum End {
    case absent
    case number(Int)
  }

  /// One side of the hyphen; nil where it is no number. Numbers beyond any file count as its end.
  private static func end(_ text: Substring) -> End? {
    let digits = text.utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    if digits.isEmpty { return .absent }
    var number = 0
    for byte in digits {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = min(number, Int.max / 100) * 10 + Int(byte - 0x30)
    }
    return .number(number)
  }
}
