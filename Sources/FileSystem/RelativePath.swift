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

  /// This path with `part` behind it.
  public func appending(_ part: [UInt8]) -> RelativePath {
    RelativePath(bytes: bytes.isEmpty ? part : bytes + [UInt8(ascii: "/")] + part)
  }

  /// `path` as seen from this folder, `.` and `..` resolved; nil when it leaves the top.
  public func resolving(_ path: some Sequence<UInt8>) -> RelativePath? {
    var parts = bytes.isEmpty ? [] : bytes.split(separator: UInt8(ascii: "/")).map { Array($0) }
    var part: [UInt8] = []
    func take(_ part: [UInt8], into parts: inout [[UInt8]]) -> Bool {
      switch part {
      case [], [UInt8(ascii: ".")]: return true
      case [UInt8(ascii: "."), UInt8(ascii: ".")]: return parts.popLast() != nil
      default:
        parts.append(part)
        return true
      }
    }
    for byte in path {
      if byte == UInt8(ascii: "/") {
        guard take(part, into: &parts) else { return nil }
        part.removeAll(keepingCapacity: true)
      } else {
        part.append(byte)
      }
    }
    guard take(part, into: &parts) else { return nil }
    return RelativePath(bytes: Array(parts.joined(separator: [UInt8(ascii: "/")])))
  }
}

extension RelativePath: Comparable {
  /// By bytes: the order in which everything that has no better order is listed.
  public static func < (a: RelativePath, b: RelativePath) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}
