import TestRandom
import Testing

@testable import Memo

@Suite("Records")
struct RecordsTests {
  /// Some edits of both, the same.
  private static func edit(_ records: inout Records<Int>, _ plain: inout [Int], _ random: inout SeededGenerator) {
    for _ in 0..<random.number(in: 0...6) {
      let value = random.number(in: 0...2)
      switch random.number(in: 0...9) {
      case 0:
        records.append(value)
        plain.append(value)
      case 1:
        let position = random.number(in: 0...plain.count)
        records.insert(value, at: position)
        plain.insert(value, at: position)
      case 2:
        records.update { $0 += 1 }
        for index in plain.indices { plain[index] += 1 }
      default:
        if plain.isEmpty { continue }
        let position = random.number(in: 0...plain.count - 1)
        records[position] = value
        plain[position] = value
      }
    }
  }

  @Test("are what a plain array of them would be, however they were changed, and so is what is copied of them")
  func sameAsArray() {
    var random = SeededGenerator(seed: 41)
    for _ in 0..<300 {
      var plain = (0..<random.number(in: 0...8)).map { _ in random.number(in: 0...2) }
      var records = Records(plain)
      Self.edit(&records, &plain, &random)
      let (copy, plainCopy) = (records, plain)
      Self.edit(&records, &plain, &random)
      #expect(Array(records) == plain && records.indices.map { records[$0] } == plain && records.count == plain.count)
      #expect(Array(copy) == plainCopy)
      #expect((records == copy) == (plain == plainCopy) && (copy == records) == (plain == plainCopy))
      if plain.count == plainCopy.count {
        let others = plain.indices.filter { plain[$0] != plainCopy[$0] }
        #expect(records.positions(otherThanIn: copy) == others && copy.positions(otherThanIn: records) == others)
      }
    }
  }

  @Test("of which many are changed one by one stay right")
  func many() {
    var records = Records(Array(0..<10_000))
    for position in stride(from: 9_999, through: 0, by: -1) { records[position] = -position }
    #expect(Array(records) == (0..<10_000).map { -$0 })
  }
}
