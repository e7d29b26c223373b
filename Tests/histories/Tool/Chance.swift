import TestRandom

/// Chance with a seed.
struct Chance {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  // A remainder, not `Int.random`: a seed must give the same history whatever the standard library does.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(generator.next() % UInt64(range.count))
  }

  mutating func one<T>(of list: [T]) -> T { list[number(0...list.count - 1)] }

  /// True once in `times`.
  mutating func once(in times: Int) -> Bool { number(1...times) == 1 }
}
