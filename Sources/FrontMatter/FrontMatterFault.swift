import Diagnostics

/// What can be wrong with the lines `---` around front matter.
enum FrontMatterFault {
  /// A first line of dashes that is not `---` above lines `key: value`: Word makes one long dash of three hyphens.
  static func mistakenMarker(_ tree: SourceTree, at start: Int) -> Diagnostic? {
    guard let line = line(tree.bytes, from: start), isDashes(tree.bytes[line]),
      let next = self.line(tree.bytes, from: line.upperBound + 1),
      let colon = tree.bytes[next].firstIndex(of: UInt8(ascii: ":")), colon - next.lowerBound <= 40
    else { return nil }
    let written = String(decoding: tree.bytes[line], as: UTF8.self)
    return Diagnostic(
      .unclosedFrontMatter, at: tree.place(of: line),
      Localized(
        vi: "dòng mở đầu là “\(written)”, không phải ba dấu gạch nối “---”",
        en: "the first line is “\(written)”, not three hyphens “---”"),
      hint: Localized(
        vi: "Word tự đổi “---” thành gạch dài; gõ lại đúng ba dấu gạch nối, một mình trên dòng",
        en: "Word turns “---” into a long dash; type exactly three hyphens, alone on the line"))
  }

  static func unclosed(_ tree: SourceTree, opening start: Int) -> Diagnostic {
    var hint = Localized(
      vi: "thêm một dòng “---” sau dòng khóa cuối cùng, trước nội dung bài",
      en: "add a line “---” behind the last key, before the text")
    var offset = start
    var number = 0
    while number < 60, let line = line(tree.bytes, from: offset) {
      if number > 0, isDashes(tree.bytes[line]) {
        let written = String(decoding: tree.bytes[line], as: UTF8.self)
        let place = tree.place(of: line)
        hint = Localized(
          vi: "dòng \(place.line) là “\(written)”; gõ lại đúng ba dấu gạch nối “---”",
          en: "line \(place.line) is “\(written)”; type exactly three hyphens “---”")
        break
      }
      offset = line.upperBound + 1
      number += 1
    }
    return Diagnostic(
      .unclosedFrontMatter, at: tree.place(of: start..<(start + 3)),
      Localized(
        vi: "phần đầu trang mở bằng “---” nhưng không có dòng “---” đóng lại",
        en: "the front matter opens with “---” but no line “---” closes it"),
      hint: hint)
  }

  static func tooLong(_ tree: SourceTree, opening start: Int) -> Diagnostic {
    Diagnostic(
      .unclosedFrontMatter, at: tree.place(of: start..<(start + 3)),
      Localized(
        vi: "phần đầu trang dài quá \(FrontMatter.sizeLimit >> 10) KB",
        en: "the front matter is longer than \(FrontMatter.sizeLimit >> 10) KB"),
      hint: Localized(
        vi: "có lẽ thiếu dòng “---” đóng phần đầu trang", en: "the line “---” that closes it is probably missing"))
  }

  static func noEntries(_ tree: SourceTree, at root: YAMLNode) -> Diagnostic {
    Diagnostic(
      .notYAML, at: tree.place(of: root),
      Localized(
        vi: "phần đầu trang phải gồm các dòng “khóa: giá trị”", en: "front matter is made of lines “key: value”"),
      hint: Localized(
        vi: "ví dụ: “tiêu đề: Lễ kỷ niệm”; nếu “---” là đường kẻ ngang, hãy viết “***”",
        en: "e.g. “title: The ceremony”; if “---” was meant as a rule, write “***”"))
  }

  /// The line that begins at `start`, without its end.
  private static func line(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
    guard start < bytes.count else { return nil }
    return start..<(bytes[start...].firstIndex(of: 0x0A) ?? bytes.count)
  }

  /// Whether `line` is of hyphens and dashes alone but not `---`.
  private static func isDashes(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 30 else { return false }
    let text = String(decoding: line, as: UTF8.self).filter { $0 != " " }
    return !text.isEmpty && text != "---" && text != "-" && text.allSatisfy { "-–—―−".contains($0) }
  }
}
