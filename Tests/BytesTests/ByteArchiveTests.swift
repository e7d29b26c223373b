import Bytes
import TestRandom
import Testing

@Suite("An archive of bytes")
struct ByteArchiveTests {
  /// Of everything something.
  struct Sample: Hashable {
    enum Kind: CaseIterable { case a, b, c }

    var number = 0
    var wide: UInt64 = 0
    var signed = 0
    var flag = false
    var bytes: [UInt8] = []
    var text = ""
    var kind = Kind.a
    var optional: String?
    var count: Int?
    var list: [String] = []
    var nested: [[Int]] = []

    mutating func archive(in archive: inout ByteArchive) {
      archive.code(&number)
      archive.code(wide: &wide)
      archive.code(signed: &signed)
      archive.code(&flag)
      archive.code(&bytes)
      archive.code(&text)
      archive.code(case: &kind)
      archive.code(&optional)
      archive.code(&count)
      archive.code(&list)
      archive.code(list: &nested, blank: []) { archive, inner in
        archive.code(list: &inner, blank: 0) { $0.code(signed: &$1) }
      }
    }

    static func random(_ random: inout SeededGenerator) -> Sample {
      func text(_ random: inout SeededGenerator) -> String {
        String(decoding: random.bytes(random.number(in: 0...9), from: Array("aệ \n".utf8)), as: UTF8.self)
      }
      var sample = Sample()
      sample.number = random.number(in: 0...5) == 0 ? Int.max : random.number(in: 0...70_000)
      sample.wide = UInt64.random(in: 0...UInt64.max, using: &random)
      sample.signed = [Int.min, -1, 0, 1, Int.max][random.number(in: 0...4)]
      sample.flag = random.number(in: 0...1) == 1
      sample.bytes = random.bytes(random.number(in: 0...9), from: Array(0...255))
      sample.text = text(&random)
      sample.kind = Kind.allCases[random.number(in: 0...2)]
      sample.optional = random.number(in: 0...1) == 1 ? text(&random) : nil
      sample.count = random.number(in: 0...1) == 1 ? -random.number(in: 0...9) : nil
      sample.list = (0..<random.number(in: 0...3)).map { _ in text(&random) }
      sample.nested = (0..<random.number(in: 0...3)).map { count in (0..<count).map { $0 - 1 } }
      return sample
    }
  }

  @Test("gives back what was written, and nothing is left over")
  func roundTrip() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2000 {
      let sample = Sample.random(&random)
      var (writing, copy) = (ByteArchive(), sample)
      copy.archive(in: &writing)
      var (reading, back) = (ByteArchive(reading: writing.take()), Sample())
      back.archive(in: &reading)
      #expect(reading.isAtEnd && back == sample)
    }
  }

  @Test("of bytes that were cut off says so; of bytes that were changed reads something or says so, and ends")
  func damaged() {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<2000 {
      var (writing, sample) = (ByteArchive(), Sample.random(&random))
      sample.archive(in: &writing)
      var bytes = writing.take()
      var (reading, back) = (ByteArchive(reading: Array(bytes.dropLast(random.number(in: 1...bytes.count)))), Sample())
      back.archive(in: &reading)
      #expect(!reading.isAtEnd)
      for _ in 0..<random.number(in: 1...4) {
        bytes[random.number(in: 0...bytes.count - 1)] = UInt8(random.number(in: 0...255))
      }
      reading = ByteArchive(reading: bytes)
      back.archive(in: &reading)
      // What was taken for a sample is one: written again it is read back the same.
      if reading.isAtEnd {
        var (again, same) = (ByteArchive(), Sample())
        back.archive(in: &again)
        reading = ByteArchive(reading: again.take())
        same.archive(in: &reading)
        #expect(reading.isAtEnd && same == back)
      }
    }
  }
}
