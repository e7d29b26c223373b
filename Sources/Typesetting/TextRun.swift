import Bytes

/// A piece of the text of an HTML page: what stands between two tags. It ends at the next `<`.
struct TextRun {
  /// Where it begins.
  private(set) var start: Int
  /// The `<` that it ends at; the end of the page where there is none.
  private(set) var end: Int
  /// Where the tag in front of it begins; `start` where there is none.
  private var tag: Int

  /// The first run from `start` on.
  init(in page: [UInt8], from start: Int) {
    (self.start, tag) = (start, start)
    end = Self.nextTag(in: page, from: start)
  }

  /// Goes on to the run that ends behind `index`.
  mutating func advance(to index: Int, in page: [UInt8]) {
    while end <= index, end < page.count {
      tag = end
      start = Self.end(ofTag: tag, in: page)
      end = Self.nextTag(in: page, from: start)
    }
  }

  @inline(__always)
  private static func nextTag(in page: [UInt8], from start: Int) -> Int {
    page.firstOffset(of: UInt8(ascii: "<"), from: start) ?? page.count
  }

  /// Where text goes on behind the tag at `open`: behind its whole element where that is shown as it is written or not at all.
  ///
  /// A tag is taken to end at the next `>`, which values are written without. Where a template has one in an attribute,
  /// ``isText(in:)`` knows that what follows is no text.
  @inline(__always)
  private static func end(ofTag open: Int, in page: [UInt8]) -> Int {
    if open + 2 < page.count {
      switch (page[open + 1], page[open + 2]) {
      case (UInt8(ascii: "!"), _), (UInt8(ascii: "s"), _), (UInt8(ascii: "p"), UInt8(ascii: "r")),
        (UInt8(ascii: "c"), UInt8(ascii: "o")), (UInt8(ascii: "k"), _), (UInt8(ascii: "t"), UInt8(ascii: "i")),
        (UInt8(ascii: "t"), UInt8(ascii: "e")):
        if let end = endOfOpaque(at: open, in: page) { return end }
      default: break
      }
    }
    return endOfTag(open, in: page)
  }

  private static func endOfTag(_ open: Int, in page: [UInt8]) -> Int {
    page.firstOffset(of: UInt8(ascii: ">"), from: open).map { $0 + 1 } ?? page.count
  }

  /// Behind the comment or the opaque element that begins at `open`; nil where none does.
  private static func endOfOpaque(at open: Int, in page: [UInt8]) -> Int? {
    if stands("!--", in: page, at: open + 1) {
      var index = open + 4
      while let close = page.firstOffset(of: UInt8(ascii: ">"), from: index) {
        if page[close - 1] == UInt8(ascii: "-"), page[close - 2] == UInt8(ascii: "-") { return close + 1 }
        index = close + 1
      }
      return page.count
    }
    for name: StaticString in ["svg", "script", "style", "samp", "pre", "code", "kbd", "title", "textarea"]
    where stands(name, in: page, at: open + 1) {
      let behind = open + 1 + name.utf8CodeUnitCount
      guard behind < page.count, !isWordByte(page[behind]), page[behind] != UInt8(ascii: "-") else { continue }
      var index = behind
      while let close = page.firstOffset(of: UInt8(ascii: "<"), from: index) {
        if close + 1 < page.count, page[close + 1] == UInt8(ascii: "/"), stands(name, in: page, at: close + 2) {
          return endOfTag(close, in: page)
        }
        index = close + 1
      }
      return page.count
    }
    return nil
  }

  /// Whether `name`, of ASCII, stands at `index`.
  private static func stands(_ name: StaticString, in page: [UInt8], at index: Int) -> Bool {
    guard index + name.utf8CodeUnitCount <= page.count else { return false }
    return name.withUTF8Buffer { name in name.indices.allSatisfy { page[index + $0] == name[$0] } }
  }

  /// Whether it is text indeed: whether the tag in front of it ends there, and not inside a quoted value.
  func isText(in page: [UInt8]) -> Bool {
    guard tag < start, page[tag] == UInt8(ascii: "<") else { return true }
    var quote: UInt8?
    for byte in page[tag..<start] {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
    return quote == nil
  }
}
