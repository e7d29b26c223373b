/// By what a browser knows that what it has is still right.
///
/// Source: RFC 9110, sections 8.8 and 13.
struct Validators: Hashable, Sendable {
  /// Of the bytes as they are sent; strong, with its quotation marks.
  var tag: String
  /// Seconds since 1970; nil while the second is not over: what changes again in it would look the same.
  var modified: Int?

  /// Validators of bytes that are called `tag`, changed at `modified` (seconds since 1970), seen at `now`.
  init(tag: String, modified: Int?, now: Int) {
    self.tag = "\"\(tag)\""
    self.modified = modified.flatMap { $0 < now ? $0 : nil }
  }

  /// Whether what the browser has is still right: 304. If-None-Match counts before If-Modified-Since (section 13.2.2).
  func isCurrent(ifNoneMatch: String?, ifModifiedSince: String?) -> Bool {
    if let ifNoneMatch {
      return Self.tags(ifNoneMatch).contains { $0 == "*" || $0 == tag || $0 == "W/\(tag)" }
    }
    guard let modified, let since = ifModifiedSince.flatMap(HTTPDate.seconds) else { return false }
    return modified <= since
  }

  /// Whether a part may be sent for the whole that the browser has begun (If-Range, section 13.1.5).
  func allowsPart(ifRange: String?) -> Bool {
    guard let ifRange else { return true }
    if ifRange.hasPrefix("\"") { return ifRange == tag }
    return modified.map { HTTPDate.text($0) == ifRange } ?? false
  }

  private static func tags(_ list: String) -> [Substring] {
    list.split(separator: ",").map { part in
      var part = part
      while let last = part.last, last == " " || last == "\t" { part.removeLast() }
      return part.drop { $0 == " " || $0 == "\t" }
    }
  }
}
