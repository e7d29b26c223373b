/// What a byte sequence that is not UTF-8 reads as: U+FFFD, the replacement character.
let replacementScalar: UInt32 = 0xFFFD

/// The scalar that begins at `index`, which is moved behind it; a byte that is not UTF-8 reads as U+FFFD and is one long.
///
/// Any bytes are safe. Overlong forms, surrogates and values past U+10FFFF are not UTF-8 (RFC 3629, section 4).
@inline(__always)
func readScalar(_ bytes: borrowing Span<UInt8>, _ index: inout Int) -> UInt32 {
  let first = bytes[index]
  index += 1
  if first < 0x80 { return UInt32(first) }
  guard first >= 0xC2, first < 0xF5 else { return replacementScalar }
  let rest = bytes.count - index
  guard rest >= 1 else { return replacementScalar }
  let second = UInt32(bytes[index]) ^ 0x80
  guard second < 0x40 else { return replacementScalar }
  // Two and three bytes are what Vietnamese is written with.
  if first < 0xE0 {
    index += 1
    return UInt32(first & 0x1F) << 6 | second
  }
  guard rest >= 2 else { return replacementScalar }
  let third = UInt32(bytes[index + 1]) ^ 0x80
  guard third < 0x40 else { return replacementScalar }
  if first < 0xF0 {
    let scalar = UInt32(first & 0x0F) << 12 | second << 6 | third
    guard scalar >= 0x800, scalar & 0xF800 != 0xD800 else { return replacementScalar }
    index += 2
    return scalar
  }
  guard rest >= 3 else { return replacementScalar }
  let fourth = UInt32(bytes[index + 2]) ^ 0x80
  guard fourth < 0x40 else { return replacementScalar }
  let scalar = UInt32(first & 0x07) << 18 | second << 12 | third << 6 | fourth
  guard scalar >= 0x1_0000, scalar <= 0x10_FFFF else { return replacementScalar }
  index += 3
  return scalar
}

/// Appends the UTF-8 form of `scalar`, which is at most U+10FFFF.
@inline(__always)
func appendScalar(_ scalar: UInt32, to bytes: inout [UInt8]) {
  func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | (scalar >> shift & 0x3F)) }
  switch scalar {
  case ..<0x80:
    bytes.append(UInt8(truncatingIfNeeded: scalar))
  case ..<0x800:
    bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
    bytes.append(tail(0))
  case ..<0x1_0000:
    bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
    bytes.append(tail(6))
    bytes.append(tail(0))
  default:
    bytes.append(UInt8(truncatingIfNeeded: 0xF0 | (scalar >> 18 & 0x07)))
    bytes.append(tail(12))
    bytes.append(tail(6))
    bytes.append(tail(0))
  }
}

/// Whether `scalar` is a combining mark of U+0300–U+036F, the block that decomposed Vietnamese takes its marks from.
@inline(__always)
func isCombiningMark(_ scalar: UInt32) -> Bool { scalar >= 0x300 && scalar < 0x370 }

/// Whether `scalar` is invisible and only says where lines may break: it parts no word.
///
/// Soft hyphen, the zero-width space and joiners, the word joiner and the byte order mark: left by word processors.
@inline(__always)
func isInvisible(_ scalar: UInt32) -> Bool {
  scalar == 0xAD || (scalar >= 0x200B && scalar <= 0x200D) || scalar == 0x2060 || scalar == 0xFEFF
}
