import Hashing
import Parallel
import Vietnamese

/// The words of all pages (their tags, their authors) numbered in the order in which the pages have them.
///
/// A word is one however its capitals are written. Each worker numbers the words that it meets by itself; that all agree
/// is seen to afterwards, once for each word of each worker and not for each time that a page has it.
struct WordNumbers {
  /// The words as the first page that has them writes them.
  private(set) var spellings: [String] = []
  private var readings: [Reading]
  /// The number of a word by worker, then by that worker's own number.
  private var common: [[Int?]]

  /// Numbers the words that `words` gives for each of `pages`, which are numbers of drafts.
  init(pages: [Int], words: @Sendable (_ draft: Int) -> [String], workers: Workers) throws {
    let chunk = 256
    readings = try workers.map(count: (pages.count + chunk - 1) / chunk, chunk: 1, each: Met()) {
      (part, worker, met) -> Reading in
      let known = met.folds.count
      let ofPage = (part * chunk..<min(pages.count, (part + 1) * chunk)).map { page in
        var numbers: [Int] = []
        for word in words(pages[page]) {
          let number = met.number(of: word)
          if !numbers.contains(number) { numbers.append(number) }
        }
        return numbers
      }
      return Reading(worker: worker, folds: Array(met.folds[known...]), ofPage: ofPage)
    }
    common = Array(repeating: [], count: workers.count)
    var folds = Array(repeating: [ContentHash](), count: workers.count)
    var numbers: [ContentHash: Int] = [:]
    for (part, reading) in readings.enumerated() {
      let worker = reading.worker
      folds[worker] += reading.folds
      common[worker] += Array(repeating: nil, count: reading.folds.count)
      for (page, own) in reading.ofPage.enumerated() {
        for word in own where common[worker][word] == nil {
          let fold = folds[worker][word]
          let number = numbers[fold] ?? spellings.count
          if number == spellings.count {
            numbers[fold] = number
            spellings.append(words(pages[part * chunk + page]).first { Met.fold($0) == fold } ?? "")
          }
          common[worker][word] = number
        }
      }
    }
  }

  /// The words of each page, by what `positions` says for their numbers; they are gone afterwards.
  mutating func takeNumbers(mappedBy positions: [Int]) -> [[Int]] {
    var ofPage: [[Int]] = []
    ofPage.reserveCapacity(readings.reduce(0) { $0 + $1.ofPage.count })
    for part in readings.indices {
      let worker = readings[part].worker
      for page in readings[part].ofPage.indices {
        for slot in readings[part].ofPage[page].indices {
          let word = readings[part].ofPage[page][slot]
          readings[part].ofPage[page][slot] = common[worker][word].map { positions[$0] } ?? 0
        }
      }
      ofPage += readings[part].ofPage
      readings[part].ofPage = []
    }
    return ofPage
  }

  /// The words of some pages by the numbers of the worker that read them, and the folds of those that it met there first.
  private struct Reading: Sendable {
    var worker: Int
    var folds: [ContentHash]
    var ofPage: [[Int]]
  }

  /// The words that one worker has met.
  private struct Met: Sendable {
    /// Numbers by the hash of a word's fold.
    private var numbers: [ContentHash: Int] = [:]
    /// Numbers by the hash of a word as it is written, of the first words: those that come again and again are among them.
    private var written: [ContentHash: Int] = [:]
    private(set) var folds: [ContentHash] = []

    private static let mostWritten = 1 << 14

    mutating func number(of word: String) -> Int {
      let hash = ContentHash(utf8: word)
      if let number = written[hash] { return number }
      let fold = Met.fold(word)
      let number = numbers[fold] ?? folds.count
      if number == folds.count {
        folds.append(fold)
        numbers[fold] = number
      }
      if written.count < Self.mostWritten { written[hash] = number }
      return number
    }

    static func fold(_ word: String) -> ContentHash { ContentHash(Folding.marked(utf8: Array(word.utf8))) }
  }
}
