import Building
import Foundation
import Testing

@Suite struct OutlineTests {
  @Test(
    "numbers are shown as they were typed",
    arguments: [
      (["## Phần I. M", "### 1. N", "#### 1.1. O", "### 2. P"], ["i I", "i-1 1", "i-1-1 1.1", "i-2 2"]),
      (
        ["## Phần thứ nhất. M", "### I. N", "#### 1. O", "##### 1.1. P", "### II. Q"],
        ["i I", "i-i I", "i-i-1 1", "i-i-1-1 1.1", "i-ii II"]
      ),
      (["## A. M", "### I. N", "#### 1. O", "## B. P", "### I. Q"], ["a A", "a-i I", "a-i-1 1", "b B", "b-i I"]),
      (["## 1. M", "### 1.1. N", "## 2. O"], ["1 1", "1-1 1.1", "2 2"]),
      (["## M", "### N"], ["i I", "i-1 1"]),
    ])
  func numbers(_ headings: [String], _ expected: [String]) throws {
    let project = try TemporaryProject([
      "content/dc.md": "---\ntiêu đề: Đề cương\nloại: đề cương\n---\n\n" + headings.joined(separator: "\n\n") + "\n"
    ])
    #expect(try project.build().places == [])
    let parts = project.text("dc/index.html").matches(of: #/<h[2-6] id="([^"]*)">([^ ]*)\. [M-Q] /#)
    #expect(parts.map { "\($0.1) \($0.2)" } == expected)
  }

  @Test("an opening, a conclusion and a part between stay without a number where those beside them have one")
  func unnumbered() throws {
    let project = try TemporaryProject([
      "content/dc.md": """
      ---
      tiêu đề: Đề cương
      loại: đề cương
      ---

      ## LỜI NÓI ĐẦU

      ### Mục đích

      ### Yêu cầu

      ## A. ĐẶT VẤN ĐỀ

      ### 1. Bối cảnh

      ### Ghi chú

      ### 2. Ý nghĩa

      ## B. NỘI DUNG

      ## KẾT LUẬN

      - [Kết luận](dc.md#ket-luan)
      - [Yêu cầu](dc.md#loi-noi-dau-2)
      """
    ])
    #expect(try project.build().places == [])
    let page = project.text("dc/index.html")
    let parts = page.matches(of: #/<h[2-6] id="([^"]*)">(.*?) <a class="self"/#)
    #expect(
      parts.map { "\($0.1) \($0.2)" } == [
        "loi-noi-dau LỜI NÓI ĐẦU", "loi-noi-dau-1 1. Mục đích", "loi-noi-dau-2 2. Yêu cầu", "a A. ĐẶT VẤN ĐỀ",
        "a-1 1. Bối cảnh", "ghi-chu Ghi chú", "a-2 2. Ý nghĩa", "b B. NỘI DUNG", "ket-luan KẾT LUẬN",
      ])
    #expect(!page.contains(">. ") && page.contains("2 phần"))
  }

  @Test("a number that is left out among typed ones is still missed")
  func missed() throws {
    let project = try TemporaryProject([
      "content/dc.md": "---\ntiêu đề: Đề cương\nloại: đề cương\n---\n\n## Lời đầu\n\n## B. Nội dung\n"
    ])
    #expect(try project.build().places == ["content/dc.md:8:4 outline-sequence"])
    #expect(project.text("dc/index.html").contains(">B. Nội dung "))
  }
}
