/// Measures phases one after the other.
struct Stopwatch {
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant
  var laps: [(phase: String, nanoseconds: Int)] = []

  init() { last = clock.now }

  mutating func lap(_ phase: String) {
    let now = clock.now
    laps.append((phase, Int((now - last) / .nanoseconds(1))))
    last = now
  }
}
