/// A path inside a folder, as the bytes the file system has: never compared as text, for NFC and NFD names are two files
/// on disk and one `String`.
public struct RelativePath: Hashable, Sendable {
  /// The bytes, with `/` between the parts, no leading or trailing `/`. Empty: the folder itself.
  public var bytes: [UInt8]

  /// A path of `bytes`.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// A path written in the source.
  public init(_ text: String) { bytes = Array(text.utf8) }

  /// For messages: bytes that are not UTF-8 are repaired.
  public var display: String { String(decoding: bytes, as: UTF8.self) }

  /// The last part.
  public var name: [UInt8] {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return bytes }
    return Array(bytes[(slash + 1)...])
  }

  /// All but the last part; empty at the top.
  public var parent: RelativePath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return RelativePath(bytes: []) }
    return RelativePath(bytes: Array(bytes[..<slash]))
  }

  /// What stands behind the last dot of the name, in lower case ASCII; empty without one.
  public var fileExtension: [UInt8] {
    let name = self.name
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return [] }
    return name[(dot + 1)...].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  /// Whether it names something below the top: parts that are neither empty nor `.` nor `..`, and no NUL.
  public var isInside: Bool {
    var start = 0
    for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: "/") {
      switch end - start {
      case 0: return false
      case 1 where bytes[start] == UInt8(ascii: "."): return false
      case 2 where bytes[start] == UInt8(ascii: ".") && bytes[start + 1] == UInt8(ascii: "."): return false
      default: start = end + 1
      }
    }
    return !bytes.contains(0)
  }

  /// This path with `part` behind it.
  public func appending(_ part: [UInt8]) -> RelativePath {
    RelativePath(bytes: bytes.isEmpty ? part : bytes + [UInt8(ascii: "/")] + part)
  }

  /// `path` as seen from this folder, `.` and `..` resolved; nil when it leaves the top.
  public func resolving(_ path: some Sequence<UInt8>) -> RelativePath? {
    var parts: [ArraySlice<UInt8>] = []
    // The folder's own bytes take the same way: a `..` in them must not survive as a part.
    for whole in [bytes, Array(path)] {
      for part in whole.split(separator: UInt8(ascii: "/")) {
        switch part {
        case [UInt8(ascii: ".")]: continue
        case [UInt8(ascii: "."), UInt8(ascii: ".")]: if parts.popLast() == nil { return nil }
        default: parts.append(part)
        }
      }
    }
    return RelativePath(bytes: Array(parts.joined(separator: [UInt8(ascii: "/")])))
  }
}

extension RelativePath: Comparable {
  /// By bytes: the order in which everything that has no better order is listed.
  public static func < (a: RelativePath, b: RelativePath) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}
