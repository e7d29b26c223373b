import FileSystem
import FrontMatter
import Planning
import Site
import TestRandom
import Testing
import Vietnamese

/// What a large site is cut into. Of small sites the histories of edits see to it that all is named (Tests/histories).
@Suite("The outputs that a new page touches")
struct DependentsTests {
  static func page(_ number: Int, _ random: inout SeededGenerator) -> Page {
    let section = random.number(in: 1...3)
    let day = CivilDate(year: 2023, month: random.number(in: 1...12), day: random.number(in: 1...28)) ?? .first
    return Page(
      source: RelativePath("muc-\(section)/bai-\(number).md"), kind: .article, section: section,
      address: "/muc-\(section)/bai-\(number)/", title: "Bài \(number)", summary: "", date: day,
      moment: day.dayNumber * 86_400, text: .none)
  }

  static func site(pages count: Int, _ random: inout SeededGenerator) -> Site {
    var site = Site(
      configuration: SiteConfiguration(name: "Mẫu", baseURL: "https://mau.example.vn"),
      now: Moment(secondsSince1970: 1_700_000_000, offsetMinutes: 420))
    site.sections.append(Section(source: RelativePath(""), address: "/", title: "Mẫu", parent: nil))
    for number in 1...3 {
      let source = RelativePath("muc-\(number)")
      site.sections.append(Section(source: source, address: "/muc-\(number)/", title: "Mục", parent: 0))
    }
    for number in 0..<count {
      site.make(SiteChange(index: number, isNew: true, page: page(number, &random)))
    }
    return site
  }

  /// The pages of each part of the sitemap, by its path.
  static func parts(_ plan: Plan, _ site: Site) -> [RelativePath: [RelativePath]] {
    var parts: [RelativePath: [RelativePath]] = [:]
    for index in plan.items.indices {
      if case .sitemapPart(let part) = plan.items[index] {
        parts[plan.outputs.paths[index]] = plan.sitemapParts[part].map { site.pages[$0].source }
      }
    }
    return parts
  }

  @Test("are all parts of the sitemap whose pages are others, wherever the page stands")
  func sitemap() {
    var random = SeededGenerator(seed: 51)
    let before = Self.site(pages: 1100, &random)
    let old = Self.parts(Plan(before, assets: [], staticFiles: []), before)
    #expect(old.count == 36)
    var shifted = 0
    for _ in 0..<60 {
      let index = random.number(in: 0...2) == 0 ? random.number(in: 0...3) : random.number(in: 0...1100)
      let change = SiteChange(index: index, isNew: true, page: Self.page(5000, &random))
      var after = before
      after.make(change)
      let plan = Plan(after, assets: [], staticFiles: [])
      let touched = Set(plan.outputs(touchedBy: change).map { plan.outputs.paths[$0] })
      let new = Self.parts(plan, after)
      let others = new.filter { old[$0.key] != $0.value }.map(\.key)
      #expect(others.allSatisfy(touched.contains) && !others.isEmpty)
      if others.count > 1 { shifted += 1 } else { #expect(touched.filter { new[$0] != nil }.count == 1) }
    }
    // Else the seed shows nothing.
    #expect(shifted > 3)
  }
}
