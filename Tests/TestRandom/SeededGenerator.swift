/// SplitMix64: the same numbers for the same seed (Steele, Lea and Flood, 2014).
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// A generator whose numbers follow from `seed`.
  public init(seed: UInt64) { state = seed }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in `range`.
  public mutating func number(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// `count` bytes, mostly from `alphabet`, where one is given.
  public mutating func bytes(_ count: Int, from alphabet: [UInt8] = []) -> [UInt8] {
    (0..<count).map { _ in
      alphabet.isEmpty || number(in: 0...15) == 0
        ? UInt8(number(in: 0...255)) : alphabet[number(in: 0...(alphabet.count - 1))]
    }
  }
}
