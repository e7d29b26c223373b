import FrontMatter
import Testing
import Vietnamese

@testable import Site

@Suite("Lists of a site")
struct ListTests {
  @Test("neighbours are those of the section in time, and each is the other's")
  func neighbours() {
    for seed in 0..<20 {
      let site = sampleSite(count: 60, tags: 3, seed: UInt64(seed))
      let neighbours = Neighbours(site)
      for section in 1...2 {
        let pages = site.sections[section].pages
        for (position, page) in pages.enumerated() {
          #expect(neighbours.newer(than: page) == (position > 0 ? pages[position - 1] : nil))
          #expect(neighbours.older(than: page) == (position + 1 < pages.count ? pages[position + 1] : nil))
          #expect(site.pages[page].section == section)
        }
      }
    }
  }

  @Test("related pages share something, are few, others than the page and its neighbours, and the same each time")
  func relations() {
    for seed in 0..<20 {
      let site = sampleSite(count: 80, tags: 4, seed: UInt64(seed))
      let (relations, neighbours) = (Relations(), Neighbours(site))
      for index in site.pages.indices {
        let related = relations.related(to: index, in: site, near: neighbours)
        #expect(
          related == Relations().related(to: index, in: site, near: neighbours) && related.count <= Relations.limit)
        #expect(Set(related.map(\.page)).count == related.count)
        for one in related {
          #expect(
            one.page != index && one.page != neighbours.newer(than: index) && one.page != neighbours.older(than: index))
          switch one.shared {
          case .tag(let tag): #expect(site.pages[index].tags.contains(tag) && site.pages[one.page].tags.contains(tag))
          case .unit(let unit):
            #expect(site.pages[index].units.contains(unit) && site.pages[one.page].units.contains(unit))
          }
        }
        if site.pages[index].tags.isEmpty && site.pages[index].units.isEmpty { #expect(related.isEmpty) }
      }
    }
  }

  @Test("a page that its tag does not list is related to the newest that it does")
  func unlisted() {
    var site = sampleSite(count: 10, tags: 1, units: 0, seed: 1)
    site.sections[0].pages = []
    site.sections[1].pages = []
    site.sections[2].pages = []
    let page = site.tags[0].pages.removeLast()
    let related = Relations().related(to: page, in: site, near: Neighbours(site))
    #expect(Set(related.map(\.page)) == Set(site.tags[0].pages.prefix(3)))
  }

  @Test("one tag on all pages costs in proportion to them")
  func linear() {
    func time(_ count: Int) -> Duration {
      let site = sampleSite(count: count, tags: 1, seed: 3)
      return ContinuousClock().measure {
        let (relations, neighbours) = (Relations(), Neighbours(site))
        var total = 0
        for index in site.pages.indices { total += relations.related(to: index, in: site, near: neighbours).count }
        #expect(total > count)
      }
    }
    let (small, large) = (time(1000), time(10_000))
    // Ten times the pages: all pairs would take a hundred times as long.
    #expect(large < small * 40)
  }

  @Test("each month has one entry, newest first, though offsets mix the order")
  func months() throws {
    var site = sampleSite(count: 40, tags: 0, seed: 4)
    // Written in another offset: dated 30 September, and later than the first of October here.
    let (first, last) = (site.sections[0].pages[3], site.sections[0].pages[20])
    site.pages[first].date = CivilDate(year: 2023, month: 9, day: 30)
    site.pages[last].date = CivilDate(year: 2023, month: 10, day: 1)
    site.pages[site.sections[0].pages[30]].date = CivilDate(year: 2023, month: 9, day: 1)
    let months = Months.all(site)
    let keys = months.map { $0.year * 12 + $0.month }
    #expect(keys == Set(keys).sorted(by: >))
    #expect(months.flatMap(\.pages).sorted() == site.sections[0].pages.sorted())
    for month in months { #expect(month.pages.allSatisfy { site.pages[$0].date?.month == month.month }) }
  }

  @Test(
    "an activity of a month or a year is over when its last day is",
    arguments: [
      (2023, 9, 21, true), (2023, 9, 22, false), (2023, 9, 0, false), (2023, 8, 0, true), (2023, 0, 0, false),
      (2022, 0, 0, true), (2023, 12, 0, false),
    ])
  func activities(year: Int, month: Int, day: Int, isPast: Bool) throws {
    var site = sampleSite(count: 1, tags: 0, seed: 5)
    let date =
      day > 0
      ? CivilDate(year: year, month: month, day: day)
      : month > 0 ? CivilDate(year: year, month: month) : CivilDate(year: year)
    let known: CivilDate = try #require(date)
    site.pages[0].date = known
    #expect(Activities.isPast(site.pages[0], on: site.today) == isPast)
    site.pages[0].date = nil
    #expect(Activities.time(of: site.pages[0], on: site.today) == .undated)
  }

  @Test("upcoming activities come nearest first, past ones newest first, equal ones by path")
  func selection() throws {
    let site = sampleSite(count: 60, tags: 0, seed: 6)
    func moments(_ time: Activities.Time) -> [Int] {
      Activities.select(time, of: Array(site.pages.indices), in: site).map { site.pages[$0].moment }
    }
    #expect(
      moments(.past).elementsEqual(moments(.past).sorted(by: >))
        && moments(.upcoming).elementsEqual(moments(.upcoming).sorted()))
    #expect(moments(.past).count + moments(.upcoming).count == 60)
    for time in [Activities.Time.past, .upcoming] {
      let pages = Activities.select(time, of: Array(site.pages.indices), in: site)
      for (a, b) in zip(pages, pages.dropFirst()) where site.pages[a].moment == site.pages[b].moment {
        #expect(site.pages[a].source < site.pages[b].source)
      }
    }
  }
}
