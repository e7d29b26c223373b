import Foundation
import Testing

@testable import Vietnamese

@Suite("Slugs")
struct SlugTests {
  @Test("whatever the text: ASCII, lower case, at most 80 bytes, single hyphens inside only")
  func shape() {
    var generator = SeededGenerator(state: 1)
    for _ in 0..<5000 {
      let text = randomText(using: &generator, upTo: 200)
      guard let slug = Slug.slug(for: text) else { continue }
      let bytes = Array(slug.utf8)
      #expect(bytes.count <= 80 && !bytes.isEmpty)
      #expect(bytes.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }, "\(text)")
      #expect(bytes.first != 45 && bytes.last != 45 && !slug.contains("--"), "\(text) → \(slug)")
    }
  }

  @Test("decomposed text has the slug of composed text")
  func normalForms() {
    var generator = SeededGenerator(state: 2)
    for _ in 0..<5000 {
      let text = randomText(using: &generator)
      let composed = Slug.slug(for: text.precomposedStringWithCanonicalMapping)
      #expect(Slug.slug(for: text.decomposedStringWithCanonicalMapping) == composed, "\(text.debugDescription)")
      #expect(Slug.slug(for: text) == composed, "\(text.debugDescription)")
    }
  }

  @Test("a slug is its own slug")
  func idempotent() {
    var generator = SeededGenerator(state: 3)
    for _ in 0..<2000 {
      guard let slug = Slug.slug(for: randomText(using: &generator, upTo: 150)) else { continue }
      #expect(Slug.slug(for: slug) == slug)
    }
  }

  @Test("each of the 134 letters folds as ICU's Latin-ASCII does")
  func letters() {
    #expect(markedLetters.unicodeScalars.count == 134)
    for letter in markedLetters.unicodeScalars {
      let expected = String(letter).applyingTransform(StringTransform("Latin-ASCII"), reverse: false)?.lowercased()
      #expect(Slug.slug(for: String(letter)) == expected, "\(letter)")
    }
  }

  @Test(arguments: [
    ("Lễ kỷ niệm 80 năm", "le-ky-niem-80-nam"), ("Đường Hoà Bình", "duong-hoa-binh"),
    ("Đường Hòa Bình", "duong-hoa-binh"),
    ("\u{D0}ảng bộ \u{189}ồng \u{F0}ức", "dang-bo-dong-duc"),
    ("  —Nghị quyết số 17-NQ/TW: “mới”!", "nghi-quyet-so-17-nq-tw-moi"),
    ("thông\u{AD}tin", "thongtin"), ("Müller & Sønner", "muller-sonner"), ("Đắk R’lấp", "dak-r-lap"),
  ])
  func examples(_ title: String, _ slug: String) {
    #expect(Slug.slug(for: title) == slug)
  }

  @Test("nothing that can be kept gives no slug", arguments: ["", "…", "— !", "中文", "\u{301}\u{301}", "\u{FEFF}"])
  func nothing(_ title: String) {
    #expect(Slug.slug(for: title) == nil)
  }

  @Test("a long title is cut at a hyphen, a word that ends at the limit is kept")
  func cutting() {
    let word = String(repeating: "a", count: 39)
    #expect(Slug.slug(for: "\(word) \(word) b") == "\(word)-\(word)")
    #expect(Slug.slug(for: "\(word) \(word)b") == "\(word)-\(word)b")
    #expect(Slug.slug(for: "\(word) \(word)b c") == "\(word)-\(word)b")
    #expect(Slug.slug(for: "\(word) \(word)bc") == word)
    #expect(Slug.slug(for: String(repeating: "x", count: 200)) == String(repeating: "x", count: 80))
  }

  @Test("bytes that are not UTF-8 part words")
  func notUTF8() {
    let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0xC3, 0x63, 0xED, 0xA0, 0x80, 0xE1, 0xBA]
    #expect(Slug.slug(forUTF8: bytes.span) == "a-b-c")
  }

  @Test("of any titles no two names are the same, and what is added later changes none before")
  func unique() {
    var generator = SeededGenerator(state: 4)
    let titles = (0..<400).map { _ in
      ["Đá", "Da", "da 2", "Da-2", "Da 2 2", "!", "Mục"].randomElement(using: &generator) ?? ""
    }
    func names(_ titles: [String]) -> [String] {
      var slugs = UniqueSlugs()
      return titles.map { slugs.slug(for: $0) }
    }
    let all = names(titles)
    #expect(Set(all).count == all.count)
    #expect(names(Array(titles.prefix(150))) == Array(all.prefix(150)))
    #expect(names(["Đá", "Da", "Dạ", "?"]) == ["da", "da-2", "da-3", "muc"])
    #expect(names(["Da", "Da", "Da 2"]) == ["da", "da-2", "da-2-2"])
  }

  @Test(arguments: [
    ("Kế hoạch 178.PDF", "ke-hoach-178.pdf"), ("ảnh.tar.GZ", "anh-tar.gz"), ("IMG_2034.JPG", "img-2034.jpg"),
    ("Bài 12.7", "bai-12-7"), (".htaccess", "htaccess"), ("“”.docx", "tep.docx"), ("Con.pdf", "tep-con.pdf"),
    ("a.b c", "a-b-c"), ("tệp.", "tep"), ("...", "tep"), ("Com1", "tep-com1"), ("x.đoc", "x-doc"),
  ])
  func fileNames(_ name: String, _ expected: String) {
    #expect(Slug.asciiFileName(for: name) == expected)
  }
}
