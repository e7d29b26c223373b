import Site
import Templates
import Vietnamese

/// The home page.
struct HomeSubject: Framed {
  let contexts: SiteContexts
  var frame: Frame
  var lead: Int?
  /// The page of the history.
  var history: Int?
  /// The page of the outline.
  var outline: Int?
  /// Sections whose latest pages are shown.
  var latest: [Int]
  /// The section of activities.
  var activities: Int?
}

let latestTable = Table<(contexts: SiteContexts, section: Int, pages: [Int])>(
  "latest",
  [
    .text("title", "Tên chuyên mục") { $0.contexts.site.sections[$0.section].title },
    .address("url", "Địa chỉ chuyên mục") { $0.contexts.site.sections[$0.section].address },
    .record("first", cardTable.schema, "Bài mới nhất") { column in
      try column.pages.first.map { try column.contexts.card($0) }
    },
    .list("more", cardTable.schema, "Các bài tiếp theo") { column in
      try column.pages.dropFirst().map { try column.contexts.card($0) }
    },
  ])

let homeHistoryTable = Table<HomeSubject>(
  "homeHistory",
  [
    .text("title", "Tên trang lịch sử") { $0.historyPage?.title },
    .address("url", "Địa chỉ trang lịch sử") { $0.historyPage?.address },
    .list("events", eventTable.schema, "Bốn sự kiện, có sự kiện nổi bật") { home in
      guard let page = home.historyPage, let history = page.details?.history else { return [] }
      return try history.highlights(4).map { try home.contexts.eventRecord($0, of: page) }
    },
  ])

let homePartTable = Table<(page: Page, part: OutlinePart)>(
  "homePart",
  [
    .text("number", "Số của phần") { $0.part.number },
    .text("title", "Tên phần") { $0.part.title },
    .address("url", "Địa chỉ của phần") { "\($0.page.address)#\($0.part.id)" },
  ])

let homeOutlineTable = Table<HomeSubject>(
  "homeOutline",
  [
    .text("title", "Tên đề cương") { $0.outlinePage?.title },
    .address("url", "Địa chỉ đề cương") { $0.outlinePage?.address },
    .list("parts", homePartTable.schema, "Các phần") { home in
      guard let page = home.outlinePage else { return [] }
      return try (page.details?.outline?.parts ?? []).map { try homePartTable.record((page, $0)) }
    },
    .text("note", "Lời về đề cương") { $0.outlinePage?.summary },
  ])

let homeTable = Table<HomeSubject>(
  "home",
  commonFields() + [
    .record("lead", cardTable.schema, "Bài chính") { home in try home.lead.map { try home.contexts.card($0) } },
    .record("history", homeHistoryTable.schema, "Dòng lịch sử") { home in
      home.history == nil ? nil : try homeHistoryTable.record(home)
    },
    .list("latest", latestTable.schema, "Mới nhất theo chuyên mục") { home in
      try home.latest.compactMap { section in
        let pages = home.contexts.site.sections[section].pages.filter { $0 != home.lead }.prefix(3)
        return pages.isEmpty ? nil : try latestTable.record((home.contexts, section, Array(pages)))
      }
    },
    .record("outline", homeOutlineTable.schema, "Đề cương") { home in
      home.outline == nil ? nil : try homeOutlineTable.record(home)
    },
    .list("activities", activityCardTable.schema, "Hoạt động: sắp tới trước, rồi mới diễn ra") { home in
      try home.nextActivities.map { try activityCardTable.record(Card(home.contexts, $0)) }
    },
    .flag("hasActivities", "Có hoạt động") { !$0.nextActivities.isEmpty },
    .address("activitiesURL", "Địa chỉ mục hoạt động") { home in
      home.activities.map { home.contexts.site.sections[$0].address }
    },
    .list("onThisDay", eventTable.schema, "Ngày này năm xưa") { home in
      try home.eventsOfToday.map { try home.contexts.eventRecord($0.event, of: $0.page, isAnniversary: true) }
    },
    .flag("hasOnThisDay", "Có sự kiện của ngày này") { !$0.eventsOfToday.isEmpty },
    .deferred("intro", "Lời giới thiệu trang đầu") { home in
      try home.contexts.introduction(of: home.contexts.site.sections[0])
    },
  ])

extension HomeSubject {
  var historyPage: Page? { history.map { contexts.site.pages[$0] } }
  var outlinePage: Page? { outline.map { contexts.site.pages[$0] } }

  /// At most four: what is to come first, then what has no day, then what was.
  var nextActivities: [Int] {
    let all = contexts.site.pages.indices.filter { contexts.site.pages[$0].kind == .activity }
    let upcoming = Activities.select(.upcoming, of: all, in: contexts.site)
    let undated = Activities.select(.undated, of: all, in: contexts.site)
    let past = Activities.select(.past, of: all, in: contexts.site)
    return Array((upcoming + undated + past).prefix(4))
  }

  /// Events of the build's day and month, known to the day.
  var eventsOfToday: [(event: Event, page: Page)] {
    let today = contexts.site.today
    return contexts.site.pages.filter { $0.kind == .history }.flatMap { page in
      (page.details?.history?.events ?? []).filter {
        $0.date.start.precision == .day && !$0.date.isSpan && $0.date.start.month == today.month
          && $0.date.start.day == today.day && $0.date.start.year < today.year
      }.map { ($0, page) }
    }
  }
}

extension History {
  /// `count` events in time order: the large ones, then those next to the first large one.
  func highlights(_ count: Int) -> [Event] {
    guard events.count > count else { return events }
    let center = events.firstIndex(where: \.isLarge) ?? events.count / 2
    var chosen: Set<Int> = [center]
    var distance = 1
    while chosen.count < count {
      for candidate in [center - distance, center + distance]
      where events.indices.contains(candidate) && chosen.count < count {
        chosen.insert(candidate)
      }
      distance += 1
    }
    return chosen.sorted().map { events[$0] }
  }
}
