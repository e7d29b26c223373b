import FileSystem
import Hashing
import Memo

/// What became of outputs before anything was moved.
///
/// What the next build will know lies apart from what only this one asks for: it stays where it is, and the rest goes. At a
/// million articles each of the two would otherwise be there twice.
struct Rendered: Sendable {
  /// What the next build will know; the stamps are those of what stands there if that stays. At first what was known.
  var records: [OutputRecord]
  /// The rest.
  var results: [Result]

  /// What this build asks for.
  struct Result: Sendable {
    /// Bytes.
    var size: Int
    var standing: Standing
    var isRendered: Bool

    var fate: Fate { standing != .same ? .written : isRendered ? .renderedSame : .kept }
  }

  /// What stands where an output goes.
  enum Standing: Sendable {
    /// Nothing, as far as is known.
    case nothing
    /// A file of ours with another content.
    case ours
    /// Something that this program did not make, or no longer as it made it.
    case foreign
    /// A file with the same content, which stays.
    case same
  }

  /// Nothing rendered yet. `records` has what was known of each output, and something in the place of those of which nothing was.
  init(_ records: consuming [OutputRecord]) {
    results = Array(repeating: Result(size: 0, standing: .nothing, isRendered: false), count: records.count)
    self.records = records
  }

  /// Those that go online, by position.
  var changed: [Int] { results.indices.filter { results[$0].standing != .same } }

  /// The contents of `outputs`, which are those that were rendered.
  func contents(of outputs: PlannedOutputs) -> some Collection<(path: RelativePath, hash: ContentHash)> {
    outputs.indices.lazy.map { (path: outputs.paths[$0], hash: records[$0].content) }
  }
}

extension OutputRecord {
  /// Of an output that no build has made yet.
  static var unknown: OutputRecord {
    OutputRecord(fingerprint: .none, content: .none, stamps: .none, isSettled: false)
  }
}

/// What was done with an output.
public enum Fate: Sendable {
  /// It was not rendered.
  case kept
  /// It was rendered, and its bytes were those of the file that stands there.
  case renderedSame
  /// It was rendered and moved into place.
  case written
}
