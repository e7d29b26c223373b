import Diagnostics
import FileSystem
import Publishing
import Site

/// Addresses that two outputs want, and what is named and made by nobody.
extension Plan {
  /// All such faults, each at the source that can give way.
  func faults() -> [Diagnostic] {
    var faults: [Diagnostic] = []
    var seen: [RelativePath: Int] = [:]
    seen.reserveCapacity(outputs.count)
    for index in outputs.indices {
      let folded = Self.lowerCased(outputs.paths[index])
      guard let other = seen.updateValue(index, forKey: folded) else { continue }
      faults.append(
        yields(items[other]) > yields(items[index]) ? clash(of: other, with: index) : clash(of: index, with: other))
    }
    if let fault = missingSocialImage(seen) { faults.append(fault) }
    return faults
  }

  private static func lowerCased(_ path: RelativePath) -> RelativePath {
    func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    guard path.bytes.contains(where: isCapital) else { return path }
    return RelativePath(bytes: path.bytes.map { isCapital($0) ? $0 | 0x20 : $0 })
  }

  /// Who is asked to give way: an old address before a file of _static, that before a page, what the program makes last.
  private func yields(_ item: Item) -> Int {
    switch item {
    case .redirect: 4
    case .staticFile: 3
    case .page: 2
    case .section, .file: 1
    default: 0
    }
  }

  private func clash(of index: Int, with other: Int) -> Diagnostic {
    let isSame = outputs.paths[index] == outputs.paths[other]
    let (address, taken) = (Self.address(outputs.paths[index]), Self.address(outputs.paths[other]))
    let (first, second) = (describe(items[other]), describe(items[index]))
    return Diagnostic(
      isSame ? .addressClash : .addressCaseClash, at: second.place,
      isSame
        ? Localized(
          vi: "địa chỉ \(address) đã thuộc về \(first.name.vi)",
          en: "the address \(address) belongs to \(first.name.en)")
        : Localized(
          vi: "địa chỉ \(address) chỉ khác chữ hoa, chữ thường với \(taken) của \(first.name.vi)",
          en: "the address \(address) differs only in case from \(taken) of \(first.name.en)"),
      hint: wayOut(items[index]))
  }

  private func wayOut(_ item: Item) -> Localized {
    switch item {
    case .redirect:
      Localized(
        vi: "bỏ địa chỉ cũ này, hoặc viết đúng như trên trang cũ",
        en: "take this alias away, or write it as the old site had it")
    case .staticFile, .file: Localized(vi: "đổi tên một tệp", en: "rename one of the files")
    default:
      Localized(
        vi: "thêm “địa chỉ:” (slug) khác cho một trong hai, hoặc đổi tên một tệp",
        en: "give one of the two another slug, or rename a file")
    }
  }

  private func missingSocialImage(_ known: [RelativePath: Int]) -> Diagnostic? {
    guard let image = site.configuration.socialImage else { return nil }
    let path = RelativePath("").resolving(Array(image.utf8)) ?? RelativePath(image)
    if outputs.contains(where: { $0.path == path }) { return nil }
    return Diagnostic(
      .missingImage, at: site.configuration.socialImagePlace,
      Localized(vi: "trang không có ảnh \(image)", en: "the site has no image \(image)"),
      hint: Localized(
        vi: "đặt ảnh vào content/_static/ và viết đường dẫn tính từ đó",
        en: "put it in content/_static/ and write the path from there"))
  }

  /// As a reader's browser shows it.
  private static func address(_ path: RelativePath) -> String {
    let text = "/" + path.display
    return text.hasSuffix("/index.html") ? String(text.dropLast("index.html".count)) : text
  }

  private func describe(_ item: Item) -> (name: Localized, place: Place?) {
    func source(_ path: RelativePath, line: Int = 0) -> (Localized, Place?) {
      let display = path.bytes.isEmpty ? "content" : "content/\(path.display)"
      return (Localized(vi: display, en: display), Place(file: display, line: line))
    }
    switch item {
    case .page(let index): return source(site.pages[index].source, line: 1)
    case .section(let index, _), .feed(let index): return source(site.sections[index].source)
    case .file(let index): return source(site.files[index].source)
    case .staticFile(let index): return source(staticFiles[index])
    case .redirect(let index):
      let redirect = site.redirects[index]
      return (
        Localized(
          vi: "địa chỉ cũ \(redirect.from)\(redirect.place.map { " (\($0.file))" } ?? "")",
          en: "the alias \(redirect.from)\(redirect.place.map { " (\($0.file))" } ?? "")"), redirect.place
      )
    default: return (Localized(vi: "trang do chương trình tạo", en: "a page that the program makes"), nil)
    }
  }
}
