import Synchronization
import TestRandom
import Testing

@testable import Parallel

@Suite("Work in parallel")
struct ParallelMapTests {
  struct Fault: Error, Equatable { var index: Int }

  @Test("gives its results in order, each index worked on once, for any number of workers, items and chunks")
  func order() throws {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<300 {
      let (workers, count, chunk) = (random.number(in: -1...9), random.number(in: 0...700), random.number(in: -1...90))
      let calls = Atomic<Int>(0)
      let results = try Workers(count: workers).map(count: count, chunk: chunk) { index, worker in
        calls.wrappingAdd(1, ordering: .relaxed)
        #expect(worker >= 0 && worker < max(1, workers))
        return "\(index)"
      }
      #expect(results == (0..<count).map { "\($0)" })
      #expect(calls.load(ordering: .relaxed) == count)
    }
  }

  @Test("part by part gives all results in order, and before an error those of the parts before")
  func gather() throws {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<200 {
      let (workers, count, chunk) = (random.number(in: 1...4), random.number(in: 0...900), random.number(in: 1...3))
      let bad = random.number(in: 0...1200)
      var taken: [Int] = []
      func run() throws {
        try Workers(count: workers).gather(count: count, chunk: chunk, each: ()) { index, _, _ in
          if index == bad { throw Fault(index: index) }
          return index * 2
        } take: { index, result in
          #expect(result == index * 2)
          taken.append(index)
        }
      }
      if bad < count { #expect(throws: Fault(index: bad)) { try run() } } else { try run() }
      #expect(taken == Array(0..<(bad < count ? bad / (chunk * 128) * (chunk * 128) : count)))
    }
  }

  @Test("gives each worker something of its own, which nobody else changes")
  func own() throws {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<200 {
      let (workers, count) = (random.number(in: 1...8), random.number(in: 0...700))
      let results = try Workers(count: workers).map(count: count, chunk: random.number(in: 1...20), each: [Int]()) {
        index, worker, own in
        own.append(index)
        return (worker: worker, position: own.count)
      }
      // The numbers that a worker gave are 1, 2, 3 … without a gap: its own grew by one each time.
      for worker in 0..<workers {
        let positions = results.filter { $0.worker == worker }.map(\.position).sorted()
        #expect(positions == Array(1..<(positions.count + 1)))
      }
    }
  }

  @Test("may be done within itself, to any depth, by any number of workers")
  func nested() throws {
    @Sendable func sum(_ depth: Int, _ random: SeededGenerator) throws -> Int {
      var random = random
      if depth == 0 { return random.number(in: 0...9) }
      let (workers, count) = (Workers(count: random.number(in: 1...5)), random.number(in: 1...6))
      let seeds = (0..<count).map { _ in UInt64(random.number(in: 0...1 << 30)) }
      let (a, b) = try workers.both(
        {
          try workers.map(count: count, chunk: 1) { index, _ in try sum(depth - 1, SeededGenerator(seed: seeds[index]))
          }
        },
        { try seeds.map { try sum(depth - 1, SeededGenerator(seed: $0)) } })
      #expect(a == b)
      return a.reduce(0, +)
    }
    for seed in 0..<20 as Range<UInt64> { _ = try sum(3, SeededGenerator(seed: seed)) }
    #expect(throws: Fault(index: 3)) {
      try Workers(count: 3).map(count: 9, chunk: 1) { outer, _ in
        try Workers(count: 3).map(count: 9, chunk: 1) { inner, _ in
          if outer + inner == 11 { throw Fault(index: outer) }
        }
      }
    }
  }

  @Test("a thread that waits for another's part helps with it")
  func waitingHelps() {
    let pool = ThreadPool()
    let begun = Atomic<Int>(0)
    let meeting = Atomic<Int>(0)
    let alone = Atomic<Int>(0)
    func wait(for count: Int, in number: borrowing Atomic<Int>) -> Bool {
      let end = ContinuousClock.now + .seconds(20)
      while number.load(ordering: .sequentiallyConsistent) < count {
        if ContinuousClock.now > end { return false }
      }
      return true
    }
    // Of two threads the one that has the job is done as soon as the other is at its part, and waits for it; the two chunks within
    // that part each wait for the other to begin.
    pool.run(
      Job(count: 2, chunk: 1, threads: 2) { range, _ in
        if range.lowerBound == 0 {
          _ = wait(for: 1, in: begun)
          return
        }
        begun.store(1, ordering: .sequentiallyConsistent)
        pool.run(
          Job(count: 2, chunk: 1, threads: 2) { _, _ in
            meeting.wrappingAdd(1, ordering: .sequentiallyConsistent)
            if !wait(for: 2, in: meeting) { alone.wrappingAdd(1, ordering: .sequentiallyConsistent) }
          })
      })
    #expect(meeting.load(ordering: .sequentiallyConsistent) == 2)
    #expect(alone.load(ordering: .sequentiallyConsistent) == 0)
  }

  @Test("throws the first fault by index, however many there are")
  func faults() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let count = random.number(in: 1...500)
      let failing = Set((0...random.number(in: 0...5)).map { _ in random.number(in: 0...(count - 1)) })
      #expect(throws: Fault(index: failing.min() ?? -1)) {
        try Workers(count: random.number(in: 1...8)).map(count: count, chunk: random.number(in: 1...20)) { index, _ in
          if failing.contains(index) { throw Fault(index: index) }
          return [index]
        }
      }
    }
  }

  @Test("gives each worker a number of its own")
  func workers() throws {
    let busy = (0..<8).map { _ in Flag() }
    let seen = try Workers(count: 8).map(count: 20_000, chunk: 1) { _, worker in
      #expect(
        busy[worker].value.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged)
      busy[worker].value.store(false, ordering: .releasing)
      return worker
    }
    #expect(seen.count == 20_000)
  }

  final class Flag: Sendable { let value = Atomic<Bool>(false) }

  @Test("frees what it holds, also when it throws")
  func memory() throws {
    final class Token: Sendable {
      let count: Atomic<Int>
      init() { count = Atomic(0) }
    }
    weak var gone: Token?
    do {
      let token = Token()
      gone = token
      #expect(throws: Fault.self) {
        try Workers(count: 4).map(count: 1000, chunk: 7) { index, _ -> Token in
          if index == 500 { throw Fault(index: index) }
          return token
        }
      }
    }
    #expect(gone == nil)
  }

  @Test("has at least one worker") func available() {
    #expect(Workers.available.count >= 1 && Workers(count: -3).count == 1)
  }
}
