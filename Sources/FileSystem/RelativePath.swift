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
  public func resolving(_ path: [UInt8]) -> RelativePath? { Self.resolving([bytes[...], path[...]]) }

  /// `path` as seen from the folder that this file lies in, `.` and `..` resolved; nil when it leaves the top.
  public func resolvingBeside(_ path: [UInt8]) -> RelativePath? {
    let folder = bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0
    return Self.resolving([bytes[..<folder], path[...]])
  }

  /// The parts of `paths`, one behind the other, as one path. A folder's own bytes take the same way as what is seen from
  /// it: a `..` in them must not survive as a part.
  private static func resolving(_ paths: [ArraySlice<UInt8>]) -> RelativePath? {
    let slash = UInt8(ascii: "/")
    let dot = UInt8(ascii: ".")
    var result: [UInt8] = []
    result.reserveCapacity(paths.reduce(0) { $0 + $1.count + 1 })
    for path in paths {
      var start = path.startIndex
      while start < path.endIndex {
        var end = start
        while end < path.endIndex, path[end] != slash { end += 1 }
        switch end - start {
        case 0: break
        case 1 where path[start] == dot: break
        case 2 where path[start] == dot && path[start + 1] == dot:
          if result.isEmpty { return nil }
          while let last = result.popLast(), last != slash {}
        default:
          if !result.isEmpty { result.append(slash) }
          result.append(contentsOf: path[start..<end])
        }
        start = end + 1
      }
    }
    return RelativePath(bytes: result)
  }

  /// By all bytes at once; one by one, as arrays are hashed, they cost ten times as much.
  public func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
}

extension RelativePath: Comparable {
  /// By bytes: the order in which everything that has no better order is listed.
  public static func < (a: RelativePath, b: RelativePath) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}
