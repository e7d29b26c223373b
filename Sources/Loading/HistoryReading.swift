import Diagnostics
import Documents
import Site
import Vietnamese

/// Reads a history from a parsed text: each heading that begins with a date is an event.
struct HistoryReading {
  private(set) var history = History()
  private(set) var diagnostics: [Diagnostic] = []
  private let file: String
  private var slugs = UniqueSlugs()

  init(_ document: Document, file: String) {
    self.file = file
    var current: Event?
    var currentLine = 0
    func close(_ reading: inout HistoryReading) {
      guard let event = current else { return }
      if event.sources.isEmpty { reading.missSource(of: event, line: currentLine) }
      reading.history.events.append(event)
      current = nil
    }
    for block in document.blocks {
      switch block.kind {
      case .heading(let index) where document.headings.indices.contains(index):
        close(&self)
        current = event(document.headings[index])
        currentLine = document.headings[index].line
      case .footnotes: history.footnotes.append(block.range)
      case .note where current != nil: current?.notes.append(block.range)
      case .sources where current != nil: current?.sources.append(block.range)
      default:
        if current == nil { history.introduction.append(block.range) } else { current?.text.append(block.range) }
      }
    }
    close(&self)
    // Stable: of two events of one date the one written first comes first.
    let order = history.events.indices.sorted { a, b in
      let (first, second) = (history.events[a].date, history.events[b].date)
      return first == second ? a < b : first < second
    }
    history.events = order.map { history.events[$0] }
  }

  private mutating func event(_ heading: Heading) -> Event? {
    let parsed: (date: HistoricalDate, rest: String)?
    do {
      parsed = try DateReading.parseHistoricalDate(heading.text)
    } catch {
      diagnostics.append(
        Diagnostic(
          error.code, at: Place(file: file, line: heading.line, column: heading.column, length: error.written.count),
          error.message, hint: error.hint))
      return nil
    }
    guard let (date, rest) = parsed else {
      diagnostics.append(
        Diagnostic(
          .undatedHeading, .warning,
          at: Place(file: file, line: heading.line, column: heading.column, length: heading.text.count),
          Localized(
            vi: "đề mục không bắt đầu bằng ngày nên không thành sự kiện",
            en: "the heading does not begin with a date, so it is no event"),
          hint: Localized(
            vi: "viết ngày trước tên sự kiện: 22/9/1943: …, 9/1943: …, 1943: …",
            en: "write the date before the title: 22/9/1943: …, 9/1943: …, 1943: …")))
      return nil
    }
    var title = rest
    let mark = "{nổi bật}"
    let isLarge = title.hasSuffix(mark)
    if isLarge {
      title = String(title.dropLast(mark.count))
      while title.last == " " { title.removeLast() }
    }
    // A year alone is a heading that groups what follows.
    if title.isEmpty { return nil }
    let id = slugs.take("su-kien-\(date.start.iso8601)")
    return Event(date: date, title: title, id: id, isLarge: isLarge)
  }

  private mutating func missSource(of event: Event, line: Int) {
    diagnostics.append(
      Diagnostic(
        .eventWithoutSource, .warning, at: Place(file: file, line: line),
        Localized(vi: "sự kiện “\(event.title)” chưa ghi nguồn", en: "the event “\(event.title)” names no source"),
        hint: Localized(vi: "thêm một đoạn “Nguồn: …” dưới sự kiện", en: "add a paragraph “Nguồn: …” below it")))
  }
}
