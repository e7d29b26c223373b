import Diagnostics
import FileSystem
import FrontMatter
import Site

/// Old addresses that lead to a page's new one.
extension SiteAssembly {
  mutating func makeAliases() {
    var known: Set<[String]> = []
    for page in site.pages.indices {
      for alias in site.pages[page].details?.metadata.aliases ?? [] {
        guard let address = Self.address(alias.text), address != site.pages[page].address else {
          diagnostics.append(Self.fault(alias, isOwn: Self.address(alias.text) != nil))
          continue
        }
        // Said twice on one page is said once.
        guard known.insert([address, site.pages[page].address]).inserted else { continue }
        site.redirects.append(Redirect(from: address, to: site.pages[page].address, place: alias.place))
      }
    }
    site.redirects.sort { a, b in
      a.from == b.from
        ? a.to.utf8.lexicographicallyPrecedes(b.to.utf8) : a.from.utf8.lexicographicallyPrecedes(b.from.utf8)
    }
  }

  /// The root-relative address that `text` names; nil where no file can answer for it.
  private static func address(_ text: String) -> String? {
    let path = LinkResolver.percentDecoded(text.hasPrefix("/") ? text : "/" + text)
    let parts = path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let inner = parts.last?.isEmpty == true ? parts.dropLast() : parts[...]
    let isWhole = inner.allSatisfy { part in
      !part.isEmpty && part != [UInt8(ascii: ".")] && part != [UInt8(ascii: "."), UInt8(ascii: ".")]
        && part.count <= 200
        && part.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"?#\\:*\"<>|".utf8.contains($0) }
    }
    guard isWhole, let last = inner.last, let address = String(validating: path, as: UTF8.self) else { return nil }
    return address.hasSuffix("/") || last.contains(UInt8(ascii: ".")) ? address : address + "/"
  }

  private static func fault(_ alias: Metadata.Word, isOwn: Bool) -> Diagnostic {
    Diagnostic(
      .wrongType, at: alias.place,
      isOwn
        ? Localized(
          vi: "“\(alias.text)” là địa chỉ hiện nay của chính trang này",
          en: "“\(alias.text)” is this page's own address")
        : Localized(vi: "“\(alias.text)” không dùng làm địa chỉ cũ được", en: "“\(alias.text)” cannot be an alias"),
      hint: isOwn
        ? Localized(vi: "bỏ nó khỏi danh sách", en: "take it off the list")
        : Localized(
          vi: "viết phần sau tên miền, không có “?” và “#”, như /tin-cu/bai-viet/",
          en: "write what stands behind the host's name, without “?” and “#”, like /tin-cu/bai-viet/"))
  }
}
