/// Diagnostics as the person at the terminal reads them: place, what is wrong, the line with a caret, a way out.
///
///     content/van-ban/ke-hoach.md:4:7: lỗi: không có ngày 12/76/2023 [impossible-date]
///       4 | ngày: 12/76/2023
///         |       ^~~~~~~~~~
///       gợi ý: tháng chỉ từ 1 đến 12; có phải 12/7/2023?
///
/// Pure: the source lines come through a closure. What a hostile file could do to a terminal (escape sequences, text that
/// runs backwards) is replaced by U+FFFD.
public struct DiagnosticText {
  /// The language of messages.
  public var language: MessageLanguage
  /// The widest that a source line is shown, in columns of the terminal; a longer one is cut around its caret.
  public var width: Int
  /// The text of line `line` (1-based) of `file`, without its line ending; nil when it is not to be had.
  public var sourceLine: (_ file: String, _ line: Int) -> String?

  /// A renderer in `language` that finds source lines through `sourceLine`.
  public init(
    language: MessageLanguage, width: Int = 100, sourceLine: @escaping (_ file: String, _ line: Int) -> String?
  ) {
    self.language = language
    self.width = max(20, width)
    self.sourceLine = sourceLine
  }

  /// All of `diagnostics` in the order given, each ending in a newline.
  public func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
    var text = ""
    for diagnostic in diagnostics { text += render(diagnostic) }
    return text
  }

  /// One diagnostic, ending in a newline.
  public func render(_ diagnostic: Diagnostic) -> String {
    var text = ""
    if let place = diagnostic.place {
      text += Self.harmless(place.file)
      if place.line > 0 { text += ":\(place.line)" }
      if place.line > 0, place.column > 0 { text += ":\(place.column)" }
      text += ": "
    }
    let word = diagnostic.severity.word[language]
    text += "\(word): \(Self.harmless(diagnostic.message[language])) [\(diagnostic.code.rawValue)]\n"
    if let place = diagnostic.place, place.line > 0, let line = sourceLine(place.file, place.line) {
      text += excerpt(line, at: place)
    }
    if let hint = diagnostic.hint {
      text += "  \(Localized(vi: "gợi ý", en: "hint")[language]): \(Self.harmless(hint[language]))\n"
    }
    return text
  }

  private func excerpt(_ line: String, at place: Place) -> String {
    let number = String(place.line)
    let blank = String(repeating: " ", count: number.utf8.count)
    let excerpt = SourceExcerpt(line: line, column: place.column, length: place.length, width: width)
    var text = "  \(number) | \(excerpt.line)\n"
    if place.column > 0 { text += "  \(blank) | \(excerpt.caret)\n" }
    return text
  }

  /// `text` on one line without anything that moves a terminal's cursor or turns the direction of writing.
  static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isHarmful) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(scalar.isHarmful ? "\u{FFFD}" : scalar) }
    return String(scalars)
  }
}

extension Diagnostic.Severity {
  /// The word before a message.
  public var word: Localized {
    switch self {
    case .warning: Localized(vi: "cảnh báo", en: "warning")
    case .error: Localized(vi: "lỗi", en: "error")
    }
  }
}
