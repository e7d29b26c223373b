import Site
import Templates
import Vietnamese

/// An event as a template sees it, on its own page or elsewhere.
struct EventSubject: Sendable {
  let contexts: SiteContexts
  /// The page of the history.
  let page: Page
  let event: Event
  /// Present on the history's own page, where its text is shown.
  let subject: PageSubject?
  /// Whether it is shown for its day ("ngày này năm xưa").
  var isAnniversary = false
}

let eventTable = Table<EventSubject>(
  "event",
  [
    .text("id", "Định danh để liên kết") { $0.event.id },
    .address("url", "Địa chỉ của sự kiện") { "\($0.page.address)#\($0.event.id)" },
    .text("title", "Tên sự kiện") { $0.event.title },
    .text("date", "Ngày, đúng độ chính xác của nguồn") { Wording.shown($0.event.date) },
    .text("dateNote", "Lời về ngày: ban đêm, chưa rõ ngày, 10 ngày") {
      Wording.note(on: $0.event.date, weekday: $0.event.isLarge)
    },
    .text("iso", "Ngày cho máy đọc") { $0.event.date.start.iso8601 },
    .text("isoEnd", "Ngày cuối cho máy đọc") { $0.event.date.end?.iso8601 },
    .text("shape", "Hình của mốc: day, night, month, days, differ, year, about") { Wording.shape(of: $0.event) },
    .deferred("body", "Nội dung") { try $0.subject?.body($0.event.text) },
    .flag("hasBody", "Có nội dung") { !$0.event.text.isEmpty },
    .deferred("differs", "Ghi chú chỗ các nguồn chép khác nhau") { try $0.subject?.body($0.event.notes) },
    .flag("hasDiffers", "Các nguồn chép khác nhau") { !$0.event.notes.isEmpty },
    .deferred("sources", "Dòng nguồn: Nguồn: …") { try $0.subject?.body($0.event.sources) },
    .flag("hasSources", "Có nguồn") { !$0.event.sources.isEmpty },
    .text("opening", "Câu đầu của một sự kiện nổi bật") { $0.event.opening },
    .flag("isLarge", "Sự kiện nổi bật") { $0.event.isLarge },
    .text("year", "Năm") { String($0.event.date.start.year) },
    .text("yearsAgo", "Cách nay bao lâu: 80 năm trước") { subject in
      let years = subject.contexts.site.today.year - subject.event.date.start.year
      return subject.isAnniversary && years > 0 ? "\(years) năm trước" : nil
    },
  ])

let markerTable = Table<String>("marker", [.text("shape", "Hình của mốc") { $0 }])

let stackTable = Table<Timeline.Stack>(
  "stack",
  [
    .text("year", "Năm") { $0.year.map { String($0) } },
    .text("url", "Liên kết tới năm, #nam-…") { $0.year.map { "#nam-\($0)" } },
    .list("markers", markerTable.schema, "Các mốc của năm") { try $0.shapes.map { try markerTable.record($0) } },
    .flag("gap", "Khoảng năm không có mốc") { $0.year == nil },
    .text("gapText", "Các năm không có mốc: 1946 – 2022") { $0.gap },
  ])

let legendTable = Table<(shape: String, text: String)>(
  "legend",
  [
    .text("shape", "Hình của mốc") { $0.shape },
    .text("text", "Nghĩa của hình") { $0.text },
  ])

let gapTable = Table<Timeline.Gap>(
  "gap",
  [
    .text("years", "Các năm: 1946 – 2022") { $0.years },
    .text("text", "Lời về khoảng trống") { $0.text },
  ])

let yearTable = Table<(year: Timeline.Year, subject: PageSubject)>(
  "year",
  [
    .text("year", "Năm") { String($0.year.year) },
    .text("id", "Định danh: nam-1943") { "nam-\($0.year.year)" },
    .list("events", eventTable.schema, "Các sự kiện") { pair in
      try pair.year.events.map {
        try eventTable.record(
          EventSubject(contexts: pair.subject.contexts, page: pair.subject.page, event: $0, subject: pair.subject))
      }
    },
    .flag("tight", "Năm có nhiều sự kiện ngắn, xếp sít") { $0.year.isTight },
    .record("gapAfter", gapTable.schema, "Khoảng trống sau năm này (từ 3 năm)") { pair in
      try pair.year.gapAfter.map { try gapTable.record($0) }
    },
  ])

let historyTable = Table<PageSubject>(
  "history",
  articleFields + [
    .deferred("intro", "Lời đầu, trước sự kiện thứ nhất") { try $0.body($0.details?.history?.introduction ?? []) },
    .text("span", "Từ năm nào đến năm nào") { $0.details?.history.flatMap { Timeline($0).span } },
    .list("stacks", stackTable.schema, "Các năm thành chồng mốc, dùng làm mục lục") { subject in
      try subject.timeline.stacks.map { try stackTable.record($0) }
    },
    .list("legend", legendTable.schema, "Chú giải các hình có trong trang") { subject in
      try subject.timeline.legend.map { try legendTable.record($0) }
    },
    .list("years", yearTable.schema, "Các năm theo thứ tự thời gian") { subject in
      try subject.timeline.years.map { try yearTable.record(($0, subject)) }
    },
    .deferred("footnotes", "Chú thích cuối trang") { try $0.body($0.details?.history?.footnotes ?? []) },
  ])

extension PageSubject {
  var timeline: Timeline { Timeline(details?.history ?? History()) }
}
