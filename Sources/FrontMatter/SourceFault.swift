import Bytes
import Diagnostics

/// What can be wrong with the bytes of a text file, said so that someone with Word or Notepad knows what to do.
enum SourceFault {
  static func tooLarge(_ size: Int, limit: Int, file: String) -> Diagnostic {
    let megabytes = { (bytes: Int) in max(1, bytes >> 20) }
    return Diagnostic(
      .fileTooLarge, at: Place(file: file),
      Localized(
        vi: "tệp quá lớn (\(megabytes(size)) MB; nhiều nhất \(megabytes(limit)) MB)",
        en: "the file is too large (\(megabytes(size)) MB; at most \(megabytes(limit)) MB)"),
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
