/// What is to be changed in a page: found first and made at once, so that each byte is moved one time.
struct Edits {
  /// Where spaces become U+00A0.
  var spaces: [Int] = []
  /// What is held together by an element, its hyphens and slashes too.
  var spans: [Range<Int>] = []

  /// Whether there is nothing to do.
  var isEmpty: Bool { spaces.isEmpty && spans.isEmpty }

  /// Leaves those alone that stand in the text of `page`.
  private mutating func keepText(of page: [UInt8], from start: Int) {
    var run = TextRun(in: page, from: start)
    spaces.removeAll { space in
      run.advance(to: space, in: page)
      return space < run.start || !run.isText(in: page)
    }
    run = TextRun(in: page, from: start)
    spans.removeAll { span in
      run.advance(to: span.lowerBound, in: page)
      return span.lowerBound < run.start || span.upperBound > run.end || !run.isText(in: page)
    }
  }

  /// Makes those that stand in the text of `page`.
  consuming func make(in page: inout [UInt8], from start: Int) {
    spaces.sort()
    spans.sort { $0.lowerBound < $1.lowerBound }
    keepText(of: page, from: start)
    if isEmpty { return }
    var output: [UInt8] = []
    output.reserveCapacity(page.count + spaces.count + spans.count * 32)
    var done = 0
    var (space, span) = (0, 0)
    /// The end of the open element.
    var close: Int?
    while true {
      // Of the three that may come next, the first; at one place an element ends before a space, and a space before an element.
      let (nextSpace, nextSpan) = (
        space < spaces.count ? spaces[space] : .max, span < spans.count ? spans[span].lowerBound : .max
      )
      if let end = close, end <= nextSpace {
        output += page[done..<end]
        output.append(contentsOf: "</span>".utf8)
        (done, close) = (end, nil)
      } else if nextSpace != .max, nextSpace < nextSpan {
        space += 1
        // Two rules may hold one space.
        if nextSpace < done { continue }
        output += page[done..<nextSpace]
        output.append(contentsOf: [0xC2, 0xA0])
        done = nextSpace + 1
      } else if nextSpan != .max {
        span += 1
        // Of two that overlap the first counts.
        if close != nil || nextSpan < done { continue }
        output += page[done..<nextSpan]
        output.append(contentsOf: "<span class=\"so-hieu\">".utf8)
        (done, close) = (nextSpan, spans[span - 1].upperBound)
      } else {
        break
      }
    }
    output += page[done...]
    page = output
  }
}
