import Testing

/// What must not part, on the pages of a site.
@Suite struct NoBreakTests {
  @Test("is held in the text of a page, and nowhere else")
  func page() throws {
    let project = try TemporaryProject([
      "content/site.yaml":
        "name: Kỷ niệm 80 năm\nbase_url: https://thu.example.vn/\nkhông ngắt: [Suối Mẫu]\n",
      "content/bai.md": """
      ---
      tiêu đề: Suối Mẫu tháng 8
      ngày: 22/9/2023
      tóm tắt: Ở Suối Mẫu, tháng 8.
      ---
      Theo số 17-HD/BTG, ngày
      22 tháng 8. [Liên kết](/bai/ "tháng 8") `tháng 8`
      """,
    ])
    let report = try project.build()
    #expect(report.diagnostics.isEmpty)
    let page = project.asSet("bai/index.html")
    #expect(page.contains("<h1>Suối\u{A0}Mẫu tháng\u{A0}8</h1>"))
    #expect(page.contains("<title>Suối Mẫu tháng 8 · Kỷ niệm 80 năm</title>"))
    #expect(page.contains("số\u{A0}<span class=\"so-hieu\">17-HD/BTG</span>, ngày\u{A0}22 tháng\u{A0}8."))
    #expect(page.contains("title=\"tháng 8\"") && page.contains("<code>tháng 8</code>"))
    #expect(page.contains("content=\"Ở Suối Mẫu, tháng 8.\""))
    #expect(page.contains("\"headline\":\"Suối Mẫu tháng 8\""))
    for machine in ["rss.xml", "sitemap.xml"] { #expect(!project.asSet(machine).contains("\u{A0}")) }
    #expect(project.asSet("rss.xml").contains("Suối Mẫu tháng 8"))
  }

  @Test("is told from a single word, which nothing can part")
  func single() throws {
    let project = try TemporaryProject([
      "content/site.yaml": "name: A\nbase_url: https://thu.example.vn/\nkeep_together: [Mẫu, Suối Mẫu]\n",
      "content/bai.md": "# Bài\n",
    ])
    #expect(try project.build().diagnostics.map(\.code) == [.wrongType])
  }
}
