import Building
import Foundation
import Testing

@Suite struct DocumentTests {
  @Test(
    "a sheet is dated as it was issued, whatever the date of its page",
    arguments: [
      ("5/7/2023", "Nơi A, ngày 05 tháng 7 năm 2023"), ("…/8/2023", "Nơi A, ngày … tháng 8 năm 2023"),
      ("2023-12-25", "Nơi A, ngày 25 tháng 12 năm 2023"),
    ])
  func sheetDate(_ issued: String, _ expected: String) throws {
    let head = "tiêu đề: V\nloại: văn bản\nvăn bản mẫu: có\nthể thức: đảng\nđịa điểm: Nơi A\n"
    for date in ["", "ngày: 20/8/2023\n"] {
      let project = try TemporaryProject([
        "content/v.md": "---\n\(head)\(date)ngày ban hành: \(issued)\n---\n\nChữ.\n",
        "templates/document.mustache": "{{#placeLine}}{{place}}, {{#pieces}}{{text}}{{/pieces}}{{/placeLine}}",
      ])
      #expect(try project.build().places == [])
      #expect(project.text("v/index.html") == expected)
    }
  }
}
