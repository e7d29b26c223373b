import Foundation

/// Numbers that are the same on every run: SplitMix64, so that a failure can be repeated from its seed.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// The 134 letters with marks, and the alphabet.
let markedLetters =
  "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
  + "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴĐ"

/// Words that Vietnamese titles are made of, in both styles of tone marks.
let words = """
  ba bà bả bã bá bạ Bạch Thông Bản Bắc Bằng Duồm Đức đường Đường dương duong dượng đồng Đồng hoa hoà hòa hoả hỏa hoá hóa \
  hoạ họa thuỷ thủy uỷ ủy ban khoẻ khỏe tọa toạ đàm lễ Lễ kỷ niệm năm chi bộ Chi Bộ cách mạng tuyên truyền quý quí xuân \
  quần chúng mà mả mã má mạ ma Ma ăn ân anh ê em ơn ớn ương ư nghĩa ngày Ngân Sơn lịch sử truyền thống giá già giả gì
  """.split(separator: " ").map(String.init)

/// A title of one to six words, sometimes with a number or a capital first letter.
func randomTitle(using generator: inout SeededGenerator) -> String {
  (0..<Int.random(in: 1...6, using: &generator)).map { _ in
    Int.random(in: 0..<12, using: &generator) == 0
      ? String(Int.random(in: 0...120, using: &generator)) : words.randomElement(using: &generator) ?? "a"
  }.joined(separator: " ")
}

/// Text of any scalars, most of them Latin letters, marks and punctuation.
func randomText(using generator: inout SeededGenerator, upTo length: Int = 30) -> String {
  var text = String.UnicodeScalarView()
  for _ in 0..<Int.random(in: 0...length, using: &generator) {
    let range: ClosedRange<UInt32> =
      [0x20...0x7E, 0xA0...0x24F, 0x300...0x36F, 0x1E00...0x1EFF, 0x20...0xFFFF, 0x370...0x4FF]
      .randomElement(using: &generator) ?? 0x20...0x7E
    if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { text.append(scalar) }
  }
  return String(text)
}
