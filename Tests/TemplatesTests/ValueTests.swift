import Hashing
import Templates
import Testing

private let card = Schema("card", [.init("title", .text, note: "Tên bài"), .init("summary", .text, note: "")])
private let page = Schema(
  "page",
  [
    .init("title", .text, note: "Tên trang"), .init("summary", .text, note: ""), .init("url", .address, note: ""),
    .init("intro", .html, note: ""), .init("body", .deferred, note: ""), .init("cards", .list(card), note: ""),
    .init("draft", .flag, note: ""),
  ])

/// HTML that is made when it is written; writes one line break, which no indentation may follow.
private struct Body: DeferredHTML {
  var html: String
  var fingerprint: ContentHash { ContentHash(Array(html.utf8)) }
  var isEmpty: Bool { html.isEmpty }
  func write(into output: inout [UInt8], addresses: any AddressStyle) throws {
    output += Array(html.utf8)
    addresses.write("/&/", into: &output)
  }
}

/// Puts a page's depth before each address.
private struct Relative: AddressStyle {
  func write(_ address: String, into output: inout [UInt8]) { output += Array(("../.." + address).utf8) }
}

private func makePage(_ cards: [Record] = [], title: Value = .text("Trang"), draft: Bool = false) -> Record {
  Record(
    page,
    [
      title, .text("của trang"), .address("/tin/\"<&'/"), .html(Array("<b>&amp;</b>".utf8)),
      .deferred(Body(html: "<p>một\nhai</p>")), .list(cards), .flag(draft),
    ])
}

/// What each type of value does when it is written, and what its fingerprint covers.
@Suite struct ValueTests {
  @Test func eachTypeIsWrittenInItsWay() throws {
    let template = try templates("{{url}} {{{url}}} {{intro}} {{{intro}}} {{body}}").compile("trang", schema: page)
    var output: [UInt8] = []
    try template.render(makePage(), addresses: Relative(), into: &output)
    #expect(
      String(decoding: output, as: UTF8.self)
        == "../../tin/&quot;&lt;&amp;&#39;/ ../../tin/\"<&'/ <b>&amp;</b> <b>&amp;</b> <p>một\nhai</p>../../&/")
  }

  @Test func noIndentationGoesIntoValues() throws {
    #expect(
      try render("  {{>con}}\n", makePage(), ["con": "<div>\n{{body}}\n</div>\n"])
        == "  <div>\n  <p>một\nhai</p>/&/\n  </div>\n")
  }

  @Test func anAbsentSummaryIsNotThePages() throws {
    let cards = [Record(card, [.text("A"), .text("của A")]), Record(card, [.text("B"), .absent])]
    #expect(
      try render(
        "{{#cards}}{{title}}: {{#summary}}({{.}}){{/summary}}{{^summary}}-{{/summary}}\n{{/cards}}", makePage(cards))
        == "A: (của A)\nB: -\n")
  }

  @Test func theOuterContextComesBackBehindASection() throws {
    let cards = [Record(card, [.text("A"), .absent])]
    #expect(try render("{{title}}{{#cards}}{{title}}{{/cards}}{{title}}", makePage(cards)) == "TrangATrang")
  }

  @Test func fingerprintsCoverAllValues() {
    let cards = [Record(card, [.text("A"), .absent])]
    let known = makePage(cards).fingerprint
    #expect(makePage([Record(card, [.text("A"), .absent])]).fingerprint == known)
    let others = [
      makePage(), makePage(cards + cards), makePage(cards, draft: true), makePage(cards, title: .absent),
      makePage(cards, title: .html(Array("Trang".utf8))), makePage(cards, title: .address("Trang")),
      makePage([Record(card, [.text("B"), .absent])]), makePage([Record(card, [.absent, .text("A")])]),
    ]
    #expect(Set(others.map(\.fingerprint) + [known]).count == others.count + 1)
    let twin = Schema("card2", card.fields)
    #expect(Record(twin, [.text("A"), .absent]).fingerprint != Record(card, [.text("A"), .absent]).fingerprint)
  }

  @Test func aTemplatesFingerprintCoversWhatItUses() throws {
    func compile(_ partials: [String: String]) throws -> Template {
      try templates("{{<cha}}{{$x}}{{>con}}{{/x}}{{/cha}}", partials).compile("trang", schema: page)
    }
    let known = try compile(["cha": "{{$x}}{{/x}}", "con": "{{title}}", "khác": "1"])
    #expect(known.usedTemplates == ["cha", "con", "trang"])
    #expect(known.usedKeys == ["page.title"])
    #expect(try compile(["cha": "{{$x}}{{/x}}", "con": "{{title}}", "khác": "2"]).fingerprint == known.fingerprint)
    #expect(try compile(["cha": "{{$x}}{{/x}}", "con": "{{title}}!"]).fingerprint != known.fingerprint)
    #expect(try compile(["cha": "!{{$x}}{{/x}}", "con": "{{title}}"]).fingerprint != known.fingerprint)
  }

  @Test func aSchemaIsWalkedOnce() {
    let node = Schema("node")
    node.seal([.init("name", .text, note: "Tên"), .init("children", .list(node), note: "Con")])
    let root = Schema("page", [.init("tree", .record(node), note: "Cây"), .init("end", .flag, note: "")])
    #expect(root.walk().map(\.path) == ["tree", "tree.name", "tree.children", "end"])
    #expect(root.walk().map(\.isRepeated) == [false, false, true, false])
    #expect(root.walk().map(\.field.note) == ["Cây", "Tên", "Con", ""])
  }

  @Test func misuseOfASchemaStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      let schema = Schema("a", [])
      schema.seal([])
    }
    await #expect(processExitsWith: .failure) { _ = Schema("a").fields }
    await #expect(processExitsWith: .failure) { _ = Schema("a").slot(of: "x") }
    await #expect(processExitsWith: .failure) {
      _ = Schema("a", [.init("x", .text, note: ""), .init("x", .flag, note: "")])
    }
    await #expect(processExitsWith: .failure) { _ = Record(Schema("a", [.init("x", .text, note: "")]), []) }
  }

  @Test func aLaterSourceReplacesAnEarlier() throws {
    let set = TemplateSet([
      .init(name: "trang", path: "a", bytes: Array("cũ".utf8)),
      .init(name: "trang", path: "b", bytes: Array("\u{FEFF}mới".utf8)),
    ])
    var output: [UInt8] = []
    try set.compile("trang", schema: page).render(makePage(), addresses: PlainAddresses(), into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "mới")
  }
}
