import Bytes
import Diagnostics
import Vietnamese

/// The bytes of a text file, checked and put in the one form that the rest of the program reads: UTF-8 in normal form C,
/// lines ending in LF, no byte order mark, no control characters.
public struct SourceText: Hashable, Sendable {
  /// The text.
  public let bytes: [UInt8]
  /// A warning for each character that was taken out because no page may have it; ``SourceFault/shownControls`` at most.
  public let warnings: [Diagnostic]

  /// The largest file that is read: 16 MiB. Ten novels are smaller; a larger file is a photo with the wrong name.
  public static let sizeLimit = 16 << 20

  /// Checks `bytes`, the contents of `file`; a file that is already in order is taken as it is, without a copy.
  ///
  /// - Throws: a diagnostic with code ``Code/fileTooLarge``, ``Code/notUTF8`` or ``Code/nulByte``.
  public init(_ bytes: [UInt8], file: String, sizeLimit: Int = SourceText.sizeLimit) throws(Diagnostic) {
    guard bytes.count <= sizeLimit else { throw SourceFault.tooLarge(limit: sizeLimit, file: file) }
    let findings = ByteScan(bytes)
    if findings.contains(.fault), let fault = SourceFault.first(in: bytes, file: file) { throw fault }
    var text = bytes
    // Programs that put one before a text do so again where one stands already.
    while text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    if findings.contains(.carriageReturn) { text = SourceText.withLineFeeds(text) }
    var warnings: [Diagnostic] = []
    if findings.contains(.forbidden), let (kept, offsets) = ForbiddenCharacters.removed(from: text) {
      warnings = SourceFault.controls(in: text, at: offsets, file: file)
      text = kept
    }
    if findings.contains(.combiningMark), let composed = Normalisation.nfc(text) { text = composed }
    self.bytes = text
    self.warnings = warnings
  }

  /// `text` with CR LF and lone CR as LF.
  private static func withLineFeeds(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var previous: UInt8 = 0
    for byte in text {
      if byte == 0x0D {
        result.append(0x0A)
      } else if byte != 0x0A || previous != 0x0D {
        result.append(byte)
      }
      previous = byte
    }
    return result
  }
}
