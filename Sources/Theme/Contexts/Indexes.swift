import Site
import Templates

/// A page that lists lists: all units, tags, authors, months, the map of the site; or none (404).
struct IndexSubject: Framed {
  let contexts: SiteContexts
  var frame: Frame
}

let unitLinkTable = Table<UnitPage>(
  "unitLink",
  [
    .text("name", "Tên đơn vị") { $0.unit.name },
    .address("url", "Trang của đơn vị trên chuyên trang") { $0.address },
    .text("website", "Trang thông tin của đơn vị") { $0.unit.website },
    .text("note", "Ghi chú") { $0.unit.note },
  ])

let unitGroupTable = Table<(title: String, units: [UnitPage])>(
  "unitGroup",
  [
    .text("title", "Tên nhóm") { $0.title },
    .list("units", unitLinkTable.schema, "Các đơn vị của nhóm") { try $0.units.map { try unitLinkTable.record($0) } },
  ])

let unitsTable = Table<IndexSubject>(
  "units",
  commonFields() + [
    .list("groups", unitGroupTable.schema, "Các nhóm đơn vị") { subject in
      var groups: [(title: String, units: [UnitPage])] = []
      for unit in subject.contexts.site.units {
        let title = unit.unit.group ?? ""
        if let index = groups.firstIndex(where: { $0.title == title }) {
          groups[index].units.append(unit)
        } else {
          groups.append((title, [unit]))
        }
      }
      return try groups.map { try unitGroupTable.record($0) }
    }
  ])

let tagsTable = Table<IndexSubject>(
  "tags",
  commonFields() + [
    .list("entries", linkSchema, "Tất cả các thẻ, theo thứ tự chữ cái") { subject in
      try subject.contexts.tagLinks(Array(subject.contexts.site.tags.indices))
    }
  ])

let authorsTable = Table<IndexSubject>(
  "authors",
  commonFields() + [
    .list("entries", linkSchema, "Tất cả tác giả, theo thứ tự chữ cái") { subject in
      try subject.contexts.authorLinks(Array(subject.contexts.site.authors.indices))
    }
  ])

let archiveYearTable = Table<(year: Int, months: [Int])>(
  "archiveYear",
  [
    .text("year", "Năm") { String($0.year) },
    .list("months", linkSchema, "Các tháng có bài, mới nhất trước") { year in
      try year.months.map {
        try linkTable.record(NamedLink(title: "Tháng \($0)/\(year.year)", address: Addresses.month(year.year, $0)))
      }
    },
  ])

let archiveTable = Table<IndexSubject>(
  "archive",
  commonFields() + [
    .list("years", archiveYearTable.schema, "Các năm, mới nhất trước") { subject in
      var years: [(year: Int, months: [Int])] = []
      for month in Months.all(subject.contexts.site) {
        if years.last?.year == month.year {
          years[years.count - 1].months.append(month.month)
        } else {
          years.append((month.year, [month.month]))
        }
      }
      return try years.map { try archiveYearTable.record($0) }
    }
  ])

/// A node of the site map: a section or a page.
struct MapNode: Sendable {
  var title: String
  var address: String
  var children: [MapNode]
}

let mapNodeTable: Table<MapNode> = {
  let schema = Schema("mapNode")
  return Table<MapNode>(
    sealing: schema,
    [
      .text("title", "Tên") { $0.title },
      .address("url", "Địa chỉ") { $0.address },
      .list("children", schema, "Các trang, chuyên mục bên trong") { try $0.childRecords() },
      .flag("hasChildren", "Có trang bên trong") { !$0.children.isEmpty },
    ])
}()

extension MapNode {
  fileprivate func childRecords() throws -> [Record] { try children.map { try mapNodeTable.record($0) } }
}

let mapTable = Table<IndexSubject>(
  "map",
  commonFields() + [
    .list("tree", mapNodeTable.schema, "Cây chuyên mục") { subject in
      try subject.mapChildren(of: 0).map { try mapNodeTable.record($0) }
    },
    .list("lists", linkSchema, "Các danh sách: lưu trữ, thẻ, đơn vị, tác giả") { subject in
      let site = subject.contexts.site
      var links: [NamedLink] = []
      if site.hasArchive { links.append(NamedLink(title: "Lưu trữ theo tháng", address: Addresses.archive)) }
      if !site.units.isEmpty { links.append(NamedLink(title: "Đơn vị", address: Addresses.units)) }
      if !site.tags.isEmpty { links.append(NamedLink(title: "Thẻ", address: Addresses.tags)) }
      if !site.authors.isEmpty && site.configuration.hasAuthorPages {
        links.append(NamedLink(title: "Tác giả", address: Addresses.authors))
      }
      return try links.map { try linkTable.record($0) }
    },
  ])

extension IndexSubject {
  /// Sections with their sections and lasting pages; articles are found through the lists, so that one more of them
  /// does not touch the map.
  func mapChildren(of section: Int) -> [MapNode] {
    let site = contexts.site
    let pinned = site.sections[section].pinned.map {
      MapNode(title: site.pages[$0].title, address: site.pages[$0].address, children: [])
    }
    let sections = site.sections[section].children.map {
      MapNode(title: site.sections[$0].title, address: site.sections[$0].address, children: mapChildren(of: $0))
    }
    return pinned + sections
  }
}

let notFoundTable = Table<IndexSubject>(
  "not-found",
  commonFields() + [
    .list("suggestions", menuTable.schema, "Các chuyên mục để đi tiếp") { $0.contexts.sectionLinks(of: $0.frame) }
  ])

/// An old address.
struct RedirectSubject: Framed {
  let contexts: SiteContexts
  var frame: Frame
  var target: String
}

let redirectTable = Table<RedirectSubject>(
  "redirect",
  commonFields() + [.address("target", "Địa chỉ mới") { $0.target }])
