import Diagnostics
import FileSystem
import Planning
import Synchronization

/// What the last builds came to, for those who answer requests, and who is to hear of it.
final class PreviewState: Sendable {
  /// What there is to show at one moment.
  struct Snapshot: Sendable {
    /// The folder of the site; nil before the first build.
    var output: Folder?
    /// What the site says of itself; nil while none has been built.
    var list: UnpublishedList?
    /// What readers do not see yet.
    var marks: UnpublishedMarks
    /// Another number whenever a style sheet changed.
    var styles: Int
    /// Another number whenever a picture, a script or a font changed.
    var others: Int
    /// What is wrong.
    var problems: Problems?
    /// Whether a build is over, well or not.
    var isTried = false
  }

  private struct Shared {
    var snapshot: Snapshot
    var listener: (@Sendable () -> Void)?
  }

  private let shared: Mutex<Shared>

  /// Nothing built yet. `start` tells this run from others that the same pages may have known: any number that differs.
  init(start: Int, language: MessageLanguage) {
    let marks = UnpublishedMarks(nil, language: language)
    shared = Mutex(Shared(snapshot: Snapshot(marks: marks, styles: start, others: start)))
  }

  /// What there is to show now.
  var snapshot: Snapshot { shared.withLock { $0.snapshot } }

  /// Changes what there is to show, and tells who listens.
  func update(_ change: (inout Snapshot) -> Void) {
    let listener = shared.withLock { shared in
      change(&shared.snapshot)
      return shared.listener
    }
    listener?()
  }

  /// Calls `listener` after each change from now on, in place of who listened before.
  func onChange(_ listener: @escaping @Sendable () -> Void) { shared.withLock { $0.listener = listener } }
}
