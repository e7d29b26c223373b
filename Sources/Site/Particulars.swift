import Bytes
import FileSystem

/// What is asked of a page when it is shown or named, and of few pages in a build that makes few anew.
struct Particulars: Sendable {
  var source: RelativePath
  var address: String
  var title: String
  var summary: String
  var authors: [Int] = []
  var tags: [Int] = []
  var units: [Int] = []
  var links: [LinkTarget] = []

  // The order in which FrozenParticulars goes through them.
  mutating func archive(in archive: inout ByteArchive) {
    archive.code(&address)
    archive.code(&source.bytes)
    archive.code(&title)
    archive.code(&summary)
    archive.code(numbers: &tags)
    archive.code(numbers: &authors)
    archive.code(numbers: &units)
    archive.code(list: &links, blank: .nowhere) { $1.archive(in: &$0) }
  }

  /// Makes links to the pages from `index` on lead to those behind them.
  mutating func shiftLinks(from index: Int) {
    for slot in links.indices { links[slot].shift(from: index) }
  }
}

extension LinkTarget {
  /// Makes a link to a page from `index` on lead to the one behind it.
  mutating func shift(from index: Int) {
    if case .page(let page, let anchor) = self, page >= index { self = .page(page + 1, anchor: anchor) }
  }
}
