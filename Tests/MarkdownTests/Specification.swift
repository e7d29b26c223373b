import Foundation
import Testing

/// An example of a published specification: Markdown and the HTML that it should give.
struct Example: Sendable {
  var number: Int
  var markdown: String
  var html: String
}

/// The specifications, read where `Tests/tools/fetch-spec` puts them; they are never committed.
enum Specification: String, CaseIterable, Sendable {
  /// CommonMark 0.31.2.
  case commonmark
  /// GitHub Flavored Markdown 0.29.
  case gfm

  /// How many examples it has.
  var count: Int { self == .commonmark ? 652 : 672 }

  /// The examples that cmark-gfm 0.29.0.gfm.6 does not give with our extensions, found by running its own program.
  var exceptions: Set<Int> {
    switch self {
    case .commonmark:
      // 28, 171, 354, 625, 626: rules that are younger than 0.29. The rest: bare addresses become links (autolink).
      [28, 171, 354, 602, 606, 608, 611, 612, 625, 626]
    case .gfm:
      // 279, 280: the order of attributes. 398 to 477: strong in strong, which its tests flatten. 644, 645: comments. 652:
      // tagfilter, which we have no use for. The rest: bare addresses become links.
      [279, 280, 398, 426, 434, 435, 436, 473, 474, 475, 477, 610, 614, 616, 619, 620, 644, 645, 652]
    }
  }

  /// All examples.
  func examples() throws -> [Example] {
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder =
      ProcessInfo.processInfo.environment["CHUYENTRANG_SPEC_DIR"].map { URL(fileURLWithPath: $0) }
      ?? project.appending(path: ".cache/spec")
    let file = folder.appending(path: "\(rawValue).txt")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record("no \(file.path): run Tests/tools/fetch-spec, or set CHUYENTRANG_SPEC_DIR")
      return []
    }
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let start = lines.firstIndex(where: { $0.hasPrefix(fence + " example") }) {
      let rest = lines[(start + 1)...]
      guard let middle = rest.firstIndex(of: "."), let end = rest.firstIndex(of: Substring(fence)) else { break }
      func joined(_ part: ArraySlice<Substring>) -> String {
        part.map { $0.replacing("→", with: "\t") + "\n" }.joined()
      }
      examples.append(
        Example(
          number: examples.count + 1, markdown: joined(lines[(start + 1)..<middle]),
          html: joined(lines[(middle + 1)..<end])))
      lines = lines[(end + 1)...]
    }
    return examples
  }
}
