import Foundation
import Testing

@testable import Diagnostics

@Suite("The nearest known name")
struct NearestNameTests {
  private let keys = [
    "title", "date", "updated", "author", "source", "summary", "tags", "units", "image", "draft", "publish", "expire",
    "tiêu đề",
    "ngày", "cập nhật", "tác giả", "nguồn", "tóm tắt", "thẻ", "đơn vị", "ảnh", "nháp", "đăng", "gỡ",
  ]

  private func fold(_ name: String) -> String {
    name.replacingOccurrences(of: "đ", with: "d").folding(
      options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
  }

  @Test(arguments: [
    ("sumary", "summary"), ("tilte", "title"), ("titel", "title"), ("Tieu de", "tiêu đề"), ("tieude", "tiêu đề"),
    ("don vi", "đơn vị"), ("ngay", "ngày"), ("nguon", "nguồn"), ("the", "thẻ"), ("tóm tăt", "tóm tắt"), ("anh", "ảnh"),
    ("auhtor", "author"), ("dang", "đăng"), ("publised", "publish"),
  ])
  func slips(_ name: String, _ expected: String) {
    #expect(NearestName.nearest(to: name, among: keys, by: fold) == expected)
  }

  @Test("nonsense has no suggestion", arguments: ["", "x", "zzzzzz", "hôm nay trời đẹp", "qqq", "color", "!"])
  func nonsense(_ name: String) {
    #expect(NearestName.nearest(to: name, among: keys, by: fold) == nil)
  }

  @Test("a name of a paragraph's length is not compared")
  func long() {
    let long = String(repeating: "a", count: 100_000)
    #expect(NearestName.nearest(to: long, among: [long + "b", "a"]) == nil)
    #expect(NearestName.nearest(to: "abcdef", among: [long, "abcdeg"]) == "abcdeg")
  }

  @Test("of names equally near the one alike unfolded wins, then the first")
  func ties() {
    #expect(NearestName.nearest(to: "ngày", among: ["ngay", "ngày"], by: fold) == "ngày")
    #expect(NearestName.nearest(to: "cart", among: ["card", "care"]) == "card")
    #expect(NearestName.nearest(to: "cart", among: ["care", "card"]) == "care")
  }

  @Test("the distance is symmetric, zero for the same alone, and one for each single slip")
  func distance() {
    var state: UInt64 = 7
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    for _ in 0..<2000 {
      let a = (0..<random(8)).map { _ in random(3) }
      let b = (0..<random(8)).map { _ in random(3) }
      let there = NearestName.distance(a, b)
      #expect(there == NearestName.distance(b, a) && (there == 0) == (a == b))
      #expect(there >= abs(a.count - b.count) && there <= max(a.count, b.count))
      guard a.count >= 2 else { continue }
      let place = random(a.count - 1)
      var edited = a
      switch random(4) {
      case 0: edited.remove(at: place)
      case 1: edited.insert(9, at: place)
      case 2: edited[place] = 9
      default: edited.swapAt(place, place + 1)
      }
      #expect(NearestName.distance(a, edited) == (a == edited ? 0 : 1))
    }
  }
}
