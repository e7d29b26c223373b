import Bytes
import FileSystem

/// What is asked of a page when it is shown or named, and of few pages in a build that makes few anew.
///
/// One thing on the heap, so that a page is copied at little cost; who changes it makes sure before that it is his own
/// (a page's `thaw()`), so that pages stay values.
final class Particulars: @unchecked Sendable {
  // Unchecked: while two pages have it, nobody gives it other values (to write it to an archive is to give it its own).
  var source: RelativePath
  var address: String
  var title: String
  var summary: String
  var authors: [Int] = []
  var tags: [Int] = []
  var units: [Int] = []
  var links: [LinkTarget] = []

  init(source: RelativePath, address: String, title: String, summary: String) {
    (self.source, self.address, self.title, self.summary) = (source, address, title, summary)
  }

  /// The same, to be changed.
  func copy() -> Particulars {
    let copy = Particulars(source: source, address: address, title: title, summary: summary)
    (copy.authors, copy.tags, copy.units, copy.links) = (authors, tags, units, links)
    return copy
  }

  // The order in which FrozenParticulars goes through them.
  func archive(in archive: inout ByteArchive) {
    archive.code(&address)
    archive.code(&source.bytes)
    archive.code(&title)
    archive.code(&summary)
    archive.code(numbers: &tags)
    archive.code(numbers: &authors)
    archive.code(numbers: &units)
    archive.code(list: &links, blank: .nowhere) { $1.archive(in: &$0) }
  }

  /// Whether a link leads to one of the pages from `index` on.
  func leads(toPagesFrom index: Int) -> Bool {
    links.contains { if case .page(let page, _) = $0 { page >= index } else { false } }
  }

  /// Makes links to the pages from `index` on lead to those behind them.
  func shiftLinks(from index: Int) {
    for slot in links.indices { links[slot].shift(from: index) }
  }
}
