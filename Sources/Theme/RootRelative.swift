import Templates

/// Addresses below the path of the site: `/tin-tuc/` on `https://host/80-nam/` is `/80-nam/tin-tuc/`.
public struct RootRelative: AddressStyle {
  private let prefix: [UInt8]

  /// The style of a site at `baseURL`.
  public init(baseURL: String) {
    var rest = Substring(baseURL)
    if let scheme = rest.firstRange(ofASCII: "://") { rest = rest[scheme.upperBound...] }
    if let slash = rest.firstIndex(of: "/") { rest = rest[slash...] } else { rest = "" }
    while rest.last == "/" { rest = rest.dropLast() }
    prefix = Array(rest.utf8)
  }

  /// Appends `address` behind the path of the site.
  public func write(_ address: String, into output: inout [UInt8]) {
    if address.utf8.first == UInt8(ascii: "/") { output.append(contentsOf: prefix) }
    output.append(contentsOf: address.utf8)
  }
}

extension Substring {
  fileprivate func firstRange(ofASCII pattern: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(pattern) { return start..<index(start, offsetBy: pattern.count) }
      start = index(after: start)
    }
    return nil
  }
}
