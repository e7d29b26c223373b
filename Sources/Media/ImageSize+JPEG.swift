extension ImageSize {
  /// The size as it is shown: that of the frame, turned where the camera says so.
  ///
  /// Sources: ITU-T T.81 §B.1.1.3 and §B.2.2; Exif 2.32 §4.6.4 (Orientation); CSS Images 3 §6.1: browsers turn by it.
  static func jpeg(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var at = 2
    var isTurned = false
    while at + 9 < bytes.count {
      guard bytes[at] == 0xFF else { return nil }
      let marker = bytes[at + 1]
      switch marker {
      case 0xFF: at += 1
      case 0x01, 0xD0...0xD8: at += 2
      // The scan or the end: no frame header comes after it.
      case 0x00, 0xD9, 0xDA: return nil
      // Start of frame: C0–CF, but for the tables C4, CC and the extension C8.
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        let (height, width) = (big(bytes, at + 5, 2), big(bytes, at + 7, 2))
        return isTurned ? (height, width) : (width, height)
      default:
        let length = max(2, big(bytes, at + 2, 2))
        if marker == 0xE1 {
          isTurned = isTurned || isTurnedSideways(bytes[(at + 4)..<min(bytes.count, max(at + 4, at + 2 + length))])
        }
        at += 2 + length
      }
    }
    return nil
  }

  /// Whether an APP1 segment is Exif whose first directory says orientation 5 to 8.
  private static func isTurnedSideways(_ segment: ArraySlice<UInt8>) -> Bool {
    guard segment.starts(with: "Exif\0\0".utf8) else { return false }
    let tiff = Array(segment.dropFirst(6))
    let isLittle = tiff.starts(with: "II".utf8)
    guard isLittle || tiff.starts(with: "MM".utf8) else { return false }
    func number(_ at: Int, _ count: Int) -> Int? {
      guard at >= 0, at <= tiff.count - count else { return nil }
      return isLittle ? little(tiff, at, count) : big(tiff, at, count)
    }
    guard let directory = number(4, 4), let count = number(directory, 2) else { return false }
    for entry in 0..<count {
      let at = directory + 2 + entry * 12
      guard let tag = number(at, 2) else { return false }
      if tag == 0x0112 { return number(at + 8, 2).map { (5...8).contains($0) } ?? false }
    }
    return false
  }
}
