import Foundation
import TestRandom
import Testing

@testable import Media

@Suite("A drawing made safe")
struct SVGTests {
  static func sanitised(_ text: String) -> String? {
    SVG.sanitised(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    "keeps what simple rules of its sheets say, in the order of CSS",
    arguments: [
      (
        "<style>.st0{fill:#A00;stroke:none}</style><path class='a st0'/>",
        "<path class=\"a st0\" fill=\"#A00\" stroke=\"none\"/>"
      ),
      (
        "<style><![CDATA[ path , #x { fill : red } ]]></style><path/><rect id='x'/>",
        "<path fill=\"red\"/><rect id=\"x\" fill=\"red\"/>"
      ),
      (
        "<style>#x{fill:a}.c{fill:b}path{fill:c}g{fill:d}*{fill:e}svg{fill:f}</style><path id='x' class='c'/><path class='c'/><path/><g/>",
        "<path id=\"x\" class=\"c\" fill=\"a\"/><path class=\"c\" fill=\"b\"/><path fill=\"c\"/><g fill=\"d\"/>"
      ),
      (
        "<style>.a{fill:x}.b{fill:y}.a{stroke:z}</style><path class='a b' style='stroke:w' fill='v'/>",
        "<path class=\"a b\" fill=\"y\" stroke=\"w\"/>"
      ),
      (
        "<path class='a'/><style>path.a{/*c}*/fill:x !important;background:y}rect.a{fill:z}</style>",
        "<path class=\"a\" fill=\"x\"/>"
      ),
      (
        "<style>.a{fill:url(https://x.example/)}.b{fill:url(#g)}</style><path class='a'/><path class='b'/>",
        "<path class=\"a\"/><path class=\"b\" fill=\"url(#g)\"/>"
      ),
    ])
  func sheets(content: String, expected: String) {
    let drawing = "<svg>\(content)</svg>"
    let root = content.contains("svg{") ? " fill=\"f\"" : ""
    #expect(Self.sanitised(drawing) == "<svg xmlns=\"http://www.w3.org/2000/svg\"\(root)>\(expected)</svg>\n")
    #expect(!SVG.losesStyle(Array(drawing.utf8)))
  }

  @Test(
    "tells of a sheet that cannot be kept whole, and keeps the rest",
    arguments: [
      "@media print{.a{fill:x}}", "@import 'a.css';", "g path{fill:x}", "a:hover{fill:x}", "path>rect{fill:x}",
      "[x]{fill:y}",
    ])
  func lostRules(rule: String) {
    let drawing = "<svg><style>\(rule).b{fill:y}</style><path class='a b'/></svg>"
    #expect(SVG.losesStyle(Array(drawing.utf8)))
    #expect(Self.sanitised(drawing)?.contains("<path class=\"a b\" fill=\"y\"/>") == true)
  }

  @Test("is refused or acts no more, whatever it held")
  func hostile() {
    var count = 0
    for (family, vectors) in HostileDrawings.families {
      for vector in vectors {
        count += 1
        guard let bytes = SVG.sanitised(Array(vector.utf8)) else { continue }
        guard let read = StrictXML.read(bytes) else {
          Issue.record("\(family): not well-formed: \(String(decoding: bytes.prefix(300), as: UTF8.self))")
          continue
        }
        #expect(read.dangers.isEmpty, "\(family): \(vector.prefix(300))")
        #expect(SVG.sanitised(bytes) == bytes, "\(family): \(vector.prefix(300))")
      }
    }
    #expect(count >= 60 && HostileDrawings.families.count >= 12)
  }

  @Test(
    "is refused where it cannot be read for certain",
    arguments: [
      "<?xml version=\"1.0\" encoding=\"windows-1252\"?><svg/>", "<?xml version='1.0' encoding='UTF-16'?><svg/>",
      "<svg a='1' a='2'/>", "<svg><g></svg></g>",
      "<svg/><svg/>", "<html/>", "", "text", "<svg>&a;</svg>", "<svg>&#0;</svg>", "<svg>a & b</svg>", "<svg", "<svg>",
      "<svg></svg", "<svg><!-- </svg>",
    ])
  func refused(text: String) { #expect(Self.sanitised(text) == nil) }

  @Test("is refused in another encoding, declared or not")
  func encodings() throws {
    let text = HostileDrawings.inside("<script>a</script>")
    for encoding in [String.Encoding.utf16, .utf16BigEndian, .utf16LittleEndian, .utf32] {
      let bytes = try #require(text.data(using: encoding))
      #expect(SVG.sanitised(Array(bytes)) == nil)
    }
    #expect(SVG.sanitised(Array("<svg>".utf8) + [0xC0, 0xBC] + Array("script></svg>".utf8)) == nil)
  }

  @Test("keeps what draws: the drawings of this project are the same to a strict reader")
  func harmless() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var count = 0
    for folder in ["content", "templates"] {
      for case let name as String in try #require(
        FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)) where name.hasSuffix(".svg")
      {
        let bytes = Array(try Data(contentsOf: root.appendingPathComponent("\(folder)/\(name)")))
        let safe = try #require(SVG.sanitised(bytes))
        let before = try #require(StrictXML.read(bytes))
        let after = try #require(StrictXML.read(safe))
        #expect(before.elements.map(\.name) == after.elements.map(\.name))
        #expect(before.elements.map(\.attributes) == after.elements.map(\.attributes), "\(name)")
        #expect(before.text.filter { !$0.isWhitespace } == after.text.filter { !$0.isWhitespace })
        #expect(ImageSize(bytes) == ImageSize(safe))
        count += 1
      }
    }
    #expect(count >= 3)
  }

  @Test(
    "keeps gradients, references within the file, carried pictures and text",
    arguments: [
      (
        "<linearGradient id=\"a\"><stop offset=\"1\" stop-color=\"#fff\"/></linearGradient><rect fill=\"url(#a)\"/>",
        "<linearGradient id=\"a\"><stop offset=\"1\" stop-color=\"#fff\"/></linearGradient><rect fill=\"url(#a)\"/>"
      ),
      ("<use xlink:href=\"#a\"/>", "<use href=\"#a\"/>"),
      ("<image href=\"data:image/png;base64,AA==\"/>", "<image href=\"data:image/png;base64,AA==\"/>"),
      ("<text><![CDATA[Đảng & dân]]></text>", "<text>Đảng &amp; dân</text>"),
      ("<title>a &lt; b &#272;</title>", "<title>a &lt; b Đ</title>"),
      ("<rect fill=\"red\" style=\"fill:#123; stroke : none;x\"/>", "<rect fill=\"#123\" stroke=\"none\"/>"),
      ("<rect transform=\"rotate(3) translate(1,2)\"/>", "<rect transform=\"rotate(3) translate(1,2)\"/>"),
      ("<rect clip-path=\"url('#a')\"/>", "<rect clip-path=\"url('#a')\"/>"),
      ("<path d=\"M0 0\n h9\"/>", "<path d=\"M0 0  h9\"/>"),
      ("<rect aria-label='\"a\"'/>", "<rect aria-label=\"&quot;a&quot;\"/>"),
    ])
  func kept(content: String, expected: String) {
    #expect(Self.sanitised("<svg>\(content)</svg>") == "<svg xmlns=\"http://www.w3.org/2000/svg\">\(expected)</svg>\n")
  }

  @Test("out of any pieces of markup, is well-formed, harmless and safe to make safe again")
  func pieces() {
    var random = SeededGenerator(seed: 3)
    let pieces = [
      "<svg>", "</svg>", "<g>", "</g>", "<g", ">", "/>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>",
      "<?x", "?>", "<!DOCTYPE [", "]", " onload=\"", " href='", "\"", "'",
      "#a", "javascript:a", "&lt;", "&#60;", "&#x3c;", "&a;", "&", "<use xlink:href=\"#a\"/>",
      "<rect fill=\"url(#a)\" style=\"fill:red\"/>", "url(//a)", "\u{301}", "\r\n", "<text>đ</text>", " id=\"a\"",
      "<style>",
    ]
    var survivors = 0
    for _ in 0..<20_000 {
      let middle = (0...random.number(in: 0...7)).map { _ in pieces[random.number(in: 0...(pieces.count - 1))] }
        .joined()
      guard let bytes = SVG.sanitised(Array("<svg>\(middle)</svg>".utf8)) else { continue }
      survivors += 1
      #expect(StrictXML.read(bytes)?.dangers == [], "\(middle)")
      #expect(SVG.sanitised(bytes) == bytes, "\(middle)")
    }
    #expect(survivors > 500)
  }

  @Test("costs time in proportion to its size")
  func linear() throws {
    let clock = ContinuousClock()
    let hostile = ["<!--", "<?a ", "<![CDATA[", "<a ", "&#", "url(", "<g a='"].map {
      "<svg><rect fill='" + String(repeating: "url(#a)", count: 20_000) + "'/>" + String(repeating: $0, count: 100_000)
    }
    let time = clock.measure { for text in hostile { #expect(Self.sanitised(text) == nil) } }
    #expect(time < .seconds(20))
  }
}
