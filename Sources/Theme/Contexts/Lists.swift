import Site
import Templates

/// One page of a list: of a section, a tag, a unit, an author, a month.
struct ListPage: Framed {
  let contexts: SiteContexts
  var frame: Frame
  /// All pages of the list, newest first.
  var all: [Int]
  /// The list's own address, without a page number.
  var base: String
  /// Nil on the list's own page; else the number of an older one.
  var number: Int?
  /// The unit, where the list is one's.
  var unit: Int?

  var pagination: Pagination { Pagination(count: all.count, size: contexts.site.configuration.pageSize) }
  var entries: [Int] {
    let range = number.map { pagination.entries(ofOlder: $0) } ?? pagination.newest
    return Array(all[range])
  }
  var section: Section? { frame.isSectionItself ? frame.section.map { contexts.site.sections[$0] } : nil }

  /// The address of older page `number` of the list at `base`; nil is the list's own.
  static func address(_ base: String, _ number: Int?) -> String {
    number.map { "\(base)trang/\($0)/" } ?? base
  }
}

let pageLinkTable = Table<(number: String, address: String, isCurrent: Bool, isGap: Bool)>(
  "pageLink",
  [
    .text("number", "Số trang; 1 là trang cũ nhất") { $0.number },
    .address("url", "Địa chỉ") { $0.address },
    .flag("current", "Đang xem trang này") { $0.isCurrent },
    .flag("gap", "Có trang bị lược ở giữa") { $0.isGap },
  ])

let paginationTable = Table<ListPage>(
  "pagination",
  [
    .list("pages", pageLinkTable.schema, "Các trang, từ mới đến cũ") { list in
      let numbers = list.pagination.numbers(around: list.number)
      let newest = list.pagination.olderPages + 1
      var records = [
        try pageLinkTable.record((String(newest), list.base, list.number == nil, false))
      ]
      var previous = newest
      for number in numbers {
        records.append(
          try pageLinkTable.record(
            (String(number), ListPage.address(list.base, number), list.number == number, previous - number > 1)))
        previous = number
      }
      return records
    },
    .address("newer", "Trang có bài mới hơn") { list in
      list.number.map { ListPage.address(list.base, $0 == list.pagination.olderPages ? nil : $0 + 1) }
    },
    .address("older", "Trang có bài cũ hơn") { list in
      let older = (list.number ?? list.pagination.olderPages + 1) - 1
      return older >= 1 ? ListPage.address(list.base, older) : nil
    },
    .text("label", "Tên của phần phân trang") { "Các trang của \($0.frame.heading)" },
  ])

let listFields: [Table<ListPage>.Field] =
  commonFields() + [
    .deferred("intro", "Lời giới thiệu") { list in
      list.number == nil ? try list.section.flatMap { try list.contexts.introduction(of: $0) } : nil
    },
    .list("subsections", menuTable.schema, "Các chuyên mục con") { list in
      try (list.section?.children ?? []).map { try list.contexts.menuRecord($0, current: false) }
    },
    .flag("hasSubsections", "Có chuyên mục con") { !($0.section?.children.isEmpty ?? true) },
    .list("entries", cardTable.schema, "Các bài của trang này, mới nhất trước") { list in
      try list.entries.map { try list.contexts.card($0) }
    }.hashed { list, hash in try list.contexts.addCards(list.entries, to: &hash) },
    .flag("hasEntries", "Có bài") { !$0.entries.isEmpty },
    .record("pagination", paginationTable.schema, "Phân trang; không có khi chỉ có một trang") { list in
      list.pagination.olderPages > 0 ? try paginationTable.record(list) : nil
    },
    .address("feed", "Địa chỉ RSS của danh sách") { list in
      list.section.map { list.contexts.feedAddress(of: $0) }
    },
    .text("feedTitle", "Tên nguồn RSS") { list in list.section.map { "RSS \($0.title)" } },
    .list("pinned", cardTable.schema, "Trang đặc biệt của chuyên mục: dòng lịch sử, đề cương") { list in
      list.number == nil ? try (list.section?.pinned ?? []).map { try list.contexts.card($0) } : []
    }.hashed { list, hash in
      try list.contexts.addCards(list.number == nil ? list.section?.pinned ?? [] : [], to: &hash)
    },
    .flag("hasPinned", "Có trang đặc biệt") { $0.number == nil && !($0.section?.pinned.isEmpty ?? true) },
    .flag("isFirst", "Trang mới nhất của danh sách") { $0.number == nil },
  ]

let listTable = Table<ListPage>("list", listFields)

/// A unit's list, with what is known of the unit.
let unitTable = Table<ListPage>(
  "unit",
  listFields + [
    .text("website", "Trang thông tin của đơn vị") { list in
      list.unit.flatMap { list.contexts.site.units[$0].unit.website }
    },
    .text("group", "Nhóm đơn vị") { list in list.unit.flatMap { list.contexts.site.units[$0].unit.group } },
    .text("note", "Ghi chú về đơn vị") { list in list.unit.flatMap { list.contexts.site.units[$0].unit.note } },
  ])

/// A section of activities: what is to come, what was.
let activitiesTable = Table<ListPage>(
  "activities",
  listFields + [
    .list("upcoming", activityCardTable.schema, "Sắp diễn ra, gần nhất trước") { try $0.activities(.upcoming) },
    .list("past", activityCardTable.schema, "Đã diễn ra, mới nhất trước") { try $0.activities(.past) },
    .list("undated", activityCardTable.schema, "Chưa ghi ngày") { try $0.activities(.undated) },
    .flag("hasUpcoming", "Có hoạt động sắp diễn ra") { !$0.indices(.upcoming).isEmpty },
    .flag("hasPast", "Có hoạt động đã diễn ra") { !$0.indices(.past).isEmpty },
    .flag("hasUndated", "Có hoạt động chưa ghi ngày") { !$0.indices(.undated).isEmpty },
  ])

extension ListPage {
  func indices(_ time: Activities.Time) -> [Int] {
    Activities.select(time, of: number == nil ? all : entries, in: contexts.site)
  }

  func activities(_ time: Activities.Time) throws -> [Record] {
    try indices(time).map { try activityCardTable.record(Card(contexts, $0)) }
  }
}
