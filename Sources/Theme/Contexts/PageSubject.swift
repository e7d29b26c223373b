import Documents
import Site
import Synchronization
import Templates

/// The page of one source.
struct PageSubject: Framed {
  let contexts: SiteContexts
  let index: Int
  let page: Page
  var frame: Frame
  let reading = Reading()

  init(_ contexts: SiteContexts, _ index: Int, frame: Frame) {
    (self.contexts, self.index, page, self.frame) = (contexts, index, contexts.site.pages[index], frame)
  }

  /// What is asked for more than once, and by some templates not at all.
  final class Reading: Sendable {
    fileprivate let document = Mutex<Document?>(nil)
    fileprivate let links = Mutex<[LinkTarget]?>(nil)
    fileprivate let related = Mutex<[(page: Int, reason: String)]?>(nil)
  }

  /// The parsed text, read when it is first asked for.
  var document: Document {
    get throws {
      try reading.document.withLock { known in
        if let known { return known }
        let document = try contexts.texts.document(page.text, headings: contexts.hasContents)
        known = document
        return document
      }
    }
  }

  /// What the links of the text lead to: a frozen page's are read anew each time, and parts of a text are filled one by one.
  var links: [LinkTarget] {
    reading.links.withLock { known in
      if let known { return known }
      let links = page.links
      known = links
      return links
    }
  }

  /// Related pages with the reason for each.
  var related: [(page: Int, reason: String)] {
    reading.related.withLock { known in
      if let known { return known }
      let related = contexts.related(to: index)
      known = related
      return related
    }
  }

  var details: Details? { page.details }

  /// The whole text, or the parts of it in `ranges`.
  func body(_ ranges: [Range<Int>]? = nil) throws -> (any DeferredHTML)? {
    let body = BodyHTML(
      try document.body, ranges: ranges, links: links, address: page.address, text: page.text.hash, contexts: contexts)
    return body.isEmpty ? nil : body
  }
}

let tocTable = Table<Heading>(
  "tocEntry",
  [
    .text("title", "Tên mục") { $0.text },
    .text("url", "Liên kết trong trang, #…") { "#\($0.id)" },
  ])

/// An author's, organisation's or work's name, with an address where one is known.
struct NamedSource: Sendable {
  var text: String
  var url: String?

  /// A source as editors write it: a text, the last word of which may be its address.
  init(_ line: String) {
    if let space = line.lastIndex(of: " "), line[line.index(after: space)...].hasPrefix("http") {
      text = String(line[..<space])
      url = String(line[line.index(after: space)...])
    } else {
      text = line
      url = line.hasPrefix("https://") || line.hasPrefix("http://") ? line : nil
    }
  }
}

let sourceTable = Table<NamedSource>(
  "source",
  [
    .text("text", "Tên nguồn") { $0.text },
    .text("url", "Địa chỉ của nguồn") { $0.url },
  ])

let attachmentTable = Table<(name: String, file: SiteFile)>(
  "attachment",
  [
    .text("name", "Tên tệp như đã đặt") { $0.name },
    .address("url", "Địa chỉ tệp") { $0.file.address },
    .text("type", "Loại tệp: PDF, Word…") { Wording.fileType($0.file.source.fileExtension) },
    .text("size", "Dung lượng: 212 KB") { Wording.size($0.file.size) },
    .text("fileName", "Tên tệp khi tải về") { $0.file.givenName },
  ])

let relatedTable = Table<Card>("related", cardFields)

/// Fields of every page that has one source.
let articleFields: [Table<PageSubject>.Field] =
  commonFields() + [
    .text("lead", "Đoạn mở đầu: tóm tắt mà người viết ghi") { $0.page.hasOwnSummary ? $0.page.summary : nil },
    .record("date", dateTable.schema, "Ngày của bài") { try $0.contexts.dateRecord($0.page.date) },
    .record("updated", dateTable.schema, "Ngày cập nhật") { subject in
      try subject.contexts.dateRecord(subject.details?.metadata.updated?.date)
    },
    .text("updatedNote", "Nội dung cập nhật") { $0.details?.metadata.updatedNote },
    .text("readingTime", "Thời gian đọc: đọc 6 phút") { Wording.readingTime(Int($0.page.text.wordCount)) },
    .list("authors", linkSchema, "Tác giả") { try $0.contexts.authorLinks($0.page.authors) },
    .flag("hasAuthors", "Có tác giả") { !$0.page.authors.isEmpty },
    .list("sources", sourceTable.schema, "Nguồn của bài") { subject in
      try (subject.details?.metadata.sources ?? []).map { try sourceTable.record(NamedSource($0)) }
    },
    .flag("hasSources", "Có nguồn") { !($0.details?.metadata.sources ?? []).isEmpty },
    .record("image", imageTable.schema, "Ảnh chính") { try $0.contexts.imageRecord(of: $0.page) },
    .deferred("body", "Nội dung bài") { try $0.body() }.hashed { subject, hash in
      BodyHTML.add(subject.page.text.hash, subject.links, subject.contexts, to: &hash)
    },
    .list("toc", tocTable.schema, "Mục lục của bài") { subject in
      try subject.tableOfContents.map { try tocTable.record($0) }
    }.hashed { $1.add($0.page.text.hash) },
    .flag("hasToc", "Bài đủ dài để có mục lục (từ 3 đề mục)") { try !$0.tableOfContents.isEmpty }
      .hashed { $1.add($0.page.text.hash) },
    .list("tags", linkSchema, "Thẻ") { try $0.contexts.tagLinks($0.page.tags) },
    .flag("hasTags", "Có thẻ") { !$0.page.tags.isEmpty },
    .list("units", linkSchema, "Đơn vị liên quan") { try $0.contexts.unitLinks($0.page.units) },
    .flag("hasUnits", "Có đơn vị liên quan") { !$0.page.units.isEmpty },
    .list("attachments", attachmentTable.schema, "Tệp kèm") { try $0.contexts.attachmentRecords(of: $0.page) },
    .flag("hasAttachments", "Có tệp kèm") { !($0.details?.attachments.isEmpty ?? true) },
    .record("previous", cardTable.schema, "Bài cũ hơn trong chuyên mục") { subject in
      try subject.contexts.neighbours.older(than: subject.index).map { try subject.contexts.card($0) }
    }.hashed { subject, hash in
      try subject.contexts.addCards(
        subject.contexts.neighbours.older(than: subject.index).map { [$0] } ?? [], to: &hash)
    },
    .record("next", cardTable.schema, "Bài mới hơn trong chuyên mục") { subject in
      try subject.contexts.neighbours.newer(than: subject.index).map { try subject.contexts.card($0) }
    }.hashed { subject, hash in
      try subject.contexts.addCards(
        subject.contexts.neighbours.newer(than: subject.index).map { [$0] } ?? [], to: &hash)
    },
    .list("related", relatedTable.schema, "Bài liên quan, theo thẻ và đơn vị") { subject in
      try subject.related.map { try subject.contexts.relatedRecord($0.page, reason: $0.reason) }
    }.hashed { subject, hash in
      try subject.contexts.addCards(subject.related.map(\.page), to: &hash)
      for (_, reason) in subject.related { hash.add(reason) }
    },
    .flag("hasRelated", "Có bài liên quan") { !$0.related.isEmpty },
    .flag("hasReadOn", "Có bài trước, bài sau hoặc bài liên quan") { subject in
      subject.contexts.neighbours.older(than: subject.index) != nil
        || subject.contexts.neighbours.newer(than: subject.index) != nil
        || !subject.related.isEmpty
    },
    .text("mailto", "Liên kết gửi bài qua thư") { subject in
      let address = subject.contexts.absolute(subject.page.address)
      return "mailto:?subject=\(percentEncoded(subject.page.title))&body=\(percentEncoded(address))"
    },
    .text("sectionTitle", "Tên chuyên mục") { $0.contexts.site.sections[$0.page.section].title },
    .address("sectionURL", "Địa chỉ chuyên mục") { $0.contexts.site.sections[$0.page.section].address },
    .text("fileName", "Tên tệp khi lưu bài") { subject in
      (subject.page.address.split(separator: "/").last.map(String.init) ?? "trang") + ".html"
    },
    .address("url", "Địa chỉ của bài") { $0.page.address },
    .flag("isSample", "Văn bản mẫu") { $0.details?.metadata.isSample ?? false },
  ]

let articleTable = Table<PageSubject>("article", articleFields)

let activityTable = Table<PageSubject>(
  "activity",
  articleFields + [
    .text("when", "Thời gian") { Wording.time(of: $0.page) },
    .text("whenISO", "Bắt đầu, cho máy đọc") { Wording.isoTime(of: $0.page) },
    .text("endISO", "Kết thúc, cho máy đọc") { $0.details?.metadata.end.map { Wording.isoTime(of: $0) } },
    .text("place", "Địa điểm") { $0.details?.metadata.place },
    .flag("isPast", "Đã diễn ra") { Activities.isPast($0.page, on: $0.contexts.site.today) },
  ])

extension PageSubject {
  /// Headings of the first level, where there are three or more.
  var tableOfContents: [Heading] {
    get throws {
      let top = try document.headings.filter { $0.level == 2 }
      return top.count >= 3 ? top : []
    }
  }
}

/// RFC 3986 §2.1: all but unreserved characters as %XX.
func percentEncoded(_ text: String) -> String {
  let hex = Array("0123456789ABCDEF".utf8)
  var result: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
    default: result += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
    }
  }
  return String(decoding: result, as: UTF8.self)
}
