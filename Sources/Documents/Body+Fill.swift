import Bytes

extension Body {
  /// Appends the HTML to `page`, with each hole replaced by what `write` appends for it.
  ///
  /// - Parameter write: is given the number of the hole and the page to append to.
  public func fill(into page: inout [UInt8], _ write: (Int, inout [UInt8]) throws -> Void) rethrows {
    try Body.fill(bytes[...], into: &page, write)
  }

  /// The part of the body in `range`, e.g. of a block; empty where the body has no such bytes.
  public func slice(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range.clamped(to: 0..<bytes.count)] }

  /// Appends a part of a body to `page`, with each hole replaced by what `write` appends for it.
  ///
  /// A mark that opens no hole is left out: no part of a body is ever read as one.
  public static func fill(
    _ part: ArraySlice<UInt8>, into page: inout [UInt8], _ write: (Int, inout [UInt8]) throws -> Void
  ) rethrows {
    var index = part.startIndex
    while let open = part.firstOffset(of: mark, from: index) {
      page.append(contentsOf: part[index..<open])
      var end = open + 1
      var number = 0
      while end < part.endIndex, part[end] >= 0x30, part[end] <= 0x39, number < 1 << 40 {
        number = number * 10 + Int(part[end] - 0x30)
        end += 1
      }
      if end > open + 1, end < part.endIndex, part[end] == mark {
        try write(number, &page)
        index = end + 1
      } else {
        index = open + 1
      }
    }
    page.append(contentsOf: part[index...])
  }
}
