/// Writes histories: what a project has at first, and edits that mostly apply.
struct HistoryWriter {
  private var maker: SourceMaker
  private var paths: [String] = []
  private var bytes = FileContents()
  private var hours = 0
  private var edits: [Edit] = []

  static let sections = ["content/tin", "content/lich-su", "content/hoat-dong"]
  static let names = [
    "bai-1.md", "bai-2.md", "BAI-1.md", "bai-3/index.md", "bai-4.md", "Ba\u{300}i na\u{306}m.md", "Bài năm.md",
    "bai-6.markdown",
  ]
  /// Templates that stand in for those of the built-in theme: of pages, of lists, what all of them stand in, and partials of both.
  static let templates = [
    "templates/not-found.mustache", "templates/section.mustache", "templates/tag.mustache",
    "templates/article.mustache", "templates/page.mustache", "templates/layout.mustache",
    "templates/plain/date.mustache", "templates/plain/ending.mustache", "templates/plain/item.mustache",
  ]

  /// The history of `seed`.
  static func history(_ seed: UInt64) -> History {
    var writer = HistoryWriter(maker: SourceMaker(chance: Chance(seed: seed)))
    let clocks: [History.Clock] = [.settled, .settled, .settled, .settled, .real, .coarse]
    let clock = writer.maker.chance.one(of: clocks)
    let workers = writer.maker.chance.number(1...2)
    writer.begin()
    let first = writer.edits.count
    let count = writer.maker.chance.number(8...40)
    while writer.edits.count < first + count { writer.edit() }
    return History(seed: seed, clock: clock, workers: workers, setUp: first - 1, edits: writer.edits)
  }

  private init(maker: SourceMaker) { self.maker = maker }

  private mutating func begin() {
    put("content/site.yaml", maker.configuration([]))
    put("content/don-vi.yaml", maker.units())
    put("content/anh.png", maker.picture())
    put("content/tep.pdf", Array("%PDF mẫu".utf8))
    put("content/_static/robots-mau.txt", Array("mẫu".utf8))
    for section in Self.sections where maker.chance.number(0...3) > 0 { put("\(section)/_index.md", maker.section()) }
    for path in SourceMaker.lasting where path.hasSuffix(".md") { put(path, maker.source(path, [])) }
    for _ in 0..<maker.chance.number(1...5) { add() }
    for _ in 0..<maker.chance.number(1...5) { addPlain() }
  }

  private mutating func put(_ path: String, _ content: [UInt8]) {
    if bytes[path] == nil { paths.append(path) }
    bytes[path] = content
    edits.append(.write(path, content))
  }

  private var sources: [String] { paths.filter { $0.hasSuffix(".md") || $0.hasSuffix(".markdown") } }
  private var articles: [String] { sources.filter { !$0.hasSuffix("_index.md") } }
  private var passing: [String] { articles.filter { !SourceMaker.lasting.contains($0) } }

  private mutating func add() {
    let section = maker.chance.once(in: 6) ? "content" : maker.chance.one(of: Self.sections)
    let path = "\(section)/\(maker.chance.one(of: Self.names))"
    put(path, maker.source(path, articles))
  }

  private mutating func rename(_ path: String, to target: String) {
    guard !Self.isSame(path, target), let content = bytes[path] else { return }
    edits.append(.rename(path, to: target))
    forget(path)
    forget(target)
    paths.append(target)
    bytes[target] = content
  }

  private mutating func forget(_ path: String) {
    paths.removeAll { Self.isSame($0, path) }
    bytes[path] = nil
  }

  /// Whether both are one name to the file system: to Swift a name with composed marks equals the one with combining marks.
  private static func isSame(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

  private mutating func edit() {
    switch maker.chance.number(0...46) {
    case 0...5:
      guard !articles.isEmpty else { return add() }
      let path = maker.chance.one(of: articles)
      put(path, maker.source(path, articles))
    case 6, 7: oneByte()
    case 8, 9: add()
    case 10, 11:
      guard !passing.isEmpty else { return }
      let path = maker.chance.one(of: passing)
      forget(path)
      edits.append(.remove(path))
    case 12, 13: move()
    case 14:
      let path = maker.chance.one(of: Self.sections) + "/_index.md"
      put(path, maker.section())
    case 15:
      if maker.chance.once(in: 2) { keepTogether() } else { put("content/site.yaml", maker.configuration(sources)) }
    case 16: put("content/don-vi.yaml", maker.units())
    case 17, 31, 44:
      let path = maker.chance.one(of: Self.templates)
      if bytes[path] != nil, maker.chance.once(in: 3) {
        forget(path)
        edits.append(.remove(path))
      } else {
        put(path, maker.template(path))
      }
    case 18: put("templates/assets/mau.css", maker.asset())
    case 19: put("content/anh.png", maker.picture())
    case 20, 21:
      // Across what is published, what expires, a new day, an anniversary; now and then backwards.
      hours +=
        maker.chance.once(in: 6) ? -maker.chance.number(1...30) : maker.chance.one(of: [1, 2, 14, 24, 48, 24 * 365])
      edits.append(.date(hours: hours))
    case 22:
      guard let path = articles.last, let content = bytes[path] else { return }
      edits.append(.replace(path, content))
    case 23: edits.append(.damage(output: maker.chance.number(0...80), keepsSize: maker.chance.once(in: 2)))
    case 24: edits.append(.removeOutput(maker.chance.number(0...80)))
    case 25:
      edits.append(.drop(maker.chance.one(of: ["cua-khach.html", "tin/cua-khach.txt", "tin/bai-1/la.jpg"])))
    case 26: edits.append(.linkFolder(output: maker.chance.number(0...80)))
    case 27: edits.append(maker.chance.once(in: 2) ? .loseMemo : .damageMemo(maker.chance.number(0...9000)))
    case 28: edits.append(maker.chance.once(in: 2) ? .damagePacks(maker.chance.number(0...20_000)) : .foreignMemo)
    case 29: edits.append(.engine(maker.chance.number(0...1)))
    case 32...39: rewrite()
    case 40...43: addPlain()
    case 45: respell()
    case 30: edits.append(.restart(maker.chance.number(0...1)))
    default: put("content/_static/robots-mau.txt", Array("mẫu \(maker.chance.number(0...2))".utf8))
    }
  }

  /// Other words stay together on one line, which no field of a page says, and nothing else of site.yaml is another.
  private mutating func keepTogether() {
    guard let old = bytes["content/site.yaml"] else { return }
    let lines = String(decoding: old, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("keep_together:") }
    let words = maker.chance.one(of: ["Đoạn mở đầu", "mở đầu", "Trang mẫu"])
    put("content/site.yaml", Array((lines + ["keep_together: [\(words)]", ""]).joined(separator: "\n").utf8))
  }

  /// The title, the summary, a link or the text of some article is another, and nothing else of it.
  private mutating func rewrite() {
    let plain = articles.filter { $0.contains("/moi-") }
    let pool = plain.isEmpty || maker.chance.once(in: 3) ? articles : plain
    guard !pool.isEmpty else { return }
    let path = maker.chance.one(of: pool)
    guard let old = bytes[path], let text = String(validating: old, as: UTF8.self) else { return }
    // Not every text has what would be another.
    for _ in 0..<4 {
      let new = Array(rewritten(text).utf8)
      if new != old { return put(path, new) }
    }
  }

  private mutating func rewritten(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    switch maker.chance.number(0...4) {
    case 4:
      guard let line = lines.firstIndex(where: { $0.contains("/con-mai.md") }) else { return text }
      let (one, other) = ("../con-mai.md", "../muc/con-mai.md")
      let isOther = lines[line].contains(other)
      lines[line] = lines[line].replacing(isOther ? other : one, with: isOther ? one : other)
    case 0: lines.append("Thêm một đoạn \(maker.chance.number(0...9)).\n")
    case 1:
      guard let line = lines.firstIndex(where: { $0.hasPrefix("Đoạn mở đầu") }) else { return text }
      lines[line] = "Đoạn mở đầu \(maker.chance.number(6...9))."
    case 2:
      guard let line = lines.firstIndex(where: { $0.hasPrefix("title: ") }) else { return text }
      lines[line] = "title: \(maker.chance.one(of: SourceMaker.titles))"
    default:
      guard let line = lines.firstIndex(where: { $0.hasPrefix("summary: ") }) else { return text }
      lines[line] = "summary: Tóm tắt \(maker.chance.number(4...9))"
    }
    return lines.joined(separator: "\n")
  }

  /// An article that brings nothing new with it but itself.
  private mutating func addPlain() {
    let section = maker.chance.one(of: Self.sections)
    let path = "\(section)/moi-\(maker.chance.number(0...9)).md"
    // What is not there would keep the site from being built, and most edits from being tried.
    let neighbour = bytes["\(section)/bai-1.md"] == nil && !maker.chance.once(in: 20) ? "../con-mai.md" : "bai-1.md"
    let tags = maker.chance.once(in: 2) ? "tags:\n- \(maker.chance.one(of: SourceMaker.tags))\n" : ""
    let author = maker.chance.once(in: 3) ? "author: \(maker.chance.one(of: SourceMaker.authors))\n" : ""
    let link =
      maker.chance.once(in: 3)
      ? "\n[bài](\(maker.chance.one(of: ["../con-mai.md", neighbour, "../muc/con-mai.md"])))\n" : ""
    let front = "title: \(maker.chance.one(of: SourceMaker.titles))\ndate: \(maker.chance.one(of: SourceMaker.dates))\n"
    put(path, Array("---\n\(front)\(tags)\(author)---\n\nĐoạn mở đầu \(maker.chance.number(0...5)).\n\(link)".utf8))
  }

  /// A digit or a letter of some file is another, and the file as long as before; now and then unseen.
  private mutating func oneByte() {
    guard let path = paths.filter({ $0.hasSuffix(".md") || $0.hasSuffix(".mustache") || $0.hasSuffix(".css") }).last,
      var content = bytes[path]
    else { return }
    let places = content.indices.filter { content[$0] >= 0x30 && content[$0] <= 0x38 }
    guard !places.isEmpty else { return }
    let place = maker.chance.one(of: places)
    content[place] += 1
    bytes[path] = content
    edits.append(maker.chance.once(in: 2) ? .writeUnseen(path, content) : .write(path, content))
  }

  /// A name with composed marks gets combining ones, as a Mac writes them, or the other way round.
  private mutating func respell() {
    let (composed, combining) = ("Bài năm", "Ba\u{300}i na\u{306}m")
    guard let path = passing.last(where: { $0.contains(composed) }) else {
      return put(
        "\(maker.chance.one(of: Self.sections))/\(composed).md", maker.source("content/tin/\(composed).md", articles))
    }
    let isComposed = path.unicodeScalars.contains("à")
    rename(path, to: path.replacing(composed, with: isComposed ? combining : composed))
  }

  private mutating func move() {
    guard !passing.isEmpty else { return }
    let path = maker.chance.one(of: passing)
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    switch maker.chance.number(0...4) {
    case 0:
      let section = maker.chance.one(of: Self.sections)
      rename(path, to: "\(section)/\(maker.chance.one(of: Self.names))")
    case 1 where path.hasSuffix("/index.md"): rename(path, to: "\(folder).md")
    case 1: rename(path, to: String(path.prefix(while: { $0 != "." })) + "/index.md")
    case 2:
      rename(path, to: path.contains("bai") ? path.replacing("bai", with: "Bai") : path.replacing("Bai", with: "bai"))
    default:
      // A whole section under another name, and back.
      let section = maker.chance.one(of: Self.sections)
      let moved = "\(section)-moi"
      let (from, to) = paths.contains { $0.hasPrefix("\(section)/") } ? (section, moved) : (moved, section)
      guard paths.contains(where: { $0.hasPrefix("\(from)/") }), !paths.contains(where: { $0.hasPrefix("\(to)/") })
      else { return }
      edits.append(.rename(from, to: to))
      for index in paths.indices where paths[index].hasPrefix("\(from)/") {
        let target = to + paths[index].dropFirst(from.count)
        bytes[target] = bytes[paths[index]]
        bytes[paths[index]] = nil
        paths[index] = target
      }
    }
  }
}

/// What stands in files, by their names as the file system knows them.
private struct FileContents {
  private var contents: [[UInt8]: [UInt8]] = [:]

  subscript(path: String) -> [UInt8]? {
    get { contents[Array(path.utf8)] }
    set { contents[Array(path.utf8)] = newValue }
  }
}
