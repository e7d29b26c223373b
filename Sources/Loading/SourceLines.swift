import FileSystem

/// Lines of a project's files for the carets below messages, each file read once.
public final class SourceLines {
  private let project: Project?
  private var files: [String: [ArraySlice<UInt8>]] = [:]

  /// Lines of the files of `project`; without one there are none.
  public init(project: Project?) { self.project = project }

  /// Line `number` (1-based) of `file`, relative to the project, without its line ending; nil when it is not to be had.
  public func line(_ number: Int, of file: String) -> String? {
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
