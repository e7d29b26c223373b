import CQREncode

/// A QR code (ISO/IEC 18004), made by libqrencode. The one file that knows the library; no pointer leaves it.
public struct QRCode: Hashable, Sendable {
  /// Modules on a side, without the quiet zone.
  public let width: Int
  /// Row by row from the top, `width` in each: whether the module is dark.
  public let modules: [Bool]

  /// The longest text that gets a code, in bytes. A longer one would need more modules than a telephone tells apart on the
  /// 17 mm that a printed page has for it: this many bytes take 49 on a side, a third of a millimetre each.
  public static let longest = 192

  /// The code of `text`; nil where the text is empty or longer than ``longest``, or no memory is left.
  ///
  /// Of the smallest size that holds the text, and of the better level of error correction (15 %) where that size has room.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= Self.longest, let smallest = Self.encode(bytes, QR_ECLEVEL_L) else {
      return nil
    }
    if let better = Self.encode(bytes, QR_ECLEVEL_M), better.width == smallest.width {
      self = better
    } else {
      self = smallest
    }
  }

  private init(width: Int, modules: [Bool]) { (self.width, self.modules) = (width, modules) }

  private static func encode(_ bytes: [UInt8], _ level: QRecLevel) -> QRCode? {
    guard let code = QRcode_encodeData(Int32(clamping: bytes.count), bytes, 0, level) else { return nil }
    defer { QRcode_free(code) }
    guard let data = code.pointee.data, code.pointee.width > 0 else { return nil }
    let width = Int(code.pointee.width)
    // The lowest bit is the module; the others tell what it is for.
    return QRCode(width: width, modules: UnsafeBufferPointer(start: data, count: width * width).map { $0 & 1 == 1 })
  }
}
