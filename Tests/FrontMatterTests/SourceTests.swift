import Diagnostics
import Foundation
import Testing

@testable import FrontMatter

private func fault(_ bytes: [UInt8]) -> Diagnostic? {
  do {
    _ = try SourceText(bytes, file: "a.md")
    return nil
  } catch { return error }
}

@Suite struct SourceTextTests {
  @Test("UTF-8 is judged as Foundation judges it", arguments: 0..<4)
  func utf8(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(3_000 + seed))
    let pieces: [[UInt8]] = [
      [0x41], Array("Đảng".utf8), Array("🎗".utf8), [0xC0], [0xC2], [0xE0, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80],
      [0xF4, 0x90], [0xF5], [0x80],
      [0xFF], [0xE1, 0xBA], Array("e\u{301}".utf8), [0x0A],
    ]
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...6, using: &generator)).flatMap { _ in generator.pick(pieces) }
      let isUTF8 = String(bytes: bytes, encoding: .utf8) != nil
      #expect((fault(bytes) == nil) == isUTF8, "\(bytes)")
      if !isUTF8 { #expect(fault(bytes)?.code == .notUTF8) }
    }
  }

  @Test("the fault stands at the first bad byte, counted in characters")
  func place() {
    #expect(fault(Array("Đảng\r\nlễ ".utf8) + [0xFF])?.place == Place(file: "a.md", line: 2, column: 4))
    #expect(fault(Array("ab\0".utf8))?.code == .nulByte)
    #expect(fault(Array("ab\0".utf8))?.place == Place(file: "a.md", line: 1, column: 3))
  }

  @Test("UTF-16 is named", arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf16])
  func utf16(encoding: String.Encoding) throws {
    let data = try #require("title: Le".data(using: encoding))
    let found = try #require(fault(Array(data)))
    #expect(found.code == .notUTF8 && found.message.en.contains("UTF-16"))
  }

  @Test("BOM, CR LF and loose marks leave no trace, and a clean text is unchanged")
  func oneForm() throws {
    let clean = Array("tiêu đề: Lễ\n\nHoà bình\n".utf8)
    let text = String(decoding: clean, as: UTF8.self)
    let windows = [0xEF, 0xBB, 0xBF] + Array(text.replacingOccurrences(of: "\n", with: "\r\n").utf8)
    let mac = Array(text.decomposedStringWithCanonicalMapping.replacingOccurrences(of: "\n", with: "\r").utf8)
    for bytes in [clean, windows, mac] { #expect(try SourceText(bytes, file: "a").bytes == clean) }
  }

  @Test("a file over the limit is refused before it is looked at")
  func size() {
    #expect(fault([UInt8](repeating: 0xFF, count: SourceText.sizeLimit + 1))?.code == .fileTooLarge)
  }
}

@Suite struct FrontMatterTests {
  private func read(_ text: String) throws -> (FrontMatter, [Diagnostic]) {
    FrontMatter.read(try SourceText(Array(text.utf8), file: "a.md"), file: "a.md")
  }

  @Test(
    "the text begins behind the closing line, whichever reader was at work",
    arguments: [
      "---\ntiêu đề: A\n---\nThân", "---\n---\nThân", "\n\n---\na: b\n---  \nThân", "---\na: {b: c}\n---\nThân", "Thân",
      "# Thân", "---x\nThân",
      "---\n# chỉ ghi chú\n---\nThân",
    ])
  func body(text: String) throws {
    let (front, faults) = try read(text)
    #expect(faults.isEmpty)
    let body = String(decoding: front.tree.bytes[front.bodyOffset...], as: UTF8.self)
    #expect(body == (front.isPresent ? "Thân" : text))
    #expect(front.bodyLine == text.dropLast(body.count).count { $0 == "\n" } + 1)
  }

  @Test(
    "what is wrong with the lines around it, or in it, is told at its place",
    arguments: [
      ("---\ntiêu đề: A\n\nThân", "1:1 unclosed-front-matter"), ("—\ntiêu đề: A\n—\nThân", "1:1 unclosed-front-matter"),
      ("---\ntiêu đề: A: b\n---\n", "2:11 not-yaml"), ("---\ntiêu đề: \"A\nngày: 2023\n---\n", "2:10 not-yaml"),
      ("---\na: b\n\tc: d\n---\n", "3:1 not-yaml"), ("---\nchỉ một dòng\n---\n", "2:1 not-yaml"),
      ("---\na: *b\n---\n", "2:4 not-yaml"),
      ("---\ntiêu đề:A\nngày: 2023\n---\n", "2:1 not-yaml"), ("---\ntiêu đề = A\nngày: 2023\n---\n", "2:1 not-yaml"),
      ("---\na: b\nc：d\r\ne: f\n---\n", "3:1 not-yaml"), ("---\na: b\n  c\nd: e: f\n---\n", "4:5 not-yaml"),
      ("---\na: {b: c}\na: d\n---\n", "3:1 duplicate-key"),
      // A mark that is not closed, where it opens: another further down may seem to close it.
      ("---\na: \"A\nb: \"B\"\n---\n", "2:4 not-yaml"), ("---\na: 'A\nb: 'B'\nc: d\n---\n", "2:4 not-yaml"),
      ("---\nthẻ: [a, b\nngày: 22/9/2023\n---\n", "2:6 not-yaml"), ("---\na: b\nthẻ: [a\n---\n", "3:6 not-yaml"),
      ("---\nthẻ: [a, \"b]\nngày: 22/9/2023\n---\n", "2:10 not-yaml"),
      ("---\nthẻ: [a, b\nx: [c]\n---\n", "2:6 not-yaml"), ("---\nảnh: {tệp: a\nngày: 2023\n---\n", "2:6 not-yaml"),
      ("---\nx:\n  - tên: [a\n    mã: b\n---\n", "3:10 not-yaml"), ("---\n# \"a\nthẻ: [a\n---\n", "3:6 not-yaml"),
      // In a text of several lines a mark is a mark.
      ("---\nx: |\n  \"a\n  b: c\n\n  [d\ny: e: f\n---\n", "7:5 not-yaml"),
      ("---\nx: >-\n  'a\n  b: c\ny: [e\n---\n", "5:4 not-yaml"),
      // Closed, over several lines: the fault lies elsewhere.
      ("---\nthẻ: [a,\n  b]\na: b: c\n---\n", "4:5 not-yaml"), ("---\nx: \"a\n  b\"\na: b: c\n---\n", "4:5 not-yaml"),
      ("---\nx: it's [a\na: b: c\n---\n", "3:5 not-yaml"), ("---\nx: 'a''b [c'\na: b: c\n---\n", "3:5 not-yaml"),
    ])
  func faults(text: String, expected: String) throws {
    let (_, faults) = try read(text)
    let fault = try #require(faults.first)
    #expect("\(fault.place?.line ?? 0):\(fault.place?.column ?? 0) \(fault.code.rawValue)" == expected, "\(fault)")
    #expect(faults.count == 1 && fault.hint != nil)
  }

  @Test("any bytes give a page or a fault", arguments: 0..<4)
  func anyBytes(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(4_000 + seed))
    let pieces = [
      "---\n", "tiêu đề", ": ", "\n", "- ", "[", "]", "{", "}", "\"", "'", "|", "&a", "*a", "ngày: 31/6/2023\n", "\t",
      "  ", "#", "ảnh:\n", "—",
    ]
    for _ in 0..<2_000 {
      let text = "---\n" + (0..<Int.random(in: 0...30, using: &generator)).map { _ in generator.pick(pieces) }.joined()
      let (front, faults) = try read(text)
      #expect(front.bodyOffset <= text.utf8.count)
      let (metadata, wrong) = Metadata.read(front)
      if !front.isPresent { #expect(metadata == Metadata()) }
      for fault in faults + wrong { #expect(fault.place.map { $0.line >= 1 && $0.column >= 1 } == true) }
    }
  }
}

@Suite struct ConfigurationTests {
  @Test("a site needs a name and an address, and says what else is wrong")
  func site() {
    let (half, faults) = SiteConfiguration.read(Array("tên: A\nmenu: [a.md]\n".utf8), file: "site.yaml")
    #expect(half?.baseURL == "" && half?.menu.map(\.path) == ["a.md"] && faults.map(\.code) == [.missingKey])
    let (none, unread) = SiteConfiguration.read(Array("# tên: A\n".utf8), file: "site.yaml")
    #expect(none == nil && unread.map(\.code) == [.missingKey])
    let source =
      "tên: A\nđịa chỉ: https://a.vn/\nmúi giờ: Asia/Tokyo\nmenu:\n  - a.md\n  - {tiêu đề: B}\nkỷ niệm:\n  ngày: 31/6/2023\nhome:\n  leed: x\n"
    let (site, others) = SiteConfiguration.read(Array(source.utf8), file: "site.yaml")
    #expect(site?.name == "A" && site?.menu.map(\.path) == ["a.md"] && site?.offsetMinutes == 420)
    #expect(
      others.map { "\($0.place?.line ?? 0) \($0.code.rawValue)" } == [
        "3 wrong-type", "6 missing-key", "8 impossible-date", "10 unknown-key",
      ])
  }

  @Test(
    "time zones are fixed offsets",
    arguments: [("\"+07:00\"", 420), ("Asia/Ho_Chi_Minh", 420), ("\"-03:30\"", -210), ("Z", 0)])
  func zone(text: String, minutes: Int) {
    let (site, faults) = SiteConfiguration.read(
      Array("name: A\nbase_url: https://a.vn\ntime_zone: \(text)\n".utf8), file: "s")
    #expect(site?.offsetMinutes == minutes && faults.isEmpty)
  }

  @Test("units are a list, or groups of lists; each has an id of its own")
  func units() {
    let source =
      "- UBND huyện\n- nhóm: Cơ quan\n  đơn vị:\n    - {tên: Phòng VH-TT, mã: vhtt}\n    - tên: Đài\n- tên: UBND Huyện\n"
    let (units, faults) = Unit.readAll(Array(source.utf8), file: "d")
    #expect(units.map(\.id) == ["ubnd-huyen", "vhtt", "dai"] && units.map(\.group) == [nil, "Cơ quan", "Cơ quan"])
    #expect(faults.map { "\($0.place?.line ?? 0) \($0.code.rawValue)" } == ["6 duplicate-key"])
  }

  @Test("an id of another form, or one that stands twice, is shown where it is written")
  func unitIds() {
    let source = "- tên: A\n  mã: Phòng A\n- {mã: b, tên: B}\n- tên: C\n  website: https://c.vn\n  mã: b\n"
    let (units, faults) = Unit.readAll(Array(source.utf8), file: "d")
    #expect(units.map(\.id) == ["phong-a", "b"])
    #expect(
      faults.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.place?.length ?? 0) \($0.code.rawValue)" }
        == ["2:7 7 wrong-type", "6:7 1 duplicate-key"])
  }
}
