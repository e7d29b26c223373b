import Templates
import Testing

/// One case: what a template makes of data.
struct Case: Sendable, CustomTestStringConvertible {
  var name: String
  var template: String
  var json = "{}"
  var partials: [String: String] = [:]
  var expected: String

  var testDescription: String { name }

  init(_ name: String, _ template: String, _ json: String = "{}", partials: [String: String] = [:], gives: String) {
    (self.name, self.template, self.json, self.partials, expected) = (name, template, json, partials, gives)
  }
}

/// The modules of the Mustache specification 1.4, case by case, after its published text, with data of our own.
@Suite struct SpecificationTests {
  @Test(arguments: commentsCases) func comments(_ test: Case) throws { try check(test) }
  @Test(arguments: delimitersCases) func delimiters(_ test: Case) throws { try check(test) }
  @Test(arguments: interpolationCases) func interpolation(_ test: Case) throws { try check(test) }
  @Test(arguments: sectionsCases) func sections(_ test: Case) throws { try check(test) }
  @Test(arguments: invertedCases) func inverted(_ test: Case) throws { try check(test) }
  @Test(arguments: partialsCases) func partials(_ test: Case) throws { try check(test) }
  @Test(arguments: inheritanceCases) func inheritance(_ test: Case) throws { try check(test) }

  private func check(_ test: Case) throws {
    #expect(try render(test.template, test.json, test.partials) == test.expected)
  }
}

let commentsCases: [Case] = [
  Case("a comment leaves nothing", "xưa{{! ghi chú }}nay", gives: "xưanay"),
  Case("over several lines", "xưa{{!\n một\n hai\n}}nay\n", gives: "xưanay\n"),
  Case("alone on its line", "Đầu\n{{! ghi chú }}\nCuối\n", gives: "Đầu\nCuối\n"),
  Case("alone and indented", "Đầu\n  {{! ghi chú }}\nCuối\n", gives: "Đầu\nCuối\n"),
  Case("with CRLF", "|\r\n{{! ghi chú }}\r\n|", gives: "|\r\n|"),
  Case("alone on the first line", "  {{! ghi chú }}\n!", gives: "!"),
  Case("alone on the last line", "!\n  {{! ghi chú }}", gives: "!\n"),
  Case("several lines, alone", "Đầu\n{{!\nghi chú\n}}\nCuối\n", gives: "Đầu\nCuối\n"),
  Case("several lines, alone, indented", "Đầu\n  {{!\n    ghi chú\n  }}\nCuối\n", gives: "Đầu\nCuối\n"),
  Case("within an indented line", "  19 {{! 43 }}\n", gives: "  19 \n"),
  Case("between words", "xưa {{! ghi chú }} nay", gives: "xưa  nay"),
  Case("named like a key", "xã: [{{! xã, {{{khác }}]", #"{"xã": "A"}"#, gives: "xã: []"),
]

let delimitersCases: [Case] = [
  Case("a pair", "{{=<% %>=}}(<%lời%>)", #"{"lời": "Chào"}"#, gives: "(Chào)"),
  Case("signs of other languages", "({{=[ ]=}}[lời])", #"{"lời": "Chào"}"#, gives: "(Chào)"),
  Case(
    "inside and after sections",
    "[\n{{#có}}\n  {{lời}}\n  |lời|\n{{/có}}\n\n{{= | | =}}\n|#có|\n  {{lời}}\n  |lời|\n|/có|\n]\n",
    #"{"có": true, "lời": "viết ra"}"#, gives: "[\n  viết ra\n  |lời|\n\n  {{lời}}\n  viết ra\n]\n"),
  Case(
    "inside and after inverted sections",
    "[\n{{^có}}\n  {{lời}}\n  |lời|\n{{/có}}\n\n{{= | | =}}\n|^có|\n  {{lời}}\n  |lời|\n|/có|\n]\n",
    #"{"có": false, "lời": "viết ra"}"#, gives: "[\n  viết ra\n  |lời|\n\n  {{lời}}\n  viết ra\n]\n"),
  Case(
    "a partial keeps the usual ones", "[ {{>con}} ]\n{{= | | =}}\n[ |>con| ]\n", #"{"số": "80"}"#,
    partials: ["con": ".{{số}}."], gives: "[ .80. ]\n[ .80. ]\n"),
  Case(
    "those of a partial end with it", "[ {{>con}} ]\n[ .{{số}}.  .|số|. ]\n", #"{"số": "80"}"#,
    partials: ["con": ".{{số}}. {{= | | =}} .|số|."], gives: "[ .80.  .80. ]\n[ .80.  .|số|. ]\n"),
  Case("white space around", "| {{=@ @=}} |", gives: "|  |"),
  Case("white space before, in a line", " | {{=@ @=}}\n", gives: " | \n"),
  Case("alone on its line", "Đầu\n{{=@ @=}}\nCuối\n", gives: "Đầu\nCuối\n"),
  Case("alone and indented", "Đầu\n  {{=@ @=}}\nCuối\n", gives: "Đầu\nCuối\n"),
  Case("with CRLF", "|\r\n{{= @ @ =}}\r\n|", gives: "|\r\n|"),
  Case("alone on the first line", "  {{=@ @=}}\n=", gives: "="),
  Case("alone on the last line", "=\n  {{=@ @=}}", gives: "=\n"),
  Case("spaces inside", "|{{= @   @ =}}|", gives: "||"),
  Case("and back again", "{{=<% %>=}}<%a%><%={{ }}=%>{{a}}<%a%>", #"{"a": "x"}"#, gives: "xx<%a%>"),
  Case("unescaped with other delimiters", "{{=<% %>=}}<%&a%><%{a}%>", #"{"a": "<"}"#, gives: "<<"),
]

let interpolationCases: [Case] = [
  Case("text without tags", "Chào {cả} nhà!\n", gives: "Chào {cả} nhà!\n"),
  Case("a variable", "Chào {{ai}}!\n", #"{"ai": "bà con"}"#, gives: "Chào bà con!\n"),
  Case(
    "no second look at what is written", "{{một}}: {{hai}}", #"{"một": "{{hai}}", "hai": "2"}"#, gives: "{{hai}}: 2"),
  Case(
    "escaped", "Dấu: {{dấu}}\n", #"{"dấu": "& \" < > '"}"#, gives: "Dấu: &amp; &quot; &lt; &gt; &#39;\n"),
  Case("three braces", "Dấu: {{{dấu}}}\n", #"{"dấu": "& \" < >"}"#, gives: "Dấu: & \" < >\n"),
  Case("an ampersand", "Dấu: {{&dấu}}\n", #"{"dấu": "& \" < >"}"#, gives: "Dấu: & \" < >\n"),
  Case("a whole number", #""{{năm}} năm""#, #"{"năm": 80}"#, gives: #""80 năm""#),
  Case("a whole number in three braces", #""{{{năm}}} năm""#, #"{"năm": 80}"#, gives: #""80 năm""#),
  Case("a whole number with an ampersand", #""{{&năm}} năm""#, #"{"năm": 80}"#, gives: #""80 năm""#),
  Case("a decimal", "{{cao}} {{{cao}}} {{&cao}}", #"{"cao": 1.21}"#, gives: "1.21 1.21 1.21"),
  Case("null", "I ({{không}}) {{{không}}} {{&không}}.", #"{"không": null}"#, gives: "I ()  ."),
  Case(
    "a dotted name", "{{người.tên}} {{#người}}{{tên}}{{/người}}", #"{"người": {"tên": "Nông"}}"#, gives: "Nông Nông"),
  Case("a dotted name, unescaped", "{{{a.b}}} {{&a.b}}", #"{"a": {"b": "<"}}"#, gives: "< <"),
  Case("a long dotted name", "{{a.b.c.d.e}}", #"{"a": {"b": {"c": {"d": {"e": "sâu"}}}}}"#, gives: "sâu"),
  Case("a chain that breaks", "({{a.b.c}})", #"{"a": {"b": null}}"#, gives: "()"),
  Case("a chain that breaks looks nowhere else", "({{a.b.tên}})", #"{"a": {"b": null}, "tên": "Nông"}"#, gives: "()"),
  Case(
    "the first part is looked up as any name", "{{#a}}{{b.c}}{{/a}}",
    #"{"a": {"b": {"c": "trong"}}, "b": {"c": "ngoài"}}"#,
    gives: "trong"),
  Case(
    "a leading dot stays inside", "{{#a}}({{.tên}}){{/a}}{{#b}}({{.tên}}){{/b}}",
    #"{"a": {"tên": null}, "b": {"tên": "B"}, "tên": "ngoài"}"#, gives: "()(B)"),
  Case("former parts go first", "{{#a}}({{b.c}}){{/a}}", #"{"a": {"b": {"c": null}}, "b": {"c": "sai"}}"#, gives: "()"),
  Case("the item itself", "Chào {{.}}!", #""bà con""#, gives: "Chào bà con!"),
  Case("the item itself, escaped", "{{.}}", #""& \" < >""#, gives: "&amp; &quot; &lt; &gt;"),
  Case("the item itself, unescaped", "{{{.}}}{{&.}}", #""&""#, gives: "&&"),
  Case("the item itself, a number", "{{.}} năm", "80", gives: "80 năm"),
  Case("white space around", "| {{a}} |{{{a}}}| {{&a}} |", #"{"a": "---"}"#, gives: "| --- |---| --- |"),
  Case("never standalone", "  {{a}}\n  {{{a}}}\n  {{&a}}\n", #"{"a": "---"}"#, gives: "  ---\n  ---\n  ---\n"),
  Case("spaces inside", "|{{ a }}|{{{ a }}}|{{& a }}|", #"{"a": "---"}"#, gives: "|---|---|---|"),
]

let sectionsCases: [Case] = [
  Case("true", #""{{#có}}viết ra{{/có}}""#, #"{"có": true}"#, gives: #""viết ra""#),
  Case("false", #""{{#có}}viết ra{{/có}}""#, #"{"có": false}"#, gives: #""""#),
  Case("null", #""{{#có}}viết ra{{/có}}""#, #"{"có": null}"#, gives: #""""#),
  Case(
    "an object is a context", "{{#người}}Chào {{tên}}.{{/người}}", #"{"người": {"tên": "Nông"}}"#, gives: "Chào Nông."),
  Case(
    "outer contexts stay visible", "{{#trong}}{{a}}, {{b}}, {{c.d}}{{/trong}}",
    #"{"a": "một", "b": "sai", "trong": {"b": "hai"}, "c": {"d": "ba"}}"#, gives: "một, hai, ba"),
  Case("the value of a text", "{{#a}}{{.}} là {{a}}{{/a}}", #"{"a": "đây"}"#, gives: "đây là đây"),
  Case(
    "contexts of lists inside lists",
    "{{#huyện}}{{#xã}}{{tên.ngắn}}{{số}}.{{#thôn}}{{tên.dài}}{{số}}{{chữ}}.{{/thôn}}{{/xã}}{{/huyện}}",
    #"{"huyện": [{"tên": {"dài": "A", "ngắn": "a"}, "xã": [{"số": "1", "thôn": [{"chữ": "x"}, {"chữ": "y"}]}]}]}"#,
    gives: "a1.A1x.A1y."),
  Case(
    "deeply nested",
    """
    {{#a}}
    {{một}}
    {{#b}}
    {{một}}{{hai}}{{một}}
    {{#c}}
    {{một}}{{hai}}{{ba}}{{hai}}{{một}}
    {{#d}}
    {{bốn}}{{ba}}
    {{#năm}}
    {{bốn}}{{.}}6{{.}}{{năm}}
    {{/năm}}
    {{/d}}
    {{/c}}
    {{/b}}
    {{/a}}

    """,
    #"{"a": {"một": 1}, "b": {"hai": 2}, "c": {"ba": 3, "d": {"bốn": 4, "năm": 5}}}"#,
    gives: "1\n121\n12321\n43\n45655\n"),
  Case("a list", "{{#xã}}{{số}}{{/xã}}", #"{"xã": [{"số": 1}, {"số": 2}, {"số": 3}]}"#, gives: "123"),
  Case("an empty list", "[{{#xã}}có xã{{/xã}}]", #"{"xã": []}"#, gives: "[]"),
  Case("a text is no list", "{{#a}}x{{/a}}", #"{"a": "123"}"#, gives: "x"),
  Case("an empty text", "[{{#a}}x{{/a}}]", #"{"a": ""}"#, gives: "[]"),
  Case(
    "twice", "{{#có}}\n* một\n{{/có}}\n* {{hai}}\n{{#có}}\n* ba\n{{/có}}\n", #"{"có": true, "hai": "hai"}"#,
    gives: "* một\n* hai\n* ba\n"),
  Case("nested, true", "| A {{#có}}B {{#có}}C{{/có}} D{{/có}} E |", #"{"có": true}"#, gives: "| A B C D E |"),
  Case("nested, false", "| A {{#có}}B {{#có}}C{{/có}} D{{/có}} E |", #"{"có": false}"#, gives: "| A  E |"),
  Case("texts of a list", "{{#xã}}({{.}}){{/xã}}", #"{"xã": ["a", "b", "c"]}"#, gives: "(a)(b)(c)"),
  Case("numbers of a list", "{{#xã}}({{.}}){{/xã}}", #"{"xã": [1, 2.5, -3e2]}"#, gives: "(1)(2.5)(-3e2)"),
  Case("lists of a list", "{{#xã}}({{#.}}{{.}}{{/.}}){{/xã}}", #"{"xã": [[1, 2, 3], ["a", "b"]]}"#, gives: "(123)(ab)"),
  Case("items are escaped", "{{#xã}}({{.}}){{/xã}}", #"{"xã": ["&", "<"]}"#, gives: "(&amp;)(&lt;)"),
  Case("items are not escaped", "{{#xã}}({{{.}}}{{&.}}){{/xã}}", #"{"xã": ["&", "<"]}"#, gives: "(&&)(<<)"),
  Case("a list at the top", "{{#.}}({{tên}}){{/.}}", #"[{"tên": "a"}, {"tên": "b"}]"#, gives: "(a)(b)"),
  Case("dotted, true", "{{#a.b.c}}đây{{/a.b.c}}", #"{"a": {"b": {"c": true}}}"#, gives: "đây"),
  Case("dotted, false", "[{{#a.b.c}}đây{{/a.b.c}}]", #"{"a": {"b": {"c": false}}}"#, gives: "[]"),
  Case("dotted, broken", "[{{#a.b.c}}đây{{/a.b.c}}]", #"{"a": {"b": null}}"#, gives: "[]"),
  Case("white space around", " | {{#có}}\t|\t{{/có}} | \n", #"{"có": true}"#, gives: " | \t|\t | \n"),
  Case("white space inside", " | {{#có}} {{! ghi chú }}\n {{/có}} | \n", #"{"có": true}"#, gives: " |  \n  | \n"),
  Case("within indented lines", " {{#có}}CÓ{{/có}}\n {{#có}}TỐT{{/có}}\n", #"{"có": true}"#, gives: " CÓ\n TỐT\n"),
  Case("alone on their lines", "| Đây\n{{#có}}\n|\n{{/có}}\n| Kia\n", #"{"có": true}"#, gives: "| Đây\n|\n| Kia\n"),
  Case(
    "alone and indented", "| Đây\n  {{#có}}\n|\n  {{/có}}\n| Kia\n", #"{"có": true}"#, gives: "| Đây\n|\n| Kia\n"),
  Case("with CRLF", "|\r\n{{#có}}\r\n{{/có}}\r\n|", #"{"có": true}"#, gives: "|\r\n|"),
  Case("alone on the first line", "  {{#có}}\n#{{/có}}\n/", #"{"có": true}"#, gives: "#\n/"),
  Case("alone on the last line", "#{{#có}}\n/\n  {{/có}}", #"{"có": true}"#, gives: "#\n/\n"),
  Case("spaces inside", "|{{# có }}={{/ có }}|", #"{"có": true}"#, gives: "|=|"),
]

let invertedCases: [Case] = [
  Case("false", "[{{^có}}không{{/có}}]", #"{"có": false}"#, gives: "[không]"),
  Case("null", "[{{^có}}không{{/có}}]", #"{"có": null}"#, gives: "[không]"),
  Case("true", "[{{^có}}không{{/có}}]", #"{"có": true}"#, gives: "[]"),
  Case("a text", "[{{^a}}không{{/a}}]", #"{"a": "x"}"#, gives: "[]"),
  Case("an object", "[{{^người}}không{{/người}}]", #"{"người": {"tên": "Nông"}}"#, gives: "[]"),
  Case("a list", "[{{^xã}}không{{/xã}}]", #"{"xã": [{"n": 1}]}"#, gives: "[]"),
  Case("an empty list", "[{{^xã}}không{{/xã}}]", #"{"xã": []}"#, gives: "[không]"),
  Case(
    "twice", "{{^có}}\n* một\n{{/có}}\n* {{hai}}\n{{^có}}\n* ba\n{{/có}}\n", #"{"có": false, "hai": "hai"}"#,
    gives: "* một\n* hai\n* ba\n"),
  Case("nested, false", "| A {{^có}}B {{^có}}C{{/có}} D{{/có}} E |", #"{"có": false}"#, gives: "| A B C D E |"),
  Case("nested, true", "| A {{^có}}B {{^có}}C{{/có}} D{{/có}} E |", #"{"có": true}"#, gives: "| A  E |"),
  Case("dotted, true", "[{{^a.b}}x{{/a.b}}]", #"{"a": {"b": true}}"#, gives: "[]"),
  Case("dotted, false", "[{{^a.b}}x{{/a.b}}]", #"{"a": {"b": false}}"#, gives: "[x]"),
  Case("dotted, broken", "[{{^a.b.c}}x{{/a.b.c}}]", #"{"a": {"b": null}}"#, gives: "[x]"),
  Case("white space around", " | {{^có}}\t|\t{{/có}} | \n", #"{"có": false}"#, gives: " | \t|\t | \n"),
  Case("white space inside", " | {{^có}} {{! ghi chú }}\n {{/có}} | \n", #"{"có": false}"#, gives: " |  \n  | \n"),
  Case("within indented lines", " {{^có}}A{{/có}}\n {{^có}}B{{/có}}\n", #"{"có": false}"#, gives: " A\n B\n"),
  Case("alone on their lines", "| Đây\n{{^có}}\n|\n{{/có}}\n| Kia\n", #"{"có": false}"#, gives: "| Đây\n|\n| Kia\n"),
  Case(
    "alone and indented", "| Đây\n  {{^có}}\n|\n  {{/có}}\n| Kia\n", #"{"có": false}"#, gives: "| Đây\n|\n| Kia\n"),
  Case("with CRLF", "|\r\n{{^có}}\r\n{{/có}}\r\n|", #"{"có": false}"#, gives: "|\r\n|"),
  Case("alone on the first line", "  {{^có}}\n^{{/có}}\n/", #"{"có": false}"#, gives: "^\n/"),
  Case("alone on the last line", "^{{^có}}\n/\n  {{/có}}", #"{"có": false}"#, gives: "^\n/\n"),
  Case("spaces inside", "|{{^ có }}={{/ có }}|", #"{"có": false}"#, gives: "|=|"),
]
