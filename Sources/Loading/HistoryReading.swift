import Diagnostics
import Documents
import Site
import Vietnamese

/// Reads a history from a parsed text: each heading that begins with a date is an event.
struct HistoryReading {
  private(set) var history = History()
  /// The ids of headings that are no events and stand in the text as they are.
  private(set) var plainHeadings: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let file: String
  private var slugs = UniqueSlugs()

  init(_ document: Document, file: String) {
    self.file = file
    var current: Event?
    var heading = Heading(level: 0, id: "", text: "", line: 0, column: 0)
    func close(_ reading: inout HistoryReading) {
      if let event = current { reading.add(event, under: heading) }
      current = nil
    }
    for block in document.blocks {
      switch block.kind {
      case .heading(let index) where document.headings.indices.contains(index):
        let found = document.headings[index]
        let isWithin = current != nil && found.level > heading.level
        if let next = event(found, isPart: isWithin && current?.title.isEmpty == false) {
          close(&self)
          (current, heading) = (next, found)
          continue
        }
        plainHeadings.append(found.id)
        if isWithin {
          current?.text.append(block.range)
        } else {
          close(&self)
          history.introduction.append(block.range)
        }
      case .footnotes: history.footnotes.append(block.range)
      case .note where current != nil: current?.notes.append(block.range)
      case .sources where current != nil: current?.sources.append(block.range)
      default:
        if block.kind == .paragraph, current?.isLarge == true, current?.opening.isEmpty == true {
          current?.opening = Self.firstSentence(of: block.text)
        }
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

  /// Takes `event`, which stood under `heading`, into the history.
  private mutating func add(_ event: Event, under heading: Heading) {
    var event = event
    if event.title.isEmpty {
      // A year alone, without a text, only groups what follows.
      let isBare = event.text.isEmpty && event.notes.isEmpty && event.sources.isEmpty
      if isBare, event.date.end == nil, event.date.start.precision == .year { return }
      event.title = event.date.asTitle
    }
    event.id = slugs.take("su-kien-\(event.date.start.iso8601)")
    if event.sources.isEmpty { missSource(of: event, line: heading.line) }
    history.events.append(event)
  }

  /// The event that `heading` opens; nil when no date begins it, with a fault unless it parts the text of an event.
  private mutating func event(_ heading: Heading, isPart: Bool) -> Event? {
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
      if isPart { return nil }
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
    return Event(date: date, title: title, id: "", isLarge: isLarge)
  }

  /// The first sentence of `text`, at most 300 bytes, cut at a word.
  ///
  /// A full stop, question or exclamation mark ends it where a space and a capital follow: not in 22.9.1943, not in “v.v. và”.
  static func firstSentence(of text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var end = line.startIndex
    while end < line.endIndex {
      let next = line.index(after: end)
      if ".!?…".contains(line[end]), next < line.endIndex, line[next] == " ",
        line[line.index(after: next)...].first?.isUppercase == true, !isAbbreviation(line[..<end])
      {
        end = next
        break
      }
      end = next
    }
    let sentence = String(line[..<end])
    guard sentence.utf8.count > 300 else { return sentence }
    var words = sentence.split(separator: " ")
    while words.reduce(0, { $0 + $1.utf8.count + 1 }) > 298 { words.removeLast() }
    return words.joined(separator: " ") + "…"
  }

  /// Whether `text` ends with the like of `TP` or `ThS`.
  private static func isAbbreviation(_ text: Substring) -> Bool {
    let word = text.split(separator: " ").last ?? ""
    return word == "ThS" || word.count <= 3 && word.allSatisfy(\.isUppercase)
  }

  private mutating func missSource(of event: Event, line: Int) {
    diagnostics.append(
      Diagnostic(
        .eventWithoutSource, .warning, at: Place(file: file, line: line),
        Localized(vi: "sự kiện “\(event.title)” chưa ghi nguồn", en: "the event “\(event.title)” names no source"),
        hint: Localized(vi: "thêm một đoạn “Nguồn: …” dưới sự kiện", en: "add a paragraph “Nguồn: …” below it")))
  }
}

extension HistoricalDate {
  /// The date as the title of an event that has no other.
  fileprivate var asTitle: String { inWords.prefix(1).uppercased() + inWords.dropFirst() }
}
