import Diagnostics
import FileSystem
import Memo

/// What a build did to the output folder.
public struct PublishReport: Sendable {
  /// Files in all.
  public var total = 0
  /// Rendered anew, whether or not their bytes were others.
  public var rendered = 0
  /// New or changed.
  public var written = 0
  /// Gone, since nothing makes them any more.
  public var removed = 0
  /// The files that were new, changed or removed, for those who show the site while it changes.
  public var changed: [RelativePath] = []
  /// Bytes of all files.
  public var bytes = 0
  /// Warnings: files that are not ours.
  public var diagnostics: [Diagnostic] = []
  /// How long rendering and moving took, in nanoseconds.
  public var rendering = 0
  /// See `rendering`.
  public var moving = 0

  /// A report of nothing done.
  public init() {}
}
