import FileSystem
import Memo
import Parallel

/// What lies in a project, seen but not read: enough to know whether anything changed.
public struct ProjectInputs: Sendable {
  var tree: ContentTree

  /// Walks the content and the templates of `project`.
  ///
  /// - Throws: ``SystemError`` when content/ itself cannot be read.
  public init(_ project: Project, workers: Workers) throws(SystemError) {
    tree = try ContentTree(project, workers: workers)
  }

  /// Asks for the stamps of all files. Throws ``SystemError``.
  public mutating func measure(_ clock: FileClock, workers: Workers) throws {
    try tree.measure(clock, workers: workers)
  }
}
