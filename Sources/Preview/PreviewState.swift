import Diagnostics
import FileSystem
import Planning
import Synchronization

/// What the last builds came to, for those who answer requests, and who waits to hear of it.
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
    var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
    var next = 0
  }

  private let shared: Mutex<Shared>

  /// Nothing built yet. `start` tells this run from others that the same pages may have known: any number that differs.
  init(start: Int, language: MessageLanguage) {
    let marks = UnpublishedMarks(nil, language: language)
    shared = Mutex(Shared(snapshot: Snapshot(marks: marks, styles: start, others: start)))
  }

  /// What there is to show now.
  var snapshot: Snapshot { shared.withLock { $0.snapshot } }

  /// Changes what there is to show, and tells everybody who waits.
  func update(_ change: (inout Snapshot) -> Void) {
    let waiting = shared.withLock { shared in
      change(&shared.snapshot)
      return Array(shared.waiting.values)
    }
    for continuation in waiting { continuation.yield() }
  }

  /// A beat for each change from now on; those that nobody took in time are one.
  func changes() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let number = shared.withLock { shared in
      shared.next += 1
      shared.waiting[shared.next] = continuation
      return shared.next
    }
    continuation.onTermination = { [weak self] _ in
      self?.shared.withLock { shared in _ = shared.waiting.removeValue(forKey: number) }
    }
    return stream
  }
}
