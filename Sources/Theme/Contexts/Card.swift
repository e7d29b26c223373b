import Site
import Templates
import Vietnamese

/// An entry of a list: a page as others show it.
struct Card: Sendable {
  let contexts: SiteContexts
  // Held, not asked for by each field: that would copy it each time.
  let page: Page
  /// Why it is shown, where that is said.
  var reason: String?

  init(_ contexts: SiteContexts, _ index: Int, reason: String? = nil) {
    (self.contexts, page, self.reason) = (contexts, contexts.site.pages[index], reason)
  }
}

let cardFields: [Table<Card>.Field] = [
  .text("title", "Tên bài") { $0.page.title },
  .address("url", "Địa chỉ của bài") { $0.page.address },
  .text("summary", "Tóm tắt") { $0.page.summary },
  .record("date", dateTable.schema, "Ngày của bài") { card in
    try card.contexts.dateRecord(card.page.date)
  },
  .text("sectionTitle", "Tên chuyên mục") { $0.contexts.site.sections[$0.page.section].title },
  .address("sectionURL", "Địa chỉ chuyên mục") { $0.contexts.site.sections[$0.page.section].address },
  .list("tags", linkSchema, "Thẻ") { try $0.contexts.tagLinks($0.page.tags) },
  .flag("hasTags", "Có thẻ") { !$0.page.tags.isEmpty },
  .record("image", imageTable.schema, "Ảnh chính") { try $0.contexts.imageRecord(of: $0.page) },
  .text("kindName", "Tên loại trang: Văn bản, Hoạt động…") { Wording.name(of: $0.page.kind) },
  .flag("isSample", "Văn bản mẫu") { $0.page.details?.metadata.isSample ?? false },
  .text("reason", "Vì sao bài được nêu, ví dụ Cùng thẻ: …") { $0.reason },
]

let cardTable = Table<Card>("card", cardFields)

/// A picture as a page shows it.
struct ShownImage: Sendable {
  var file: SiteFile
  var alt: String
  var caption: String?
  var credit: String?
}

let imageTable = Table<ShownImage>(
  "image",
  [
    .address("src", "Địa chỉ của ảnh") { $0.file.address },
    .text("width", "Chiều rộng, điểm ảnh") { $0.file.width.map { String($0) } },
    .text("height", "Chiều cao, điểm ảnh") { $0.file.height.map { String($0) } },
    .text("alt", "Mô tả ảnh") { $0.alt },
    .text("caption", "Chú thích") { $0.caption },
    .text("credit", "Nguồn ảnh") { $0.credit },
  ])

/// An activity as lists show it: a card with its time and place.
let activityCardTable = Table<Card>(
  "activityCard",
  cardFields + [
    .text("when", "Thời gian, như 16/9/2023, 8:00") { Wording.time(of: $0.page) },
    .text("whenISO", "Thời gian cho máy đọc") { Wording.isoTime(of: $0.page) },
    .text("place", "Địa điểm") { $0.page.details?.metadata.place },
    .flag("isPast", "Đã diễn ra") { Activities.isPast($0.page, on: $0.contexts.site.today) },
  ])
