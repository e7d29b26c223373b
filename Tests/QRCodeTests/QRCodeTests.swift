import Foundation
import Parallel
import TestRandom
import Testing

@testable import QRCode

@Suite("QR codes")
struct QRCodeTests {
  /// What zbar, a reader that has nothing in common with the writer, sees in pictures drawn from the SVG alone.
  private func read(_ codes: [[UInt8]]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("qr-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var files: [String] = []
    for (index, svg) in codes.enumerated() {
      let file = folder.appendingPathComponent("\(10_000 + index).pgm")
      try Data(try #require(Drawing(svg)).picture(scale: 4)).write(to: file)
      files.append(file.path)
    }
    let reader = Process()
    reader.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    reader.arguments = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqr.enable"] + files
    let output = Pipe()
    (reader.standardOutput, reader.standardError) = (output, FileHandle.nullDevice)
    try reader.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    reader.waitUntilExit()
    return text.split(separator: "\n").map(String.init)
  }

  @Test("are read back as the address they were made of, at every length up to the longest")
  func readBack() throws {
    var random = SeededGenerator(seed: 17)
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789-/".utf8)
    let addresses = stride(from: 20, through: QRCode.longest, by: 3).map { length -> String in
      let rest = (0..<(length - 20)).map { _ in letters[random.number(in: 0...(letters.count - 1))] }
      return "https://trang.vn/ab/" + String(decoding: rest, as: UTF8.self)
    }
    let codes = try addresses.map { try #require(QRCode($0)).svg(label: "Mã") }
    let seen = try read(codes)
    #expect(seen == addresses)
  }

  @Test("of a usual address are drawn in 1,5 KB or a little more")
  func small() throws {
    let short = try #require(QRCode("https://chuyentrang.example.vn/lich-su/ten-goi/"))
    #expect(short.svg(label: "Mã QR dẫn tới trang này").count <= 1_536)
    let long = try #require(QRCode("https://chuyentrang.example.vn/hoat-dong/sinh-hoat-chuyen-de-16-9-2023/"))
    #expect(long.svg(label: "Mã QR dẫn tới trang này").count <= 1_800)
  }

  @Test("are as large as the smallest size of the standard that holds the text (ISO/IEC 18004, table 7, level L)")
  func sizes() throws {
    for (bytes, version) in [(1, 1), (17, 1), (18, 2), (32, 2), (33, 3), (53, 3), (54, 4), (78, 4), (79, 5), (192, 8)] {
      let code = try #require(QRCode(String(repeating: "a", count: bytes)))
      #expect(code.width == 17 + 4 * version && code.modules.count == code.width * code.width)
    }
  }

  @Test("exist for any text within the limit and for none beyond, whatever the bytes")
  func anyText() {
    var random = SeededGenerator(seed: 18)
    for _ in 0..<300 {
      let text = String(decoding: random.bytes(random.number(in: 0...260)), as: UTF8.self)
      let code = QRCode(text)
      #expect((code != nil) == (1...QRCode.longest).contains(text.utf8.count))
      if let code { #expect(Drawing(code.svg(label: text))?.modules == code.modules) }
    }
    #expect(QRCode("") == nil && QRCode(String(repeating: "ắ", count: 100_000)) == nil)
    #expect(QRCode("a\0b") != nil)
  }

  @Test("are the same whichever thread makes them")
  func threads() throws {
    let texts = (0..<200).map { "https://trang.vn/bai-\($0)/" }
    let alone = texts.map { QRCode($0) }
    let together = try Workers(count: 8).map(count: texts.count, chunk: 4) { index, _ in QRCode(texts[index]) }
    #expect(alone == together)
  }

  @Test("say their label with the marks of HTML escaped")
  func label() throws {
    let svg = String(decoding: try #require(QRCode("a")).svg(label: "<Mã> & \"QR\""), as: UTF8.self)
    #expect(svg.contains("aria-label=\"&lt;Mã&gt; &amp; &quot;QR&quot;\""))
  }
}

/// The modules that an SVG's one path draws, read from the path by itself.
private struct Drawing {
  var width = 0
  var modules: [Bool] = []

  init?(_ svg: [UInt8]) {
    let text = String(decoding: svg, as: UTF8.self)
    guard let view = text.firstMatch(of: /viewBox="0 0 (\d+) (\d+)"/), view.1 == view.2, let side = Int(view.1),
      let path = text.firstMatch(of: /stroke-width="2" d="M0 0((m-?\d+( |-)\d+[hv]\d+)+)"\/><\/svg>$/)
    else { return nil }
    width = side / 2
    modules = Array(repeating: false, count: width * width)
    var (x, y) = (0, 0)
    for step in path.1.matches(of: /m(-?\d+) ?(-?\d+)([hv])(\d+)/) {
      guard let across = Int(step.1), let down = Int(step.2), let length = Int(step.4) else { return nil }
      (x, y) = (x + across, y + down)
      let isAcross = step.3 == "h"
      // The middle of a stroke two units wide, on the grid of modules.
      guard isAcross ? x % 2 == 0 && y % 2 == 1 : x % 2 == 1 && y % 2 == 0, length % 2 == 0 else { return nil }
      for part in 0..<(length / 2) {
        let (column, row) = isAcross ? (x / 2 + part, y / 2) : (x / 2, y / 2 + part)
        guard (0..<width).contains(column), (0..<width).contains(row) else { return nil }
        modules[row * width + column] = true
      }
      if isAcross { x += length } else { y += length }
    }
  }

  /// A grey picture (PGM) with the quiet zone of four modules that the standard asks for.
  func picture(scale: Int) -> [UInt8] {
    let side = (width + 8) * scale
    var picture = Array("P5\n\(side) \(side)\n255\n".utf8)
    for y in 0..<side {
      for x in 0..<side {
        let (row, column) = (y / scale - 4, x / scale - 4)
        let isDark = (0..<width).contains(row) && (0..<width).contains(column) && modules[row * width + column]
        picture.append(isDark ? 0 : 255)
      }
    }
    return picture
  }
}
