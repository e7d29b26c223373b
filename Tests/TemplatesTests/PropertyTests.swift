import Diagnostics
import Templates
import Testing

/// SplitMix64: the same numbers for the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// What holds for any input.
@Suite struct PropertyTests {
  private static let pieces = [
    "{{", "}}", "{{{", "}}}", "{{#", "{{^", "{{/", "{{>", "{{<", "{{$", "{{!", "{{=", "=}}", "{{&", "a", "b", "a.b",
    ".", " ",
    "\n", "\r\n", "  ", "\t", "{{a}}", "{{#a}}", "{{/a}}", "{{#b}}", "{{/b}}", "{{>con}}", "{{<con}}", "{{/con}}",
    "{{$x}}",
    "{{/x}}", "{{=<% %>=}}", "<%={{ }}=%>", "ế", "\u{301}", "\u{0}", "{{>trang}}", "{{^c}}", "{{/c}}", "{{c.d}}", "|",
  ]
  private static let data = #"{"a": "x", "b": [{"a": "y", "b": []}, {"c": {"d": "<"}}], "c": {"d": "&"}}"#

  @Test("pieces of templates give a page or faults", arguments: 0..<40)
  func anyTemplate(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let data = try JSONData(JSONValue(parsing: Array(Self.data.utf8)))
    for _ in 0..<100 {
      func text() -> String {
        (0..<Int.random(in: 1...30, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
          .joined()
      }
      let (template, partial) = (text(), text())
      let set = templates(template, ["con": partial])
      let found = faults(in: set, data.schema)
      if found.isEmpty {
        let page = try renderOrFail(set, data.record)
        #expect(page == nil || String(validating: page ?? [], as: UTF8.self) != nil, "seed \(seed): \(template)")
      }
      for fault in found {
        guard let place = fault.place else { continue }
        #expect(place.line >= 0 && place.column >= 0 && !fault.message.vi.isEmpty, "seed \(seed): \(template)")
      }
    }
  }

  private func faults(in set: TemplateSet, _ schema: Schema) -> [Diagnostic] {
    do {
      _ = try set.compile("trang", schema: schema)
      return []
    } catch {
      return error.diagnostics
    }
  }

  /// The page; nil when rendering gives an error of its own.
  private func renderOrFail(_ set: TemplateSet, _ record: Record) throws -> [UInt8]? {
    var output: [UInt8] = []
    do {
      try set.compile("trang", schema: record.schema).render(record, addresses: PlainAddresses(), into: &output)
      return output
    } catch is RenderError {
      return nil
    }
  }

  @Test("any bytes give a page or faults", arguments: 0..<40)
  func anyBytes(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 1000)
    let schema = Schema("page", [.init("a", .text, note: "")])
    for _ in 0..<100 {
      let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        Bool.random(using: &random)
          ? "{}#/^a".utf8.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
      }
      let set = TemplateSet([.init(name: "trang", path: "trang", bytes: bytes)])
      let found = faults(in: set, schema)
      let page = found.isEmpty ? try renderOrFail(set, Record(schema, [.text("x")])) : nil
      #expect(found.isEmpty == (page != nil), "seed \(seed): \(bytes)")
      #expect(String(validating: page ?? [], as: UTF8.self) != nil, "seed \(seed): \(bytes)")
    }
  }

  @Test("a value stays in its attribute and comes back when it is decoded", arguments: 0..<40)
  func escapingIsUndone(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 2000)
    let pieces = [
      "&", "<", ">", "\"", "'", "\u{301}", "\u{323}", "&amp;", "&#39;", "a", "ế", " ", "\n", "=", "`", "\u{1F1FB}",
    ]
    for _ in 0..<100 {
      let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      let schema = Schema("page", [.init("a", .text, note: "")])
      let html = try render("{{a}}", Record(schema, [.text(text)]))
      let bytes = Array(html.utf8)
      #expect(!bytes.contains(where: { "<>\"'".utf8.contains($0) }), "seed \(seed)")
      #expect(decode(bytes).map { Array(text.utf8) == $0 } == true, "seed \(seed): \(text)")
    }
  }

  /// What a reader of HTML makes of character references; nil for an ampersand that begins none.
  private func decode(_ html: [UInt8]) -> [UInt8]? {
    let references = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]
    var text: [UInt8] = []
    var rest = html[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "&") {
        guard let found = references.first(where: { rest.starts(with: $0.key.utf8) }) else { return nil }
        text += Array(found.value.utf8)
        rest = rest.dropFirst(found.key.utf8.count)
      } else {
        text.append(byte)
        rest = rest.dropFirst()
      }
    }
    return text
  }

  @Test("hostile templates cost no quadratic time", .timeLimit(.minutes(1)))
  func hostile() {
    let schema = Schema("page", [.init("a", .flag, note: "")])
    for piece in ["{{", "{{#a}}", "{{$a}}", "{{/a}}", "{{!", "{{=", "{{{", " {{$a}}", "{{>", "{{a\n"] {
      let text = String(repeating: piece, count: 20_000)
      #expect(!diagnostics(text, schema).isEmpty)
      // A comment that was opened often is closed by one end.
      #expect(diagnostics(text + "}}", schema).isEmpty == (piece == "{{!"))
    }
    let pairs = String(repeating: "{{$a}}", count: 10_000) + String(repeating: "{{/a}}", count: 10_000)
    #expect(!diagnostics(pairs, schema).isEmpty)
  }
}
