/// A value's parts written to bytes or read from them by one and the same list of its parts: what is written and what is
/// read cannot drift apart.
///
/// Numbers take seven bits a byte, the lowest first; texts and lists have their length before them. Reading other bytes than
/// were written gives ``isSound`` false, never a crash; what the value holds then means nothing.
public struct ByteArchive: Sendable {
  /// What was written, or is read.
  public var bytes: [UInt8] { storage }
  @usableFromInline var storage: [UInt8]
  @usableFromInline var index = 0
  /// Behind the last byte that may be read.
  @usableFromInline let end: Int
  @usableFromInline let isReading: Bool
  /// Whether all that was asked for was there.
  public var isSound: Bool { !isBroken }
  @usableFromInline var isBroken = false

  /// An archive to write to.
  public init() {
    storage = []
    end = 0
    isReading = false
  }

  /// An archive to read from.
  public init(reading bytes: [UInt8]) { self.init(reading: bytes, in: bytes.indices) }

  /// An archive to read from that is a part of `bytes`, which is not copied.
  public init(reading bytes: [UInt8], in range: Range<Int>) {
    (storage, index, end) = (bytes, range.lowerBound, range.upperBound)
    isReading = true
  }

  /// Gives back what was written.
  public mutating func take() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&storage, &taken)
    return taken
  }

  /// Whether all was read and made sense.
  public var isAtEnd: Bool { isSound && index == end }

  /// A number, not negative.
  @inlinable
  public mutating func code(_ number: inout Int) {
    if isReading {
      number = readNumber()
      return
    }
    var rest = UInt64(max(0, number))
    while rest >= 0x80 {
      storage.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    storage.append(UInt8(rest))
  }

  @inlinable
  mutating func readNumber() -> Int {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while index < end, shift < 63 {
      let byte = storage[index]
      index += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 {
        guard let exact = Int(exactly: number) else { break }
        return exact
      }
      shift += 7
    }
    isBroken = true
    return 0
  }

  /// A number of any sign, in eight bytes.
  public mutating func code(wide number: inout UInt64) {
    if !isReading {
      for shift in stride(from: UInt64(0), to: 64, by: 8) { storage.append(UInt8(truncatingIfNeeded: number >> shift)) }
      return
    }
    guard end - index >= 8 else { return fail() }
    number = 0
    for place in 0..<8 { number |= UInt64(storage[index + place]) << UInt64(8 * place) }
    index += 8
  }

  /// A number of any sign.
  public mutating func code(signed number: inout Int) {
    var pattern = UInt64(bitPattern: Int64(number))
    code(wide: &pattern)
    number = Int(Int64(bitPattern: pattern))
  }

  /// True or false.
  @inlinable
  public mutating func code(_ flag: inout Bool) {
    var number = flag ? 1 : 0
    code(&number)
    if number > 1 { fail() }
    flag = number == 1
  }

  /// Bytes with their count.
  public mutating func code(_ part: inout [UInt8]) {
    var count = part.count
    code(&count)
    if !isReading { return storage.append(contentsOf: part) }
    guard count <= end - index else { return fail() }
    part = Array(storage[index..<index + count])
    index += count
  }

  /// A text.
  public mutating func code(_ text: inout String) {
    if !isReading {
      var count = text.utf8.count
      code(&count)
      return storage.append(contentsOf: text.utf8)
    }
    let count = readNumber()
    guard count <= end - index else { return fail() }
    if count == 0 {
      text = ""
      return
    }
    guard let read = String(validating: storage[index..<index + count], as: UTF8.self) else { return fail() }
    text = read
    index += count
  }

  /// Where reading goes on: an index of ``bytes``.
  public var position: Int { index }

  /// Reads past `count` bytes.
  public mutating func skip(_ count: Int) {
    guard count >= 0, count <= end - index else { return fail() }
    index += count
  }

  /// Reads the count that stands before bytes or a text.
  public mutating func readCount() -> Int {
    let count = readNumber()
    if count > end - index { fail() }
    return isSound ? count : 0
  }

  /// The bytes of a text, or bytes, that have their count before them, where they lie.
  public mutating func readSlice() -> ArraySlice<UInt8> {
    let count = readCount()
    defer { index += count }
    return storage[index..<index + count]
  }

  /// One of the cases of an enumeration that are numbered by their position.
  @inlinable
  public mutating func code<Case: CaseIterable & Equatable>(case value: inout Case) {
    let cases = Array(Case.allCases)
    var number = cases.firstIndex(of: value) ?? 0
    code(&number)
    if cases.indices.contains(number) { value = cases[number] } else { fail() }
  }

  /// What may be absent; `blank` is what reading begins with.
  @inlinable
  public mutating func code<Part>(
    optional part: inout Part?, blank: @autoclosure () -> Part, _ code: (inout ByteArchive, inout Part) -> Void
  ) {
    var isThere = part != nil
    self.code(&isThere)
    guard isThere else {
      part = nil
      return
    }
    var value = part ?? blank()
    code(&self, &value)
    part = value
  }

  /// A list; `blank` is what reading an element begins with.
  @inlinable
  public mutating func code<Element>(
    list: inout [Element], blank: @autoclosure () -> Element, _ code: (inout ByteArchive, inout Element) -> Void
  ) {
    var count = list.count
    self.code(&count)
    if !isReading {
      for var element in list { code(&self, &element) }
      return
    }
    list = []
    // Each element takes a byte at least, so a damaged count cannot ask for all memory.
    guard count <= end - index else { return fail() }
    list.reserveCapacity(count)
    for _ in 0..<count where isSound {
      var element = blank()
      code(&self, &element)
      list.append(element)
    }
  }

  /// A text that may be absent.
  @inlinable
  public mutating func code(_ text: inout String?) { code(optional: &text, blank: "") { $0.code(&$1) } }

  /// A number that may be absent, of any sign.
  public mutating func code(_ number: inout Int?) { code(optional: &number, blank: 0) { $0.code(signed: &$1) } }

  /// A list of texts.
  public mutating func code(_ texts: inout [String]) { code(list: &texts, blank: "") { $0.code(&$1) } }

  /// Says that what was read makes no sense.
  @inlinable
  public mutating func fail() {
    isBroken = true
    index = end
  }
}
