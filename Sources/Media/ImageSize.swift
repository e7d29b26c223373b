/// The size of a picture in pixels, from the first bytes of its file.
///
/// Sources: PNG (W3C) §11.2.2; GIF89a §18; JPEG (ITU-T T.81) §B.2.2; WebP container specification; SVG 2 §8.2.
public struct ImageSize: Hashable, Sendable {
  /// At least 1.
  public var width: Int
  /// At least 1.
  public var height: Int

  /// No picture's.
  public static let none = ImageSize()

  private init() { (width, height) = (0, 0) }

  /// The size of the picture that `bytes` begin, as it is shown; nil when they begin none that is known.
  public init?(_ bytes: [UInt8]) {
    let found = Self.png(bytes) ?? Self.gif(bytes) ?? Self.jpeg(bytes) ?? Self.webP(bytes) ?? Self.svg(bytes)
    guard let (width, height) = found, (1...1_000_000).contains(width), (1...1_000_000).contains(height) else {
      return nil
    }
    (self.width, self.height) = (width, height)
  }

  static func big(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    bytes[at..<(at + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  static func little(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    bytes[at..<(at + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func png(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      bytes[12..<16].elementsEqual("IHDR".utf8)
    else { return nil }
    return (big(bytes, 16, 4), big(bytes, 20, 4))
  }

  private static func gif(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 10, bytes.starts(with: "GIF8".utf8) else { return nil }
    return (little(bytes, 6, 2), little(bytes, 8, 2))
  }

  private static func webP(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 30, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) else {
      return nil
    }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8X": return (little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1)
    case "VP8L":
      let bits = little(bytes, 21, 4)
      return (bits & 0x3FFF + 1, (bits >> 14) & 0x3FFF + 1)
    case "VP8 ": return (little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF)
    default: return nil
    }
  }

  /// width and height where they are plain numbers or pixels, else the viewBox.
  private static func svg(_ bytes: [UInt8]) -> (Int, Int)? {
    guard let tag = SVG.rootTag(bytes) else { return nil }
    func pixels(_ text: String?) -> Int? {
      guard var text else { return nil }
      if text.hasSuffix("px") { text.removeLast(2) }
      return Double(text).flatMap { $0.isFinite && $0 > 0 && $0 < 1_000_000 ? Int($0.rounded(.up)) : nil }
    }
    if let width = pixels(tag["width"]), let height = pixels(tag["height"]) { return (width, height) }
    let box = (tag["viewBox"] ?? "").split(whereSeparator: { " ,\t\n\r".contains($0) }).map { pixels(String($0)) }
    if box.count == 4, let width = box[2], let height = box[3] { return (width, height) }
    return nil
  }
}
