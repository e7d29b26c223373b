import TestRandom
import Testing

@testable import Media

@Suite("The size of a picture")
struct ImageSizeTests {
  static func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
  static func little(_ number: Int, _ count: Int) -> [UInt8] { big(number, count).reversed() }

  static func png(_ width: Int, _ height: Int) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + big(13, 4) + "IHDR".utf8 + big(width, 4) + big(height, 4) + [
      8, 6, 0, 0, 0,
    ]
  }
  static func gif(_ width: Int, _ height: Int) -> [UInt8] {
    Array("GIF89a".utf8) + little(width, 2) + little(height, 2) + [0, 0, 0]
  }
  static func frame(_ width: Int, _ height: Int, marker: UInt8 = 0xC0) -> [UInt8] {
    [0xFF, marker] + big(11, 2) + [8] + big(height, 2) + big(width, 2) + [1, 1, 0x11, 0]
  }
  static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker] + big(content.count + 2, 2) + content
  }
  static func exif(orientation: Int, isLittle: Bool, thumbnail: [UInt8] = []) -> [UInt8] {
    func n(_ number: Int, _ count: Int) -> [UInt8] { isLittle ? little(number, count) : big(number, count) }
    let entries =
      n(0x0100, 2) + n(4, 2) + n(1, 4) + n(99, 4) + n(0x0112, 2) + n(3, 2) + n(1, 4) + n(orientation, 2) + [0, 0]
    return Array("Exif\0\0".utf8) + (isLittle ? "II" : "MM").utf8 + n(42, 2) + n(8, 4) + n(2, 2) + entries + n(0, 4)
      + thumbnail
  }
  static func webP(_ kind: String, _ content: [UInt8]) -> [UInt8] {
    Array("RIFF".utf8) + little(content.count + 12, 4) + "WEBP".utf8 + kind.utf8 + little(content.count, 4) + content
      + [0, 0, 0, 0, 0, 0, 0, 0]
  }
  static func extended(_ width: Int, _ height: Int) -> [UInt8] {
    webP("VP8X", [0, 0, 0, 0] + little(width - 1, 3) + little(height - 1, 3))
  }
  static func lossless(_ width: Int, _ height: Int) -> [UInt8] {
    webP("VP8L", [0x2F] + little((width - 1) | (height - 1) << 14, 4))
  }
  static func lossy(_ width: Int, _ height: Int) -> [UInt8] {
    webP("VP8 ", [0x10, 0, 0, 0x9D, 0x01, 0x2A] + little(width, 2) + little(height, 2))
  }

  static func size(_ bytes: [UInt8]) -> [Int]? { ImageSize(bytes).map { [$0.width, $0.height] } }

  @Test("is read from every format, for any width and height")
  func formats() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<300 {
      let (w, h) = (random.number(in: 1...16_383), random.number(in: 1...16_383))
      for bytes in [
        Self.png(w, h), Self.gif(w, h), [0xFF, 0xD8] + Self.frame(w, h), Self.extended(w, h), Self.lossless(w, h),
        Self.lossy(w, h),
      ] {
        #expect(Self.size(bytes) == [w, h])
      }
    }
  }

  @Test(
    "of a JPEG is that of its frame, not of the thumbnail in its Exif, turned where the camera says so",
    arguments: 0...9, [true, false])
  func exif(orientation: Int, isLittle: Bool) {
    let thumbnail: [UInt8] = [0xFF, 0xD8] + Self.frame(160, 120) + [0xFF, 0xD9]
    let start: [UInt8] = [0xFF, 0xD8] + Self.segment(0xE0, Array("JFIF\0".utf8)) + [0xFF]
    let bytes =
      start + Self.segment(0xE1, Self.exif(orientation: orientation, isLittle: isLittle, thumbnail: thumbnail))
      + Self.segment(0xC4, [1, 2]) + Self.frame(4000, 3000, marker: 0xC2)
    #expect(Self.size(bytes) == ((5...8).contains(orientation) ? [3000, 4000] : [4000, 3000]))
  }

  @Test("of a JPEG without a frame before its scan is unknown")
  func scanFirst() {
    #expect(ImageSize([0xFF, 0xD8] + Self.segment(0xDA, [0]) + Self.frame(5, 5)) == nil)
    #expect(ImageSize([0xFF, 0xD8, 0xFF, 0xD9] + Self.frame(5, 5)) == nil)
  }

  @Test(
    "of a drawing comes from width and height, else from its viewBox",
    arguments: [
      ("<svg width='30' height='20.2'/>", [30, 21]), ("<svg width=\"30px\" height=\"20px\">", [30, 20]),
      ("<?xml version='1.0'?><!-- a > b --><!DOCTYPE svg>\n<svg viewBox='0 0 44 45'>", [44, 45]),
      ("<svg width='100%' height='100%' viewBox='-10,-10\n300\t200'>", [300, 200]),
      ("<svg width='5cm' height='5cm' viewBox='0 0 7 8'>", [7, 8]),
    ])
  func drawings(text: String, size: [Int]) { #expect(Self.size(Array(text.utf8)) == size) }

  @Test(
    "is none without a width or height of at least 1",
    arguments: [
      "<svg/>", "<svg width='0' height='3'/>", "<svg width='nan' height='inf'/>", "<svg width='1e400' height='2'/>",
      "<svg width='-3' height='2'/>",
      "<html><svg width='2' height='2'/></html>", "", "<", "<!--", "<!", "<?", "<![CDATA[", "<svg", "<svg a", "<svg a=",
      "<svg a='", "</", "</svg>",
    ])
  func nothing(text: String) { #expect(ImageSize(Array(text.utf8)) == nil) }

  @Test("is asked of any bytes without a trap; a file cut short gives its size or none")
  func anyBytes() {
    var random = SeededGenerator(seed: 2)
    let whole = [
      Self.png(300, 200), Self.gif(300, 200),
      [0xFF, 0xD8] + Self.segment(0xE1, Self.exif(orientation: 6, isLittle: true)) + Self.frame(200, 300),
      Self.extended(300, 200), Self.lossless(300, 200), Self.lossy(300, 200),
      Array("<svg a='b' width='300' height='200'>".utf8),
    ]
    for bytes in whole {
      for length in 0..<bytes.count { #expect([nil, [300, 200]].contains(Self.size(Array(bytes[..<length])))) }
      for _ in 0..<2000 {
        var changed = bytes
        for _ in 0...random.number(in: 0...4) {
          changed[random.number(in: 0...(bytes.count - 1))] =
            [0, 0xFF, UInt8(random.number(in: 0...255))][random.number(in: 0...2)]
        }
        if let size = ImageSize(changed) {
          #expect((1...1_000_000).contains(size.width) && (1...1_000_000).contains(size.height))
        }
      }
    }
    for _ in 0..<3000 {
      let noise = random.bytes(random.number(in: 0...60), from: Array("<>!-?[]/'\"= svgwidth&;".utf8))
      if let size = ImageSize(noise) { #expect(size.width > 0 && size.height > 0) }
      _ = SVG.sanitised(noise)
    }
  }
}
