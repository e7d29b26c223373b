import Diagnostics
import FileSystem
import FrontMatter
import Site

/// What site.yaml names: menu, foot, contact, home page.
extension SiteAssembly {
  mutating func placeEntries(_ resolver: LinkResolver) {
    let configuration = self.configuration.site
    site.menu = [SiteLink(title: "Trang đầu", address: "/")]
    if configuration.menu.isEmpty {
      site.menu += site.sections[0].children.map {
        SiteLink(title: site.sections[$0].title, address: site.sections[$0].address)
      }
    } else {
      site.menu += configuration.menu.compactMap { link($0, resolver) }
    }
    site.footerLinks = configuration.footer.compactMap { link($0, resolver) }
    site.contact = configuration.contact.flatMap { link($0, resolver)?.address }
    site.home.lead = configuration.homeLead.flatMap { page($0, resolver) } ?? site.sections[0].pages.first
    site.home.history = configuration.homeHistory.flatMap { page($0, resolver, kind: .history) }
    site.home.outline = configuration.homeOutline.flatMap { page($0, resolver, kind: .outline) }
    site.home.activities = configuration.homeActivities.flatMap { section($0, resolver) }
    site.home.latest =
      configuration.homeLatest.isEmpty
      ? site.sections[0].children.filter { site.sections[$0].listing != .activities }
      : configuration.homeLatest.compactMap { section($0, resolver) }
  }

  private mutating func target(_ entry: SiteConfiguration.Entry, _ resolver: LinkResolver) -> LinkTarget? {
    switch resolver.resolve(entry.path, from: RelativePath("site.yaml"), isImage: false, place: entry.place) {
    case .target(let target):
      var place = entry.place
      place.length = Place.characterCount(entry.path.utf8)
      if let fault = resolver.deadAnchor(target, own: [], place: place) {
        diagnostics.append(fault)
      }
      return target
    case .fault(var diagnostic):
      if diagnostic.code == .unpublishedLink {
        diagnostic.hint = Localized(
          vi: "mục này vắng mặt cho tới khi trang được đăng", en: "the entry is left out until the page is published")
      }
      diagnostics.append(diagnostic)
      return nil
    case .file:
      misplace(entry, Localized(vi: "một tệp .md hoặc một chuyên mục", en: "an .md file or a section"))
      return nil
    }
  }

  private mutating func misplace(_ entry: SiteConfiguration.Entry, _ needed: Localized) {
    diagnostics.append(
      Diagnostic(
        .wrongType, at: entry.place,
        Localized(vi: "“\(entry.path)” không phải là \(needed.vi)", en: "“\(entry.path)” is not \(needed.en)")))
  }

  private mutating func link(_ entry: SiteConfiguration.Entry, _ resolver: LinkResolver) -> SiteLink? {
    if ["https://", "http://", "mailto:", "tel:"].contains(where: { entry.path.hasPrefix($0) }) {
      return SiteLink(title: entry.title ?? entry.path, address: entry.path)
    }
    switch target(entry, resolver) {
    case .page(let index, let anchor):
      let page = site.pages[index]
      return SiteLink(
        title: entry.title ?? page.title, address: anchor.isEmpty ? page.address : "\(page.address)#\(anchor)")
    case .section(let index, _):
      return SiteLink(title: entry.title ?? site.sections[index].title, address: site.sections[index].address)
    case .address(let address): return SiteLink(title: entry.title ?? address, address: address)
    default: return nil
    }
  }

  private mutating func page(_ entry: SiteConfiguration.Entry, _ resolver: LinkResolver, kind: Page.Kind? = nil) -> Int?
  {
    guard let found = target(entry, resolver) else { return nil }
    let needed: Localized
    switch kind {
    case .history: needed = Localized(vi: "trang “loại: lịch sử”", en: "a page of “kind: history”")
    case .outline: needed = Localized(vi: "trang “loại: đề cương”", en: "a page of “kind: outline”")
    default: needed = Localized(vi: "một trang", en: "a page")
    }
    if case .page(let index, _) = found, kind == nil || site.pages[index].kind == kind { return index }
    if found != .nowhere { misplace(entry, needed) }
    return nil
  }

  private mutating func section(_ entry: SiteConfiguration.Entry, _ resolver: LinkResolver) -> Int? {
    guard let found = target(entry, resolver) else { return nil }
    if case .section(let index, _) = found { return index }
    if found != .nowhere { misplace(entry, Localized(vi: "một chuyên mục", en: "a section")) }
    return nil
  }
}
