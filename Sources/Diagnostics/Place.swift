/// Where in a project's files something stands.
public struct Place: Hashable, Sendable {
  /// The file, relative to the project's folder, with `/` between its parts; bytes that are not UTF-8 are repaired for display.
  public var file: String
  /// 1-based; 0 means the file as a whole.
  public var line: Int
  /// 1-based, counted in characters (a base letter with its combining marks is one); 0 means the line as a whole.
  public var column: Int
  /// How many characters the fault covers, for the caret line; at least 1.
  public var length: Int

  /// A place in `file`; without a line, the file as a whole.
  public init(file: String, line: Int = 0, column: Int = 0, length: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
    self.length = max(1, length)
  }
}

extension Place: Comparable {
  /// The order of a report: by file, then from top to bottom.
  public static func < (a: Place, b: Place) -> Bool {
    if a.file != b.file { return a.file.utf8.lexicographicallyPrecedes(b.file.utf8) }
    return (a.line, a.column, a.length) < (b.line, b.column, b.length)
  }
}

extension Place {
  /// The number of characters in `bytes`: UTF-8 lead bytes, less combining marks U+0300–U+036F.
  ///
  /// A count that costs one pass over bytes; equal to `String.count` for Vietnamese text in any normal form.
  @inlinable
  public static func characterCount(_ bytes: some Sequence<UInt8>) -> Int {
    var count = 0
    var previous: UInt8 = 0
    for byte in bytes {
      if byte & 0xC0 != 0x80 {
        count += 1
      } else if previous == 0xCC || (previous == 0xCD && byte <= 0xAF) {
        count -= 1  // U+0300–U+033F is CC 80–BF, U+0340–U+036F is CD 80–AF
      }
      previous = byte
    }
    return count
  }
}
