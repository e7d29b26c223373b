import Foundation
import FoundationXML
import TestRandom
import Testing
import Vietnamese

@testable import Feeds

/// The texts of an XML document by the path of their elements, as libxml2 reads them.
final class ReadXML: NSObject, XMLParserDelegate {
  private(set) var texts: [String: [String]] = [:]
  private var path: [String] = []
  private var text: [String] = []

  static func read(_ bytes: [UInt8]) -> ReadXML? {
    let reader = ReadXML()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = reader
    return parser.parse() ? reader : nil
  }

  func parser(
    _: XMLParser, didStartElement name: String, namespaceURI _: String?, qualifiedName _: String?,
    attributes: [String: String]
  ) {
    path.append(name)
    text.append("")
    for (key, value) in attributes { texts[path.joined(separator: "/") + "@" + key, default: []].append(value) }
  }
  func parser(_: XMLParser, didEndElement _: String, namespaceURI _: String?, qualifiedName _: String?) {
    texts[path.joined(separator: "/"), default: []].append(text.removeLast())
    path.removeLast()
  }
  func parser(_: XMLParser, foundCharacters string: String) { if !text.isEmpty { text[text.count - 1] += string } }
}

@Suite("Feeds")
struct FeedTests {
  static func feed(_ text: String, image: String? = nil, dates: [Int] = [1_695_344_400]) -> Feed {
    Feed(
      title: text, link: "https://x.example/?a=1&b=2", address: "https://x.example/\(text)", summary: text,
      language: "vi", publisher: text,
      items: dates.map {
        Feed.Item(
          title: text, link: "https://x.example/a", summary: text,
          date: Moment(secondsSince1970: $0, offsetMinutes: 420), authors: [text, text], categories: [text],
          image: image)
      })
  }

  /// What XML may hold of `text` (XML 1.0 §2.2).
  static func allowed(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          [9, 10, 13].contains($0.value) || $0.value >= 32 && $0.value != 0xFFFE && $0.value != 0xFFFF
        }))
  }

  static func text(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "&amp;", "Đảng", "e\u{302}", "\"\u{301}", "\u{0}", "\u{8}",
      "\u{1F}", "\u{7F}", "\u{85}", "\r", "\n", "\t", "\u{FFFE}", "\u{FFFF}", "\u{FFFD}", "\u{1F1FB}", "\u{FEFE}\u{3F}",
      "x",
    ]
    return "x" + (0...random.number(in: 0...9)).map { _ in pieces[random.number(in: 0...(pieces.count - 1))] }.joined()
  }

  @Test("are well-formed and say just what they were told, whatever the text")
  func anyText() throws {
    var random = SeededGenerator(seed: 10)
    for _ in 0..<1500 {
      let text = Self.text(&random)
      let allowed = Self.allowed(text)
      let bytes = RSS.bytes(Self.feed(text))
      let read = try #require(ReadXML.read(bytes), "\(text.debugDescription)")
      // By scalars: String compares forms, and CR LF is one character.
      func expect(_ path: String, _ expected: [String]) {
        #expect(
          read.texts[path]?.map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) },
          "\(path) \(text.debugDescription)")
      }
      expect("rss/channel/title", [allowed])
      expect("rss/channel/item/title", [allowed])
      expect("rss/channel/item/dc:creator", [allowed, allowed])
      expect("rss/channel/item/category", [allowed])
      #expect(read.texts["rss/channel/link"] == ["https://x.example/?a=1&b=2"])
      #expect(bytes == RSS.bytes(Self.feed(text)))
      // The description is HTML: read as XML once more it is the text again.
      let html = try #require(read.texts["rss/channel/item/description"]?.first)
      let inner = try #require(ReadXML.read(Array("<d>\(html)</d>".utf8)))
      #expect(inner.texts["d"].map { $0.map { Array($0.unicodeScalars) } } == [Array(allowed.unicodeScalars)])
    }
  }

  @Test("escape the address of a picture in the description twice")
  func picture() throws {
    let read = try #require(ReadXML.read(RSS.bytes(Self.feed("a", image: "https://x.example/p.png?a=1&b=\"2\""))))
    #expect(
      read.texts["rss/channel/item/description"] == [
        "<img src=\"https://x.example/p.png?a=1&amp;b=&quot;2&quot;\" alt=\"\"> a"
      ])
  }

  @Test("date entries by RFC 822 and themselves by the newest entry, not by the clock")
  func dates() throws {
    let read = try #require(ReadXML.read(RSS.bytes(Self.feed("a", dates: [0, 1_695_344_400, 86_400]))))
    let newest = "Fri, 22 Sep 2023 08:00:00 +0700"
    #expect(read.texts["rss/channel/lastBuildDate"] == [newest])
    #expect(
      read.texts["rss/channel/item/pubDate"] == [
        "Thu, 01 Jan 1970 07:00:00 +0700", newest, "Fri, 02 Jan 1970 07:00:00 +0700",
      ])
    let empty = try #require(ReadXML.read(RSS.bytes(Self.feed("a", dates: []))))
    #expect(empty.texts["rss/channel/lastBuildDate"] == nil && empty.texts["rss/channel/item"] == nil)
  }

  @Test("have a description of the channel, which RSS asks for, where none was written")
  func description() throws {
    var feed = Self.feed("a")
    feed.summary = ""
    #expect(try #require(ReadXML.read(RSS.bytes(feed))).texts["rss/channel/description"] == ["a"])
    #expect(try #require(ReadXML.read(RSS.bytes(feed))).texts["rss/channel/atom:link@href"] == ["https://x.example/a"])
  }

  @Test("and sitemaps are well-formed, with dates where there are some")
  func sitemaps() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let text = Self.text(&random)
      let entries = [
        Sitemap.Entry(location: text, modified: nil), Sitemap.Entry(location: "b", modified: text),
        Sitemap.Entry(location: "c", modified: ""),
      ]
      let read = try #require(ReadXML.read(Sitemap.bytes(entries)))
      #expect(
        read.texts["urlset/url/loc"]?.map { Array($0.unicodeScalars) }
          == [Self.allowed(text), "b", "c"].map { Array($0.unicodeScalars) })
      #expect(read.texts["urlset/url/lastmod"]?.count == 1)
      #expect(try #require(ReadXML.read(Sitemap.index(entries))).texts["sitemapindex/sitemap/loc"]?.count == 3)
    }
    #expect(
      String(decoding: Robots.bytes(sitemap: "https://x.example/sitemap.xml"), as: UTF8.self)
        == "User-agent: *\nAllow: /\n\nSitemap: https://x.example/sitemap.xml\n")
  }
}
