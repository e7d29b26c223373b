import QRCode
import Site
import Templates
import Vietnamese

/// What every page says of itself, whatever its kind: head, crumbs, menu.
struct Frame: Sendable {
  var kind: String
  /// The heading of the page; also its title unless `title` is set.
  var heading: String
  var title: String?
  var description: String?
  /// Root-relative.
  var address: String
  /// The section that the page stands in.
  var section: Int?
  /// Whether the page is the section's own, so that its crumbs end above it.
  var isSectionItself = false
  /// Parents that are no sections (the list of tags above a tag).
  var extraCrumbs: [(title: String, address: String)] = []
  var isIndexed = true
  var ogType = "website"
  /// Index in ``Site/files``.
  var image: Int?
  var imageAlt: String?
  /// RFC 3339. A closure, like what follows: made only where the template asks for it.
  var published: @Sendable () -> String? = { nil }
  /// RFC 3339.
  var modified: @Sendable () -> String? = { nil }
  /// Whether the page, on paper, shows how to come back: pages of one source, which are what is printed and pinned up.
  var hasCode = false
  /// The `@graph` of the page, without the breadcrumbs.
  var structuredData: @Sendable () -> [JSONValue] = { [] }
}

/// A subject that is a page.
protocol Framed: Sendable {
  var contexts: SiteContexts { get }
  var frame: Frame { get }
}

/// Fields that every page declares.
func commonFields<S: Framed>() -> [Table<S>.Field] {
  [
    .text("kind", "Loại trang: tên của mẫu trang") { $0.frame.kind },
    .text("lang", "Ngôn ngữ của trang, ví dụ vi") { $0.contexts.site.configuration.language },
    .text("title", "Tên trang") { $0.frame.title ?? $0.frame.heading },
    .text("heading", "Tên trang, dùng cho h1") { $0.frame.heading },
    .text("headTitle", "Tên trang kèm tên chuyên trang, dùng cho <title>") { $0.contexts.headTitle(of: $0.frame) },
    .text("description", "Tóm tắt cho máy tìm kiếm") { $0.frame.description },
    .text("canonical", "Địa chỉ đầy đủ của trang") { $0.contexts.absolute($0.frame.address) },
    .html("qr", "Mã QR của địa chỉ đầy đủ (SVG); chỉ trang của một bài mới có. Để in") { subject in
      guard subject.frame.hasCode else { return nil }
      return QRCode(subject.contexts.absolute(subject.frame.address))?.svg(label: "Mã QR dẫn tới trang này")
    }.hashed { subject, hash in
      hash.add(subject.frame.hasCode ? 1 : 0 as UInt64)
      hash.add(subject.contexts.absolute(subject.frame.address))
    },
    .flag("noindex", "Trang không đưa vào máy tìm kiếm") { !$0.frame.isIndexed },
    .list("feedLinks", linkSchema, "Các nguồn RSS liên quan đến trang") { try $0.contexts.feedLinks(of: $0.frame) },
    .text("ogType", "Loại trang theo Open Graph") { $0.frame.ogType },
    .text("ogImage", "Địa chỉ đầy đủ của ảnh khi chia sẻ") { $0.contexts.socialImage(of: $0.frame) },
    .text("ogImageAlt", "Mô tả ảnh khi chia sẻ") {
      $0.frame.image == nil ? $0.contexts.site.configuration.name : $0.frame.imageAlt
    },
    .text("published", "Thời điểm đăng, RFC 3339") { $0.frame.published() },
    .text("modified", "Thời điểm sửa, RFC 3339") { $0.frame.modified() },
    .html("jsonLD", "Dữ liệu có cấu trúc (JSON-LD), đặt trong <script type=\"application/ld+json\">") {
      $0.contexts.structuredData(of: $0.frame)
    },
    .record("site", siteTable.schema, "Chuyên trang") { $0.contexts.siteRecord },
    .list("menu", menuTable.schema, "Thực đơn") { $0.contexts.menu(of: $0.frame) },
    .list("sections", menuTable.schema, "Các chuyên mục cấp một, cho chân trang") {
      $0.contexts.sectionLinks(of: $0.frame)
    },
    .list("crumbs", linkSchema, "Các trang cấp trên, từ trang đầu") { try $0.contexts.crumbRecords(of: $0.frame) },
    .flag("hasCrumbs", "Có trang cấp trên") { !$0.contexts.crumbs(of: $0.frame).isEmpty },
    .text("built", "Năm dựng trang") { String($0.contexts.site.today.year) },
  ]
}

/// A title and where it leads.
struct NamedLink: Sendable {
  var title: String
  var address: String?
}

let linkTable = Table<NamedLink>(
  "link",
  [
    .text("title", "Tên") { $0.title },
    .address("url", "Địa chỉ") { $0.address },
  ])
let linkSchema = linkTable.schema

/// An entry of a menu.
struct MenuItem: Sendable {
  var title: String
  var address: String
  var isCurrent: Bool
}

let menuTable = Table<MenuItem>(
  "menu",
  [
    .text("title", "Tên") { $0.title },
    .address("url", "Địa chỉ") { $0.address },
    .flag("current", "Đang xem mục này") { $0.isCurrent },
  ])

/// A date as it is shown.
struct ShownDate: Sendable {
  let date: CivilDate

  init(_ date: CivilDate) { self.date = date }

  var text: String {
    switch date.precision {
    case .day: date.numeric
    case .month: "Tháng \(date.numeric)"
    case .year: "Năm \(date.numeric)"
    }
  }

  var long: String { date.precision == .day ? date.headline : text }
}

let dateTable = Table<ShownDate>(
  "date",
  [
    .text("text", "Ngày, dạng 22/9/2023 hoặc Tháng 9/2023") { $0.text },
    .text("long", "Ngày có thứ, dạng Thứ Sáu, 22/9/2023") { $0.long },
    .text("iso", "Ngày cho máy đọc (datetime)") { $0.date.iso8601 },
  ])
