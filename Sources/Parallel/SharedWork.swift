import Synchronization

/// Work in parts that whoever has time takes part in: a thread that has something else to do first joins later, and none waits
/// for another while there is something left.
public final class SharedWork<Result: Sendable>: Sendable {
  private let count: Int
  private let body: @Sendable (_ index: Int) throws -> Result
  private let next = Atomic<Int>(0)
  private let done: Mutex<Done>

  private struct Done {
    var results: [Result?]
    /// The first by index of those that were met.
    var error: (index: Int, error: any Error)?
  }

  /// `body` for 0..<count. A part should take long enough that taking it costs nothing beside it: a tenth of a millisecond.
  public init(count: Int, _ body: @escaping @Sendable (_ index: Int) throws -> Result) {
    (self.count, self.body) = (max(0, count), body)
    done = Mutex(Done(results: Array(repeating: nil, count: max(0, count))))
  }

  /// Does parts that nobody does yet, until there is none left.
  public func join() {
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if index >= count { return }
      do {
        let result = try body(index)
        done.withLock { $0.results[index] = result }
      } catch {
        done.withLock { if index < $0.error?.index ?? .max { $0.error = (index, error) } }
        abandon()
      }
    }
  }

  /// Nobody begins another part.
  public func abandon() { next.store(count, ordering: .relaxed) }

  /// What came of all parts, in order, when all that joined have come back; nil where it was abandoned before.
  ///
  /// - Throws: the error of a part.
  public func results() throws -> [Result]? {
    try done.withLock { done in
      if let error = done.error { throw error.error }
      let results = done.results.compactMap { $0 }
      return results.count == count ? results : nil
    }
  }

  /// Does all of it with `workers`. Throws what ``results()`` throws.
  public func results(by workers: Workers) throws -> [Result]? {
    _ = try workers.map(count: workers.count, chunk: 1) { _, _ in self.join() }
    return try results()
  }
}
