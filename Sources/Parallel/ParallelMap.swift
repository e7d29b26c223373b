import Glibc

/// How many threads a build uses; the bytes of the site do not depend on it.
public struct Workers: Sendable {
  /// At least 1.
  public var count: Int

  /// `count` threads.
  public init(count: Int) { self.count = max(1, count) }

  /// Has all threads wait for work: a moment later they take it up at once. Without it they are made for the first work that there is.
  public func ready() { ThreadPool.shared.ready(count - 1) }

  /// As many as the processors that this program may use.
  public static var available: Workers {
    Workers(count: Processors.allowed?.count ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
}

extension Workers {
  /// The results of `body` for 0..<count in order, worked on in chunks by all workers; `body` gets the number of its
  /// worker (0..<workers) too, for what each worker owns alone. The first error by index is thrown after all have stopped; behind an error nothing of its chunk is done.
  ///
  /// Chunks because a task for each item costs more than the item: 100,000 tasks took 261 ms, chunks of 256 took 1.1 ms.
  /// With the pool behind it this is the program's one place where threads write to memory that they share: each element is written
  /// by one thread, once.
  public func map<T: Sendable>(
    count: Int, chunk: Int = 64, _ body: @Sendable (_ index: Int, _ worker: Int) throws -> T
  ) throws -> [T] {
    try map(count: count, chunk: chunk, each: ()) { index, worker, _ in try body(index, worker) }
  }

  /// The same, with something of its own for each worker, `each` at first: `body` gets and changes that of its worker.
  public func map<T: Sendable, Own: Sendable>(
    count: Int, chunk: Int = 64, each own: Own,
    _ body: @Sendable (_ index: Int, _ worker: Int, _ own: inout Own) throws -> T
  ) throws -> [T] {
    if count <= 0 { return [] }
    let chunk = max(1, min(chunk, count))
    let chunks = (count - 1) / chunk + 1
    let threads = max(1, min(self.count, chunks))
    if threads <= 1 {
      var own = own
      return try (0..<count).map { try body($0, 0, &own) }
    }
    // The threads write where the array will have its elements: gathered afterwards, each would be copied by one thread
    // while the others wait.
    return try [T](unsafeUninitializedCapacity: count) { elements, initialized in
      let outcomes = UnsafeMutableBufferPointer<Outcome>.allocate(capacity: chunks)
      outcomes.initialize(repeating: Outcome())
      let owned = UnsafeMutableBufferPointer<Own>.allocate(capacity: threads)
      owned.initialize(repeating: own)
      defer {
        outcomes.deinitialize()
        outcomes.deallocate()
        owned.deinitialize()
        owned.deallocate()
      }
      withoutActuallyEscaping(body) { body in
        let shared = (elements: Slots(buffer: elements), outcomes: Slots(buffer: outcomes), owned: Slots(buffer: owned))
        let job = Job(count: count, chunk: chunk, threads: threads) { range, worker in
          var outcome = Outcome()
          do {
            for index in range {
              (shared.elements.buffer.baseAddress! + index).initialize(
                to: try body(index, worker, &shared.owned.buffer[worker]))
              outcome.done += 1
            }
          } catch {
            outcome.error = error
          }
          shared.outcomes.buffer[range.lowerBound / chunk] = outcome
        }
        ThreadPool.shared.run(job)
      }
      if let failed = outcomes.first(where: { $0.error != nil }), let error = failed.error {
        for (number, outcome) in outcomes.enumerated() {
          (elements.baseAddress! + number * chunk).deinitialize(count: outcome.done)
        }
        throw error
      }
      initialized = count
    }
  }
}

extension Workers {
  /// Gives `take` the results of `body` for 0..<count in order, after each part of them: where results go to a place of their own, all
  /// of them at once would be there twice. Throws as ``map(count:chunk:_:)``; what was taken is taken then.
  public func gather<T: Sendable, Own: Sendable>(
    count: Int, chunk: Int = 64, each own: Own,
    _ body: @Sendable (_ index: Int, _ worker: Int, _ own: inout Own) throws -> T,
    take: (_ index: Int, _ result: T) throws -> Void
  ) throws {
    for part in Self.parts(of: count, chunk: chunk) {
      let results = try map(count: part.count, chunk: chunk, each: own) { step, worker, own in
        try body(part.lowerBound + step, worker, &own)
      }
      for (step, result) in results.enumerated() { try take(part.lowerBound + step, result) }
    }
  }

  /// 0..<count in parts of whole chunks, each of so many that the wait of one worker for the other at the end of a part is nothing
  /// beside the part.
  public static func parts(of count: Int, chunk: Int) -> some Sequence<Range<Int>> {
    let size = max(1, chunk) * 128
    return stride(from: 0, to: count, by: size).lazy.map { $0..<min(count, $0 + size) }
  }

  /// What two things come to that have nothing to do with each other, side by side where there are two threads. The error of
  /// the first is thrown before that of the second.
  public func both<A: Sendable, B: Sendable>(
    _ first: @Sendable () throws -> A, _ second: @Sendable () throws -> B
  ) throws -> (A, B) {
    let done = try map(count: 2, chunk: 1) { index, _ -> Either<A, B> in
      index == 0 ? .first(try first()) : .second(try second())
    }
    // No input leads here: what `map` gives stands in the order of its indices, and those are told apart just above.
    guard case .first(let a) = done[0], case .second(let b) = done[1] else { preconditionFailure("each in its place") }
    return (a, b)
  }
}

private enum Either<A: Sendable, B: Sendable>: Sendable {
  case first(A)
  case second(B)
}

/// What became of a chunk: how many of its elements there are, and what ended it early.
private struct Outcome {
  var done = 0
  var error: (any Error)?
}

private struct Slots<T>: @unchecked Sendable {
  let buffer: UnsafeMutableBufferPointer<T>
}
