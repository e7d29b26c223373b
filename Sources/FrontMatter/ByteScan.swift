/// One pass over the bytes of a file that tells what has to be done about them. The one place here with unsafe pointers.
struct ByteScan: OptionSet {
  let rawValue: UInt8

  /// Not UTF-8, or a NUL: `SourceFault.first` says where.
  static let fault = ByteScan(rawValue: 1)
  static let carriageReturn = ByteScan(rawValue: 2)
  /// U+0300–U+037F: the text may not be in normal form C.
  static let combiningMark = ByteScan(rawValue: 4)

  /// What `bytes` hold.
  ///
  /// Source: Unicode 15, table 3-7, well-formed UTF-8 byte sequences.
  static func findings(in bytes: [UInt8]) -> ByteScan {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return [] }
      var findings: ByteScan = []
      let count = buffer.count
      var index = 0
      while index < count {
        let byte = base.load(fromByteOffset: index, as: UInt8.self)
        if byte < 0x80 {
          if byte == 0 { return .fault }
          if byte == 0x0D { findings.insert(.carriageReturn) }
          index += 1
          continue
        }
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard byte >= 0xC2, byte < 0xF5, index + length <= count else { return .fault }
        let second = base.load(fromByteOffset: index + 1, as: UInt8.self)
        guard second & 0xC0 == 0x80 else { return .fault }
        if length == 2 {
          if byte & 0xFE == 0xCC { findings.insert(.combiningMark) }
        } else {
          let third = base.load(fromByteOffset: index + 2, as: UInt8.self)
          guard third & 0xC0 == 0x80 else { return .fault }
          switch byte {
          case 0xE0: guard second >= 0xA0 else { return .fault }
          case 0xED: guard second < 0xA0 else { return .fault }
          case 0xF0: guard second >= 0x90 else { return .fault }
          case 0xF4: guard second < 0x90 else { return .fault }
          default: break
          }
          if length == 4, base.load(fromByteOffset: index + 3, as: UInt8.self) & 0xC0 != 0x80 { return .fault }
        }
        index += length
      }
      return findings
    }
  }
}
