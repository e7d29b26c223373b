import Diagnostics

/// What libyaml says of a text that is no YAML, said to an editor: which line, what most often is the cause, what to type.
enum YAMLFault {
  static func other(_ place: Place, _ english: String) -> Diagnostic {
    Diagnostic(
      .notYAML, at: place,
      Localized(vi: "không đọc được phần này theo cú pháp YAML", en: "this is not YAML: \(english)"), hint: general)
  }

  /// A second key of a map, as Yams reports it: by name, with the place of the first.
  static func duplicate(_ name: String, firstAt first: Int, in tree: SourceTree, range: Range<Int>) -> Diagnostic {
    let wanted = Array(name.utf8)
    var place = first..<(first + wanted.count)
    var lineStart = first
    while let newline = tree.bytes[lineStart..<range.upperBound].firstIndex(of: 0x0A) {
      lineStart = newline + 1
      let line = tree.bytes[lineStart..<range.upperBound].drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }
      if line.starts(with: wanted), line.dropFirst(wanted.count).first(where: { $0 != 0x20 }) == UInt8(ascii: ":") {
        place = line.startIndex..<(line.startIndex + wanted.count)
        break
      }
    }
    return duplicateKey(name, other: name, firstLine: tree.place(of: first..<first).line, at: tree.place(of: place))
  }

  /// A key that stands a second time, perhaps by its other name.
  static func duplicateKey(_ name: String, other: String, firstLine: Int, at place: Place) -> Diagnostic {
    let isSame = name == other
    return Diagnostic(
      .duplicateKey, at: place,
      isSame
        ? Localized(
          vi: "khóa “\(name)” đã có ở dòng \(firstLine)", en: "the key “\(name)” stands already on line \(firstLine)")
        : Localized(
          vi: "“\(name)” và “\(other)” (dòng \(firstLine)) là một khóa",
          en: "“\(name)” and “\(other)” (line \(firstLine)) are one key"),
      hint: Localized(vi: "giữ lại một dòng, xóa dòng kia", en: "keep one of them"))
  }

  static func refused(_ why: YAMLGuard.Refusal, at offset: Int, in tree: SourceTree) -> Diagnostic {
    let mark = offset < tree.bytes.count ? String(decoding: tree.bytes[offset...offset], as: UTF8.self) : ""
    let message: Localized
    var hint = Localized(
      vi: "đặt cả giá trị trong ngoặc kép: \"…\"", en: "put the whole value in quotation marks: \"…\"")
    switch why {
    case .anchor, .tag, .complexKey, .directive:
      message = Localized(
        vi: "giá trị không được bắt đầu bằng “\(mark)” (YAML hiểu đó là một lệnh riêng)",
        en: "a value must not begin with “\(mark)” (to YAML that is an instruction)")
    case .depth:
      message = Localized(
        vi: "các phần lồng nhau sâu quá \(YAMLGuard.depthLimit) lớp",
        en: "nested deeper than \(YAMLGuard.depthLimit) levels")
      hint = Localized(vi: "viết gọn lại; không khóa nào cần quá ba lớp", en: "no key needs more than three levels")
    case .character:
      message = Localized(
        vi: "có ký tự điều khiển hoặc dấu xuống dòng ẩn", en: "a control character or a hidden line end")
      hint = Localized(
        vi: "thường do dán từ Word hoặc trang web; xóa ký tự ở chỗ này rồi gõ lại",
        en: "it often comes with text pasted from Word or the web; delete it and type again")
    }
    return Diagnostic(.notYAML, at: tree.place(of: offset..<min(offset + 1, tree.bytes.count)), message, hint: hint)
  }

  /// What libyaml's `problem` (found at `offset`, begun at `start`) most often means.
  static func syntax(
    problem: String, context: String, at offset: Int, contextAt start: Int?, in tree: SourceTree, range: Range<Int>
  ) -> Diagnostic {
    func fault(_ offset: Int, _ message: Localized, _ hint: Localized) -> Diagnostic {
      let place = tree.place(of: min(offset, range.upperBound)..<min(offset + 1, range.upperBound))
      return Diagnostic(.notYAML, at: place, message, hint: hint)
    }
    if let opening = YAMLOpening.unclosed(in: tree.bytes, range, before: offset) {
      let mark = String(decoding: tree.bytes[opening...opening], as: UTF8.self)
      if mark == "[" || mark == "{" {
        return fault(
          opening,
          Localized(vi: "ngoặc “\(mark)” mở ở đây không được đóng", en: "the “\(mark)” that opens here is not closed"),
          Localized(
            vi: "đóng bằng “\(mark == "[" ? "]" : "}")” ở cuối giá trị: [một, hai, ba]",
            en: "close it with “\(mark == "[" ? "]" : "}")” behind the value: [one, two, three]"))
      }
      return unclosedQuote(at: fault, opening)
    }
    let byte = offset < range.upperBound ? tree.bytes[offset] : 0
    switch problem {
    case _ where problem.hasPrefix("mapping values are not allowed"):
      // A line without a key runs on into the next, whose colon is then one too many.
      if let line = keylessLine(before: offset, in: tree.bytes, range) { return noKey(at: fault, line, in: tree) }
      return fault(
        offset,
        Localized(
          vi: "dấu hai chấm giữa một giá trị không có ngoặc kép",
          en: "a colon inside a value that is not in quotation marks"),
        Localized(
          vi: "đặt cả giá trị trong ngoặc kép, ví dụ tiêu đề: \"Mùa thu: nhìn lại một chặng đường\"",
          en: "put the whole value in quotation marks, e.g. title: \"Autumn: a look back\""))
    case _ where byte == UInt8(ascii: "\t"):
      return fault(
        offset, Localized(vi: "có dấu Tab ở chỗ cần dấu cách", en: "a tab where spaces are needed"),
        Localized(vi: "thay Tab bằng hai dấu cách", en: "replace the tab by two spaces"))
    case "could not find expected ':'":
      let line = start ?? offset
      return noKey(at: fault, line, in: tree)
    case _ where context.contains("quoted scalar") && problem.contains("escape"):
      return fault(
        offset, Localized(vi: "dấu “\\” trong ngoặc kép có nghĩa riêng", en: "a backslash in double quotation marks"),
        Localized(vi: "dùng ngoặc đơn '…' thay cho \"…\"", en: "use '…' in place of \"…\""))
    case _ where context.contains("quoted scalar"):
      return unclosedQuote(at: fault, start ?? offset)
    case _ where context.contains("flow"):
      return fault(
        offset,
        Localized(
          vi: "danh sách [ ] hoặc { } chưa đóng, hoặc thiếu dấu phẩy",
          en: "a list [ ] or { } that is not closed, or lacks a comma"),
        Localized(
          vi: "viết [một, hai, ba]; chữ có dấu phẩy thì đặt trong ngoặc kép",
          en: "write [one, two, three]; quote what holds a comma"))
    case "found character that cannot start any token":
      let mark = String(decoding: [byte], as: UTF8.self)
      return fault(
        offset, Localized(vi: "giá trị không được bắt đầu bằng “\(mark)”", en: "a value must not begin with “\(mark)”"),
        Localized(vi: "đặt cả giá trị trong ngoặc kép: \"…\"", en: "put the whole value in quotation marks: \"…\""))
    case _ where problem.contains("but found another document"):
      return fault(
        offset, Localized(vi: "có dòng “---” hoặc “...” thừa", en: "a line “---” or “...” too many"),
        Localized(vi: "chỉ giữ một phần trong tệp", en: "keep one part in a file"))
    default:
      return fault(
        offset,
        Localized(vi: "không đọc được chỗ này theo cú pháp YAML", en: "this is not YAML: \(problem)"), general)
    }
  }

  private static func noKey(
    at fault: (Int, Localized, Localized) -> Diagnostic, _ line: Int, in tree: SourceTree
  ) -> Diagnostic {
    let text = tree.bytes[line..<(tree.bytes[line...].firstIndex(of: 0x0A) ?? tree.bytes.count)]
    let hasColon = text.contains(UInt8(ascii: ":"))
    return fault(
      line,
      hasColon
        ? Localized(vi: "thiếu dấu cách sau dấu hai chấm", en: "no space behind the colon")
        : Localized(vi: "dòng này không có dạng “khóa: giá trị”", en: "this line is not “key: value”"),
      Localized(
        vi: "viết khóa, dấu hai chấm, một dấu cách, rồi giá trị; giá trị dài nhiều dòng thì thụt vào hai dấu cách",
        en: "write key, colon, space, value; further lines of a long value are indented by two spaces"))
  }

  /// The start of the line above that of `offset`, when the colon there is its line's first and the line above, at the margin
  /// too, has no key.
  private static func keylessLine(before offset: Int, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    func start(_ end: Int) -> Int {
      bytes[range.lowerBound..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? range.lowerBound
    }
    guard range.contains(offset) else { return nil }
    let line = start(offset)
    guard line > range.lowerBound, !bytes[line..<offset].contains(UInt8(ascii: ":")) else { return nil }
    let above = start(line - 1)
    let text = bytes[above..<line - 1]
    let margin: Set<UInt8> = [0x20, 0x09, 0x0D, UInt8(ascii: "-"), UInt8(ascii: "#")]
    guard let first = text.first, let own = bytes[line..<offset].first, !margin.contains(first), !margin.contains(own)
    else { return nil }
    let hasKey = text.indices.contains { index in
      guard text[index] == UInt8(ascii: ":") else { return false }
      return index + 1 == text.endIndex || [0x20, 0x09, 0x0D].contains(text[index + 1])
    }
    return hasKey ? nil : above
  }

  private static func unclosedQuote(
    at fault: (Int, Localized, Localized) -> Diagnostic, _ offset: Int
  ) -> Diagnostic {
    fault(
      offset,
      Localized(vi: "ngoặc kép mở ở đây không được đóng", en: "a quotation mark that is never closed"),
      Localized(
        vi: "đóng bằng cùng một dấu (\" hoặc '); ngoặc cong “ ” không dùng để bao giá trị",
        en: "close it with the same mark (\" or '); curly ones do not count"))
  }

  private static let general = Localized(
    vi: "thường do dấu hai chấm trong giá trị (đặt giá trị trong ngoặc kép), dấu Tab, hoặc dòng thụt vào không đều",
    en: "mostly a colon inside a value (put it in quotation marks), a tab, or uneven indentation")
}
