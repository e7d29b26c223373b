/// An ASCII text of at most `room` bytes, built without the heap: a site makes a slug of every heading, and lists show
/// thousands of dates.
struct ShortText<let room: Int> {
  private var bytes = InlineArray<room, UInt8>(repeating: 0)
  /// The bytes that there are.
  var count = 0

  subscript(index: Int) -> UInt8 { bytes[index] }

  /// Appends `byte` where there is room.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    guard count < room else { return }
    bytes[count] = byte
    count += 1
  }

  /// Appends `number`, from 0 to 9999, with zeros before it where it has fewer than `width` digits.
  mutating func append(number: Int, width: Int = 1) {
    let number = min(max(0, number), 9999)
    func digit(_ divisor: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10) }
    if number >= 1000 || width >= 4 { append(digit(1000)) }
    if number >= 100 || width >= 3 { append(digit(100)) }
    if number >= 10 || width >= 2 { append(digit(10)) }
    append(digit(1))
  }

  /// The text.
  var text: String {
    let all = bytes.span
    guard let text = try? UTF8Span(validating: all.extracting(first: count)) else { return "" }
    return String(copying: text)
  }
}
