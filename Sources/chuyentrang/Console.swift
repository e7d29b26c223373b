import Diagnostics
import FileSystem
import Glibc
import Loading

/// What people and programs are told.
enum Console {
  /// To standard error.
  static func complain(_ text: String) {
    let bytes = Array((text.hasSuffix("\n") ? text : text + "\n").utf8)
    // Nothing can be done where even this fails.
    _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }

  /// To standard output, a line of its own.
  ///
  /// - Throws: ``SystemError`` when nobody can take it: a program that reads half a report must not think it whole.
  static func say(_ text: String) throws {
    try StandardOutput.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }

  /// All faults: for people on standard error, for programs on standard output.
  static func report(_ diagnostics: [Diagnostic], of project: Project?, _ options: SharedOptions) throws {
    let lines = SourceLines(project: project)
    switch options.format {
    case .json: try say(DiagnosticJSON.render(diagnostics))
    case .text:
      if diagnostics.isEmpty { return }
      let text = DiagnosticText(language: options.language) { lines.line($1, of: $0) }
      complain(text.render(diagnostics))
      complain(DiagnosticSummary(diagnostics).text[options.language])
    }
  }
}
