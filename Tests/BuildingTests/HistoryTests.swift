import Building
import Foundation
import Testing

@Suite struct HistoryTests {
  @Test("markup in a heading whose words alone are kept is a warning at its place; its links are checked all the same")
  func headingMarkup() throws {
    let text = """
      ## 22/9/1943 **Thành lập** [chi bộ](x.md)

      Nguồn: A

      ## 23/9/1943 Họp < 10 người & bàn

      ### Bối *cảnh*

      Nguồn: A

      """
    let project = try TemporaryProject([
      "content/su.md": "---\ntiêu đề: Sử\nloại: lịch sử\n---\n\n\(text)",
      "content/de.md":
        "---\ntiêu đề: Đề\nloại: đề cương\n---\n\n## I. Một\n\n### 1. *Hai* ![a](y.png)\n\n#### 1.1 Ba\n",
      "content/bai.md": "# Một `bài`\n\nChữ *nghiêng*.\n\n## Đề mục *thường*\n",
    ])
    let report = try project.build()
    #expect(
      report.places == [
        "content/bai.md:1:3 heading-markup", "content/de.md:8:5 heading-markup", "content/de.md:8:19 missing-image",
        "content/su.md:6:4 heading-markup", "content/su.md:6:37 dead-link",
      ])
    #expect(
      report.diagnostics.filter { $0.code == .headingMarkup }.allSatisfy { $0.severity == .warning && $0.hint != nil })
  }

  @Test("a span from a part of a year to another is one event, with both its ends")
  func spanOfParts() throws {
    let project = try TemporaryProject([
      "content/su.md":
        "---\ntiêu đề: Sử\nloại: lịch sử\n---\n\n## Cuối năm 1943 đến đầu năm 1944: Mở rộng\n\nNguồn: A\n"
    ])
    #expect(try project.build().places == [])
    let page = project.text("su/index.html")
    #expect(page.contains("cuối năm 1943 – đầu năm 1944") && page.contains(">Mở rộng "))
  }

  @Test("no heading and no text of a history is lost: dates alone are events, other headings stay where they stand")
  func historyKeepsAll() throws {
    let project = try TemporaryProject([
      "content/su.md": """
      ---
      tiêu đề: Sử
      loại: lịch sử
      ---

      Lời đầu. [Tới](#boi-canh) và [mốc](#su-kien-1943-09-22).

      ## 1943 · Hội họp

      Nguồn: A

      ## 1944

      ### 9/1943

      Chữ một.

      Nguồn: A

      ### Đêm 22/9/1943: Thành lập

      #### Bối cảnh

      Chữ hai.

      Nguồn: A

      ## Mùa thu

      Chữ ba.

      """
    ])
    #expect(try project.build().places == ["content/su.md:28:4 undated-heading"])
    let page = project.text("su/index.html")
    let introduction = try #require(page.range(of: "Lời đầu")?.upperBound)
    let orderly = [
      ">Mùa thu<", "Chữ ba", "id=\"su-kien-1943\"", ">Hội họp ", "id=\"su-kien-1943-09\"", ">Tháng 9 năm 1943 ",
      "Chữ một",
      "id=\"su-kien-1943-09-22\"", ">Thành lập ", "id=\"boi-canh\">Bối cảnh<", "Chữ hai",
    ]
    var place = introduction
    for text in orderly {
      let found = try #require(page.range(of: text, range: place..<page.endIndex), "\(text)")
      place = found.upperBound
    }
    #expect(!page.contains("su-kien-1944"))
  }
}
