import Documents

/// A propaganda outline (đề cương): a numbered tree of parts, each with a permalink.
public struct Outline: Sendable {
  /// The text before the first part, as ranges of the body.
  public var introduction: [Range<Int>] = []
  /// The parts of the first level.
  public var parts: [OutlinePart] = []
  /// What closes the text: its footnotes.
  public var footnotes: [Range<Int>] = []

  /// An outline without parts.
  public init() {}
}

/// One part of an outline.
public struct OutlinePart: Sendable {
  /// As it is shown: `I`, `1`, `1.1`, `a`.
  public var number: String
  /// Without its number and markup; empty for a lettered part, whose text is all it has.
  public var title: String
  /// The permalink: `ii-1`, `ii-1-a`.
  public var id: String
  /// 1 for the outermost.
  public var level: Int
  /// Whether it is a lettered item of a text (a, b, c).
  public var isLettered: Bool
  /// Its own text, as ranges of the body.
  public var text: [Range<Int>] = []
  /// The parts in it.
  public var children: [OutlinePart] = []

  /// A part without a text yet.
  public init(number: String, title: String, id: String, level: Int, isLettered: Bool) {
    (self.number, self.title, self.id, self.level, self.isLettered) = (number, title, id, level, isLettered)
  }
}
