import Bytes
import FileSystem

/// Some pages as they were written, whose particulars are read when they are asked for: an edit asks for those of a few, and to make
/// them of all took a fifth of its time.
public final class FrozenPages: Sendable {
  /// What ``Page/write(to:)`` wrote, checked before by its hash: it is what this program wrote.
  fileprivate let bytes: [UInt8]
  /// Pages that came into the site since, by their index when they came.
  fileprivate let inserted: [Int]

  /// The pages in `bytes`, whose hash is known to be right.
  public convenience init(_ bytes: [UInt8]) { self.init(bytes, inserted: []) }

  private init(_ bytes: [UInt8], inserted: [Int]) { (self.bytes, self.inserted) = (bytes, inserted) }

  fileprivate func inserting(_ index: Int) -> FrozenPages { FrozenPages(bytes, inserted: inserted + [index]) }
}

/// The particulars of one page, as they lie in a chunk.
struct FrozenParticulars: Sendable {
  // nil, not an empty chunk, where there is none: all threads would count the copies of one thing that all pages have.
  fileprivate let chunk: FrozenPages?
  private let start: UInt32
  private let count: UInt32

  /// Those in the `count` bytes from `start` on of `chunk`.
  init(_ chunk: FrozenPages, _ start: Int, _ count: Int) {
    (self.chunk, self.start, self.count) = (chunk, UInt32(clamping: start), UInt32(clamping: count))
  }

  fileprivate init(_ particulars: Self, in chunk: FrozenPages) {
    (self.chunk, start, count) = (chunk, particulars.start, particulars.count)
  }

  private init() { (chunk, start, count) = (nil, 0, 0) }

  /// Of no page.
  static let none = FrozenParticulars()

  private func archive(past texts: Int) -> ByteArchive {
    var archive = ByteArchive(reading: chunk?.bytes ?? [], in: Int(start)..<Int(start) + Int(count))
    for _ in 0..<texts { archive.skip(archive.readCount()) }
    return archive
  }

  // The order is that of Particulars.archive(in:).

  var address: ArraySlice<UInt8> {
    var archive = archive(past: 0)
    return archive.readSlice()
  }

  var source: RelativePath {
    var archive = archive(past: 1)
    return RelativePath(bytes: Array(archive.readSlice()))
  }

  var title: String { text(2) }

  var summary: String { text(3) }

  private func text(_ number: Int) -> String {
    var archive = archive(past: number)
    return String(decoding: archive.readSlice(), as: UTF8.self)
  }

  var tags: [Int] { numbers(0) }

  var authors: [Int] { numbers(1) }

  var units: [Int] { numbers(2) }

  private func numbers(_ list: Int) -> [Int] {
    var archive = archive(past: 4)
    var numbers: [Int] = []
    for _ in 0...list { archive.code(numbers: &numbers) }
    return numbers
  }

  /// All of them, with links as they lead now.
  var all: Particulars {
    let all = Particulars(source: RelativePath(""), address: "", title: "", summary: "")
    var archive = archive(past: 0)
    all.archive(in: &archive)
    for index in chunk?.inserted ?? [] { all.shiftLinks(from: index) }
    return all
  }
}

/// A page that came at `index`, and what frozen pages are that know of it: pages of one chunk follow each other.
struct LinkShift {
  let index: Int
  private var last: (before: FrozenPages, now: FrozenPages)?

  init(from index: Int) { self.index = index }

  mutating func callAsFunction(_ particulars: FrozenParticulars) -> FrozenParticulars {
    guard let chunk = particulars.chunk else { return particulars }
    if let last, last.before === chunk { return FrozenParticulars(particulars, in: last.now) }
    let now = chunk.inserting(index)
    last = (chunk, now)
    return FrozenParticulars(particulars, in: now)
  }
}
