import Diagnostics
import Templates
import Testing

private let tag = Schema("tag", [.init("name", .text, note: ""), .init("url", .address, note: "")])
private let card = Schema(
  "card", [.init("title", .text, note: ""), .init("summary", .text, note: ""), .init("tags", .list(tag), note: "")])
private let page = Schema(
  "page",
  [
    .init("title", .text, note: ""), .init("summary", .text, note: ""), .init("draft", .flag, note: ""),
    .init("cards", .list(card), note: ""), .init("lead", .record(card), note: ""), .init("body", .html, note: ""),
  ])

/// Every fault of a template has its code and its place, and all of them are reported.
@Suite struct FaultTests {
  @Test(
    "syntax",
    arguments: [
      ("{{title", ["template-syntax 1:1+2"]),
      ("a\n  {{title\n<p>{{summary}}", ["template-syntax 2:3+2"]),
      ("{{!  ghi chú", ["template-syntax 1:1+2"]),
      ("{{}}", ["template-syntax 1:1+4"]),
      ("{{# }}x", ["template-syntax 1:1+6"]),
      ("{{ti tle}}", ["template-syntax 1:3+6"]),
      ("{{lead..title}}", ["template-syntax 1:3+11"]),
      ("{{=<%=}}", ["template-syntax 1:1+8"]),
      ("{{>*động}}", ["template-syntax 1:4+5"]),
      ("chữ Việt {{#title}}\n", ["template-syntax 1:10+10"]),
      ("{{/title}}", ["template-syntax 1:1+10"]),
      ("{{#title}}{{#draft}}{{/title}}", ["template-syntax 1:21+10"]),
      (
        "{{#title}}\n{{#draft}}\n{{^body}}",
        ["template-syntax 1:1+10", "template-syntax 2:1+10", "template-syntax 3:1+9"]
      ),
      ("{{<cha}}{{title}}{{/cha}}", ["template-syntax 1:11+5"]),
      ("{{<cha}}{{#title}}{{$tên}}{{/tên}}{{/title}}{{/cha}}", ["template-syntax 1:12+5"]),
    ])
  func syntax(_ template: String, _ expected: [String]) {
    #expect(faults(template, page, ["cha": "{{$tên}}{{/tên}}"]) == expected)
  }

  @Test(
    "names and types",
    arguments: [
      ("{{titel}}", ["unknown-template-key 1:3+5"]),
      ("{{{titel}}}{{&sumary}}", ["unknown-template-key 1:4+5", "unknown-template-key 1:15+6"]),
      (
        "{{#cards}}{{titel}}{{#tags}}{{nmae}}{{/tags}}{{/cards}}",
        ["unknown-template-key 1:13+5", "unknown-template-key 1:31+4"]
      ),
      ("{{lead.url}}", ["unknown-template-key 1:3+8"]),
      ("{{#lead}}{{.draft}}{{/lead}}", ["unknown-template-key 1:12+6"]),
      ("{{#nothing}}{{titel}}{{/nothing}}", ["unknown-template-key 1:4+7"]),
      ("{{draft}}", ["template-key-type 1:3+5"]),
      ("{{cards}}", ["template-key-type 1:3+5"]),
      ("{{lead}}", ["template-key-type 1:3+4"]),
      ("{{.}}", ["template-key-type 1:3+1"]),
      ("{{cards.title}}", ["template-key-type 1:3+11"]),
      ("{{title.x}}", ["template-key-type 1:3+7"]),
      ("{{>x}}\n {{<y}}{{/y}}", ["unknown-partial 1:4+1", "unknown-partial 2:5+1"]),
      ("{{<cha}}{{$tên}}a{{/tên}}{{$ten}}b{{/ten}}{{/cha}}", ["unknown-block 1:29+3"]),
    ])
  func names(_ template: String, _ expected: [String]) {
    #expect(faults(template, page, ["cha": "{{>mục}}", "mục": "{{$tên}}{{/tên}}"]) == expected)
  }

  @Test(
    "what is no fault",
    arguments: [
      "{{#title}}{{.}}{{/title}}{{^title}}{{/title}}", "{{#draft}}{{title}}{{/draft}}", "{{#body}}{{{body}}}{{/body}}",
      "{{#cards}}{{title}}{{draft2}}{{/cards}}".replacing("{{draft2}}", with: "{{#draft}}{{/draft}}"),
      "{{#cards}}{{#tags}}{{name}} {{title}}{{/tags}}{{/cards}}", "{{lead.title}}{{#lead}}{{.title}}{{/lead}}",
      "{{#.}}{{title}}{{/.}}{{^.}}{{title}}{{/.}}",
    ])
  func sound(_ template: String) { #expect(diagnostics(template, page) == []) }

  @Test func faultsOfPartialsStandInTheirFiles() {
    let found = faults("{{>con}}{{titel}}", page, ["con": "\n {{sumary}}{{#draft}}"])
    #expect(
      found == [
        "unknown-template-key con.mustache 2:4+6", "template-syntax con.mustache 2:12+10",
        "unknown-template-key 1:11+5",
      ])
  }

  @Test func theNearestNameIsOffered() {
    #expect(diagnostics("{{#cards}}{{sumary}}{{/cards}}", page).first?.hint?.vi == "có phải “summary”?")
    #expect(diagnostics("{{#cards}}{{draf}}{{/cards}}", page).first?.hint?.en == "did you mean “draft”?")
    #expect(diagnostics("{{>teh-bai}}", page, ["the-bai": ""]).first?.hint?.vi == "có phải “the-bai”?")
    #expect(diagnostics("{{lead.xyz}}", page).first?.hint?.vi == "các khóa ở đây: title, summary, tags")
    #expect(diagnostics("{{titel}}", page).first?.message.vi == "không có khóa “titel” trong “page”")
  }

  @Test(
    "partials without end",
    arguments: [
      (["a": "{{>a}}"], 1), (["a": "{{>b}}", "b": "{{>c}}", "c": "x{{>a}}"], 1),
      (["a": "{{#draft}}{{>a}}{{/draft}}"], 1),
      (["a": "{{^title}}{{>a}}{{/title}}"], 1), (["a": "{{#title}}{{>a}}{{/title}}"], 1),
      (["a": "{{<a}}{{/a}}"], 1), (["a": "{{<a}}{{$x}}{{/x}}{{/a}}{{$x}}{{/x}}"], 1),
      (["a": "{{<b}}{{$x}}{{>a}}{{/x}}{{/b}}", "b": "{{$x}}{{/x}}"], 1),
      // A list of the page is the same each time, from inside its items too.
      (["a": "{{#cards}}{{>a}}{{/cards}}"], 1), (["a": "{{#lead}}{{>a}}{{/lead}}"], 1),
      (["a": "{{#cards}}{{title}}{{/cards}}"], 0),
    ])
  func endless(_ partials: [String: String], _ count: Int) {
    #expect(diagnostics("{{>a}}", page, partials).filter { $0.code == .endlessPartial }.count == count)
  }

  @Test func aTreeNamesItselfAsChild() throws {
    let node = Schema("node")
    node.seal([.init("name", .text, note: ""), .init("children", .list(node), note: "")])
    func leaf(_ name: String) -> Record { Record(node, [.text(name), .list([])]) }
    let tree = Record(node, [.text("I"), .list([leaf("1"), Record(node, [.text("2"), .list([leaf("a")])])])])
    let partial = "<li>{{name}}{{#children}}{{>nút}}{{/children}}</li>"
    #expect(try render("{{>nút}}", tree, ["nút": partial]) == "<li>I<li>1</li><li>2<li>a</li></li></li>")
  }

  @Test func deepDataIsAnErrorAndNoCrash() throws {
    let node = Schema("node")
    node.seal([.init("child", .record(node), note: "")])
    func chain(_ depth: Int) -> Record {
      (0..<depth).reduce(Record(node, [.absent])) { inner, _ in Record(node, [.record(inner)]) }
    }
    let partials = ["nút": "x{{#child}}{{>nút}}{{/child}}"]
    #expect(try render("{{>nút}}", chain(63), partials) == String(repeating: "x", count: 64))
    #expect(throws: RenderError.tooDeep(at: Place(file: "templates/nút.mustache", line: 1, column: 15, length: 3))) {
      try render("{{>nút}}", chain(64), partials)
    }
  }

  @Test(
    "every error has a sentence and a place",
    arguments: [
      RenderError.tooDeep(at: Place(file: "a")), .tooLong(file: "a"),
      .wrongSchema(file: "a", expected: "b", found: "c"),
    ])
  func errorsAreSaid(_ error: RenderError) {
    #expect(error.diagnostic.place == Place(file: "a"))
    #expect(!error.diagnostic.message.vi.isEmpty && error.diagnostic.message.vi != error.diagnostic.message.en)
  }

  @Test func dataThatIsTheSameEachTimeIsAnError() throws {
    do {
      _ = try render("{{>a}}", #"{"xã": [1, 2, 3]}"#, ["a": "x\n{{#xã}}{{>a}}{{/xã}}"])
      Issue.record("no fault")
    } catch let faults as TemplateFaults {
      let fault = faults.diagnostics.first
      #expect(fault?.code == .endlessPartial && faults.diagnostics.count == 1)
      #expect(fault?.place?.line == 2 && fault?.place?.column == 11, "\(String(describing: fault))")
    }
  }

  @Test("what only the data shows to be without end is told at the tag that calls")
  func endlessByData() throws {
    // Down into an item, and from there to the page's list again.
    let data = #"{"a": [{"b": [{"c": 1}]}]}"#
    let partials = ["x": "{{#b}}\n{{>y}}{{/b}}", "y": "{{#a}}{{>x}}{{/a}}"]
    #expect(throws: RenderError.tooDeep(at: Place(file: "templates/y.mustache", line: 1, column: 10, length: 1))) {
      try render("{{#a}}{{>x}}{{/a}}", data, partials)
    }
  }

  @Test("a name that the data would give is told once")
  func dynamicName() {
    #expect(diagnostics("{{>*tên}}", page).count == 1)
  }

  @Test func listsInsideThemselvesEnd() throws {
    let template = String(repeating: "{{#xã}}", count: 30) + String(repeating: "{{/xã}}", count: 30)
    #expect(throws: RenderError.tooLong(file: "templates/trang.mustache")) {
      try render(template, #"{"xã": [1, 2, 3, 4]}"#)
    }
  }

  @Test func nestingIsBounded() {
    func nested(_ depth: Int) -> String {
      String(repeating: "{{#draft}}", count: depth) + String(repeating: "{{/draft}}", count: depth)
    }
    #expect(faults(nested(100), page) == [])
    #expect(faults(nested(101), page) == ["template-too-deep 1:1001+10"])
    #expect(Set(diagnostics(nested(20_000), page).map(\.code)) == [.templateTooDeep])
  }

  @Test func partialsInEverNewContextsAreBounded() {
    let keys = (0..<12).map { number in
      Schema.Field("k\(number)", .record(Schema("s\(number)", [.init("x", .text, note: "")])), note: "")
    }
    let partial = keys.map { "{{#\($0.name)}}{{>a}}{{/\($0.name)}}" }.joined()
    // Each of them goes into the page's lists again, which is told too.
    let found = faults("{{>a}}", Schema("page", keys), ["a": partial])
    #expect(found.filter { !$0.hasPrefix("endless-partial") } == ["template-too-deep 0:0+1"])
  }

  @Test func bytesThatAreNoText() {
    let set = TemplateSet([.init(name: "trang", path: "trang.mustache", bytes: [0x61, 0x0A, 0x62, 0xFF, 0x63])])
    #expect(set.syntaxFaults.map(\.code) == [.notUTF8])
    #expect(set.syntaxFaults.first?.place == Place(file: "trang.mustache", line: 2, column: 2))
  }

  @Test func aRecordOfAnotherSchemaIsAnError() throws {
    let template = try templates("{{title}}").compile("trang", schema: page)
    var output: [UInt8] = []
    #expect(throws: RenderError.wrongSchema(file: "templates/trang.mustache", expected: "page", found: "tag")) {
      try template.render(Record(tag, [.absent, .absent]), addresses: PlainAddresses(), into: &output)
    }
  }
}
