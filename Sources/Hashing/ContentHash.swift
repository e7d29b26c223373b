import CXXHash

/// A 128-bit XXH3 hash of bytes: names contents and fingerprints outputs. Not a defence against forgery.
public struct ContentHash: Hashable, Sendable {
  public var high: UInt64
  public var low: UInt64

  /// A hash from its two halves, as a memo stores it.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The hash of `bytes`.
  public init(_ bytes: UnsafeRawBufferPointer) {
    let hash = XXH3_128bits(bytes.baseAddress, bytes.count)
    self.init(high: hash.high64, low: hash.low64)
  }

  /// The hash of `bytes`.
  public init(_ bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { ContentHash($0) }
  }

  /// 32 lower-case hexadecimal digits.
  public var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(32)
    for half in [high, low] {
      for shift in stride(from: 60, through: 0, by: -4) { text.append(digits[Int(half >> UInt64(shift) & 15)]) }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension ContentHash: Comparable {
  /// As numbers of 128 bits.
  public static func < (a: ContentHash, b: ContentHash) -> Bool { (a.high, a.low) < (b.high, b.low) }
}
