import Building
import Foundation
import Testing

/// What machines read in a page: JSON-LD.
@Suite struct StructuredDataTests {
  private func graph(_ head: String, site: String = "") throws -> [[String: Any]] {
    let project = try TemporaryProject([
      "content/site.yaml": "name: Trang\nbase_url: https://a.vn/\n" + site,
      "content/a/b.md": "---\ntitle: Bài\n\(head)---\n\nChữ.\n",
    ])
    #expect(try project.build(date: "2023-10-01").diagnostics.isEmpty)
    let page = project.text("a/b/index.html")
    let start = try #require(page.range(of: "<script type=\"application/ld+json\">"))
    let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    let data = Data(page[start.upperBound..<end.lowerBound].utf8)
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require(root["@graph"] as? [[String: Any]])
  }

  @Test(
    "the time of publishing is told where the editor set one; a date stays a date",
    arguments: [
      ("date: 22/9/2023\n", "", "2023-09-22"),
      ("date: 22/9/2023\npublish: 23/9/2023\n", "", "2023-09-22"),
      ("date: 22/9/2023\npublish: 23/9/2023 8:00\n", "", "2023-09-23T08:00:00+07:00"),
      ("date: 22/9/2023\npublish: 2023-09-23T08:00:30Z\n", "", "2023-09-23T08:00:30Z"),
      ("date: 22/9/2023\npublish: 23/9/2023 8:00\n", "time_zone: \"+00:00\"\n", "2023-09-23T08:00:00Z"),
    ])
  func published(head: String, site: String, expected: String) throws {
    let article = try #require(try graph(head, site: site).first { $0["@type"] as? String == "NewsArticle" })
    #expect(article["datePublished"] as? String == expected)
  }

  @Test("breadcrumbs are counted by numbers")
  func positions() throws {
    let crumbs = try #require(try graph("date: 22/9/2023\n").first { $0["@type"] as? String == "BreadcrumbList" })
    let items = try #require(crumbs["itemListElement"] as? [[String: Any]])
    #expect(items.count >= 2)
    #expect(items.map { $0["position"] as? Int } == Array(1...items.count))
    let numbers = items.compactMap { $0["position"] as? NSNumber }
    #expect(numbers.count == items.count)
  }

  @Test("a page comes in the very second that is set for it")
  func toTheSecond() throws {
    let project = try TemporaryProject([
      "content/a/b.md": "---\ntitle: B\ndate: 2023-09-22\npublish: 2023-09-22T08:00:30+07:00\n---\n"
    ])
    let early = try project.build(date: "2023-09-22T08:00:29+07:00")
    #expect(project.text("a/b/index.html").isEmpty && early.nextChange?.rfc3339 == "2023-09-22T08:00:30+07:00")
    _ = try project.build(date: "2023-09-22T08:00:30+07:00")
    #expect(!project.text("a/b/index.html").isEmpty)
  }

  @Test("an activity is held by its units, never by who publishes the site, and ends at its hour")
  func organizers() throws {
    let head = "kind: activity\nstart: 16/9/2023 8:00\nend: 16/9/2023 11:30\n"
    let publisher = "publisher:\n  name: Trung tâm\n"
    let event = try #require(try graph(head, site: publisher).first { $0["@type"] as? String == "Event" })
    #expect(event["organizer"] == nil)
    #expect(event["startDate"] as? String == "2023-09-16T08:00:00+07:00")
    #expect(event["endDate"] as? String == "2023-09-16T11:30:00+07:00")
    let project = try TemporaryProject([
      "content/don-vi.yaml": "- name: Chi bộ A\n", "content/b.md": "---\ntitle: B\nunits: Chi bộ A\n\(head)---\n",
    ])
    #expect(try project.build().diagnostics.isEmpty)
    #expect(project.text("b/index.html").contains(#""organizer":[{"@type":"Organization","name":"Chi bộ A"}]"#))
  }

  @Test(
    "an author is a person, unless it is the publisher, a unit, or named as bodies are",
    arguments: [
      ("Nguyễn Văn A", "Person"), ("Đoàn Thị B", "Person"), ("Ban biên tập", "Organization"),
      ("Câu lạc bộ C", "Organization"), ("Tiếng núi", "Organization"), ("Bàn Văn D", "Person"),
    ])
  func authors(name: String, type: String) throws {
    let project = try TemporaryProject([
      "content/site.yaml": "name: Trang\nbase_url: https://a.vn/\npublisher:\n  name: Tiếng núi\n",
      "content/don-vi.yaml": "- name: Câu lạc bộ C\n",
      "content/b.md": "---\ntitle: B\nkind: article\ndate: 22/9/2023\nauthor: \(name)\n---\nChữ.\n",
    ])
    #expect(try project.build(date: "2023-10-01").diagnostics.isEmpty)
    #expect(project.text("b/index.html").contains(#"{"@type":"\#(type)","name":"\#(name)"}"#))
  }

  @Test("a feed dates what has been, not an activity to come, which readers would hide until then")
  func feedOfThingsToCome() throws {
    let project = try TemporaryProject([
      "content/a.md": "---\ntitle: A\nkind: activity\nstart: 16/9/2023 8:00\n---\n",
      "content/b.md": "---\ntitle: B\nkind: activity\nstart: 23/9/2023 8:00\n---\n",
    ])
    #expect(try project.build(date: "2023-09-22").diagnostics.isEmpty)
    let feed = project.text("rss.xml")
    #expect(feed.components(separatedBy: "<item>").count == 3)
    #expect(feed.contains("Sat, 16 Sep 2023 08:00:00 +0700") && !feed.contains("23 Sep 2023"))
    _ = try project.build(date: "2023-09-24")
    #expect(project.text("rss.xml").contains("Sat, 23 Sep 2023 08:00:00 +0700"))
  }
}
