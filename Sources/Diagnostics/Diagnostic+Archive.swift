import Bytes

extension Diagnostic {
  /// A diagnostic to read an archive's into.
  public static let blank = Diagnostic(.unreadable, at: nil, Localized(vi: "", en: ""))

  /// Writes this diagnostic to `archive`, or reads it.
  public mutating func archive(in archive: inout ByteArchive) {
    var name = code.rawValue
    archive.code(&name)
    if let read = Code(rawValue: name) { code = read } else { archive.fail() }
    var isError = severity == .error
    archive.code(&isError)
    severity = isError ? .error : .warning
    archive.code(optional: &place, blank: Place(file: "")) { $1.archive(in: &$0) }
    message.archive(in: &archive)
    archive.code(optional: &hint, blank: Localized(vi: "", en: "")) { $1.archive(in: &$0) }
  }
}

extension Place {
  /// Writes this place to `archive`, or reads it.
  public mutating func archive(in archive: inout ByteArchive) {
    archive.code(&file)
    archive.code(&line)
    archive.code(&column)
    archive.code(&length)
  }
}

extension Localized {
  /// Writes this sentence to `archive`, or reads it.
  public mutating func archive(in archive: inout ByteArchive) {
    archive.code(&vi)
    archive.code(&en)
  }
}
