import Diagnostics
import FileSystem
import Site
import Theme

extension PlanRenderer {
  /// The name of the template that output `index` is rendered with; nil where none is: feeds, files.
  public func template(of index: Int) -> String? {
    switch plan.items[index] {
    case .home: "home"
    case .section(let section, older: _):
      switch site.sections[section].listing {
      case .articles: "section"
      case .documents: "documents"
      case .activities: "activities"
      }
    case .page(let page): Pages.template(of: site.pages[page].kind)
    case .tag: "tag"
    case .author: "author"
    case .unit: "unit"
    case .month: "month"
    case .index(let kind): kind.rawValue
    case .redirect: "redirect"
    default: nil
    }
  }

  /// The names of the fields that output `index` is known by, in the order of their hashes.
  public func fieldNames(of index: Int) -> [String] { template(of: index).map { theme.fieldNames(of: $0) } ?? [] }

  /// The output that `wish` means: its path or its address on the site, with or without index.html, or the source that it is
  /// made of.
  public func output(meantBy wish: String) -> Int? {
    var text = wish[...]
    if text.hasPrefix(site.configuration.baseURL) { text = text.dropFirst(site.configuration.baseURL.count) }
    for lead in ["./", "public/"] where text.hasPrefix(lead) { text = text.dropFirst(lead.count) }
    while text.first == "/" { text = text.dropFirst() }
    let source = text.hasPrefix("content/") ? text.dropFirst("content/".count) : text
    let whole = text.isEmpty || text.last == "/" ? "\(text)index.html" : String(text)
    let wanted = [RelativePath(whole), RelativePath("\(whole)/index.html")]
    if let index = plan.outputs.firstIndex(where: { wanted.contains($0.path) }) { return index }
    let path = RelativePath(String(source))
    return plan.items.firstIndex { item in
      switch item {
      case .page(let page): site.pages[page].source == path
      case .section(let section, older: nil): site.sections[section].index == path
      case .file(let file): site.files[file].source == path
      case .staticFile(let file): staticFiles[file] == path
      default: false
      }
    }
  }

  /// The path of the output whose name is nearest to `wish`, for a hint.
  public func path(nearestTo wish: String) -> String? {
    NearestName.nearest(to: wish, among: plan.outputs.prefix(20_000).map(\.path.display))
  }
}
