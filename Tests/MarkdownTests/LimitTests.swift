import Diagnostics
import Documents
import Glibc
import Markdown
import Testing

@Suite("Sources made to hurt")
struct LimitTests {
  /// 10,000 of each thing that nests or repeats.
  static let hostile: [(name: String, source: String)] = {
    let n = 10_000
    func many(_ text: String, _ count: Int = n) -> String { String(repeating: text, count: count) }
    return [
      ("quotes", many(">") + "a"), ("quotes and lists", many("> - ") + "a"), ("lists", many("- ") + "a"),
      ("deep list", (0..<1_000).map { many("  ", $0) + "- a\n" }.joined()), ("brackets", many("[") + "a" + many("]")),
      ("images", many("![") + "a" + many("](x.png)")), ("links", many("[a](x.md) ")), ("emphasis", many("*a **a ")),
      ("stars", many("*") + "a" + many("*")), ("underscores", many("_") + "a" + many("_")), ("tildes", many("~a ~~b ")),
      ("backticks", (1..<300).map { "e" + many("`", $0) }.joined()), ("comments", many("<!--")), ("tags", many("<a ")),
      ("raw tags", many("<b>")), ("raw blocks", many("<div>")), ("raw quotes", many("<a \"") + ">[a](b.md)"),
      ("raw tables", "<div>\n" + many("<table>") + many("</x>")), ("raw scripts", "<div>\n" + many("<script>")),
      ("headings", many("# a\n")), ("references", "[a]: x.md\n\n" + many("[a] ")), ("undefined", many("[a] ")),
      ("definitions", (0..<n).map { "[\($0)]: b\n" }.joined() + (0..<n).map { "[\($0)]" }.joined()),
      ("footnotes", (0..<n).map { "[^\($0)]: b\n\n" }.joined() + (0..<n).map { "[^\($0)]" }.joined()),
      ("one footnote", "[^a]: b\n\n" + many("[^a] ")), ("nested footnotes", many("[^") + "a" + many("]")),
      ("rows", "|a|\n|-|\n" + many("|[a](b.md)|\n")), ("delimiters", "a\n" + many("|-|\n")),
      ("addresses", many("www.a.vn ")),
      ("e-mail", many("a@")), ("refused", many("[a](x:y) ")), ("entities", many("&#58;")), ("blank lines", many("\n")),
      ("letters", many("a) b\n")), ("tasks", many("- [ ] a\n")), ("fences", many("```\n")), ("NUL", many("\u{0}")),
    ]
  }()

  /// Seconds that this thread has worked: those for which others keep the processor do not count.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test("are read in a few seconds at most, and on a small stack", arguments: hostile.indices)
  func isRead(index: Int) {
    let (name, source) = Self.hostile[index]
    var document = Document(body: Body(bytes: []))
    let start = Self.processorTime()
    document = parse(source, .outline)
    let time = Self.processorTime() - start
    // Debug builds are some twenty times slower than what editors run. What takes quadratic time takes minutes.
    #expect(time < 10, "\(name): \(time) s")
    #expect(document.diagnostics.count <= 200)
    #expect(
      !document.body.bytes.isEmpty || document.diagnostics.contains { $0.severity == .error } || name == "blank lines"
        || name.hasPrefix("raw") || name == "comments", "\(name)")
  }

  @Test(
    "tables with too many cells are a fault at their line, before cmark sees them", arguments: ["\n", "\r", "\r\n"])
  func tables(newLine: String) throws {
    let columns = 2_000
    let row = Array(repeating: "a", count: columns).joined(separator: "|")
    let rule = Array(repeating: "-", count: columns).joined(separator: "|")
    let source =
      ["# b", "", row, rule].joined(separator: newLine) + newLine + String(repeating: "a" + newLine, count: 2_000)
    let document = parse(source)
    let fault = try #require(document.diagnostics.first)
    #expect(fault.code == .tableTooLarge && fault.severity == .error && fault.place?.line == 4)
    #expect(document.body.bytes.isEmpty)
    #expect(MarkdownParser.renderSpec(Array(source.utf8), unsafe: true).isEmpty)
    #expect(MarkdownParser.refusal(of: Array(source.utf8), file: "bai.md") == fault)

    let many = (["a|b", "-|-"] + Array(repeating: "c|d", count: 3_000)).joined(separator: newLine)
    #expect(parse(many).diagnostics.isEmpty)
  }

  @Test("what cmark reads in quadratic time is a fault")
  func complex() {
    #expect(parse(String(repeating: "![[]()", count: 10_000)).diagnostics.map(\.code) == [.markdownTooComplex])
    let long = "[a]: " + String(repeating: "b", count: 10_000) + "\n\n" + String(repeating: "[a]", count: 10_000)
    #expect(parse(long).diagnostics.map(\.code) == [.markdownTooComplex])
  }

  /// cmark-gfm keeps a table for the process that every parser changes: without care, threads lose characters.
  @Test("many threads give what one gives")
  func threads() async {
    let source = Array(
      "~~a~~ www.vi.du **b** ~c~ https://vi.du x@vi.du ~~d *e* f~~ [g](h.md)[^1]\n\n[^1]: ~~i~~\n".utf8)
    let text = (0..<20).flatMap { _ in source }
    let expected = MarkdownParser.parse(text, file: "x.md")
    await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<150).count { _ in
            let document = MarkdownParser.parse(text, file: "x.md")
            return document.body != expected.body || document.links != expected.links
              || MarkdownParser.renderSpec(text, unsafe: true).isEmpty
          }
        }
      }
      for await wrong in group { #expect(wrong == 0) }
    }
  }
}
