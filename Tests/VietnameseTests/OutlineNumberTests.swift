import Testing

@testable import Vietnamese

@Suite("Numbers of an outline")
struct OutlineNumberTests {
  @Test("Roman numerals: all 3999 come back, nothing else is one")
  func roman() {
    var all: Set<String> = []
    for number in 1...3999 {
      let numeral = RomanNumerals.format(number) ?? ""
      all.insert(numeral)
      #expect(RomanNumerals.parse(numeral) == number)
    }
    #expect(all.count == 3999)
    #expect(RomanNumerals.format(0) == nil && RomanNumerals.format(4000) == nil && RomanNumerals.format(-1) == nil)
    var generator = SeededGenerator(state: 51)
    for _ in 0..<5000 {
      let text = String(
        (0..<Int.random(in: 0...8, using: &generator)).map { _ in "IVXLCDM".randomElement(using: &generator) ?? "I" })
      #expect((RomanNumerals.parse(text) != nil) == all.contains(text), "\(text)")
    }
    #expect(
      RomanNumerals.parse("iv") == nil && RomanNumerals.parse("XIV") == 14 && RomanNumerals.parse("MCMXLIII") == 1943)
    #expect(RomanNumerals.parse(String(repeating: "I", count: 100_000)) == nil)
  }

  @Test("the letters of a list are those of Vietnamese papers, đ after d")
  func letters() {
    let order = (1...23).compactMap(ListLetters.format).joined(separator: " ")
    #expect(order == "a b c d đ e g h i k l m n o p q r s t u v x y")
    for number in 1...23 { #expect(ListLetters.format(number).flatMap(ListLetters.parse) == number) }
    #expect(ListLetters.format(0) == nil && ListLetters.format(24) == nil)
    for letter in ["ă", "f", "w", "A", "", "ab", "1"] { #expect(ListLetters.parse(letter) == nil) }
  }

  @Test("every number is read as it is shown, and its title kept")
  func roundTrip() {
    var numbers: [OutlineNumber] = []
    for n in 1...39 { numbers += [.part(n), .roman(n), .decimal([n]), .decimal([n, 2]), .decimal([1, n, 3])] }
    for n in 1...23 { numbers += [.letter(n), .capital(n)] }
    for number in numbers {
      // I, V and X stand for numerals, as a capital of a list they are not told apart
      if case .capital(let n) = number, [9, 21, 22].contains(n) { continue }
      for title in ["Mục đích, yêu cầu", "80 năm", ""] {
        let read = OutlineNumber.parse("\(number.text) \(title)")
        #expect(read?.number == number && read?.title == title && read?.label == number.text, "\(number.text)")
      }
      #expect(Slug.slug(for: number.anchor) == number.anchor)
    }
    #expect(Set(numbers.map(\.anchor)).count > 150)
    #expect(OutlineNumber.letter(4).anchor != OutlineNumber.letter(5).anchor)
  }

  @Test(
    "as editors type them",
    arguments: [
      ("Phần I", .part(1), "Phần I", ""), ("PHẦN THỨ NHẤT: MỞ ĐẦU", .part(1), "PHẦN THỨ NHẤT:", "MỞ ĐẦU"),
      ("Phần thứ tư – Kết luận", .part(4), "Phần thứ tư –", "Kết luận"),
      ("Phần 2. Nội dung", .part(2), "Phần 2.", "Nội dung"),
      ("Phần II Nội dung", .part(2), "Phần II", "Nội dung"), ("I- MỤC ĐÍCH", .roman(1), "I-", "MỤC ĐÍCH"),
      ("IV – Tổ chức", .roman(4), "IV –", "Tổ chức"), ("II/ Nội dung", .roman(2), "II/", "Nội dung"),
      ("1.1 Mục đích", .decimal([1, 1]), "1.1", "Mục đích"), ("1) Mục đích", .decimal([1]), "1)", "Mục đích"),
      ("2.1.\u{A0}Yêu cầu", .decimal([2, 1]), "2.1.", "Yêu cầu"), ("  3.  A ", .decimal([3]), "3.", "A"),
      ("đ) Tuyên truyền miệng", .letter(5), "đ)", "Tuyên truyền miệng"), ("a. Báo chí", .letter(1), "a.", "Báo chí"),
      ("A. MỞ ĐẦU", .capital(1), "A.", "MỞ ĐẦU"), ("C. KẾT LUẬN", .capital(3), "C.", "KẾT LUẬN"),
      ("i) Ý", .letter(9), "i)", "Ý"),
      ("Pha\u{302}\u{300}n I", .part(1), "Phần I", ""),
    ] as [(String, OutlineNumber, String, String)])
  func examples(_ heading: String, _ number: OutlineNumber, _ label: String, _ title: String) {
    #expect(OutlineNumber.parse(heading) == NumberedHeading(number: number, label: label, title: title))
  }

  @Test(
    "what only looks like a number",
    arguments: [
      "", "Bối cảnh", "80 năm ngọn lửa", "1.234.567 người", "1943. Năm", "V.I. Lênin", "V. I. Lênin", "Phần mở đầu",
      "Phần thứ mấy",
      "Phần", "IIII. Sai", "0.5 ha", "1.0. A", "I Mục đích", "aa) b", "ă) b", "1", "12/7/2023", "I.Mục", "1.Mục",
      "MỤC ĐÍCH: A",
      "1.1.1.1.1.1.1. quá sâu", "A", "I", "Phần 100", "ii) b",
    ])
  func none(_ heading: String) {
    #expect(OutlineNumber.parse(heading) == nil)
  }
}
