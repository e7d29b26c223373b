import Site

/// A history as it is drawn: years with their events, and the gaps between them.
struct Timeline {
  /// A year that has events.
  struct Year: Sendable {
    var year: Int
    var events: [Event]
    /// Five or more events without a text of their own are set close.
    var isTight: Bool
    var gapAfter: Gap?
  }

  /// Three years or more without an event.
  struct Gap: Sendable {
    var years: String
    var text: String
  }

  /// A year as a small stack of markers, or the dots of a gap.
  struct Stack: Sendable {
    var year: Int?
    var shapes: [String]
    var gap: String?
  }

  var years: [Year] = []

  init(_ history: History) {
    for event in history.events {
      if years.last?.year == event.date.start.year {
        years[years.count - 1].events.append(event)
      } else {
        years.append(Year(year: event.date.start.year, events: [event], isTight: false))
      }
    }
    var reached = Int.min
    for index in years.indices {
      reached = max(reached, years[index].events.compactMap { ($0.date.end ?? $0.date.start).year }.max() ?? reached)
      let short = years[index].events.filter { $0.text.isEmpty && $0.notes.isEmpty && !$0.isLarge }
      years[index].isTight = years[index].events.count >= 5 && short.count >= years[index].events.count - 1
      guard index + 1 < years.count else { continue }
      let first = reached + 1
      let last = years[index + 1].year - 1
      if last - first >= 2 {
        years[index].gapAfter = Gap(
          years: "\(first) – \(last)",
          text: "\(last - first + 1) năm chưa có mốc nào trong chuyên trang. Bạn đọc có tư liệu, xin gửi ban biên tập.")
      }
    }
  }

  var span: String? {
    guard let first = years.first, let last = years.last else { return nil }
    return first.year == last.year ? "\(first.year)" : "\(first.year) – \(last.year)"
  }

  var stacks: [Stack] {
    years.flatMap { year -> [Stack] in
      let stack = Stack(year: year.year, shapes: year.events.map { Wording.shape(of: $0) }, gap: nil)
      guard let gap = year.gapAfter else { return [stack] }
      return [stack, Stack(year: nil, shapes: [], gap: gap.years)]
    }
  }

  var legend: [(shape: String, text: String)] {
    let present = Set(years.flatMap { $0.events.map { Wording.shape(of: $0) } })
    return Wording.shapes.filter { present.contains($0.shape) }
  }
}
