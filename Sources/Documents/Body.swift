/// HTML as bytes, with holes for what is known only when the page is written: where its links lead, how large its images are.
///
/// A hole is the bytes 0xFF n 0xFF, n in ASCII digits: valid UTF-8 has no 0xFF, so no text can forge one.
public struct Body: Hashable, Sendable {
  /// The HTML, holes included.
  public var bytes: [UInt8]

  /// A body of `bytes`.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// The byte that opens and closes a hole.
  public static let mark: UInt8 = 0xFF

  /// The bytes of hole `number`.
  public static func hole(_ number: Int) -> [UInt8] { [mark] + Array(String(number).utf8) + [mark] }
}
