import Diagnostics

/// A file of the theme that a style sheet names in `url(…)`.
///
/// Source: CSS Syntax Module Level 3, §4.3.6 (url tokens) and §4.3.2 (comments).
struct StyleSheetReference {
  /// The whole of `url(…)`.
  var whole: Range<Int>
  /// What stands between the brackets, without spaces, quotation marks, a leading `./`, and what follows the name.
  var name: Range<Int>
  /// `?…` or `#…` behind the name.
  var rest: Range<Int>

  /// Those in `css`, in order: none in comments, none that leads to another site, to a place of this one (`/anh/x.svg`), into
  /// the page (`#x`) or is the file itself (`data:`).
  static func all(in css: [UInt8]) -> [StyleSheetReference] {
    var found: [StyleSheetReference] = []
    let opening = Array("url(".utf8)
    var index = 0
    while index < css.count {
      if css[index...].starts(with: [UInt8(ascii: "/"), UInt8(ascii: "*")]) {
        index += 2
        while index < css.count, !css[index...].starts(with: [UInt8(ascii: "*"), UInt8(ascii: "/")]) { index += 1 }
        index += 2
        continue
      }
      let isOpening = css[index...].prefix(4).map { $0 | ($0 >= 0x41 && $0 <= 0x5A ? 0x20 : 0) } == opening
      guard isOpening, let end = css[index...].firstIndex(of: UInt8(ascii: ")")) else {
        index += 1
        continue
      }
      if let reference = StyleSheetReference(in: css, whole: index..<(end + 1)) { found.append(reference) }
      index = end + 1
    }
    return found
  }

  private init?(in css: [UInt8], whole: Range<Int>) {
    func isOuter(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 || byte <= 0x20 }
    var (start, end) = (whole.lowerBound + 4, whole.upperBound - 1)
    while start < end, isOuter(css[start]) { start += 1 }
    while end > start, isOuter(css[end - 1]) { end -= 1 }
    while css[start..<end].starts(with: Array("./".utf8)) { start += 2 }
    guard start < end, css[start] != UInt8(ascii: "/"), css[start] != UInt8(ascii: "#"),
      !css[start..<end].contains(UInt8(ascii: ":"))
    else { return nil }
    let behind = css[start..<end].firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? end
    (self.whole, name, rest) = (whole, start..<behind, behind..<end)
  }

  /// A fault for each name in the style sheets among `files` that none of them has.
  static func faults(in files: [(name: String, bytes: [UInt8])]) -> [Diagnostic] {
    let names = files.map(\.name)
    return files.filter { $0.name.hasSuffix(".css") }.flatMap { file in
      all(in: file.bytes).compactMap { reference in
        let name = String(decoding: file.bytes[reference.name], as: UTF8.self)
        if names.contains(name) { return nil }
        return Diagnostic(
          .missingAsset, at: Place(file: "templates/assets/\(file.name)", in: file.bytes, range: reference.name),
          Localized(
            vi: "templates/assets không có tệp “\(name)”", en: "templates/assets has no file “\(name)”"),
          hint: NearestName.nearest(to: name, among: names)
            .map { Localized(vi: "có phải “\($0)”?", en: "did you mean “\($0)”?") }
            ?? Localized(
              vi: "đặt tệp vào templates/assets, hoặc xóa url(…)",
              en: "put the file into templates/assets, or remove the url(…)"))
      }
    }
  }
}
