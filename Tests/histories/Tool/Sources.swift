/// Makes the files of a project by chance: small ones, with all that pages know of each other.
struct SourceMaker {
  var chance: Chance

  static let titles = [
    "Đêm 22 tháng 9", "Bài mẫu", "Ắ Ệ Ỗ", "Một ngày", "chi bộ", "Chi bộ", "Kế hoạch", "A & B <c>", "Hội trường xã",
    "Đề cương",
  ]
  static let tags = ["Lịch sử", "lịch sử", "Thi đua", "Thanh niên", "THANH NIÊN", "Ảnh", "Mẫu"]
  static let authors = ["Ban Biên tập", "Nguyễn Mẫu", "ban biên tập"]
  static let units = ["Xã Mẫu Một", "Xã Mẫu Hai", "Xã Không Có"]
  static let dates = ["22/9/2023", "21/9/2023", "20/9/2023", "2/9/2023", "1/10/2023", "9/2023", "22/8/2023"]
  /// Sources that are edited, but neither moved nor removed, and a picture.
  static let lasting = ["content/con-mai.md", "content/muc/con-mai.md", "content/anh.png"]
  static let moments = ["22/9/2023 10:00", "23/9/2023", "24/9/2023 8:00", "30/9/2023", "1/9/2023"]

  /// Markdown for the path `path`, which may link to some of `others`.
  mutating func source(_ path: String, _ others: [String]) -> [UInt8] {
    var front = ["title: \(chance.one(of: Self.titles))"]
    if !chance.once(in: 8) { front.append("date: \(chance.one(of: Self.dates))") }
    if chance.once(in: 3) { front.append("summary: Tóm tắt \(chance.number(0...3))") }
    if chance.once(in: 2) { front.append("tags:\n" + words(Self.tags, 3).map { "- \($0)" }.joined(separator: "\n")) }
    if chance.once(in: 3) { front.append("author: \(chance.one(of: Self.authors))") }
    if chance.once(in: 4) { front.append("units:\n- \(chance.one(of: Self.units))") }
    // What others link to stays published, or nothing would be.
    let isLasting = Self.lasting.contains(path)
    if chance.once(in: isLasting ? 60 : 9) { front.append("publish: \(chance.one(of: Self.moments))") }
    if chance.once(in: isLasting ? 60 : 9) { front.append("expire: \(chance.one(of: Self.moments))") }
    if chance.once(in: isLasting ? 60 : 12) { front.append("draft: true") }
    if chance.once(in: 12) { front.append("slug: \(chance.one(of: ["ten-khac", "bai-1", "dac-biet"]))") }
    if chance.once(in: 12) { front.append("aliases:\n- /cu/\(chance.number(0...3))/") }
    if chance.once(in: 7) { front.append("image: \(relative("content/anh.png", from: path))\nimage_alt: Ảnh mẫu") }
    if chance.once(in: 9) { front.append("updated: \(chance.one(of: Self.dates))") }
    if chance.once(in: 160) { front.append("weight: sai") }
    var body = "Đoạn mở đầu \(chance.number(0...5)).\n"
    switch chance.number(0...9) {
    case 0:
      front.append("kind: history")
      body = history()
    case 1:
      front.append("kind: outline")
      body = outline()
    case 2:
      front.append("kind: activity\nstart: \(chance.one(of: Self.moments))\nplace: Hội trường")
      // Half of them are dated by the hour at which they begin.
      if chance.once(in: 2) { front.removeAll { $0.hasPrefix("date:") } }
    case 3: front.append("kind: page")
    case 4:
      front.append("kind: document\nnumber: 17-HD/BTGHU\nissuer: Ban mẫu\nheading: party")
      if chance.once(in: 2) { front.append("attachments:\n- \(relative("content/tep.pdf", from: path))") }
    default: break
    }
    for number in 0..<chance.number(0...3) {
      if chance.once(in: 3) { body += "\n## Mục \(chance.number(0...2))\n" }
      // Most links hold whatever is removed or moved: a site with a dead one is not built.
      let target = chance.once(in: 9) && !others.isEmpty ? chance.one(of: others) : chance.one(of: Self.lasting)
      let anchor = chance.once(in: 60) ? "#muc-\(chance.number(0...2))" : ""
      if target.hasSuffix(".md") {
        body += "\n[bài \(number)](\(relative(target, from: path))\(anchor))\n"
      } else {
        body += "\n![ảnh](\(relative("content/anh.png", from: path)))\n"
      }
    }
    if chance.once(in: 150) { body += "\n[hỏng](khong-co-\(chance.number(0...2)).md)\n" }
    if chance.once(in: 15) { body += "\nMột câu có chú thích[^1].\n\n[^1]: Chú thích.\n" }
    if chance.once(in: 25) { body += "\n<script>alert(1)</script>\n" }
    if chance.once(in: 240) { return Array("chữ".utf8) + [0xFF] }
    return Array("---\n\(front.joined(separator: "\n"))\n---\n\n\(body)".utf8)
  }

  private mutating func words(_ pool: [String], _ most: Int) -> [String] {
    (0..<chance.number(1...most)).map { _ in chance.one(of: pool) }
  }

  private mutating func history() -> String {
    let events = [
      "22/9/1943: Sự kiện mẫu {nổi bật}", "9/1942: Việc mẫu", "1945", "23/9/1944: Khác", "khoảng 8/1942: Ước chừng",
    ]
    return (0..<chance.number(1...3)).map { _ in
      "## \(chance.one(of: events))\n\nLời \(chance.number(0...3)).\n\nNguồn: Sách mẫu.\n"
    }.joined(separator: "\n")
  }

  private mutating func outline() -> String {
    "Lời đầu.\n\n## I. Phần một \(chance.number(0...2))\n\n### 1. Mục\n\nChữ \(chance.number(0...2)).\n\n## II. Phần hai\n\na) Ý a\n\nb) Ý b\n"
  }

  /// A text for a section.
  mutating func section() -> [UInt8] {
    let kind = chance.one(of: ["", "", "kind: document\n", "kind: activity\n"])
    let slug = chance.once(in: 8) ? "slug: muc-khac-\(chance.number(0...1))\n" : ""
    return Array(
      "---\ntitle: \(chance.one(of: Self.titles))\n\(kind)\(slug)weight: \(chance.number(0...3))\n---\n\nLời giới thiệu \(chance.number(0...2)).\n"
        .utf8)
  }

  /// A site.yaml. `sections` and `sources` are what its menu may name.
  mutating func configuration(_ sources: [String]) -> [UInt8] {
    var lines = [
      "name: Trang mẫu \(chance.number(0...2))", "base_url: https://mau.example.vn/\(chance.one(of: ["", "con/"]))",
      "page_size: \(chance.number(1...3))",
    ]
    if chance.once(in: 3) {
      lines.append("anniversary:\n  title: Ngày mẫu\n  first: 22/9/1943\n  date: 22/9/2023")
    }
    if chance.once(in: 3) { lines.append("publisher:\n  name: Trung tâm mẫu \(chance.number(0...1))") }
    if chance.once(in: 4), let source = sources.first(where: { $0.hasSuffix(".md") }) {
      lines.append("menu:\n- { title: Mục mẫu, path: \(source.dropFirst("content/".count)) }")
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  mutating func units() -> [UInt8] {
    Array(
      "- name: Xã Mẫu Một\n  website: https://mot.example.vn/\(chance.number(0...1))\n- name: Xã Mẫu Hai\n".utf8)
  }

  /// The beginning of a PNG (W3C PNG §11.2.2), which is all that is read of it.
  mutating func picture() -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
      + [0, 0, 1, UInt8(chance.number(0...3)), 0, 0, 0, UInt8(chance.number(90...93)), 8, 2, 0, 0, 0]
  }

  mutating func asset() -> [UInt8] {
    Array("/* \(chance.number(0...3)) */\nbody { color: #2\(chance.number(0...3))2 }\n".utf8)
  }

  /// A template that stands in for one of the built-in theme.
  mutating func template(_ path: String) -> [UInt8] {
    let text = "Mẫu \(chance.number(0...3))"
    if path.hasSuffix("not-found.mustache") {
      return Array(
        "<!DOCTYPE html><html lang=vi><title>{{title}}</title><p>\(text) {{site.name}} {{built}}</p></html>\n".utf8)
    }
    let top = "<!DOCTYPE html><html lang=vi><title>{{headTitle}}</title>"
    switch path {
    case "templates/plain/date.mustache": return Array("<b>{{long}}</b> \(text)\n".utf8)
    case "templates/plain/ending.mustache":
      return Array(
        "<p>\(text)</p>{{#hasReadOn}}{{#next}}<a href=\"{{url}}\">{{title}}</a>{{/next}}{{/hasReadOn}}\n".utf8)
    case "templates/plain/item.mustache": return Array("<li>\(text) <a href=\"{{url}}\">{{title}}</a></li>\n".utf8)
    case "templates/layout.mustache":
      return Array("\(top){{#menu}}<a href=\"{{url}}\">{{title}}</a>{{/menu}}\(text) {{$main}}{{/main}}</html>\n".utf8)
    case "templates/article.mustache", "templates/page.mustache":
      return Array("{{<layout}}\n{{$main}}\n<p>\(text)</p>{{{body}}}{{>plain/ending}}\n{{/main}}\n{{/layout}}\n".utf8)
    default: break
    }
    return Array(
      "<!DOCTYPE html><html lang=vi><title>{{headTitle}}</title><p>\(text)</p>{{#entries}}<a href=\"{{url}}\">{{title}}</a>{{#date}}{{text}}{{/date}}{{/entries}}</html>\n"
        .utf8)
  }

  private func relative(_ target: String, from source: String) -> String {
    var from = source.split(separator: "/").dropLast()[...]
    var to = target.split(separator: "/")[...]
    while let a = from.first, let b = to.first, a == b, to.count > 1 {
      from = from.dropFirst()
      to = to.dropFirst()
    }
    return (Array(repeating: "..", count: from.count) + to.map(String.init)).joined(separator: "/")
  }
}
