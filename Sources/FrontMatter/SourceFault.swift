import Bytes
import Diagnostics

/// What can be wrong with the bytes of a text file, said so that someone with Word or Notepad knows what to do.
enum SourceFault {
  static func tooLarge(limit: Int, file: String) -> Diagnostic {
    let megabytes = { (bytes: Int) in max(1, bytes >> 20) }
    return Diagnostic(
      .fileTooLarge, at: Place(file: file),
      Localized(
        // A file is read no further than is needed to see that it is too large.
        vi: "tệp quá lớn: hơn \(megabytes(limit)) MB", en: "the file is too large: more than \(megabytes(limit)) MB"),
      hint: Localized(
        vi: "một bài viết chỉ gồm chữ; ảnh và tài liệu để thành tệp riêng bên cạnh",
        en: "an article is text alone; keep pictures and papers in files of their own beside it"))
  }

  /// The first fault of `bytes`; nil when they are UTF-8 without NUL.
  static func first(in bytes: [UInt8], file: String) -> Diagnostic? {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let length = ByteScan.sequenceLength(in: bytes, at: start)
      if length == 0 || bytes[start] == 0 {
        if looksLikeUTF16(bytes) { return utf16(file) }
        let place = place(in: bytes, at: start, file: file)
        return length == 0 ? notUTF8(bytes[start], place) : nul(place)
      }
      start += length
    }
    return nil
  }

  /// How many characters that were taken out of one file are told.
  static let shownControls = 50

  /// Warnings of the forbidden characters at `offsets` of `text`, whose lines end in LF.
  static func controls(in text: [UInt8], at offsets: [Int], file: String) -> [Diagnostic] {
    var line = 1
    var lineStart = 0
    var index = 0
    return offsets.prefix(shownControls).map { offset in
      while index < offset {
        if text[index] == 0x0A { (line, lineStart) = (line + 1, index + 1) }
        index += 1
      }
      let place = Place(file: file, line: line, column: Place.characterCount(text[lineStart..<offset]) + 1)
      return control(ForbiddenCharacters.value(in: text, at: offset), place)
    }
  }

  /// A warning of a character that no page may have.
  static func control(_ value: UInt32, _ place: Place) -> Diagnostic {
    let digits = String(value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let (done, hint) = treatment(of: value)
    return Diagnostic(
      .controlCharacter, .warning, at: place,
      Localized(
        vi: "ký tự điều khiển \(name) không được có trong trang web, \(done.vi)",
        en: "the control character \(name) has no place in a web page, \(done.en)"),
      hint: hint)
  }

  private static func treatment(of value: UInt32) -> (done: Localized, hint: Localized) {
    let space = Localized(vi: "đã thay bằng dấu cách", en: "a space was put in its place")
    switch value {
    case 0x0B:
      return (
        space,
        Localized(
          vi:
            "Word để lại ký tự này khi xuống dòng bằng Shift+Enter; xóa nó và gõ Enter hai lần để sang đoạn mới, hoặc "
            + "gõ “\\” rồi Enter để xuống dòng trong đoạn",
          en:
            "Word leaves it for Shift+Enter; delete it and press Enter twice for a new paragraph, or type “\\” and Enter "
            + "for a new line in the paragraph")
      )
    case 0x0C:
      return (
        space, Localized(vi: "đây là dấu ngắt trang của Word; xóa nó đi", en: "it is Word's page break; delete it")
      )
    case 0x1E:
      return (
        Localized(vi: "đã thay bằng dấu gạch nối", en: "a hyphen was put in its place"),
        Localized(
          vi: "đây là dấu gạch nối không ngắt của Word; gõ lại dấu “-”", en: "it is Word's no-break hyphen; type “-”")
      )
    default:
      return (
        value == 0x85 ? space : Localized(vi: "đã bị bỏ đi", en: "it was left out"),
        Localized(
          vi: "ký tự này thường không nhìn thấy, do chép từ Word hoặc PDF; xóa nó và gõ lại mấy chữ quanh đó",
          en:
            "it is mostly invisible and comes with text copied from Word or PDF; delete it and type the words around it anew"
        )
      )
    }
  }

  /// The place of byte `offset`; lines end in LF, CR LF or CR here, and a byte order mark is no character.
  private static func place(in bytes: [UInt8], at offset: Int, file: String) -> Place {
    var line = 1
    var lineStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) && offset >= 3 ? 3 : 0
    for index in lineStart..<offset {
      let isCarriageReturn = bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
      if bytes[index] == 0x0A || isCarriageReturn {
        line += 1
        lineStart = index + 1
      }
    }
    return Place(file: file, line: line, column: Place.characterCount(bytes[lineStart..<offset]) + 1)
  }

  /// Whether it begins with a UTF-16 byte order mark, or every other of the first bytes is NUL, as in Latin text.
  private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    let head = bytes.prefix(8)
    guard head.count >= 4 else { return false }
    func areNUL(_ remainder: Int) -> Bool { head.indices.allSatisfy { ($0 % 2 == remainder) == (head[$0] == 0) } }
    return areNUL(0) || areNUL(1)
  }

  private static let saveAsUTF8 = Localized(
    vi: "lưu lại bằng UTF-8: trong Notepad chọn Save As, Encoding: UTF-8; trong Word chọn Save As, Plain Text, "
      + "Other encoding: Unicode (UTF-8)",
    en:
      "save it as UTF-8: in Notepad, Save As, Encoding: UTF-8; in Word, Save As, Plain Text, Other encoding: Unicode (UTF-8)"
  )

  private static func utf16(_ file: String) -> Diagnostic {
    Diagnostic(
      .notUTF8, at: Place(file: file, line: 1, column: 1),
      Localized(
        vi: "tệp được lưu bằng UTF-16 (Notepad gọi là “Unicode”), không phải UTF-8",
        en: "the file was saved as UTF-16 (Notepad's “Unicode”), not as UTF-8"),
      hint: saveAsUTF8)
  }

  private static func notUTF8(_ byte: UInt8, _ place: Place) -> Diagnostic {
    let hex = String(byte, radix: 16, uppercase: true)
    return Diagnostic(
      .notUTF8, at: place,
      Localized(
        vi: "chỗ này không phải UTF-8 (byte \(hex)); tệp có thể dùng bảng mã cũ (TCVN3, VNI, Windows-1258)",
        en: "this is not UTF-8 (byte \(hex)); the file may use an old encoding (TCVN3, VNI, Windows-1258)"),
      hint: saveAsUTF8)
  }

  private static func nul(_ place: Place) -> Diagnostic {
    Diagnostic(
      .nulByte, at: place,
      Localized(vi: "có ký tự rỗng (NUL) trong tệp văn bản", en: "a NUL byte in a text file"),
      hint: Localized(
        vi: "tệp có thể bị hỏng hoặc không phải tệp văn bản; chép nội dung sang một tệp mới",
        en: "the file may be damaged, or no text; copy its contents to a new file"))
  }
}
