import Synchronization
import Testing

@testable import Parallel

@Suite("Shared work")
struct SharedWorkTests {
  private struct Failure: Error, Equatable { var index: Int }

  @Test("is done once and told in order, however many join and whenever", arguments: [0, 1, 7, 500])
  func results(count: Int) throws {
    for threads in 1...4 {
      let calls = Tally()
      let work = SharedWork(count: count) { index -> Int in
        calls.add()
        return index * index
      }
      _ = try Workers(count: threads).map(count: threads, chunk: 1) { thread, _ in
        if thread % 2 == 0 { work.join() }
      }
      #expect(try work.results() == (0..<count).map { $0 * $0 })
      #expect(calls.value == count)
      work.join()
      #expect(calls.value == count)
    }
  }

  @Test("ends with the error of a part, and with nothing where nobody did it all")
  func failures() throws {
    let failing = SharedWork(count: 9) { index -> Int in
      if index >= 4 { throw Failure(index: index) }
      return index
    }
    #expect(throws: Failure(index: 4)) { try failing.results(by: Workers(count: 1)) }
    let untouched = SharedWork(count: 3) { $0 }
    #expect(try untouched.results() == nil)
    untouched.abandon()
    untouched.join()
    #expect(try untouched.results() == nil)
  }
}
