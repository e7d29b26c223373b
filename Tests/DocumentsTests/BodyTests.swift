import Documents
import Testing

@Suite("A body's holes")
struct BodyTests {
  @Test("what is written for a hole stands in its place, and all else as it was")
  func fills() {
    let body = Body(
      bytes: Array("<a ".utf8) + Body.hole(0) + Array(">x</a><img ".utf8) + Body.hole(12) + Array(">".utf8))
    var page: [UInt8] = []
    var seen: [Int] = []
    body.fill(into: &page) { number, page in
      seen.append(number)
      page.append(contentsOf: "(\(number))".utf8)
    }
    #expect(String(decoding: page, as: UTF8.self) == "<a (0)>x</a><img (12)>")
    #expect(seen == [0, 12])
  }

  @Test("marks that are no hole are left out, whatever the bytes")
  func anyBytes() {
    var state: UInt64 = 1943
    var bytes: [UInt8] = []
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes.append([0xFF, 0xFF, 0x30, 0x39, 0x61][Int(state >> 33) % 5])
    }
    var page: [UInt8] = []
    Body(bytes: bytes).fill(into: &page) { _, _ in }
    #expect(!page.contains(Body.mark))
    #expect(page.count { $0 == 0x61 } == bytes.count { $0 == 0x61 })
  }

  @Test("a slice never leaves the body")
  func slices() {
    let body = Body(bytes: [1, 2, 3])
    #expect(Array(body.slice(1..<2)) == [2])
    #expect(body.slice(2..<9) == [3])
    #expect(body.slice(7..<9).isEmpty)
  }
}
