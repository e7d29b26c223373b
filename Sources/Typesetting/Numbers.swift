/// Numbers and the words that they belong to.
enum Numbers {
  /// Words in front of a number: `tháng 8`, `Điều 3`.
  private static let before = words([
    "ngày", "tháng", "năm", "số", "điều", "khoản", "mục", "chương", "phần", "quý", "khóa", "khoá", "lần", "thứ",
    "trang",
    "tuần", "kỳ", "tập", "tổ", "km",
  ])
  /// Words behind a number: `80 năm`, `50 %`.
  private static let behind = words([
    "%", "năm", "tháng", "ngày", "giờ", "phút", "nghìn", "triệu", "tỷ", "tỉ", "đồng", "km", "cm", "mm", "m", "ha", "kg",
    "tấn",
  ])
  /// Bytes of the longest number of a document that is held together: longer ones would not fit a narrow column.
  private static let longestNumber = 28

  private static func words(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  /// Finds the numbers in `page` that something is held to.
  static func find(in page: [UInt8], from start: Int, _ edits: inout Edits) {
    var index = start
    while true {
      index = NumberScan.next(in: page, from: index)
      if index >= page.count { return }
      index = hold(in: page, at: index, from: start, &edits)
    }
  }

  /// Holds what belongs to the number that begins at `index`, if one does; its end.
  private static func hold(in page: [UInt8], at index: Int, from start: Int, _ edits: inout Edits) -> Int {
    guard isDigit(page[index]) else { return index + 1 }
    var first = index
    while first > start, isOpening(page[first - 1]) { first -= 1 }
    let isFirst = first == start || page[first - 1] == UInt8(ascii: ">")
    // `a.4`, `"4`: no number.
    guard isFirst || isSpace(page[first - 1]) else { return index + 1 }
    var end = index + 1
    // A character reference is no part of it: “&quot;” must not be cut.
    while end < page.count, page[end] > 0x20, page[end] != UInt8(ascii: "&"), page[end] != UInt8(ascii: "<") {
      end += 1
    }
    if !isFirst, first == index {
      if isWord(in: page, before: index - 1, from: start) { edits.spaces.append(index - 1) }
      if let space = spaceBeforeDash(in: page, index, from: start) { edits.spaces.append(space) }
    }
    if end < page.count, isDigit(page[end - 1]), isUnit(in: page, behind: end) { edits.spaces.append(end) }
    if let number = documentNumber(in: page, index..<end) { edits.spans.append(number) }
    return end
  }

  /// The space in front of the dash that parts the number at `index` from what it runs from: `22/9/1943 – 22/9/2023`. A
  /// line may end with the dash and does not begin with it.
  private static func spaceBeforeDash(in page: [UInt8], _ index: Int, from start: Int) -> Int? {
    guard index - 5 > start, page[index - 4] == 0xE2, page[index - 3] == 0x80, page[index - 2] == 0x93,
      isSpace(page[index - 5])
    else { return nil }
    return index - 5
  }

  /// The number of a document in `token`, without the marks of the sentence behind it: `17-HD/BTGHU`, `12/2018/NĐ-CP`.
  private static func documentNumber(in page: [UInt8], _ token: Range<Int>) -> Range<Int>? {
    guard token.count > 3 else { return nil }
    var end = token.upperBound
    while end > token.lowerBound, !isWordByte(page[end - 1]) || isClosing(in: page, upTo: end, from: token.lowerBound) {
      end -= 1
    }
    guard end - token.lowerBound <= longestNumber, end > token.lowerBound + 2 else { return nil }
    for index in (token.lowerBound + 1)..<(end - 1)
    where page[index] == UInt8(ascii: "-") || page[index] == UInt8(ascii: "/") {
      let letter = page[index + 1]
      if (0x41...0x5A).contains(letter) || letter == 0xC4 && page[index + 2] == 0x90 { return token.lowerBound..<end }
    }
    return nil
  }

  /// Whether ” or … or another mark of three bytes (U+2000 to U+203F) ends in front of `end`, or a part of one is left.
  private static func isClosing(in page: [UInt8], upTo end: Int, from start: Int) -> Bool {
    let byte = page[end - 1]
    if byte == 0xE2 { return true }
    if byte == 0x80 { return end - 2 >= start && page[end - 2] == 0xE2 }
    return byte & 0xC0 == 0x80 && end - 3 >= start && page[end - 2] == 0x80 && page[end - 3] == 0xE2
  }

  /// Whether one of the words that stand in front of numbers ends at the space `space`.
  private static func isWord(in page: [UInt8], before space: Int, from front: Int) -> Bool {
    var start = space
    while start > front, isWordByte(page[start - 1]), space - start < 10 { start -= 1 }
    return before.contains { matches($0, in: page, start..<space) }
  }

  /// Whether a unit stands behind the space `space`, and no number behind it: `9 năm 1943` parts after the 9.
  private static func isUnit(in page: [UInt8], behind space: Int) -> Bool {
    guard isSpace(page[space]) else { return false }
    var end = space + 1
    while end < page.count, isWordByte(page[end]) || page[end] == UInt8(ascii: "%"), end - space < 9 {
      end += 1
    }
    guard behind.contains(where: { matches($0, in: page, (space + 1)..<end) }) else { return false }
    return !(end + 1 < page.count && isSpace(page[end]) && isDigit(page[end + 1]))
  }

  /// Whether `word` stands in `range`, also with a capital at its head.
  private static func matches(_ word: [UInt8], in page: [UInt8], _ range: Range<Int>) -> Bool {
    guard word.count == range.count,
      word.indices.dropFirst().allSatisfy({
        word[$0] == page[range.lowerBound + $0]
          || $0 == 1 && word[0] == 0xC4 && word[1] == 0x91 && page[range.lowerBound + 1] == 0x90
      })
    else { return false }
    let first = page[range.lowerBound]
    return word[0] == first || (0x61...0x7A).contains(word[0]) && word[0] - 0x20 == first
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }
  private static func isOpening(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") }
}
