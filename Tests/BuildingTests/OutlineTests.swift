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

  @Test("a part without a number before the numbered ones does not change their kind")
  func unnumberedFirst() throws {
    let project = try TemporaryProject([
      "content/dc.md": "---\ntiêu đề: Đề cương\nloại: đề cương\n---\n\n## Lời đầu\n\n## B. Nội dung\n"
    ])
    #expect(try project.build().places == [])
    #expect(project.text("dc/index.html").contains(">B. Nội dung "))
  }
}
