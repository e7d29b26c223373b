/// Diagnostics for programs: one JSON document with stable keys.
///
///     {"version":1,"errors":1,"warnings":0,"diagnostics":[
///     {"code":"impossible-date","severity":"error","file":"content/a.md","line":4,"column":7,"length":10,
///      "message":{"vi":"…","en":"…"},"hint":{"vi":"…","en":"…"}}]}
///
/// `file`, `line`, `column` and `length` are null for a fault of no file; `line` and `column` are null where the file or the
/// line as a whole is meant; `hint` is null where there is none. A key never changes its meaning under the same `version`.
public enum DiagnosticJSON {
  /// The document for `diagnostics`, in the order given, ending in a newline.
  public static func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
    let summary = DiagnosticSummary(diagnostics)
    var text = "{\"version\":1,\"errors\":\(summary.errors),\"warnings\":\(summary.warnings),\"diagnostics\":["
    for (index, diagnostic) in diagnostics.enumerated() {
      text += index == 0 ? "\n" : ",\n"
      append(diagnostic, to: &text)
    }
    return text + "]}\n"
  }

  private static func append(_ diagnostic: Diagnostic, to text: inout String) {
    func number(_ value: Int?) -> String { value.map { $0 > 0 ? String($0) : "null" } ?? "null" }
    let place = diagnostic.place
    text += "{\"code\":\(quoted(diagnostic.code.rawValue)),\"severity\":\(quoted(diagnostic.severity.rawValue))"
    text += ",\"file\":\(place.map { quoted($0.file) } ?? "null"),\"line\":\(number(place?.line))"
    text += ",\"column\":\(number(place?.column)),\"length\":\(number(place?.length))"
    text += ",\"message\":\(object(diagnostic.message)),\"hint\":\(diagnostic.hint.map(object) ?? "null")}"
  }

  private static func object(_ text: Localized) -> String { "{\"vi\":\(quoted(text.vi)),\"en\":\(quoted(text.en))}" }

  /// `text` as a JSON string: quotation marks, backslashes and controls escaped (RFC 8259 §7), also U+2028 and U+2029, which older
  /// JavaScript takes for line ends, and `<`, so that a document may stand in HTML.
  public static func quoted(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    result.append("\"")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        result.append("\\")
        result.append(scalar)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\u{0}"..<" ", "\u{7F}", "\u{2028}", "\u{2029}", "<":
        let hex = String(scalar.value, radix: 16)
        let padding = String(repeating: "0", count: 4 - hex.utf8.count)
        result.append(contentsOf: "\\u\(padding)\(hex)".unicodeScalars)
      default: result.append(scalar)
      }
    }
    result.append("\"")
    return String(result)
  }
}
