import Documents
import Vietnamese

/// The history of a branch: dated events in time order.
public struct History: Sendable {
  /// The text before the first event, and what stands under headings without a date, as ranges of the body.
  public var introduction: [Range<Int>] = []
  /// In the order of time; of two that begin together, the less exact first, then as written.
  public var events: [Event] = []
  /// What closes the text: its footnotes.
  public var footnotes: [Range<Int>] = []

  /// A history without events.
  public init() {}
}

/// One event of a history.
public struct Event: Sendable {
  /// When, as exactly as its sources say.
  public var date: HistoricalDate
  /// Without the date and markup.
  public var title: String
  /// The permalink: `su-kien-1943-09-22`.
  public var id: String
  /// Whether it is drawn large.
  public var isLarge: Bool
  /// The first sentence of its text, where it is drawn large: other pages show it.
  public var opening = ""
  /// Its text, as ranges of the body.
  public var text: [Range<Int>] = []
  /// Notes on where sources differ, as ranges of the body.
  public var notes: [Range<Int>] = []
  /// Lines that name sources, as ranges of the body.
  public var sources: [Range<Int>] = []

  /// An event without a text yet.
  public init(date: HistoricalDate, title: String, id: String, isLarge: Bool) {
    (self.date, self.title, self.id, self.isLarge) = (date, title, id, isLarge)
  }
}
