/// Files that programs keep beside one that is open in them: they hold who has it open, or half of what is written, and go when
/// it is closed. Never content, and never to be published with a folder that is copied as it is.
public enum EditorFile {
  /// Whether `name` is certainly that of such a file: a copy (`bai.md~`), the mark of Word (`~$bai.docx`), LibreOffice
  /// (`.~lock.bai.odt#`) or Emacs (`.#bai.md`, `#bai.md#`), the swap file of vim (`.bai.md.swp`) or Kate, the half-written file
  /// of GNOME (`.goutputstream-A1B2C3`).
  public static func isName(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    guard let first = name.first, let last = name.last else { return false }
    if last == UInt8(ascii: "~") { return true }
    switch first {
    case UInt8(ascii: "~"): return name.starts(with: "~$".utf8)
    case UInt8(ascii: "#"): return last == UInt8(ascii: "#") && name.count > 1
    case UInt8(ascii: "."):
      return [".~lock.", ".#", ".goutputstream-"].contains { name.starts(with: $0.utf8) }
        || [".swp", ".swo", ".swx", ".kate-swp"].contains { name.reversed().starts(with: $0.utf8.reversed()) }
    default: return false
    }
  }
}
