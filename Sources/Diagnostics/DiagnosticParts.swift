/// A diagnostic in parts, for what shows it another way than a terminal: place, what is wrong, the line with a caret, a way
/// out. The same words and the same cut of the line as ``DiagnosticText``.
public struct DiagnosticParts: Hashable, Sendable {
  /// How grave.
  public var severity: Diagnostic.Severity
  /// `content/van-ban/ke-hoach.md:4:7`; nil for a fault of no file.
  public var place: String?
  /// What is wrong.
  public var message: String
  /// Its code.
  public var code: String
  /// The line's number; nil where no line is meant or to be had.
  public var number: Int?
  /// The line, cut around the fault.
  public var line: String?
  /// White space, then `^~~~`, to stand under the line; nil where the line as a whole is meant.
  public var caret: String?
  /// What to do about it.
  public var hint: String?
}

extension DiagnosticText {
  /// The parts of `diagnostic`.
  public func parts(of diagnostic: Diagnostic) -> DiagnosticParts {
    var parts = DiagnosticParts(
      severity: diagnostic.severity, place: nil, message: Self.harmless(diagnostic.message[language]),
      code: diagnostic.code.rawValue, hint: diagnostic.hint.map { Self.harmless($0[language]) })
    guard let place = diagnostic.place else { return parts }
    var shown = Self.harmless(place.file)
    if place.line > 0 { shown += ":\(place.line)" }
    if place.line > 0, place.column > 0 { shown += ":\(place.column)" }
    parts.place = shown
    guard place.line > 0, let text = sourceLine(place.file, place.line) else { return parts }
    var line = SourceLine(text, file: place.file, number: place.line)
    let excerpt = SourceExcerpt(line.window(around: place.column, width: width), length: place.length, width: width)
    parts.number = place.line
    parts.line = excerpt.line
    parts.caret = place.column > 0 ? excerpt.caret : nil
    return parts
  }
}
