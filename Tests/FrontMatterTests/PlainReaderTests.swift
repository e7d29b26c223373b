import Diagnostics
import Testing
import Yams

@testable import FrontMatter

/// The reference: Yams' own tree, with the offsets of its marks.
private indirect enum Reference: Equatable {
  case text(String)
  case list([Reference])
  case map([Pair])

  struct Pair: Equatable {
    var key: String
    var value: Reference
  }

  init(_ node: Yams.Node) {
    switch node {
    case .scalar(let scalar): self = .text(scalar.string)
    case .sequence(let items): self = .list(items.map(Reference.init))
    case .mapping(let pairs): self = .map(pairs.map { Pair(key: $0.key.string ?? "?", value: Reference($0.value)) })
    case .alias: self = .text("alias")
    }
  }

  init(_ node: YAMLNode, in tree: SourceTree) {
    switch node.content {
    case .empty, .plain, .quoted, .text: self = .text(tree.text(of: node) ?? "")
    case .list(let items): self = .list(items.map { Reference($0, in: tree) })
    case .map(let entries):
      self = .map(entries.map { Pair(key: tree.text(of: $0.key) ?? "?", value: Reference($0.value, in: tree)) })
    }
  }
}

private func tree(_ text: String) -> SourceTree { SourceTree(bytes: Array(text.utf8), file: "a.yaml") }

/// What the plain reader makes of `text`; nil when it gives up.
private func plain(_ text: String) -> [MapEntry]? {
  var reader = PlainReader(bytes: Array(text.utf8), from: 0, endsAtMarker: false)
  return reader.read() ? reader.entries : nil
}

@Suite struct PlainReaderTests {
  private static let words = [
    "Lễ kỷ niệm", "22/9/1943", "22:00", "Đảng bộ", "có", "true", "null", "~", "0x1F", "1_000", "1e3", "2023-09-22",
    "12:30:45",
    "-", "…-KH/HU", "(một)", "“trích”", "a#b", "R&D", "50%", "it's", "yes", "08", "+07:00", "a:b",
    "http://a.vn/x?y=1#z", "C\\D", "!",
    "<<", "=", ".5", "...", "1,5", "*nghiêng*", "  ", "|", "`", "\u{A0}", "🎗",
  ]

  private static func value(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...4, using: &generator)).map { _ in generator.pick(words) }.joined(separator: " ")
  }

  /// A document of the plain subset: what it holds is not checked here, only how it is read.
  private static func document(_ generator: inout SeededGenerator) -> String {
    var text = ""
    for number in 0..<Int.random(in: 0...8, using: &generator) {
      if generator.chance(6) { text += generator.pick(["\n", "# ghi chú: [x]\n", "  \n", "  # thụt\n"]) }
      text += generator.pick(["tiêu đề", "title", "số ký hiệu", "k-e_y", "Thẻ 1", "a.b"]) + "\(number)"
      text += generator.pick(["", "", " "]) + ":"
      let comment = generator.chance(6) ? "  # bình luận 'x'" : ""
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: text += comment
      case 1:
        text += comment
        let indent = String(repeating: " ", count: Int.random(in: 0...4, using: &generator))
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          if generator.chance(8) { text += "\n" }
          text += "\n\(indent)-\(generator.pick([" ", "  "]))\(scalar(&generator))\(comment)"
        }
      case 2:
        let items = (0..<Int.random(in: 0...3, using: &generator)).map { _ in scalar(&generator) }
        text += " [" + generator.pick(["", " "]) + items.joined(separator: generator.pick([",", ", ", " , "]))
        text += generator.pick(["", " "]) + "]" + comment
      default: text += " " + generator.pick(["", " "]) + scalar(&generator) + comment
      }
      text += generator.chance(10) ? " \n" : "\n"
    }
    return text
  }

  private static func scalar(_ generator: inout SeededGenerator) -> String {
    let text = value(&generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: return "\"\(text)\""
    case 1: return "'\(text.split(separator: "'").joined(separator: "''"))'"
    default: return text
    }
  }

  @Test("what the plain reader accepts it reads as Yams does", arguments: 0..<8)
  func equalsYams(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var accepted = 0
    for _ in 0..<600 {
      let text = Self.document(&generator)
      guard let entries = plain(text) else { continue }
      accepted += 1
      try expectEqual(entries, text)
    }
    #expect(accepted > 100, "too few documents were plain for the test to mean anything")
  }

  @Test("what is left of a plain document after random edits is read as Yams does, or not at all", arguments: 0..<8)
  func equalsYamsAfterDamage(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(1_000 + seed))
    let pieces = [
      ":", ": ", "-", "- ", "#", " #", "\n", " ", "  ", "[", "]", ",", "{", "}", "\"", "'", "\\", "|", ">", "&", "*",
      "!", "?", "? ", "%",
      "@", "`", "\t", "...", "---", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{7F}", "\u{1}", "đ", "\u{C2}", "=", "~",
    ]
    var accepted = 0
    for _ in 0..<900 {
      var text = Array(Self.document(&generator).unicodeScalars)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0...text.count, using: &generator)
        if generator.chance(3), place < text.count {
          text.remove(at: place)
        } else {
          text.insert(contentsOf: Array(generator.pick(pieces).unicodeScalars), at: place)
        }
      }
      var string = String.UnicodeScalarView()
      string.append(contentsOf: text)
      guard let entries = plain(String(string)) else { continue }
      accepted += 1
      try expectEqual(entries, String(string))
    }
    #expect(accepted > 100)
  }

  private func expectEqual(_ entries: [MapEntry], _ text: String) throws {
    let source = tree(text)
    let ours = YAMLNode(content: .map(entries), range: 0..<0)
    let range = 0..<source.bytes.count
    let root: Yams.Node?
    do {
      root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch YamlError.duplicatedKeysInMapping {
      return  // reported later, with both places
    } catch {
      Issue.record("plain to us, to Yams: \(error)\n\(text)")
      return
    }
    guard let root else {
      #expect(entries.isEmpty, "\(text)")
      return
    }
    #expect(Reference(ours, in: source) == Reference(root), "\(text)")
    #expect(YAMLGuard.refusal(in: source.bytes, range: range) == nil, "\(text)")
    // The places, too: the slow way gives the same nodes but for the extent of collections and of what was escaped.
    let slow = try YAMLReader(source, range: range).read()
    guard case .map(let slowEntries) = slow.content else { return }
    for (a, b) in zip(entries, slowEntries) {
      #expect(a.key == b.key, "\(text)")
      if a.value.content != .empty { #expect(a.value.range.lowerBound == b.value.range.lowerBound, "\(text)") }
      if case .list(let x) = a.value.content, case .list(let y) = b.value.content {
        #expect(x.map(\.range.lowerBound) == y.map(\.range.lowerBound), "\(text)")
      }
    }
  }

  @Test("the form that editors write is plain")
  func editorsForm() {
    let text = """
      # ghi chú
      tiêu đề: Lễ kỷ niệm 80 năm: không
      """
    #expect(plain(text) == nil)
    let good =
      "tiêu đề: Lễ kỷ niệm\nngày: 22/9/2023 8:00\nthẻ:\n  - Lịch sử\n  - \"Chi bộ\"\nđơn vị: [UBND huyện, 'Phòng VH-TT']\nnháp:\n"
    let entries = plain(good)
    let source = tree(good)
    #expect(entries?.compactMap { source.text(of: $0.key) } == ["tiêu đề", "ngày", "thẻ", "đơn vị", "nháp"])
  }
}

@Suite struct YAMLGuardTests {
  private static let pieces = [
    "a", "đ", "k", ":", ": ", ":\n", "-", "- ", "\n", "\n  ", "\n    ", " ", "[", "]", "{", "}", ",", "\"", "'", "''",
    "\\\"", "|", "|\n", ">-\n",
    "|2\n", "&x", "&x ", "*x", "*x ", "!t", "!!str ", "?", "? ", "#", " # c", "\t", "---\n", "...\n", "%", "x: &a b\n",
    "y: *a\n",
  ]

  /// The deepest nesting of `node`, and whether anything in it carries an anchor.
  private func measure(_ node: Yams.Node, _ depth: Int = 1) -> (depth: Int, hasAnchor: Bool) {
    switch node {
    case .scalar(let scalar): return (depth, scalar.anchor != nil)
    case .sequence(let items):
      return items.map { measure($0, depth + 1) }
        .reduce((depth, items.anchor != nil)) { (max($0.0, $1.depth), $0.1 || $1.hasAnchor) }
    case .mapping(let pairs):
      return pairs.flatMap { [measure($0.key, depth + 1), measure($0.value, depth + 1)] }
        .reduce((depth, pairs.anchor != nil)) { (max($0.0, $1.depth), $0.1 || $1.hasAnchor) }
    case .alias: return (depth, true)
    }
  }

  @Test("nothing that passes has an anchor or is nested too deep", arguments: 0..<8)
  func lawful(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(2_000 + seed))
    var composed = 0
    for _ in 0..<2_500 {
      let text = (0..<Int.random(in: 1...25, using: &generator)).map { _ in generator.pick(Self.pieces) }.joined()
      let bytes = Array(text.utf8)
      guard YAMLGuard.refusal(in: bytes, range: 0..<bytes.count) == nil else { continue }
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try? parser.singleRoot() else { continue }
      composed += 1
      let (depth, hasAnchor) = measure(root)
      #expect(!hasAnchor, "\(text)")
      #expect(depth <= YAMLGuard.depthLimit + 2, "\(text)")
    }
    #expect(composed > 150)
  }

  @Test(
    "hostile YAML is refused before it is composed",
    arguments: [
      "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
      String(repeating: "[", count: 100_000),
      String(repeating: "- ", count: 50_000) + "x",
      String(repeating: "{a: ", count: 5_000),
      (0..<3_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      "a: !!binary x", "? [a, b]\n: c", "a: b\u{0B}c",
    ])
  func hostile(text: String) {
    let source = tree(text)
    #expect(throws: Diagnostic.self) { try YAMLReader(source, range: 0..<source.bytes.count).read() }
    let bytes = source.bytes
    #expect(YAMLGuard.refusal(in: bytes, range: 0..<bytes.count) != nil)
  }

  @Test(
    "signs within a text are text",
    arguments: [
      "a: \"*x* & !y\"", "a: '&x'", "a: R&D *x*", "a: |\n  *x\n  &y [[[[\nb: c", "a: >-\n  'x\n\nb: d",
      "a:\n  - b: \"[{\"\n    c: d",
    ])
  func honest(text: String) throws {
    let source = tree(text)
    let root = try YAMLReader(source, range: 0..<source.bytes.count).read()
    guard case .map = root.content else {
      Issue.record("not a map")
      return
    }
  }
}
