import Templates
import Testing

/// The reader of JSON and the schemas that are made from it.
@Suite struct JSONTests {
  @Test(
    "what RFC 8259 allows",
    arguments: [
      ("null", JSONValue.null), (" true\n", .bool(true)), ("-0.50e+3", .number("-0.50e+3")),
      (#""\"\\\/\b\f\n\r\t\u1EBF\uD83C\uDDFB""#, .string("\"\\/\u{8}\u{C}\n\r\t\u{1EBF}\u{1F1FB}")),
      ("[1, [], {}]", .array([.number("1"), .array([]), .object([])])),
      (
        #"{"a":1,"b":2,"a":3}"#,
        .object([.init(name: "a", value: .number("3")), .init(name: "b", value: .number("2"))])
      ),
      ("\u{FEFF}1", .number("1")),
    ])
  func reads(_ text: String, _ value: JSONValue) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)) == value)
  }

  @Test(
    "what it does not",
    arguments: [
      ("", JSONValue.Fault.Reason.unexpectedEnd, 0), ("[1,", .unexpectedEnd, 3), ("[1,]", .unexpectedByte, 3),
      ("{a:1}", .unexpectedByte, 1), ("{\"a\" 1}", .unexpectedByte, 5), ("01", .badNumber, 1), ("[1.]", .badNumber, 3),
      ("[-]", .badNumber, 2), ("\"\\x\"", .badEscape, 2), ("\"\\uD83C\"", .badEscape, 7),
      ("\"\\uDC00\"", .badEscape, 7),
      ("\"\n\"", .controlCharacter, 1), ("1 2", .trailingText, 2), ("tru", .unexpectedEnd, 3),
      ("trua", .unexpectedByte, 3),
      ("NaN", .unexpectedByte, 0), ("'a'", .unexpectedByte, 0),
    ])
  func refuses(_ text: String, _ reason: JSONValue.Fault.Reason, _ offset: Int) {
    let fault = #expect(throws: JSONValue.Fault.self) { try JSONValue(parsing: Array(text.utf8)) }
    #expect(fault?.reason == reason)
    #expect(fault?.offset == offset)
  }

  @Test func bytesThatAreNoText() {
    let fault = #expect(throws: JSONValue.Fault.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
    #expect(fault?.reason == .notUTF8)
  }

  @Test func depthIsBounded() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSONData(JSONValue(parsing: nested(100)))
    let fault = #expect(throws: JSONValue.Fault.self) { try JSONValue(parsing: nested(100_000)) }
    #expect(fault?.reason == .tooDeep)
  }

  @Test func itemsOfDifferentShapesShareOneSchema() throws {
    #expect(
      try render(
        "{{#bài}}[{{tên}}|{{tóm}}|{{#ảnh}}{{.}}{{/ảnh}}]{{/bài}}",
        #"{"tên": "trang", "bài": [{"tên": "a", "tóm": 1}, {"ảnh": false}, {"tên": null, "ảnh": "x.png"}]}"#)
        == "[a|1|][||][||x.png]")
  }

  @Test func anUnknownKeyIsAFaultButInsideWhatIsEmpty() throws {
    #expect(throws: TemplateFaults.self) { try render("{{tên}}", #"{"ten": 1}"#) }
    #expect(
      try render("{{#bài}}{{gì}}{{/bài}}{{^bài}}-{{/bài}}{{#a.b}}{{c}}{{/a.b}}", #"{"bài": [], "a": null}"#) == "-")
  }

  @Test func aListInsideAnItemOfItsNameIsATree() throws {
    #expect(
      try render(
        "{{#phần}}{{>nút}}{{/phần}}",
        #"{"phần": [{"tên": "I", "phần": [{"tên": "1"}, {"tên": "2", "phần": [{"tên": "a"}]}]}]}"#,
        ["nút": "({{tên}}{{#phần}}{{>nút}}{{/phần}})"]) == "(I(1)(2(a)))")
  }

  @Test func whatFitsNoSchemaIsNamed() {
    let conflict = #expect(throws: JSONData.Conflict.self) {
      try JSONData(JSONValue(parsing: Array(#"{"a": [{"b": "x"}, {"b": {"c": 1}}]}"#.utf8)))
    }
    #expect(conflict?.path == "a.b")
    #expect(conflict?.kinds == ["text", "object"])
  }
}
