import Diagnostics
import Testing

@testable import Preview

@Suite("The script in a page") struct PageMarkupTests {
  private func inserted(_ page: String) -> String {
    String(decoding: PageMarkup.inserting(Array("<X>".utf8), into: Array(page.utf8)), as: UTF8.self)
  }

  @Test("it stands at the head's begin, before anything that could swallow it")
  func head() {
    #expect(
      inserted("<!doctype html>\n<html lang=\"vi\">\n<head>\n<title>")
        == "<!doctype html>\n<html lang=\"vi\">\n<head><X>\n<title>")
    #expect(inserted("<HTML><HEAD class=a><TITLE>") == "<HTML><HEAD class=a><X><TITLE>")
    #expect(inserted("<head><!-- <body></body>") == "<head><X><!-- <body></body>")
  }

  @Test("without a head it stands behind the doctype, without that at the top")
  func elsewhere() {
    #expect(inserted("<!DOCTYPE html><header>a</header>") == "<!DOCTYPE html><X><header>a</header>")
    #expect(inserted("<p>chữ</p>") == "<X><p>chữ</p>")
    #expect(inserted("") == "<X>")
    #expect(inserted("<head") == "<X><head")
    #expect(inserted("<!doctype") == "<X><!doctype")
  }

  @Test("nothing of the page is lost, wherever it is cut")
  func nothingLost() {
    let page = Array("\n <!doctype html><html><head data-a='>'><meta charset=utf-8></head><body>chữ</body></html>".utf8)
    let markup: [UInt8] = [0, 1, 2]
    for count in 0...page.count {
      let cut = Array(page.prefix(count))
      let result = PageMarkup.inserting(markup, into: cut)
      #expect(result.count == cut.count + 3)
      #expect(result.filter { $0 > 2 } == cut)
    }
  }

  @Test("what a page is known by cannot leave its attribute")
  func attribute() {
    let script = String(decoding: PageMarkup.script(state: "{\"a\":\"&\\\"<>\"}"), as: UTF8.self)
    #expect(script.hasSuffix("data-state=\"{&quot;a&quot;:&quot;&amp;\\&quot;<>&quot;}\" defer></script>"))
  }

  @Test("the script holds nothing that would end it or that Swift would have read as its own")
  func text() {
    #expect(!PreviewScript.text.contains("</script"))
    #expect(
      PreviewScript.text.contains("new EventSource(`${top}events?page=${encodeURIComponent(location.pathname)}`)"))
  }
}

@Suite("What a page tells") struct ProblemsTests {
  private let fault = Diagnostic(
    .impossibleDate, at: Place(file: "content/a.md", line: 3, column: 7, length: 10),
    Localized(vi: "không có ngày 12/76/2023", en: "there is no 12/76/2023"),
    hint: Localized(vi: "tháng chỉ từ 1 đến 12", en: "months are 1 to 12"))

  private func text(_ language: MessageLanguage = .vietnamese) -> DiagnosticText {
    DiagnosticText(language: language) { _, _ in "ngày: 12/76/2023" }
  }

  @Test("a fault has its place, its line with a caret, and its hint, in the reader's language")
  func fault_() throws {
    let json = try #require(Problems([fault], text: text(), hasSite: true)).json
    #expect(json.hasPrefix(#"{"grave":true,"title":"Chưa dựng lại được: 1 lỗi","short":"1 lỗi","#))
    #expect(
      json.contains(
        #"{"grave":true,"word":"lỗi","place":"content/a.md:3:7","message":"không có ngày 12/76/2023","code":"impossible-date","number":3,"line":"ngày: 12/76/2023","caret":"      ^~~~~~~~~~","hint":"tháng chỉ từ 1 đến 12"}"#
      ))
    let english = try #require(Problems([fault], text: text(.english), hasSite: false)).json
    #expect(english.contains(#""title":"Not built yet: 1 error""#))
    #expect(english.contains(#""message":"there is no 12/76/2023""#))
  }

  @Test("errors come before warnings, and not more than a person can mend at once")
  func order() throws {
    var warning = fault
    warning.severity = .warning
    let json = try #require(
      Problems(Array(repeating: warning, count: 60) + [fault], text: text(), hasSite: true)
    ).json
    #expect(json.contains(#""title":"Chưa dựng lại được: 1 lỗi, 60 cảnh báo""#))
    #expect(json.contains(#""faults":[{"grave":true,"#))
    #expect(json.components(of: #""word":"#) == 40)
    #expect(json.contains(#""rest":"Còn 21 chỗ nữa; cửa sổ lệnh kể hết.""#))
  }

  @Test("warnings alone are not grave, and nothing is nothing")
  func mild() throws {
    var warning = fault
    warning.severity = .warning
    #expect(
      try #require(Problems([warning], text: text(), hasSite: true)).json.hasPrefix(
        #"{"grave":false,"title":"1 cảnh báo""#))
    #expect(Problems([], text: text(), hasSite: true) == nil)
  }

  @Test("what a hostile source says cannot leave its string")
  func hostile() throws {
    var hostile = fault
    hostile.message = Localized(vi: "</script>\"\\\u{2028}", en: "")
    let json = try #require(Problems([hostile], text: text(), hasSite: true)).json
    #expect(json.contains(#""message":"\u003c/script>\"\\"#))
    #expect(!json.contains("\u{2028}"))
  }
}

extension String {
  /// How often `part` stands in it.
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
