import Diagnostics

/// What an open page tells about the last build: the faults, in the words that the reader of messages asked for.
struct Problems: Hashable, Sendable {
  /// JSON for the page's script.
  let json: String

  /// How many faults are told in a page; a person mends the first ones first.
  private static let most = 40

  /// What is told of `diagnostics`; nil where there is nothing to tell.
  ///
  /// - Parameters:
  ///   - text: renders them.
  ///   - hasSite: whether an earlier build left something that is still shown.
  init?(_ diagnostics: [Diagnostic], text: DiagnosticText, hasSite: Bool) {
    if diagnostics.isEmpty { return nil }
    let summary = DiagnosticSummary(diagnostics)
    let ordered = diagnostics.filter { $0.severity == .error } + diagnostics.filter { $0.severity == .warning }
    let words = Words(hasErrors: summary.errors > 0, hasSite: hasSite, language: text.language)
    let rest = ordered.count - Self.most
    json = Self.object([
      ("grave", summary.errors > 0 ? "true" : "false"),
      ("title", Self.string("\(words.title)\(summary.text[text.language])")),
      ("short", Self.string(summary.text[text.language])), ("note", Self.string(words.note)),
      ("close", Self.string(words.close)), ("hintWord", Self.string(words.hint)),
      ("rest", rest > 0 ? Self.string(words.more(rest)) : "null"),
      ("faults", "[\(ordered.prefix(Self.most).map { Self.fault(text.parts(of: $0), text) }.joined(separator: ","))]"),
    ])
  }

  /// What the machine could not do.
  init(failure: String, language: MessageLanguage, hasSite: Bool) {
    let words = Words(hasErrors: true, hasSite: hasSite, language: language)
    let title = Localized(vi: "Máy gặp sự cố", en: "The machine failed")[language]
    let fault = Self.object([
      ("grave", "true"), ("word", "\"\""), ("place", "null"), ("message", Self.string(failure)), ("code", "null"),
      ("number", "null"), ("line", "null"), ("caret", "null"), ("hint", "null"),
    ])
    json = Self.object([
      ("grave", "true"), ("title", Self.string(title)), ("short", Self.string(title)),
      ("note", Self.string(words.note)), ("close", Self.string(words.close)), ("hintWord", Self.string(words.hint)),
      ("rest", "null"), ("faults", "[\(fault)]"),
    ])
  }

  private static func fault(_ parts: DiagnosticParts, _ text: DiagnosticText) -> String {
    object([
      ("grave", parts.severity == .error ? "true" : "false"), ("word", string(parts.severity.word[text.language])),
      ("place", string(parts.place)), ("message", string(parts.message)), ("code", string(parts.code)),
      ("number", parts.number.map(String.init) ?? "null"), ("line", string(parts.line)),
      ("caret", string(parts.caret)), ("hint", string(parts.hint)),
    ])
  }

  private static func object(_ fields: [(key: String, value: String)]) -> String {
    "{\(fields.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ","))}"
  }

  private static func string(_ text: String?) -> String { text.map(DiagnosticJSON.quoted) ?? "null" }
}

/// The sentences around the faults.
private struct Words {
  let hasErrors: Bool
  let hasSite: Bool
  let language: MessageLanguage

  /// Before the count.
  var title: String {
    if !hasErrors { return "" }
    return hasSite
      ? Localized(vi: "Chưa dựng lại được: ", en: "Not built again: ")[language]
      : Localized(vi: "Chưa dựng được: ", en: "Not built yet: ")[language]
  }

  var note: String {
    switch (hasErrors, hasSite) {
    case (true, true):
      Localized(
        vi: "Trang đang hiện là bản dựng được gần nhất. Sửa xong, lưu tệp là trang tự làm mới.",
        en: "What you see is the last site that could be built. Mend the file and save it: the page reloads by itself.")[
          language]
    case (true, false):
      Localized(
        vi: "Sửa xong, lưu tệp là trang hiện ra.", en: "Mend the file and save it: the page will appear.")[language]
    case (false, _):
      Localized(
        vi: "Trang đã dựng xong, nhưng nên xem lại những chỗ này.",
        en: "The site is built, but these places deserve a look.")[language]
    }
  }

  var close: String { Localized(vi: "Thu gọn", en: "Minimise")[language] }
  var hint: String { Localized(vi: "Gợi ý", en: "Hint")[language] }

  func more(_ count: Int) -> String {
    Localized(
      vi: "Còn \(count) chỗ nữa; cửa sổ lệnh kể hết.", en: "\(count) more; the terminal lists them all.")[language]
  }
}
