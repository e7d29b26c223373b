import FrontMatter
import Site
import Vietnamese

/// The words that the program itself puts on a page: dates, times, sizes, kinds.
enum Wording {
  static func name(of kind: Page.Kind) -> String {
    switch kind {
    case .article: return "Bài viết"
    case .document: return "Văn bản"
    case .outline: return "Đề cương"
    case .history: return "Lịch sử"
    case .activity: return "Hoạt động"
    case .page: return "Trang"
    }
  }

  /// 200 syllables a minute, a usual pace for Vietnamese read silently; never less than a minute.
  static func readingTime(_ words: Int) -> String? { words == 0 ? nil : "đọc \(max(1, (words + 100) / 200)) phút" }

  static func size(_ bytes: Int) -> String { NumberText.fileSize(bytes) }

  static func fileType(_ fileExtension: [UInt8]) -> String {
    let name = String(decoding: fileExtension, as: UTF8.self)
    switch name {
    case "doc", "docx", "odt": return "Word"
    case "xls", "xlsx", "ods": return "Excel"
    case "ppt", "pptx", "odp": return "PowerPoint"
    case "txt": return "Văn bản thuần"
    case "jpg", "jpeg", "png", "gif", "webp", "svg": return "Ảnh"
    case "mp3", "ogg", "wav": return "Âm thanh"
    case "mp4", "webm": return "Video"
    default: return name.uppercased()
    }
  }

  // MARK: Activities

  static func time(of page: Page) -> String {
    guard let metadata = page.details?.metadata else { return "" }
    if let note = metadata.timeNote, !note.isEmpty { return note }
    guard let start = metadata.start else {
      return page.date.map { ShownDate($0).text } ?? "Chưa ghi ngày"
    }
    var text = ShownDate(start.date).text
    if let minutes = start.minuteOfDay { text += ", \(clock(minutes))" }
    if let end = metadata.end {
      if end.date != start.date {
        text += " – \(ShownDate(end.date).text)"
        if let minutes = end.minuteOfDay { text += ", \(clock(minutes))" }
      } else if let minutes = end.minuteOfDay {
        text += "–\(clock(minutes))"
      }
    }
    return text
  }

  static func isoTime(of page: Page) -> String? {
    guard let start = page.details?.metadata.start else { return page.date?.iso8601 }
    return isoTime(of: start)
  }

  /// `2023-09-16T08:00`, or the date alone where no hour is given.
  static func isoTime(of written: WrittenDate) -> String {
    guard let minutes = written.minuteOfDay, written.date.precision == .day else { return written.date.iso8601 }
    return "\(written.date.iso8601)T\(two(minutes / 60)):\(two(minutes % 60))"
  }

  static func clock(_ minutes: Int) -> String { "\(minutes / 60):\(two(minutes % 60))" }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  // MARK: Documents

  /// "ngày 05 tháng 7 năm 2023", or as the original has it, blanks included.
  static func documentDate(_ issued: String) -> String {
    if issued.contains("…") || issued.contains("...") {
      // "…/8/2023": the day was left open.
      let parts = issued.split(separator: "/")
      if parts.count == 3 { return "ngày … tháng \(parts[1]) năm \(parts[2])" }
      return issued
    }
    return issuedDate(issued).flatMap { $0.precision == .day ? $0.onDocument : nil } ?? issued
  }

  /// The date of issue as written, which is not that of the page; nil where the original left a blank.
  static func issuedDate(_ issued: String) -> CivilDate? { try? DateReading.parseDate(issued).date }

  // MARK: History

  static let shapes: [(shape: String, text: String)] = [
    ("day", "biết đến ngày"), ("night", "ban đêm"), ("month", "biết đến tháng"), ("days", "nhiều ngày"),
    ("year", "biết đến năm"), ("about", "chưa chắc"), ("differ", "nguồn khác nhau"),
  ]

  static func shape(of event: Event) -> String {
    if event.date.isApproximate { return "about" }
    if event.date.isNight { return "night" }
    // A note may be of the place; where the day itself is known the marker stays one of a day.
    if !event.notes.isEmpty && event.date.start.precision != .day { return "differ" }
    if event.date.isSpan { return "days" }
    switch event.date.start.precision {
    case .day: return "day"
    case .month: return "month"
    case .year: return "year"
    }
  }

  /// The date alone: that it was night or dawn, or about then, is said in the note beside it.
  static func shown(_ date: HistoricalDate) -> String {
    let isInNote = date.part == .night || date.part == .dawn
    return HistoricalDate(date.start, to: date.end, part: isInNote ? nil : date.part, endPart: date.endPart)?.text
      ?? date.text
  }

  static func note(on date: HistoricalDate, weekday: Bool) -> String? {
    var notes: [String] = []
    if date.part == .night { notes.append("ban đêm") }
    if date.part == .dawn { notes.append("rạng sáng") }
    if date.isApproximate { notes.append("khoảng") }
    if let end = date.end, date.isSpan, date.start.precision == .day, end.precision == .day {
      notes.append("\(end.dayNumber - date.start.dayNumber + 1) ngày")
    } else if date.start.precision == .month && date.end == nil {
      notes.append("chưa rõ ngày")
    } else if date.start.precision == .year && date.end == nil {
      notes.append("chưa rõ ngày, tháng")
    } else if weekday && date.start.precision == .day && date.end == nil {
      notes.append(lowercasedFirst(date.start.weekdayName))
    }
    return notes.isEmpty ? nil : notes.joined(separator: ", ")
  }

  /// "Thứ Tư" inside a sentence: "thứ Tư".
  private static func lowercasedFirst(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

  // MARK: Anniversary

  static func number(of anniversary: Anniversary) -> String? {
    if let number = anniversary.number { return String(number) }
    guard let first = anniversary.first, let date = anniversary.date else { return nil }
    return String(date.year - first.year)
  }

  static func years(of anniversary: Anniversary) -> String? {
    guard let first = anniversary.first, let date = anniversary.date else { return nil }
    return "\(first.numeric) – \(date.numeric)"
  }

  /// Before the day: how many days are left; on it; after it: how many years are completed.
  static func line(of anniversary: Anniversary, on today: CivilDate) -> String? {
    guard let first = anniversary.first, let date = anniversary.date, date.precision == .day else { return nil }
    let days = date.dayNumber - today.dayNumber
    let years = date.year - first.year
    if days > 0 { return "Còn \(days) ngày đến ngày kỷ niệm" }
    if days == 0 { return "Hôm nay tròn \(years) năm" }
    var completed = today.year - first.year
    if (today.month, today.day) < (first.month, first.day) { completed -= 1 }
    return "Đã tròn \(completed) năm"
  }
}
