import Site
import Templates

/// Menus, made once for each section of the first level and shared by all pages below it.
struct Navigation: Sendable {
  /// Menus by section of the first level; 0 is the site itself.
  private(set) var menus: [Int: [Record]] = [:]
  /// Menus of the pages that the menu names, by address.
  private(set) var menusByAddress: [String: [Record]] = [:]
  /// The sections of the first level, by the one that is marked.
  private(set) var sections: [Int: [Record]] = [:]

  init(_ site: Site) throws {
    for top in [0] + site.sections[0].children {
      let address = top == 0 ? nil : site.sections[top].address
      menus[top] = try Self.menu(site) { $0 == address }
      sections[top] = try site.sections[0].children.map { section in
        try menuTable.record(
          MenuItem(
            title: site.sections[section].title, address: site.sections[section].address, isCurrent: section == top))
      }
    }
    for item in site.menu { menusByAddress[item.address] = try Self.menu(site) { $0 == item.address } }
  }

  private static func menu(_ site: Site, isCurrent: (String) -> Bool) throws -> [Record] {
    try site.menu.map { item in
      try menuTable.record(MenuItem(title: item.title, address: item.address, isCurrent: isCurrent(item.address)))
    }
  }
}
