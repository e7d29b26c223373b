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

/// Lines of source files for the carets below messages, each file read once.
private final class SourceLines {
  private let project: Project?
  private var files: [String: [ArraySlice<UInt8>]] = [:]

  init(project: Project?) { self.project = project }

  func line(_ number: Int, of file: String) -> String? {
    guard let project, number > 0 else { return nil }
    if files[file] == nil {
      let bytes = (try? project.folder.read(RelativePath(file), limit: 16 * 1024 * 1024).bytes) ?? []
      files[file] = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    }
    guard let lines = files[file], number <= lines.count else { return nil }
    var line = lines[number - 1]
    if line.last == 0x0D { line = line.dropLast() }
    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    return String(decoding: line, as: UTF8.self)
  }
}
