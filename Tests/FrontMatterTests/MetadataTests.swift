import Diagnostics
import Testing
import Vietnamese

@testable import FrontMatter

private func read(_ source: String) throws -> (metadata: Metadata, faults: [Diagnostic]) {
  let (front, faults) = FrontMatter.read(try SourceText(Array(source.utf8), file: "a.md"), file: "a.md")
  let (metadata, wrong) = Metadata.read(front)
  return (metadata, faults + wrong)
}

private func places(_ faults: [Diagnostic]) -> [String] {
  faults.map { "\($0.place?.line ?? -1):\($0.place?.column ?? -1)+\($0.place?.length ?? -1) \($0.code.rawValue)" }
}

@Suite struct MetadataTests {
  @Test("no name stands for two keys of one table, and every key has a name in each language")
  func namesAreUnique() {
    func check<Key: NamedKey>(_ type: Key.Type) {
      let names = Key.allCases.flatMap { $0.names.en + $0.names.vi }
      #expect(Set(names).count == names.count, "\(type)")
      for key in Key.allCases {
        #expect(!key.names.en.isEmpty && !key.names.vi.isEmpty)
        for name in key.names.en + key.names.vi {
          #expect(KeyTable<Key>().key(named: Array(name.utf8)[...]) == key)
          #expect(KeyTable<Key>().key(named: Array(name.uppercased().utf8)[...]) == key)
          #expect(Normalisation.isNFC(Array(name.utf8)))
        }
      }
    }
    check(MetadataKey.self)
    check(Metadata.Kind.self)
    check(Metadata.Heading.self)
    check(ImageKey.self)
    check(AttachmentKey.self)
    check(SiteKey.self)
    check(PublisherKey.self)
    check(AnniversaryKey.self)
    check(HomeKey.self)
    check(MenuKey.self)
    check(UnitKey.self)
  }

  @Test("a page says the same in Vietnamese and in English")
  func twoLanguages() throws {
    let vietnamese = try read(
      "---\ntiêu đề: Lễ\nngày: 05/9/2023 8:00\ntác giả: A\ntóm tắt: T\nthẻ: x, y\nảnh: a.jpg\nmô tả ảnh: M\nnháp: có\nloại: hoạt động\n"
        + "bắt đầu: 22/9/2023\nsố ký hiệu: …-KH/HU\nngày ban hành: …/8/2023\n---\n")
    let english = try read(
      "---\ntitle: Lễ\ndate: 2023-09-05T08:00\nauthor: A\nsummary: T\ntags: [x, y]\nimage: a.jpg\nimage_alt: M\ndraft: yes\nkind: activity\n"
        + "start: 2023-09-22\nnumber: …-KH/HU\nissued: …/8/2023\n---\n")
    #expect(vietnamese.faults.isEmpty && english.faults.isEmpty)
    var (a, b) = (vietnamese.metadata, english.metadata)
    #expect(a.tags == ["x", "y"] && b.tags == ["x", "y"])
    #expect(a.image?.path == "a.jpg" && a.image?.alt == "M")
    #expect(a.date == WrittenDate(date: try #require(CivilDate(year: 2023, month: 9, day: 5)), minuteOfDay: 480))
    // What is left to differ are places.
    (a.tags, a.authors, a.image) = (b.tags, b.authors, b.image)
    #expect(a == b)
    b.title = "other"
    #expect(a != b)
  }

  @Test("all faults of a file are told at once, each at its value")
  func allFaults() throws {
    let source = """
      ---
      tiêu đề: [a, b]
      ngày: 12/76/2023
      nháp: có lẽ
      tiêu đê: X
      title: Hai
      thứ tự: đầu
      loại: bài viêt
      địa chỉ: Bài Một
      đăng: 9/2023
      ngày ban hành: …/13/2023
      ---
      """
    let (metadata, faults) = try read(source)
    #expect(
      places(faults) == [
        "2:10+6 wrong-type", "3:7+10 impossible-date", "4:7+5 wrong-type", "5:1+7 unknown-key", "6:1+5 duplicate-key",
        "7:9+3 wrong-type", "8:7+8 wrong-type", "9:10+7 wrong-type", "10:7+6 wrong-type", "11:18+7 impossible-date",
      ])
    #expect(faults[3].severity == .warning && faults[3].hint?.vi.contains("tiêu đề") == true)
    #expect(faults[6].hint?.vi.contains("bài viết") == true)
    #expect(metadata.title == nil && metadata.date == nil)
  }

  @Test(
    "a hint has the name that was nearly written, in whatever language the other keys are",
    arguments: [
      ("titel: A\ndate: 2023", "title"), ("tieu de: A\nngày: 2023", "tiêu đề"), ("sumary: A\nauthor: B", "summary"),
      ("tom tat: A\nngày: 2023", "tóm tắt"), ("titel: A\nngày: 2023\nthẻ: B", "title"),
      ("tiêuđề: A\ndate: 2023\ntags: B", "tiêu đề"), ("autor: A\nngày: 2023", "author"),
      ("tac gia: A\ntitle: B", "tác giả"), ("tagz: A\nngày: 2023", "tags"), ("tu khoa: A\ntitle: B", "từ khóa"),
      ("sumary: A\nngày: 2023", "summary"), ("nguon anh: A\ntitle: B", "nguồn ảnh"),
      ("Publsh: A\nngày: 2023", "publish"), ("NGUỒNG: A\ntitle: B", "nguồn"),
      ("dia chi cu: A\ndate: 2023", "địa chỉ cũ"), ("đươn vị: A\ntitle: B", "đơn vị"),
    ])
  func hints(lines: String, name: String) throws {
    let faults = try read("---\n\(lines)\n---\n").faults
    #expect(faults.count == 1 && faults.first?.hint?.en.contains("“\(name)”") == true, "\(faults)")
  }

  @Test("attachments and pictures are a path or a map; the rest of YAML goes by Yams with the same places")
  func nested() throws {
    let (metadata, faults) = try read(
      "---\ntiêu đề: Đ\nảnh: {tệp: ảnh lễ.jpg, mô tả: Lễ, nguồn: B}\ntệp kèm:\n  - a.pdf\n  - tệp: b.pdf\n    tên: Phụ lục\n  - tên: C\ntóm tắt: |\n  Một\n  hai\n---\nThân"
    )
    #expect(metadata.image?.path == "ảnh lễ.jpg" && metadata.image?.alt == "Lễ" && metadata.image?.credit == "B")
    #expect(metadata.attachments.map(\.path) == ["a.pdf", "b.pdf"] && metadata.attachments[1].name == "Phụ lục")
    #expect(metadata.attachments[1].place == Place(file: "a.md", line: 6, column: 10, length: 5))
    #expect(metadata.summary == "Một\nhai")
    #expect(faults.map(\.code) == [.missingKey])
  }

  @Test(
    "blanks that the original left open stay",
    arguments: ["…/8/2023", "…/…/…", ".../8/2023", "…", "ngày … tháng 8 năm 2023"])
  func blanks(date: String) throws {
    let (metadata, faults) = try read("---\nngày ban hành: \(date)\n---\n")
    #expect(metadata.issued == date && faults.isEmpty)
  }

  @Test("what ends before it begins is a fault at its end")
  func order() throws {
    #expect(
      places(try read("---\nbắt đầu: 22/9/2023\nkết thúc: 21/9/2023\n---\n").faults) == ["3:11+9 impossible-date"])
    #expect(try read("---\nstart: 22/9/2023 8:00\nend: 22/9/2023\n---\n").faults.isEmpty)
  }
}
