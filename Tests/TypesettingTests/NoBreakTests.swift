import TestRandom
import Testing

@testable import Typesetting

@Suite("What must not part")
struct NoBreakTests {
  private static let names = NoBreak(["Chí Kiên", "Chi bộ Chí Kiên", "Bắc Kạn", "TT-TT"], language: "vi")

  /// The page as it is set, U+00A0 shown as `_` and the element as brackets.
  private func set(_ page: String, _ noBreak: NoBreak = names) -> String {
    var bytes = Array(page.utf8)
    noBreak.apply(to: &bytes)
    return shown(bytes)
  }

  private func shown(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("\u{A0}", with: "_")
      .replacing(/<span class="so-hieu">([^<]*)<\/span>/) { "⟨\($0.1)⟩" }
  }

  @Test(
    "are a number and the word in front of it, a number and its unit",
    arguments: [
      ("tháng 8", "tháng_8"), ("Tháng 8/1941", "Tháng_8/1941"),
      ("ngày 22 tháng 9 năm 1943", "ngày_22 tháng_9 năm_1943"),
      ("Điều 3, khoản 2, chương 1.", "Điều_3, khoản_2, chương_1."), ("điều\n3", "điều_3"), ("80 năm", "80_năm"),
      ("Kỷ niệm 80 năm thành lập", "Kỷ niệm 80_năm thành lập"), ("(tháng 8)", "(tháng_8)"), ("50 %", "50_%"),
      ("hơn 1.200 ha, 3,5 km", "hơn 1.200_ha, 3,5_km"), ("22/9/1943 năm 2023", "22/9/1943 năm_2023"),
      ("<b>80 năm</b>", "<b>80_năm</b>"), ("22/9/1943 – 22/9/2023", "22/9/1943_– 22/9/2023"),
      ("ở –\n4 xã", "ở_–\n4 xã"),
      // No rule holds these.
      ("có 3 đảng viên", "có 3 đảng viên"), ("xtháng 8", "xtháng 8"), ("tháng Tám", "tháng Tám"),
      ("80, năm", "80, năm"), ("22–23/9", "22–23/9"), ("ở – xã 4", "ở – xã 4"),
      ("A4 năm", "A4 năm"), ("80 nămx", "80 nămx"), ("tháng\u{A0}8", "tháng_8"), ("tháng  8", "tháng  8"),
      ("THÁNG 8", "THÁNG 8"),
    ])
  func numbers(text: String, expected: String) {
    #expect(set(text) == expected)
    #expect(set("<p>\(text)</p>") == "<p>\(expected)</p>")
    // Wherever the eight bytes fall that are looked at together.
    for padding in 1..<18 {
      let front = String(repeating: "ơ", count: padding) + "; "
      #expect(set(front + text + " cuối câu dài hơn mười sáu") == front + expected + " cuối câu dài hơn mười sáu")
    }
  }

  @Test(
    "are the numbers of documents, whose hyphens stay what readers search for",
    arguments: [
      ("Hướng dẫn số 17-HD/BTGHU, ngày", "Hướng dẫn số_⟨17-HD/BTGHU⟩, ngày"), ("12/2018/NĐ-CP", "⟨12/2018/NĐ-CP⟩"),
      ("“17-HD/BTGHU”", "“17-HD/BTGHU”"), ("(17-HD/BTGHU)", "(⟨17-HD/BTGHU⟩)"), ("số 5/ĐA.", "số_⟨5/ĐA⟩."),
      ("17-HD/BTGHU…", "⟨17-HD/BTGHU⟩…"), ("17-HD/BTGHU&quot;", "⟨17-HD/BTGHU⟩&quot;"), ("22/9/1943", "22/9/1943"),
      ("10–19/5/1941", "10–19/5/1941"), ("2023/tin-tuc", "2023/tin-tuc"), ("&#39;17-HD", "&#39;17-HD"),
      ("17-HD/BTGHU-VA-MOT-DUOI-DAI-QUA", "17-HD/BTGHU-VA-MOT-DUOI-DAI-QUA"),
    ])
  func documents(text: String, expected: String) { #expect(set(text) == expected) }

  @Test(
    "are the names that the site lists, as whole words, over the end of a line too",
    arguments: [
      ("Chi bộ Chí Kiên", "Chi_bộ_Chí_Kiên"), ("đồng chí Phùng Chí Kiên,", "đồng chí Phùng Chí_Kiên,"),
      ("Bắc\nKạn", "Bắc_Kạn"), ("Bắc Kạng", "Bắc Kạng"), ("xBắc Kạn", "xBắc Kạn"), ("bắc kạn", "bắc kạn"),
      ("TT-TT huyện", "⟨TT-TT⟩ huyện"), ("(Bắc Kạn)", "(Bắc_Kạn)"), ("Bắc <b>Kạn</b>", "Bắc <b>Kạn</b>"),
      ("Bắc", "Bắc"),
    ])
  func names(text: String, expected: String) { #expect(set(text) == expected) }

  @Test("hold together where two rules meet")
  func overlaps() {
    let noBreak = NoBreak(["năm 1943", "số 17-HD", "17-HD/BTGHU"], language: "vi")
    #expect(set("năm 1943", noBreak) == "năm_1943")
    // Of two that overlap the one that begins first counts.
    #expect(set("số 17-HD/BTGHU", noBreak) == "⟨số_17-HD⟩/BTGHU")
    #expect(set("x số 17-HD y", noBreak) == "x ⟨số_17-HD⟩ y")
  }

  @Test(
    "are sought in text alone",
    arguments: [
      "<title>tháng 8 ở Bắc Kạn</title>", "<img alt=\"tháng 8 ở Bắc Kạn\">", "<a title='tháng 8 > Bắc Kạn'>",
      "<code>tháng 8 Bắc Kạn</code>",
      "<pre tabindex=\"0\"><code>tháng 8\n<b>80 năm</b> Bắc Kạn</code></pre>",
      "<script type=\"application/ld+json\">{\"a\":\"tháng 8 Bắc Kạn\"}</script>",
      "<svg><path d=\"m1 8\"/><text>tháng 8 Bắc Kạn</text></svg>", "<!-- tháng 8 > Bắc Kạn -->",
      "<style>a{x:tháng 8}</style>", "<kbd>tháng 8</kbd>",
      "<samp>tháng 8</samp>", "<textarea>tháng 8</textarea>", "<meta content=\"tháng 8\">", "<script>tháng 8",
      "<a href=\"tháng 8", "<!-- tháng 8",
    ])
  func elsewhere(page: String) {
    #expect(set(page) == page)
    #expect(set("tháng 8 \(page)") == "tháng_8 \(page)")
  }

  @Test("are found behind what is passed over, and in elements whose names begin alike")
  func behind() {
    #expect(set("<code>tháng 8</code> tháng 8") == "<code>tháng 8</code> tháng_8")
    #expect(
      set("<cite>tháng 8</cite><time>tháng 8</time><section>80 năm")
        == "<cite>tháng_8</cite><time>tháng_8</time><section>80_năm")
    // Such a value is not written by the program; behind it nothing is touched until the next tag.
    #expect(set("<a title=\"a > b\">tháng 8</a> 80 năm") == "<a title=\"a > b\">tháng 8</a> 80_năm")
  }

  @Test("leave pages of other languages to their names, and a page to itself before where they start")
  func languages() {
    #expect(set("tháng 8 Bắc Kạn", NoBreak(["Bắc Kạn"], language: "en")) == "tháng 8 Bắc_Kạn")
    #expect(set("tháng 8", NoBreak([], language: "en")) == "tháng 8")
    #expect(set("tháng 8", NoBreak([], language: "vi-VN")) == "tháng_8")
    var bytes = Array("tháng 8, tháng 9".utf8)
    NoBreak([], language: "vi").apply(to: &bytes, from: 10)
    #expect(shown(bytes) == "tháng 8, tháng_9")
  }

  @Test("change spaces and put spans, and nothing else; a second time nothing; whatever the bytes")
  func property() {
    var random = SeededGenerator(seed: 21)
    let parts = [
      "tháng", "năm", "Điều", "số", " ", " ", " ", "\n", "8", "1943", "17-HD/BTGHU", "12/2018/NĐ-CP", "%", "(", ")",
      ",", "Bắc Kạn", "Bắc", "Kạn",
      "Chi bộ Chí Kiên", "TT-TT", "<b>", "</b>", "<a title=\"tháng 8\">", "<code>", "</code>", "<", ">", "\"", "'",
      "&quot;", "&#39;", "”", "\u{A0}",
      "<!--", "-->", "<pre>", "</pre>", "<svg", "</svg>", "Đ", "-", "/",
    ].map { Array($0.utf8) }
    for round in 0..<4_000 {
      var page: [UInt8] = []
      for _ in 0..<random.number(in: 0...40) {
        page +=
          round % 4 == 0 ? random.bytes(random.number(in: 0...4)) : parts[random.number(in: 0...(parts.count - 1))]
      }
      var once = page
      Self.names.apply(to: &once)
      #expect(plain(once) == plain(page))
      // A span is markup that is passed by, so that only what was held already is met again.
      if !page.contains(where: { $0 == 0x3C || $0 == 0x26 }), !shown(once).contains("⟨") {
        var twice = once
        Self.names.apply(to: &twice)
        #expect(twice == once)
      }
    }
  }

  /// The bytes without what may have been changed.
  private func plain(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    var index = 0
    let marks = ["<span class=\"so-hieu\">", "</span>"].map { Array($0.utf8) }
    while index < bytes.count {
      if let mark = marks.first(where: { bytes[index...].starts(with: $0) }) {
        index += mark.count
      } else if bytes[index...].starts(with: [0xC2, 0xA0]) {
        plain.append(0x20)
        index += 2
      } else {
        plain.append(bytes[index] == 0x0A ? 0x20 : bytes[index])
        index += 1
      }
    }
    return plain
  }
}
