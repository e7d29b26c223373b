import CXXHash

/// Gathers the parts of a value, each with its length, and hashes them in one go.
///
/// Lengths go in so that ("ab", "c") and ("a", "bc") differ.
public struct Fingerprint: Sendable {
  private var bytes: [UInt8] = []

  /// An empty gathering.
  public init() { bytes.reserveCapacity(256) }

  /// Adds a text.
  public mutating func add(_ text: String) {
    add(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Adds raw bytes.
  public mutating func add(_ part: [UInt8]) {
    add(UInt64(part.count))
    bytes.append(contentsOf: part)
  }

  /// Adds a number, little endian.
  public mutating func add(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Adds the hash of a part that was hashed before.
  public mutating func add(_ hash: ContentHash) {
    add(hash.high)
    add(hash.low)
  }

  /// The hash of all that was added, in order; what is added next begins anew.
  public mutating func take() -> ContentHash {
    defer { bytes.removeAll(keepingCapacity: true) }
    return ContentHash(bytes)
  }

  /// The hash of all that was added, in order.
  public consuming func finish() -> ContentHash { ContentHash(bytes) }
}
