extension DateReading {
  /// The date that a heading of a history begins with, and the title behind it; nil when it begins with none.
  ///
  /// `1943`, `9/1943`, `22/9/1943` (also `22-9-1943`, as Party histories print it), `tháng 9/1943`, `ngày 22 tháng 9 năm
  /// 1943`; spans `10–19/5/1941`, `28/1 – 8/2/1941`, `4–9/1943`, `1941–1943` with a hyphen or a dash, with or without
  /// spaces, or `từ … đến …`, also to a part of a year or a month (`cuối năm 1943 đến đầu năm 1944`); before any of them `khoảng`, before a day `đêm` or `rạng sáng`, before a month or a year `đầu`, `giữa`,
  /// `cuối`, before a year a season (`mùa thu 1945`); the night from a day to the next, `đêm 22 rạng 23/9/1943`. Between date and title: a colon, a dash, a full stop, a
  /// comma, a middle dot or a space.
  ///
  /// - Returns: the title in NFC, without the sign between.
  /// - Throws: when it has the form of a date that no calendar has.
  public static func parseHistoricalDate(_ heading: String) throws(DateFault) -> (date: HistoricalDate, rest: String)? {
    var cursor = TextCursor(heading)
    cursor.skipSpaces()
    var part: HistoricalDate.Part?
    var isApproximate = false
    let isFromParts = cursor.takeWord("từ")
    if isFromParts { cursor.skipSpaces() }
    let opening = cursor.index
    while true {
      if part == nil, let word = takeWords(of: &cursor) {
        part = word
      } else if !isApproximate, cursor.takeWord("khoảng") {
        isApproximate = true
      } else {
        break
      }
      cursor.skipSpaces()
    }
    let isFrom = isFromParts || cursor.takeWord("từ")
    cursor.skipSpaces()
    guard let first = takePart(&cursor) else { return nil }
    let behindFirst = cursor.index
    if part == .night, takeDawn(&cursor) { part = .overnight }
    var endPart: HistoricalDate.Part?
    if let second = part == .overnight ? takePart(&cursor) : takeSpanEnd(&cursor, &endPart),
      let titleStart = titleStart(cursor), let (from, to) = first.span(to: second, ofWhich: endPart)
    {
      let written = cursor.text(from: first.start)
      var beginning = cursor
      beginning.index = behindFirst
      let a = try from.date(written: endPart == nil ? written : beginning.text(from: first.start))
      let b = try to.date(written: endPart == nil ? written : cursor.text(from: second.start))
      guard let date = HistoricalDate(a, to: b, part: part, endPart: endPart, isApproximate: isApproximate) else {
        if let endPart {
          let isOfPeriods = part.map { $0.isOfPeriod && $0.precisions.contains(a.precision) } ?? true
          guard isOfPeriods, endPart.precisions.contains(b.precision) else { return nil }
          throw .endsBeforeStart(cursor.text(from: opening))
        }
        if part == .overnight, a.precision == .day, b.precision == .day { throw .noNight(written) }
        if a.precision != b.precision || part.map({ !$0.precisions.contains(a.precision) || $0 != .night }) == true {
          return nil
        }
        throw .endsBeforeStart(written)
      }
      cursor.index = titleStart
      return (date, cursor.rest)
    }
    cursor.index = behindFirst
    guard !isFrom, part != .overnight, !leadsToAnotherPart(cursor), let parts = first.parts,
      let titleStart = titleStart(cursor)
    else {
      return nil
    }
    let date = try parts.date(written: cursor.text(from: first.start))
    guard let historical = HistoricalDate(date, part: part, isApproximate: isApproximate) else { return nil }
    cursor.index = titleStart
    return (historical, cursor.rest)
  }

  /// `đầu`, `mùa thu`, `rạng sáng`, `đêm`; also `rạng` alone.
  private static func takeWords(of cursor: inout TextCursor) -> HistoricalDate.Part? {
    for part in HistoricalDate.Part.allCases where part != .overnight {
      var ahead = cursor
      let isHere = part.rawValue.split(separator: " ").allSatisfy { word in
        ahead.skipSpaces()
        return ahead.takeWord(String(word))
      }
      if isHere {
        cursor = ahead
        return part
      }
    }
    return cursor.takeWord("rạng") ? .dawn : nil
  }

  /// Whether a span goes on from here to a part that no date here holds (`22/9/1943 đến rạng sáng 25/9/1943`): better no event
  /// than half its time.
  private static func leadsToAnotherPart(_ cursor: TextCursor) -> Bool {
    var ahead = cursor
    ahead.skipSpaces()
    guard ahead.takeDash() || ahead.takeWord("đến") else { return false }
    ahead.skipSpaces()
    guard takeWords(of: &ahead) != nil else { return false }
    ahead.skipSpaces()
    return takePart(&ahead)?.parts != nil
  }

  /// Up to three numbers of a date, with what the first of them counts if a word says so.
  private struct Part {
    enum Unit {
      case day
      case month
      case year
    }

    var unit: Unit?
    /// Where the first digit stands: what a fault quotes begins there, behind the word that its sentence has already.
    var start: Int
    var numbers: [TextCursor.Digits]

    /// The date, when it has a year and could be meant as one.
    var parts: DateParts? {
      guard let last = numbers.last else { return nil }
      let isYear = last.count == 4 || last.count == 5
      switch (numbers.count, unit) {
      case (1, .year) where last.count <= 4: return DateParts(year: last)
      case (1, nil) where last.count == 4: return DateParts(year: last)
      case (2, nil) where isYear && numbers[0].count <= 2, (2, .month) where isYear:
        return DateParts(month: numbers[0], year: last)
      case (3, nil) where isYear, (3, .day) where isYear:
        return DateParts(day: numbers[0], month: numbers[1], year: last)
      default: return nil
      }
    }

    /// This part as the beginning of a span that ends with `end`, whose month and year it may share.
    func span(to end: Part, ofWhich part: HistoricalDate.Part?) -> (from: DateParts, to: DateParts)? {
      guard let to = end.parts else { return nil }
      if let from = parts {
        // "9/1943 – 2000 người": an end that is less exact than the beginning is the title's first word
        let isAsExact =
          (to.day != nil ? 2 : to.month != nil ? 1 : 0) >= (from.day != nil ? 2 : from.month != nil ? 1 : 0)
        return isAsExact || part != nil ? (from, to) : nil
      }
      guard numbers.allSatisfy({ $0.count <= 2 }) else { return nil }
      switch (numbers.count, to.day != nil, to.month != nil) {
      case (1, true, _) where unit != .month && unit != .year:
        return (DateParts(day: numbers[0], month: to.month, year: to.year), to)
      case (1, false, true) where unit != .day && unit != .year:
        return (DateParts(month: numbers[0], year: to.year), to)
      case (2, true, _) where unit != .month:
        return (DateParts(day: numbers[0], month: numbers[1], year: to.year), to)
      default: return nil
      }
    }
  }

  private static func takePart(_ cursor: inout TextCursor) -> Part? {
    var unit: Part.Unit?
    if cursor.takeWord("ngày") {
      unit = .day
    } else if cursor.takeWord("tháng") {
      unit = .month
    } else if cursor.takeWord("năm") {
      unit = .year
    }
    cursor.skipSpaces()
    let start = cursor.index
    guard let first = cursor.takeDigits() else { return nil }
    var part = Part(unit: unit, start: start, numbers: [first])
    if let hyphenated = hyphenated(cursor) {
      part.numbers += hyphenated.numbers
      cursor.index = hyphenated.end
      return part
    }
    while part.numbers.count < 3, let digits = takeNext(&cursor) { part.numbers.append(digits) }
    return part
  }

  /// The number behind a slash, or behind "tháng" or "năm".
  private static func takeNext(_ cursor: inout TextCursor) -> TextCursor.Digits? {
    var ahead = cursor
    if !ahead.take(UInt8(ascii: "/")) {
      ahead.skipSpaces()
      guard ahead.takeWord("tháng") || ahead.takeWord("năm") else { return nil }
      ahead.skipSpaces()
    }
    guard let digits = ahead.takeDigits() else { return nil }
    cursor = ahead
    return digits
  }

  /// The month and year of `22-9-1943`: hyphens without spaces, a year of four digits, no slash behind it.
  private static func hyphenated(_ cursor: TextCursor) -> (numbers: [TextCursor.Digits], end: Int)? {
    var ahead = cursor
    guard ahead.take(UInt8(ascii: "-")), let month = ahead.takeDigits(), month.count <= 2,
      ahead.take(UInt8(ascii: "-")), let year = ahead.takeDigits(), year.count == 4, ahead.byte != UInt8(ascii: "/")
    else { return nil }
    return ([month, year], ahead.index)
  }

  /// What leads from a night to the next day: `rạng`, `rạng sáng`.
  private static func takeDawn(_ cursor: inout TextCursor) -> Bool {
    var ahead = cursor
    ahead.skipSpaces()
    guard ahead.takeWord("rạng") else { return false }
    ahead.skipSpaces()
    if ahead.takeWord("sáng") { ahead.skipSpaces() }
    cursor = ahead
    return true
  }

  private static func takeSpanEnd(_ cursor: inout TextCursor, _ part: inout HistoricalDate.Part?) -> Part? {
    cursor.skipSpaces()
    guard cursor.takeDash() || cursor.takeWord("đến") else { return nil }
    cursor.skipSpaces()
    var ahead = cursor
    if let word = takeWords(of: &ahead), word.isOfPeriod {
      (part, cursor) = (word, ahead)
      cursor.skipSpaces()
    }
    return takePart(&cursor)
  }

  /// Where the title begins behind the date that ends here; nil when the date goes on as something else (`1943a`, `1943.000`).
  private static func titleStart(_ cursor: TextCursor) -> Int? {
    var ahead = cursor
    let isParted = ahead.skipSpaces()
    if ahead.isAtEnd { return ahead.index }
    let sign = ahead.byte
    if sign == UInt8(ascii: ":") || sign == UInt8(ascii: ".") || sign == UInt8(ascii: ",") {
      ahead.index += 1
      if ahead.isAtDigit, !isParted, sign != UInt8(ascii: ":") { return nil }
    } else if !ahead.takeDash(), !ahead.takeMiddleDot(), !isParted {
      return nil
    }
    ahead.skipSpaces()
    return ahead.index
  }
}
