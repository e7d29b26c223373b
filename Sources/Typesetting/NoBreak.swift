import Bytes

/// Keeps together on one line what a reader takes as one: a number with the word that it counts (`tháng 8`, `80 năm`), the
/// number of a document (`17-HD/BTGHU`), and the names that a site lists.
///
/// Works on a finished page, and on its text alone: not on tags and their attributes, not on `<title>`, scripts, styles,
/// drawings or code. Only what is shown changes; feeds and what machines read are made of the texts themselves.
///
/// A space becomes U+00A0. Browsers give it back as a plain space when a reader copies, and find it with one. A hyphen stays
/// what it is, inside a `<span class="so-hieu">` that the style sheet does not break: U+2011 would be copied as it is, and a
/// document is looked for by its number.
public struct NoBreak: Sendable {
  /// Names by their first byte.
  private let terms: [(first: UInt8, terms: [Term])]
  /// Whether numbers are held by the words of Vietnamese.
  private let holdsNumbers: Bool

  /// A name, as UTF-8.
  struct Term: Sendable {
    let bytes: [UInt8]
    /// Whether it breaks at other places than its spaces.
    let hasHyphen: Bool
  }

  /// - Parameters:
  ///   - terms: names of more than one word, exactly as they are written; of one word with a hyphen.
  ///   - language: BCP 47; the rules for numbers are those of Vietnamese.
  public init(_ terms: [String], language: String) {
    let all = terms.map { Term(bytes: Array($0.utf8), hasHyphen: $0.utf8.contains(UInt8(ascii: "-"))) }
    self.terms = Dictionary(grouping: all.filter { !$0.bytes.isEmpty }) { $0.bytes[0] }.sorted { $0.key < $1.key }
      .map { (first: $0.key, terms: $0.value) }
    holdsNumbers = language == "vi" || language.hasPrefix("vi-")
  }

  /// Sets the HTML of `page` from `start` on.
  ///
  /// What is to be held is found first, wherever it stands: most bytes are looked at sixteen at a time. Only where something
  /// was found are the tags walked through, to see whether it stands in text.
  public func apply(to page: inout [UInt8], from start: Int = 0) {
    var edits = Edits()
    if holdsNumbers { Numbers.find(in: page, from: start, &edits) }
    if !terms.isEmpty { findNames(in: page, from: start, &edits) }
    if edits.isEmpty { return }
    edits.make(in: &page, from: start)
  }

  /// Finds every name that stands in `page`.
  private func findNames(in page: [UInt8], from start: Int, _ edits: inout Edits) {
    for (first, terms) in terms {
      var index = start
      while let at = page.firstOffset(of: first, from: index) {
        index = at + 1
        for term in terms where Self.stands(term, in: page, at: at, from: start) {
          let end = at + term.bytes.count
          if term.hasHyphen { edits.spans.append(at..<end) }
          for space in at..<end where page[space] == 0x20 || page[space] == 0x0A { edits.spaces.append(space) }
        }
      }
    }
  }

  /// Whether `term` stands at `index` as whole words; a line may end at its spaces.
  private static func stands(_ term: Term, in page: [UInt8], at index: Int, from start: Int) -> Bool {
    let end = index + term.bytes.count
    guard end <= page.count else { return false }
    for (offset, byte) in term.bytes.enumerated() where page[index + offset] != byte {
      guard byte == 0x20, page[index + offset] == 0x0A else { return false }
    }
    return !(index > start && isWordByte(page[index - 1])) && !(end < page.count && isWordByte(page[end]))
  }
}

/// Whether `byte` belongs to a word: a letter of ASCII, a digit, or part of a longer UTF-8 sequence.
@inline(__always)
func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
  default: false
  }
}
