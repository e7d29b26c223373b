/// The module “partials”.
let partialsCases: [Case] = [
  Case("a partial", #""{{>con}}""#, partials: ["con": "từ mẫu con"], gives: #""từ mẫu con""#),
  Case("sees the contexts", #""{{>con}}""#, #"{"lời": "chào"}"#, partials: ["con": "*{{lời}}*"], gives: #""*chào*""#),
  Case(
    "includes itself as far as there is data", "{{>nút}}",
    #"{"tên": "X", "con": [{"tên": "Y", "con": []}, {"tên": "Z", "con": [{"tên": "W"}]}]}"#,
    partials: ["nút": "{{tên}}<{{#con}}{{>nút}}{{/con}}>"], gives: "X<Y<>Z<W<>>>"),
  Case("inside another", "{{>a}}", partials: ["a": "*{{>b}}*", "b": "|"], gives: "*|*"),
  Case("white space around", "| {{>con}} |", partials: ["con": "\t|\t"], gives: "| \t|\t |"),
  Case("within a line", "  {{a}}  {{> con}}\n", #"{"a": "|"}"#, partials: ["con": ">\n>"], gives: "  |  >\n>\n"),
  Case("with CRLF", "|\r\n{{>con}}\r\n|", partials: ["con": ">"], gives: "|\r\n>|"),
  Case("alone on the first line", "  {{>con}}\n>", partials: ["con": ">\n>"], gives: "  >\n  >>"),
  Case("alone on the last line", ">\n  {{>con}}", partials: ["con": ">\n>"], gives: ">\n  >\n  >"),
  Case(
    "the indentation goes before the partial's lines, not into values", "\\\n {{>con}}\n/\n", #"{"a": "<\n->"}"#,
    partials: ["con": "|\n{{{a}}}x y{{{a}}}z\n|\n"], gives: "\\\n |\n <\n->x y<\n->z\n |\n/\n"),
  Case(
    "indentations add up", "{{! }}\n  {{>a}}\n", partials: ["a": "a\n  {{>b}}\n", "b": "b\nb\n"],
    gives: "  a\n    b\n    b\n"),
  Case(
    "a partial within an indented line gets none", "  {{>a}}\n", partials: ["a": "x {{>b}}\ny\n", "b": "1\n2"],
    gives: "  x 1\n2\n  y\n"),
  Case(
    "standalone tags of an indented partial", "  {{>a}}\n", #"{"có": true}"#,
    partials: ["a": "{{#có}}\nx\n{{/có}}\n{{! ghi chú }}\ny\n"], gives: "  x\n  y\n"),
  Case("spaces inside", "|{{> con }}|", partials: ["con": "[]"], gives: "|[]|"),
]

/// The module “inheritance”.
let inheritanceCases: [Case] = [
  Case("a block has its own content", "{{$tên}}Tên{{/tên}}\n", gives: "Tên\n"),
  Case("variables in it", "{{$x}}a {{{b}}} {{b}} c{{/x}}\n", #"{"b": "<"}"#, gives: "a < &lt; c\n"),
  Case("sections in it", "{{$x}}a {{#b}}{{c}}{{/b}} d{{/x}}\n", #"{"b": {"c": "sâu"}}"#, gives: "a sâu d\n"),
  Case("inverted sections in it", "{{$x}}a {{^b}}{{c}}{{/b}} d{{/x}}\n", #"{"b": null, "c": "ba"}"#, gives: "a ba d\n"),
  Case("no second look", "{{$x}}{{#b}}{{c}}{{/b}}{{/x}}", #"{"b": {"c": "{{d}}"}}"#, gives: "{{d}}"),
  Case("inherited as it is", "{{<cha}}{{/cha}}", partials: ["cha": "{{$x}}sẵn{{/x}}"], gives: "sẵn"),
  Case("filled", "{{<cha}}{{$x}}mới{{/x}}{{/cha}}", partials: ["cha": "...{{$x}}sẵn{{/x}}..."], gives: "...mới..."),
  Case(
    "data does not fill a block", "{{<cha}}{{/cha}} {{<cha}}{{$x}}mới{{/x}}{{/cha}}", #"{"x": "dữ liệu"}"#,
    partials: ["cha": "{{$x}}sẵn{{/x}}"], gives: "sẵn mới"),
  Case(
    "two parents", "{{<cha}}{{$x}}1{{/x}}{{/cha}} {{<cha}}{{$x}}2{{/x}}{{/cha}}\n",
    partials: ["cha": "|{{$x}}...{{/x}}{{$y}} sẵn{{/y}}|"], gives: "|1 sẵn| |2 sẵn|\n"),
  Case(
    "content with line ends", "{{<cha}}{{$x}}\nmột\n\nhai\n{{/x}}{{/cha}}", partials: ["cha": "{{$x}}sẵn{{/x}}"],
    gives: "một\n\nhai\n"),
  Case(
    "the parent's indentation", "{{<cha}}{{$x}}mới{{/x}}{{/cha}}", partials: ["cha": "đây:\n  {{$x}}sẵn{{/x}}\n"],
    gives: "đây:\n  mới\n"),
  Case(
    "one block of two", "{{<cha}}{{$y}}mới{{/y}}{{/cha}}", partials: ["cha": "{{$x}}một{{/x}}, {{$y}}hai{{/y}}"],
    gives: "một, mới"),
  Case(
    "a partial is a parent without blocks", "{{>cha}}|{{<cha}}{{/cha}}", partials: ["cha": "{{$x}}sẵn{{/x}}"],
    gives: "sẵn|sẵn"),
  Case(
    "parents that include each other", "{{<a}}{{$x}}mới{{/x}}{{/a}}",
    partials: [
      "a": "{{$x}}sẵn a{{/x}} {{$y}}{{<b}}{{/b}}{{/y}}", "b": "{{$x}}sẵn b{{/x}} {{<a}}{{$y}}hết{{/y}}{{/a}}",
    ], gives: "mới mới mới hết"),
  Case(
    "the outermost fills", "{{<b}}{{$x}}d{{/x}}{{/b}}",
    partials: ["b": "{{<c}}{{$x}}c{{/x}}{{/c}}", "c": "{{<d}}{{$x}}b{{/x}}{{/d}}", "d": "{{$x}}a{{/x}}"], gives: "d"),
  Case(
    "the outermost that fills", "{{<b}}{{/b}}",
    partials: ["b": "{{<c}}{{$x}}c{{/x}}{{/c}}", "c": "{{<d}}{{$x}}b{{/x}}{{/d}}", "d": "{{$x}}a{{/x}}"], gives: "c"),
  Case(
    "text inside a parent is not written", "{{<cha}} chữ {{$x}}mới{{/x}} chữ {{/cha}}",
    partials: ["cha": "{{$x}}sẵn{{/x}}"], gives: "mới"),
  Case(
    "text inside a parent without blocks", "{{<cha}} chữ {{/cha}}", partials: ["cha": "{{$x}}sẵn{{/x}}"], gives: "sẵn"),
  Case(
    "a block sees the contexts of its place in the parent", "{{<cha}}{{$x}}tôi: {{quả}}{{/x}}{{/cha}}",
    #"{"quả": "táo", "trong": {"quả": "mận"}}"#, partials: ["cha": "{{#trong}}{{$x}}anh: {{quả}}{{/x}}{{/trong}}"],
    gives: "tôi: mận"),
  Case(
    "a parent alone on its line", "Này,\n  {{<cha}}{{/cha}}\n", partials: ["cha": "một\nhai\n"],
    gives: "Này,\n  một\n  hai\n"),
  Case(
    "a block alone on its line", "{{<cha}}{{$x}}\nmột\nhai{{/x}}\n{{/cha}}\n",
    partials: ["cha": "Này,\n  {{$x}}{{/x}}\n"],
    gives: "Này,\n  một\n  hai\n"),
  Case(
    "content is indented anew", "{{<cha}}{{$x}}\n    một\n    hai\n{{/x}}{{/cha}}\n",
    partials: ["cha": "Này,\n  {{$x}}\n  {{/x}}\n"], gives: "Này,\n  một\n  hai\n"),
  Case(
    "as the parent's own content is", "{{<cha}}{{$x}}\nmột\nhai\n{{/x}}{{/cha}}\n",
    partials: ["cha": "Này,\n{{$x}}\n  sẵn\n{{/x}}\n"], gives: "Này,\n  một\n  hai\n"),
  Case(
    "blocks inside blocks", "{{<b}}{{$trong}}\nba\n{{/trong}}{{/b}}\n",
    partials: [
      "b": "{{<c}}{{$x}}\n  một\n  {{$trong}}\n    hai\n  {{/trong}}\n{{/x}}{{/c}}\n", "c": "{{$x}}sẵn{{/x}}",
    ], gives: "một\n  ba\n"),
  Case(
    "the page's blocks do not fill those of a parent inside another block",
    "{{<khung}}{{$tên}}Trang{{/tên}}{{$thân}}{{<hộp}}{{$tên}}Hộp{{/tên}}{{/hộp}}{{/thân}}{{/khung}}",
    partials: ["khung": "<{{$tên}}{{/tên}}>{{$thân}}{{/thân}}", "hộp": "[{{$tên}}{{/tên}}]"], gives: "<Trang>[Hộp]"),
  Case(
    "an empty filling takes its line away", "{{<cha}}{{$x}}{{/x}}{{/cha}}",
    partials: ["cha": "a\n  {{$x}}sẵn{{/x}}\nb\n"],
    gives: "a\nb\n"),
  Case(
    "a whole layout", "{{<khung}}\n{{$tên}}Tin{{/tên}}\n{{$thân}}\n  <p>\n    {{a}}\n  </p>\n{{/thân}}\n{{/khung}}\n",
    #"{"a": "chữ\nchữ"}"#,
    partials: [
      "khung": "<html>\n  {{>đầu}}\n  <main>\n    {{$thân}}\n    {{/thân}}\n  </main>\n</html>\n",
      "đầu": "<head>\n  <title>{{$tên}}{{/tên}}</title>\n</head>\n",
    ],
    gives:
      "<html>\n  <head>\n    <title>Tin</title>\n  </head>\n  <main>\n    <p>\n      chữ\nchữ\n    </p>\n  </main>\n</html>\n"
  ),
]
