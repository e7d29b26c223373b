import FileSystem
import FrontMatter
import Hashing
import TestRandom
import Vietnamese

@testable import Site

/// A site of `count` articles whose moments, tags and units chance decides; lists made as the loader makes them.
func sampleSite(count: Int, tags: Int, units: Int = 2, seed: UInt64) -> Site {
  var random = SeededGenerator(seed: seed)
  var site = Site(
    configuration: SiteConfiguration(name: "x", baseURL: "https://x.example/"),
    now: Moment(secondsSince1970: 1_695_344_400, offsetMinutes: 420))
  site.sections = ["", "a", "b"].map {
    Section(source: RelativePath($0), address: "/\($0)/", title: $0, parent: $0.isEmpty ? nil : 0)
  }
  site.tags = (0..<tags).map { Term(title: "\($0)", address: "/the/\($0)/") }
  site.units = (0..<units).map { UnitPage(unit: Unit(id: "\($0)", name: "\($0)"), address: "/don-vi/\($0)/") }
  for index in 0..<count {
    let text = StoredText(pack: 0, offset: 0, count: 0, wordCount: 0, hash: ContentHash([]))
    let day = CivilDate(dayNumber: 19_000 + random.number(in: 0...max(3, count / 4)))
    var page = Page(
      source: RelativePath("a/\(index)"), kind: .article, section: random.number(in: 1...2), address: "/a/\(index)/",
      title: "\(index)", summary: "",
      date: day, moment: (day?.dayNumber ?? 0) * 86_400, text: text)
    page.tags = (0..<tags).filter { _ in tags == 1 || random.number(in: 0...3) == 0 }
    page.units = (0..<units).filter { _ in random.number(in: 0...3) == 0 }
    site.pages.append(page)
  }
  let order = site.pages.indices.sorted { Site.isBefore(site.pages[$0], site.pages[$1]) }
  for index in order {
    site.sections[0].pages.append(index)
    site.sections[site.pages[index].section].pages.append(index)
    for tag in site.pages[index].tags { site.tags[tag].pages.append(index) }
    for unit in site.pages[index].units { site.units[unit].pages.append(index) }
  }
  return site
}
