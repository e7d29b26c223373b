import Glibc

/// A call to the operating system that failed: exit status 3, unless the content is to blame.
public struct SystemError: Error, Hashable, Sendable {
  /// What was tried: "open", "rename".
  public var call: String
  /// On which path, for display.
  public var path: String
  /// The value of errno.
  public var code: Int32

  /// An error of `call` on `path`.
  public init(_ call: String, _ path: String, code: Int32) {
    self.call = call
    self.path = path
    self.code = code
  }

  /// The system's own words for the error.
  public var reason: String {
    var buffer = [CChar](repeating: 0, count: 256)
    return buffer.withUnsafeMutableBufferPointer { pointer -> String in
      guard let base = pointer.baseAddress else { return "errno \(code)" }
      if strerror_r(code, base, pointer.count) != 0 { return "errno \(code)" }
      return String(cString: base)
    }
  }

  /// Whether the path does not exist.
  public var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  /// Whether permission is lacking.
  public var isDenied: Bool { code == EACCES || code == EPERM }
  /// Whether the disk is full or the quota used up.
  public var isFull: Bool { code == ENOSPC || code == EDQUOT }
}
