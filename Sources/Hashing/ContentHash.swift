import CXXHash

/// A 128-bit XXH3 hash of bytes: names contents and fingerprints outputs. Not a defence against forgery.
public struct ContentHash: Hashable, Sendable {
  /// The first 64 bits.
  public var high: UInt64
  /// The last 64 bits.
  public var low: UInt64

  /// No hash: that of nothing that was hashed.
  public static let none = ContentHash(high: 0, low: 0)

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

  /// The hash of `bytes`.
  public init(_ bytes: ArraySlice<UInt8>) {
    self = bytes.withUnsafeBytes { ContentHash($0) }
  }

  /// The hash of the UTF-8 of `text`.
  public init(utf8 text: String) {
    var text = text
    self = text.withUTF8 { ContentHash(UnsafeRawBufferPointer($0)) }
  }

  /// The hash that 32 hexadecimal digits stand for; nil for anything else.
  public init?(hex: some Collection<UInt8>) {
    guard hex.count == 32 else { return nil }
    var halves: [UInt64] = [0, 0]
    for (position, byte) in hex.enumerated() {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x61...0x66: digit = byte - 0x57
      default: return nil
      }
      halves[position / 16] = halves[position / 16] << 4 | UInt64(digit)
    }
    self.init(high: halves[0], low: halves[1])
  }

  /// Appends 32 lower-case hexadecimal digits.
  public func appendHex(to bytes: inout [UInt8]) {
    for half in [high, low] {
      for shift in stride(from: 60, through: 0, by: -4) {
        let digit = UInt8(truncatingIfNeeded: half >> UInt64(shift)) & 15
        bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
    }
  }

  /// 32 lower-case hexadecimal digits.
  public var hex: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    appendHex(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ContentHash: Comparable {
  /// As numbers of 128 bits.
  public static func < (a: ContentHash, b: ContentHash) -> Bool { (a.high, a.low) < (b.high, b.low) }
}

extension ContentHash {
  /// The hash of the first `byteCount` bytes of `words`, all of them if not given, as the machine has them in memory.
  public init(words: some Collection<UInt64>, byteCount: Int? = nil) {
    self =
      words.withContiguousStorageIfAvailable { buffer in
        let raw = UnsafeRawBufferPointer(buffer)
        return ContentHash(UnsafeRawBufferPointer(rebasing: raw[..<min(raw.count, byteCount ?? raw.count)]))
      } ?? ContentHash(words: Array(words), byteCount: byteCount)
  }
}
