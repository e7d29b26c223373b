import Diagnostics
import Foundation
import Testing

private func render(_ line: String, column: Int, length: Int = 1, width: Int = 100) -> [String] {
  let place = Place(file: "a.md", line: 4, column: column, length: length)
  let fault = Diagnostic(.wrongType, at: place, Localized(vi: "sai", en: "wrong"))
  return DiagnosticText(language: .vietnamese, width: width) { _, _ in line }.render(fault)
    .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}

@Suite struct DiagnosticTextTests {
  @Test("the form that the design promises, in both languages")
  func promisedForm() {
    let fault = Diagnostic(
      .impossibleDate, at: Place(file: "content/van-ban/ke-hoach.md", line: 4, column: 7, length: 10),
      Localized(vi: "không có ngày 12/76/2023", en: "there is no date 12/76/2023"),
      hint: Localized(
        vi: "tháng chỉ từ 1 đến 12; có phải 12/7/2023?", en: "months run from 1 to 12; did you mean 12/7/2023?"))
    let vietnamese = DiagnosticText(language: .vietnamese) { _, _ in "ngày: 12/76/2023" }
    #expect(
      vietnamese.render(fault) == """
        content/van-ban/ke-hoach.md:4:7: lỗi: không có ngày 12/76/2023 [impossible-date]
          4 | ngày: 12/76/2023
            |       ^~~~~~~~~~
          gợi ý: tháng chỉ từ 1 đến 12; có phải 12/7/2023?

        """)
    let english = DiagnosticText(language: .english) { _, _ in nil }
    #expect(
      english.render(fault) == """
        content/van-ban/ke-hoach.md:4:7: error: there is no date 12/76/2023 [impossible-date]
          hint: months run from 1 to 12; did you mean 12/7/2023?

        """)
  }

  @Test("the caret stands under its character, whatever the marks, tabs and wide letters before it")
  func alignment() {
    #expect(render("e\u{302}\u{301}e\u{302}x", column: 3)[2] == "    |   ^")
    #expect(render("\t\tx", column: 3)[2] == "    | \t\t^")
    #expect(render("日本x", column: 3)[2] == "    |     ^")
    #expect(render("a日b", column: 2, length: 2)[2] == "    |  ^~~")
    #expect(render("ab", column: 9)[2] == "    |   ^")
  }

  @Test("a long line is cut around its caret and stays within the width", arguments: [1, 50, 500, 999, 1000])
  func longLines(column: Int) throws {
    let line = String(repeating: "đ", count: column - 1) + "X" + String(repeating: "ơ", count: 1000 - column)
    let shown = render(line, column: column, width: 60)
    #expect(shown[1].count <= "  4 | ".count + 62)
    let caret = try #require(shown[2].firstIndex(of: "^"))
    let distance = shown[2].distance(from: shown[2].startIndex, to: caret)
    #expect(shown[1][shown[1].index(shown[1].startIndex, offsetBy: distance)] == "X")
  }

  @Test("many faults on one huge line cost a pass over it, and are cut as one alone is")
  func hugeLine() throws {
    let line = String(repeating: "chữ e\u{302}\u{301} ", count: 400_000)
    let places = (0..<DiagnosticText.mostPerFile).map {
      Place(file: "a.md", line: 1, column: $0 * 20_000 + 7, length: 3)
    }
    let faults = places.map { Diagnostic(.wrongType, at: $0, Localized(vi: "sai", en: "wrong")) }
    var asked = 0
    let text = DiagnosticText(language: .english) { _, _ in
      asked += 1
      return line
    }
    let clock = ContinuousClock()
    var together = ""
    let all = clock.measure { together = text.render(faults) }
    #expect(asked == 1)
    let one = clock.measure { #expect(together.hasSuffix(text.render(faults[faults.count - 1]))) }
    #expect(all < one * 10 + .milliseconds(200))
    let shown = together.split(separator: "\n")
    #expect(shown.count == 3 * faults.count && shown.allSatisfy { $0.count < 120 })
    let carets = shown.filter { $0.hasSuffix("^~~") }
    #expect(carets.count == faults.count)
  }

  @Test("of a file with thousands of faults a hundred are told, errors first, and how many more there are")
  func manyFaults() {
    func fault(_ file: String, _ line: Int, _ severity: Diagnostic.Severity) -> Diagnostic {
      Diagnostic(.wrongType, severity, at: Place(file: file, line: line), Localized(vi: "sai", en: "wrong"))
    }
    let few = [fault("a.md", 1, .error)]
    let many = (1...3000).map { fault("b.md", $0, $0 > 2990 ? .error : .warning) }
    let text = DiagnosticText(language: .vietnamese) { _, _ in nil }.render(few + many + [fault("c.md", 1, .warning)])
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.count == 1 + 100 + 1 + 1)
    #expect(lines.count { $0.hasPrefix("b.md:") && $0.contains("lỗi: ") } == 10)
    #expect(lines[101] == "b.md: còn 2900 cảnh báo nữa không kể ra ở đây; --format json kể hết")
    #expect(lines[102].hasPrefix("c.md:1"))
    #expect(DiagnosticJSON.render(many).split(separator: "\n").count >= 3000)
    let hundred = DiagnosticText(language: .english) { _, _ in nil }.render(many.prefix(100))
    #expect(hundred.split(separator: "\n").count == 100)
  }

  @Test("nothing of a hostile file reaches the terminal as a command")
  func harmless() {
    let evil = "a\u{1B}[2Jb\u{202E}c\u{7}\u{9B}d"
    let fault = Diagnostic(
      .unknownKey, .warning, at: Place(file: evil, line: 1, column: 1), Localized(vi: evil, en: evil),
      hint: Localized(vi: evil, en: evil))
    let text = DiagnosticText(language: .english) { _, _ in evil }.render(fault)
    let forbidden = text.unicodeScalars.filter {
      ($0.value < 0x20 && $0 != "\n") || (0x7F..<0xA0).contains($0.value) || $0 == "\u{202E}"
    }
    #expect(forbidden.isEmpty)
  }

  @Test("the summary counts both kinds")
  func summary() {
    let place = Place(file: "a")
    let message = Localized(vi: "x", en: "x")
    let error = Diagnostic(.wrongType, at: place, message)
    let warning = Diagnostic(.unknownKey, .warning, at: place, message)
    #expect(
      DiagnosticSummary([error, error, warning, error]).text
        == Localized(vi: "3 lỗi, 1 cảnh báo", en: "3 errors, 1 warning"))
    #expect(DiagnosticSummary([error]).text.en == "1 error")
    #expect(DiagnosticSummary([Diagnostic]()).text.vi == "không có lỗi")
  }
}

@Suite struct DiagnosticJSONTests {
  @Test(
    "another JSON reader gets back every value",
    arguments: ["chữ “Đ” \"\\/\n\t\r\u{0}\u{1B}\u{2028}\u{7F}<script>🎗", "", "é"])
  func roundTrip(text: String) throws {
    let diagnostics = [
      Diagnostic(
        .deadLink, at: Place(file: text, line: 3, column: 9, length: 2), Localized(vi: text, en: "x"),
        hint: Localized(vi: "y", en: text)),
      Diagnostic(.noProject, .warning, at: nil, Localized(vi: text, en: text)),
    ]
    let json = DiagnosticJSON.render(diagnostics)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["version"] as? Int == 1 && object["errors"] as? Int == 1 && object["warnings"] as? Int == 1)
    let list = try #require(object["diagnostics"] as? [[String: Any]])
    #expect(list.count == 2)
    #expect(list[0]["file"] as? String == text && list[0]["line"] as? Int == 3 && list[0]["column"] as? Int == 9)
    #expect(
      (list[0]["message"] as? [String: String])?["vi"] == text && (list[0]["hint"] as? [String: String])?["en"] == text)
    #expect(list[0]["code"] as? String == "dead-link" && list[1]["severity"] as? String == "warning")
    #expect(list[1]["file"] is NSNull && list[1]["hint"] is NSNull && list[1]["line"] is NSNull)
  }
}
