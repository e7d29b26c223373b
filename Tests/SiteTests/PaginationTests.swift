import Testing

@testable import Site

@Suite("A list in pages")
struct PaginationTests {
  static let cases = [1, 2, 3, 7, 20].flatMap { size in (0...(size * 9 + 2)).map { (size, $0) } }

  @Test("has each entry once, full older pages, and an own page of one to two sizes")
  func entries() {
    for (size, count) in Self.cases {
      let pagination = Pagination(count: count, size: size)
      var seen = Array(pagination.newest)
      for number in (1...max(1, pagination.olderPages)).reversed() where number <= pagination.olderPages {
        #expect(pagination.entries(ofOlder: number).count == size)
        seen += pagination.entries(ofOlder: number)
      }
      #expect(seen == Array(0..<count))
      if pagination.olderPages > 0 {
        #expect(size..<(2 * size) ~= pagination.newest.count)
      } else {
        #expect(count < 2 * size)
      }
    }
  }

  @Test("leaves older pages as they are when an entry is added in front")
  func stable() {
    for (size, count) in Self.cases {
      let (before, after) = (Pagination(count: count, size: size), Pagination(count: count + 1, size: size))
      #expect(after.olderPages - before.olderPages == (count + 1 >= 2 * size && (count + 1) % size == 0 ? 1 : 0))
      for number in 1...max(1, before.olderPages) where number <= before.olderPages {
        // The same entries: each has moved by one.
        let moved = after.entries(ofOlder: number)
        #expect((moved.lowerBound - 1)..<(moved.upperBound - 1) == before.entries(ofOlder: number))
      }
    }
  }

  @Test("offers numbers that exist, newest first, with the ends and the neighbours")
  func numbers() {
    for (size, count) in Self.cases {
      let pagination = Pagination(count: count, size: size)
      let last = pagination.olderPages
      for current in [nil] + (1...max(1, last)).map(Optional.some) where (current ?? 0) <= last {
        let numbers = pagination.numbers(around: current)
        #expect(
          numbers == Set(numbers).sorted(by: >) && numbers.allSatisfy { 1...max(1, last) ~= $0 } && numbers.count <= 7)
        if last > 0 { #expect(numbers.first == last && numbers.last == 1) } else { #expect(numbers.isEmpty) }
        if let current {
          for near in [current - 1, current, current + 1] where 1...last ~= near { #expect(numbers.contains(near)) }
        }
      }
    }
  }

  @Test("takes sizes and counts that make no sense") func nonsense() {
    #expect(Pagination(count: -5, size: -1).newest.isEmpty && Pagination(count: 3, size: 0).olderPages == 2)
    #expect(Pagination(count: 3, size: .max).newest == 0..<3)
  }
}
