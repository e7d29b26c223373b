/// How many faults there were: the last line of a report.
public struct DiagnosticSummary: Hashable, Sendable {
  /// Faults that stop a build.
  public var errors = 0
  /// Faults that do not.
  public var warnings = 0

  /// Counts `diagnostics`.
  public init(_ diagnostics: some Sequence<Diagnostic>) {
    for diagnostic in diagnostics {
      switch diagnostic.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      }
    }
  }

  /// "3 lỗi, 1 cảnh báo"; what there is none of is left out.
  public var text: Localized {
    var vi: [String] = []
    var en: [String] = []
    if errors > 0 {
      vi.append("\(errors) lỗi")
      en.append("\(errors) error\(errors == 1 ? "" : "s")")
    }
    if warnings > 0 {
      vi.append("\(warnings) cảnh báo")
      en.append("\(warnings) warning\(warnings == 1 ? "" : "s")")
    }
    if vi.isEmpty { return Localized(vi: "không có lỗi", en: "no faults") }
    return Localized(vi: vi.joined(separator: ", "), en: en.joined(separator: ", "))
  }
}
