import FrontMatter
import Site
import Templates
import Vietnamese

/// The site as every page names it.
struct SiteSubject: Sendable {
  let site: Site
  let baseURL: String

  var configuration: SiteConfiguration { site.configuration }
}

let publisherTable = Table<Publisher>(
  "publisher",
  [
    .text("name", "Tên đơn vị chủ quản") { $0.name },
    .text("parent", "Cơ quan cấp trên") { $0.parent },
    .text("address", "Địa chỉ") { $0.address },
    .text("phone", "Điện thoại") { $0.phone },
    .text("phoneHref", "Điện thoại cho liên kết tel:, chỉ khi là số") { publisher in
      guard let phone = publisher.phone else { return nil }
      let digits = phone.utf8.filter { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "+") }
      return digits.count >= 8 ? "tel:" + String(decoding: digits, as: UTF8.self) : nil
    },
    .text("email", "Thư điện tử") { $0.email },
    .text("responsible", "Người chịu trách nhiệm nội dung") { $0.responsible },
    .text("reuse", "Điều kiện dùng lại nội dung") { $0.reuse },
    .text("placeNote", "Ghi chú về tên địa danh") { $0.placeNote },
  ])

let anniversaryTable = Table<SiteSubject>(
  "anniversary",
  [
    .text("title", "Tên ngày kỷ niệm") { $0.configuration.anniversary?.title },
    .text("subtitle", "Dòng phụ") { $0.configuration.anniversary?.subtitle },
    .text("number", "Số năm: 80") { $0.configuration.anniversary.flatMap { Wording.number(of: $0) } },
    .text("digits", "Số năm có mấy chữ số: 2; số dài thì vẽ nhỏ hơn") {
      $0.configuration.anniversary.flatMap { Wording.number(of: $0) }.map { String($0.count) }
    },
    .text("years", "Từ ngày đến ngày: 22/9/1943 – 22/9/2023") {
      $0.configuration.anniversary.flatMap { Wording.years(of: $0) }
    },
    .text("line", "Còn bao nhiêu ngày, hôm nay, hoặc đã tròn bao nhiêu năm; theo ngày dựng trang") { subject in
      subject.configuration.anniversary.flatMap { Wording.line(of: $0, on: subject.site.today) }
    },
    .text("firstDate", "Ngày đầu tiên, cho máy đọc") { $0.configuration.anniversary?.first?.iso8601 },
    .text("date", "Ngày kỷ niệm, cho máy đọc") { $0.configuration.anniversary?.date?.iso8601 },
  ])

let siteTable = Table<SiteSubject>(
  "site",
  [
    .text("name", "Tên chuyên trang") { $0.configuration.name },
    .text("tagline", "Dòng giới thiệu") { $0.configuration.tagline },
    .address("url", "Trang đầu") { _ in "/" },
    .text("lang", "Ngôn ngữ") { $0.configuration.language },
    .address("feed", "RSS của toàn trang") { _ in "/rss.xml" },
    .address("map", "Sơ đồ trang") { _ in Addresses.map },
    .address("archive", "Lưu trữ theo tháng") { $0.site.hasArchive ? Addresses.archive : nil },
    .address("units", "Các đơn vị") { $0.site.units.isEmpty ? nil : Addresses.units },
    .address("tags", "Các thẻ") { $0.site.tags.isEmpty ? nil : Addresses.tags },
    .address("authors", "Các tác giả") {
      $0.site.authors.isEmpty || !$0.configuration.hasAuthorPages ? nil : Addresses.authors
    },
    .record("publisher", publisherTable.schema, "Đơn vị chủ quản") {
      try publisherTable.record($0.configuration.publisher)
    },
    .record("anniversary", anniversaryTable.schema, "Ngày kỷ niệm") { subject in
      subject.configuration.anniversary == nil ? nil : try anniversaryTable.record(subject)
    },
    .list("pages", linkSchema, "Các trang giới thiệu, liên hệ… cho chân trang") { subject in
      try subject.site.footer.map { try linkTable.record($0) }
    },
    .address("contact", "Trang liên hệ") { $0.site.contact },
  ])

extension Site {
  /// Whether there are pages of months.
  var hasArchive: Bool {
    configuration.hasArchivePages && sections[0].pages.contains { (pages[$0].date?.month ?? 0) > 0 }
  }

  /// Links for the foot of each page.
  var footer: [NamedLink] { footerLinks.map { NamedLink(title: $0.title, address: $0.address) } }
}
