/// Sitemaps (sitemaps.org, protocol 0.9): at most 50,000 addresses a file, an index over them where there are more.
public enum Sitemap {
  /// A page.
  public struct Entry: Sendable {
    /// Absolute.
    public var location: String
    /// A W3C date, where it is known.
    public var modified: String?

    /// A page.
    public init(location: String, modified: String?) { (self.location, self.modified) = (location, modified) }
  }

  /// The most addresses that one file may have.
  public static let limit = 50_000

  /// A file of `entries`.
  public static func bytes(_ entries: [Entry]) -> [UInt8] {
    list("urlset", "url", entries)
  }

  /// An index of files.
  public static func index(_ files: [Entry]) -> [UInt8] { list("sitemapindex", "sitemap", files) }

  private static func list(_ root: StaticString, _ element: StaticString, _ entries: [Entry]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(256 + entries.count * 128)
    output.append(
      contentsOf:
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<\(root) xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        .utf8)
    let (opening, close) = (Array("<\(element)><loc>".utf8), Array("</\(element)>\n".utf8))
    let (middle, dated, undated) = (Array("</loc>".utf8), Array("<lastmod>".utf8), Array("</lastmod>".utf8))
    for entry in entries {
      output.append(contentsOf: opening)
      appendXML(entry.location, to: &output)
      output.append(contentsOf: middle)
      if let modified = entry.modified, !modified.isEmpty {
        output.append(contentsOf: dated)
        appendXML(modified, to: &output)
        output.append(contentsOf: undated)
      }
      output.append(contentsOf: close)
    }
    output.append(contentsOf: "</\(root)>\n".utf8)
    return output
  }
}

/// robots.txt (RFC 9309): everything may be read; where the sitemap is.
public enum Robots {
  /// The bytes of a robots.txt that names `sitemap`, an absolute address.
  public static func bytes(sitemap: String) -> [UInt8] {
    Array("User-agent: *\nAllow: /\n\nSitemap: \(sitemap)\n".utf8)
  }
}
