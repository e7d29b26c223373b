import Diagnostics

/// What is not written as the Mustache language asks.
struct SyntaxFault {
  enum Kind {
    case unclosedTag
    case emptyName
    case spaceInName(String)
    case emptyPart(String)
    case dynamicName(String)
    case badDelimiters
    case leftOpen(String)
    case neverOpened(String)
    case closedOutOfTurn(name: String, open: String, at: Int)
    case ignoredInParent(String)
    case tooDeep
    case notUTF8
    /// A character by its scalar value: NUL, another control, a noncharacter.
    case forbidden(UInt32)
  }

  /// Past this many faults the rest of a file is not looked at: it is no template.
  static let mostInOneFile = 200

  var kind: Kind
  /// Byte offsets into the source.
  var range: Range<Int>

  init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  /// The fault as a person reads it.
  func diagnostic(in template: ParsedTemplate) -> Diagnostic {
    let place = template.place(of: range)
    switch kind {
    case .unclosedTag:
      return Diagnostic(
        .templateSyntax, at: place,
        Localized(vi: "thẻ mở ra ở đây nhưng không được đóng lại", en: "the tag that opens here is never closed"),
        hint: Localized(vi: "mỗi “{{” cần một “}}”", en: "every “{{” needs a “}}”"))
    case .emptyName:
      return Diagnostic(
        .templateSyntax, at: place, Localized(vi: "thẻ không có tên", en: "a tag without a name"),
        hint: Localized(
          vi: "viết tên khóa vào giữa hai dấu ngoặc: {{title}}", en: "put a key between the braces: {{title}}"))
    case .spaceInName(let tag):
      return Diagnostic(
        .templateSyntax, at: place,
        Localized(vi: "tên trong thẻ không được có dấu cách: “\(tag)”", en: "a name in a tag has no spaces: “\(tag)”"))
    case .emptyPart(let name):
      return Diagnostic(
        .templateSyntax, at: place,
        Localized(
          vi: "tên “\(name)” có phần rỗng giữa các dấu chấm",
          en: "the name “\(name)” has an empty part between its dots"))
    case .dynamicName(let name):
      return Diagnostic(
        .templateSyntax, at: place,
        Localized(vi: "không hỗ trợ tên động “\(name)”", en: "dynamic names are not supported: “\(name)”"),
        hint: Localized(
          vi: "ghi thẳng tên của mẫu con, chọn bằng {{#khóa}}…{{/khóa}}",
          en: "name the partial itself, and choose with {{#key}}…{{/key}}"))
    case .badDelimiters:
      return Diagnostic(
        .templateSyntax, at: place,
        Localized(vi: "thẻ đổi dấu ngoặc viết sai", en: "this change of delimiters is not well written"),
        hint: Localized(vi: "ví dụ: {{=<% %>=}}", en: "for example: {{=<% %>=}}"))
    case .leftOpen(let name):
      return Diagnostic(
        .templateSyntax, at: place,
        Localized(vi: "phần “\(name)” mở ra mà không đóng lại", en: "the section “\(name)” is left open"),
        hint: Localized(vi: "thêm {{/\(name)}} ở chỗ phần này kết thúc", en: "add {{/\(name)}} where it ends"))
    case .neverOpened(let name):
      return Diagnostic(
        .templateSyntax, at: place,
        Localized(vi: "{{/\(name)}} đóng một phần chưa hề mở", en: "{{/\(name)}} closes what was never opened"))
    case .closedOutOfTurn(let name, let open, let offset):
      let line = template.line(of: offset)
      return Diagnostic(
        .templateSyntax, at: place,
        Localized(
          vi: "{{/\(name)}} đứng trước khi phần “\(open)” mở ở dòng \(line) được đóng",
          en: "{{/\(name)}} stands before “\(open)”, opened on line \(line), is closed"),
        hint: Localized(vi: "đóng bằng {{/\(open)}} trước đã", en: "close it with {{/\(open)}} first"))
    case .ignoredInParent(let name):
      return Diagnostic(
        .templateSyntax, at: place,
        Localized(
          vi: "thẻ “\(name)” nằm trực tiếp trong thẻ mẫu cha nên không bao giờ được viết ra",
          en: "the tag “\(name)” stands directly inside a parent tag, where nothing is ever written"),
        hint: Localized(
          vi: "đặt nó vào trong một khối {{$tên}}…{{/tên}}", en: "put it inside a block {{$name}}…{{/name}}"))
    case .tooDeep:
      return Diagnostic(
        .templateTooDeep, at: place,
        Localized(
          vi: "các phần lồng nhau quá \(Parser.deepestNesting) tầng",
          en: "sections are nested more than \(Parser.deepestNesting) levels deep"))
    case .notUTF8:
      return Diagnostic(
        .notUTF8, at: place,
        Localized(vi: "tệp mẫu không phải là văn bản UTF-8", en: "the template is not UTF-8 text"),
        hint: Localized(vi: "lưu lại tệp với bảng mã UTF-8", en: "save the file again as UTF-8"))
    case .forbidden(0):
      return Diagnostic(
        .nulByte, at: place,
        Localized(vi: "có ký tự rỗng (NUL) trong tệp mẫu", en: "a NUL byte in a template"),
        hint: Localized(
          vi: "tệp có thể bị hỏng; chép nội dung sang một tệp mới",
          en: "the file may be damaged; copy its contents to a new one"))
    case .forbidden(let value):
      let digits = String(value, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return Diagnostic(
        .controlCharacter, at: place,
        Localized(
          vi: "ký tự điều khiển \(name) không được có trong trang web",
          en: "the control character \(name) has no place in a web page"),
        hint: Localized(
          vi: "ký tự này thường không nhìn thấy; xóa nó và gõ lại mấy chữ quanh đó",
          en: "it is mostly invisible; delete it and type the words around it anew"))
    }
  }
}

extension ParsedTemplate {
  /// Where the bytes `range` stand, in lines and characters. One pass over the file: for messages only.
  func place(of range: Range<Int>) -> Place {
    let start = min(max(0, range.lowerBound), source.count)
    let end = min(max(start, range.upperBound), source.count)
    let lineStart = source[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let lineEnd = source[start..<end].firstIndex(of: 0x0A) ?? end
    return Place(
      file: path, line: line(of: start), column: Place.characterCount(source[lineStart..<start]) + 1,
      length: Place.characterCount(source[start..<lineEnd]))
  }

  /// The line, from 1, of the byte at `offset`.
  func line(of offset: Int) -> Int {
    source[..<min(offset, source.count)].reduce(into: 1) { if $1 == 0x0A { $0 += 1 } }
  }
}
