/// Names for addresses and files, made of titles.
public enum Slug {
  /// The most bytes that a slug has.
  public static let maximumLength = 80

  /// The part of an address that `title` gives: ASCII, lower case, at most 80 bytes (cut at a hyphen where there is one).
  ///
  /// Vietnamese and other Latin letters lose their marks (`Đảng` → `dang`; so do Ð and Ɖ, which look like Đ), whatever
  /// the normal form and the style of tone marks; a run of other characters becomes one hyphen, none at the ends.
  ///
  /// - Returns: nil when nothing of the title can be kept, e.g. of punctuation alone.
  /// - Source: RFC 3986, section 2.3, unreserved characters.
  public static func slug(for title: String) -> String? {
    slug(forUTF8: title.utf8.span)
  }

  /// The slug of a title that is UTF-8 bytes; a byte that is not UTF-8 counts as an other character.
  public static func slug(forUTF8 title: borrowing Span<UInt8>) -> String? {
    // One hyphen and one letter more than are kept.
    var slug = ShortText<82>()
    var index = 0
    var isBetweenWords = false
    while index < title.count, slug.count <= maximumLength {
      let byte: UInt8
      if title[index] < 0x80 {
        byte = LatinFold.ascii(UInt32(title[index]))
        index += 1
      } else {
        let scalar = readScalar(title, &index)
        if isCombiningMark(scalar) || isInvisible(scalar) { continue }
        byte = LatinFold.ascii(scalar)
      }
      if byte == 0 {
        isBetweenWords = true
      } else {
        if isBetweenWords, slug.count > 0 { slug.append(UInt8(ascii: "-")) }
        isBetweenWords = false
        slug.append(byte)
      }
    }
    if slug.count > maximumLength {
      // The words that fit: a hyphen behind the last byte that fits ends the last word that does. A single word too long is
      // cut where the room ends.
      var end = maximumLength
      while end > 0, slug[end] != UInt8(ascii: "-") { end -= 1 }
      slug.count = end > 0 ? end : maximumLength
    }
    return slug.count == 0 ? nil : slug.text
  }

  /// The name that an attachment or picture has on the web: slug and extension, ASCII, lower case.
  ///
  /// `Kế hoạch 178.PDF` → `ke-hoach-178.pdf`. What follows the last full stop is an extension if it is 1 to 10 ASCII
  /// letters and digits, one a letter at least (`Bài 12.7` has none). A name of nothing that can be kept becomes `tep`
  /// (tệp), and a name that Windows keeps for devices (`con`, `aux`) becomes `tep-con`: bundles are unpacked there.
  public static func asciiFileName(for name: String) -> String {
    let bytes = Array(name.utf8)
    var stem = bytes[...]
    var ending = ""
    if let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot > 0, isExtension(bytes[(dot + 1)...]) {
      stem = bytes[..<dot]
      ending = "." + String(decoding: bytes[(dot + 1)...].map { LatinFold.ascii(UInt32($0)) }, as: UTF8.self)
    }
    guard let slug = slug(forUTF8: Array(stem).span) else { return "tep" + ending }
    return (isWindowsDevice(slug) ? "tep-" + slug : slug) + ending
  }

  private static func isExtension(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard (1...10).contains(bytes.count) else { return false }
    guard bytes.allSatisfy({ $0 < 0x80 && LatinFold.ascii(UInt32($0)) != 0 }) else { return false }
    return bytes.contains { $0 >= UInt8(ascii: "A") }
  }

  /// Whether Windows has no file of this name, whatever its extension (Microsoft, "Naming Files, Paths, and Namespaces").
  public static func isWindowsDevice(_ slug: String) -> Bool {
    switch slug {
    case "con", "prn", "aux", "nul": return true
    default:
      let bytes = Array(slug.utf8)
      guard bytes.count == 4, let last = bytes.last, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last) else {
        return false
      }
      return slug.hasPrefix("com") || slug.hasPrefix("lpt")
    }
  }
}
