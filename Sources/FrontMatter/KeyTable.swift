import Diagnostics
import Vietnamese

/// The keys of one kind of map, with their names in both languages.
protocol NamedKey: Hashable, CaseIterable, Sendable {
  /// English names, Vietnamese names: the first of each is the one to offer.
  var names: (en: [String], vi: [String]) { get }
}

/// Finds keys by name: an exact name in a few nanoseconds, one in other case or with `_` or `-` for spaces in a few more.
struct KeyTable<Key: NamedKey>: Sendable {
  private struct Name {
    var bytes: [UInt8]
    var key: Key
  }

  private let known: [Name]
  private let slots: [Int16]
  private let mask: Int

  init() {
    var known: [Name] = []
    for key in Key.allCases {
      for name in key.names.en + key.names.vi {
        let bytes = Array(name.utf8)
        known.append(Name(bytes: bytes, key: key))
        // từ khóa and từ khoá: what is asked for in other case arrives in one style of tone marks.
        let marked = Folding.marked(utf8: bytes)
        if marked != bytes { known.append(Name(bytes: marked, key: key)) }
      }
    }
    var size = 16
    while size < known.count * 4 { size *= 2 }
    var slots = [Int16](repeating: -1, count: size)
    for (number, name) in known.enumerated() {
      var slot = Self.hash(name.bytes[...]) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int16(number)
    }
    (self.known, self.slots, mask) = (known, slots, size - 1)
  }

  /// The key called `name`; nil for none.
  func key(named name: ArraySlice<UInt8>) -> Key? {
    if let key = exact(name) { return key }
    let spaced = name.map { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") ? UInt8(ascii: " ") : $0 }
    return exact(Folding.marked(utf8: spaced)[...])
  }

  /// The name nearest to `name`, in whichever language it is nearest; nil when none is near.
  func nearest(to name: String) -> String? {
    NearestName.nearest(to: name, among: Key.allCases.flatMap { $0.names.en + $0.names.vi }) { Folding.plain($0) }
  }

  private func exact(_ name: ArraySlice<UInt8>) -> Key? {
    var slot = Self.hash(name) & mask
    while slots[slot] >= 0 {
      let candidate = known[Int(slots[slot])]
      if candidate.bytes.elementsEqual(name) { return candidate.key }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Source: FNV-1a, 64 bits (Fowler, Noll, Vo).
  private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7FFF_FFFF)
  }
}
