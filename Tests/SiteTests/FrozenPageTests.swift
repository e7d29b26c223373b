import Bytes
import FileSystem
import FrontMatter
import Testing
import TestRandom

@testable import Site

@Suite struct FrozenPageTests {
  /// All that a page says, as text.
  private func said(_ page: Page) -> String {
    "\(page.source.display)|\(page.kind)|\(page.section)|\(page.address)|\(page.title)|\(page.summary)|\(page.hasOwnSummary)|"
      + "\(String(describing: page.date))|\(page.moment)|\(page.authors)|\(page.tags)|\(page.units)|\(page.text)|"
      + "\(page.links)|\(String(describing: page.details?.metadata))|\(Array(page.addressBytes))"
  }

  private func pages(_ seed: UInt64) -> [Page] {
    var random = SeededGenerator(seed: seed)
    return sampleSite(count: 40, tags: 5, seed: seed).pages.map { page in
      var page = page
      page.title = ["", "Bài", "Chi bộ Chí Kiên"][random.number(in: 0...2)]
      page.summary = ["", "Một câu đủ dài để không nằm gọn trong một từ máy."][random.number(in: 0...1)]
      page.hasOwnSummary = random.number(in: 0...1) == 0
      page.authors = (0..<random.number(in: 0...2)).map { $0 * 200 }
      if random.number(in: 0...3) == 0 { (page.date, page.moment) = (nil, .min) }
      let targets: [LinkTarget] = [
        .page(random.number(in: 0...39), anchor: "mở đầu"), .section(1, anchor: ""), .anchor("a"), .file(3),
        .address("/x/"), .nowhere,
      ]
      page.links = targets.filter { _ in random.number(in: 0...1) == 0 }
      if random.number(in: 0...4) == 0 { page.details = Details(metadata: Metadata(), image: 7) }
      return page
    }
  }

  private func frozen(_ pages: [Page]) -> [Page] {
    var written = ByteArchive()
    for page in pages { page.write(to: &written) }
    let bytes = written.take()
    var archive = ByteArchive(reading: bytes)
    let chunk = FrozenPages(bytes)
    let read = pages.map { _ in Page(reading: &archive, in: chunk) }
    #expect(archive.isAtEnd)
    return read
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func aFrozenPageSaysWhatItSaid(seed: UInt64) {
    let pages = pages(seed)
    #expect(frozen(pages).map(said) == pages.map(said))
    // Frozen once more from what is frozen.
    #expect(frozen(frozen(pages)).map(said) == pages.map(said))
    for page in pages {
      var archive = ByteArchive()
      page.write(to: &archive)
      var reading = ByteArchive(reading: archive.take())
      #expect(said(Page(reading: &reading)) == said(page) && reading.isAtEnd)
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func linksOfFrozenPagesMoveWithTheSite(seed: UInt64) {
    var random = SeededGenerator(seed: seed + 1000)
    var (made, cold) = (pages(seed), frozen(pages(seed)))
    for _ in 0..<5 {
      let index = random.number(in: 0...45)
      var (shift, same) = (LinkShift(from: index), LinkShift(from: index))
      for number in made.indices {
        made[number].shiftLinks(&shift)
        cold[number].shiftLinks(&same)
      }
      // One that changes is no more frozen than the links it has then.
      cold[index % 40].title = "khác"
      made[index % 40].title = "khác"
    }
    #expect(cold.map(said) == made.map(said))
  }

  @Test func whatIsCutShortIsNotSound() {
    var written = ByteArchive()
    for page in pages(3) { page.write(to: &written) }
    let bytes = written.take()
    for count in stride(from: 0, to: min(bytes.count, 900), by: 7) {
      let part = Array(bytes.prefix(count))
      var archive = ByteArchive(reading: part)
      let chunk = FrozenPages(part)
      for _ in 0..<40 { _ = Page(reading: &archive, in: chunk) }
      #expect(!archive.isSound)
      var again = ByteArchive(reading: part)
      for _ in 0..<40 { _ = Page(reading: &again) }
      #expect(!again.isSound)
    }
  }
}
