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

  /// The `diagnostics` in the order given, each ending in a newline; of a file with more than ``mostPerFile`` the errors before
  /// the warnings, and how many more there are.
  public func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
    var text = ""
    var line: SourceLine?
    for file in Self.byFile(diagnostics) {
      for diagnostic in shown(of: file) { text += render(diagnostic, &line) }
      if file.count > mostPerFile { text += remainder(of: file) }
    }
    return text
  }

  /// One diagnostic, ending in a newline.
  public func render(_ diagnostic: Diagnostic) -> String {
    var line: SourceLine?
    return render(diagnostic, &line)
  }

  /// The most that is told of one file: a person mends a cause, not a thousand of its places.
  public static let mostPerFile = 100
  private var mostPerFile: Int { Self.mostPerFile }

  /// Neighbours of one file together, nothing moved.
  private static func byFile(_ diagnostics: some Sequence<Diagnostic>) -> [[Diagnostic]] {
    var groups: [[Diagnostic]] = []
    for diagnostic in diagnostics {
      if let last = groups.last?.last, last.place?.file == diagnostic.place?.file {
        groups[groups.count - 1].append(diagnostic)
      } else {
        groups.append([diagnostic])
      }
    }
    return groups
  }

  private func shown(of file: [Diagnostic]) -> [Diagnostic] {
    guard file.count > mostPerFile else { return file }
    let errors = file.count { $0.severity == .error }
    var room = (errors: min(errors, mostPerFile), warnings: max(0, mostPerFile - errors))
    return file.filter { diagnostic in
      switch diagnostic.severity {
      case .error:
        room.errors -= 1
        return room.errors >= 0
      case .warning:
        room.warnings -= 1
        return room.warnings >= 0
      }
    }
  }

  private func remainder(of file: [Diagnostic]) -> String {
    let (all, told) = (DiagnosticSummary(file), DiagnosticSummary(shown(of: file)))
    var rest = all
    rest.errors -= told.errors
    rest.warnings -= told.warnings
    let name = file.first?.place.map { Self.harmless($0.file) + ": " } ?? ""
    return name
      + Localized(
        vi: "còn \(rest.text.vi) nữa không kể ra ở đây; --format json kể hết\n",
        en: "\(rest.text.en) more, not shown here; --format json lists all\n")[language]
  }

  /// - Parameter line: the source line of the fault before, with which faults on one long line cost a pass over it in all.
  private func render(_ diagnostic: Diagnostic, _ line: inout SourceLine?) -> String {
    var text = ""
    if let place = diagnostic.place {
      text += Self.harmless(place.file)
      if place.line > 0 { text += ":\(place.line)" }
      if place.line > 0, place.column > 0 { text += ":\(place.column)" }
      text += ": "
    }
    let word = diagnostic.severity.word[language]
    text += "\(word): \(Self.harmless(diagnostic.message[language])) [\(diagnostic.code.rawValue)]\n"
    if let place = diagnostic.place, place.line > 0 {
      if line?.file != place.file || line?.number != place.line {
        line = sourceLine(place.file, place.line).map { SourceLine($0, file: place.file, number: place.line) }
      }
      if line != nil { text += excerpt(&line, at: place) }
    }
    if let hint = diagnostic.hint {
      text += "  \(Localized(vi: "gợi ý", en: "hint")[language]): \(Self.harmless(hint[language]))\n"
    }
    return text
  }

  private func excerpt(_ line: inout SourceLine?, at place: Place) -> String {
    let number = String(place.line)
    let blank = String(repeating: " ", count: number.utf8.count)
    guard let window = line?.window(around: place.column, width: width) else { return "" }
    let excerpt = SourceExcerpt(window, length: place.length, width: width)
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
