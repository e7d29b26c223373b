import Synchronization

/// A number that all threads count up.
public final class Tally: Sendable {
  private let number = Atomic<Int>(0)

  /// Zero.
  public init() {}

  /// How often it was counted up.
  public var value: Int { number.load(ordering: .relaxed) }

  /// Counts one.
  public func add() { number.wrappingAdd(1, ordering: .relaxed) }
}
