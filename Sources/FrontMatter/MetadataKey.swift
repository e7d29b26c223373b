/// The keys of front matter. `names` is the table that docs and messages go by.
enum MetadataKey: NamedKey {
  case title, date, author, summary, tags, units, source, image, updated, updatedNote
  case imageAlt, imageCaption, imageCredit
  case draft, publish, expire, kind, slug, aliases, weight, attachments
  case sample, featured, menuTitle, description
  case number, issued, issuer, parentIssuer, documentType, abstract, signer, position, signAs, recipients, heading
  case start, end, place, timeNote

  var names: (en: [String], vi: [String]) {
    switch self {
    case .title: (["title"], ["tiêu đề", "tên bài", "đầu đề"])
    case .date: (["date"], ["ngày", "ngày đăng"])
    case .updated: (["updated"], ["cập nhật", "ngày cập nhật"])
    case .updatedNote: (["updated note"], ["nội dung cập nhật"])
    case .author: (["author", "authors"], ["tác giả"])
    case .source: (["source", "sources"], ["nguồn"])
    case .summary: (["summary"], ["tóm tắt"])
    case .description: (["description"], ["mô tả"])
    case .tags: (["tags", "tag"], ["thẻ", "nhãn", "từ khóa"])
    case .units: (["units", "unit"], ["đơn vị"])
    case .image: (["image"], ["ảnh", "hình"])
    case .imageAlt: (["image alt"], ["mô tả ảnh"])
    case .imageCaption: (["image caption"], ["chú thích ảnh"])
    case .imageCredit: (["image credit"], ["nguồn ảnh", "tác giả ảnh"])
    case .draft: (["draft"], ["nháp", "bản nháp"])
    case .publish: (["publish"], ["đăng", "đăng lúc"])
    case .expire: (["expire"], ["gỡ", "gỡ lúc"])
    case .kind: (["kind"], ["loại"])
    case .slug: (["slug"], ["địa chỉ"])
    case .aliases: (["aliases", "alias"], ["địa chỉ cũ"])
    case .weight: (["weight", "order"], ["thứ tự"])
    case .attachments: (["attachments", "attachment"], ["tệp kèm", "tệp đính kèm"])
    case .sample: (["sample"], ["văn bản mẫu", "mẫu"])
    case .featured: (["featured"], ["nổi bật"])
    case .menuTitle: (["menu title"], ["tên trong menu", "tên ngắn"])
    case .number: (["number"], ["số ký hiệu", "số/ký hiệu", "số, ký hiệu"])
    case .issued: (["issued"], ["ngày ban hành"])
    case .issuer: (["issuer"], ["cơ quan ban hành"])
    case .parentIssuer: (["parent issuer"], ["cơ quan cấp trên"])
    case .documentType: (["document type"], ["loại văn bản"])
    case .abstract: (["abstract"], ["trích yếu"])
    case .signer: (["signer"], ["người ký"])
    case .position: (["position"], ["chức vụ"])
    case .signAs: (["sign as"], ["thẩm quyền ký", "ký thay"])
    case .recipients: (["recipients"], ["nơi nhận"])
    case .heading: (["heading"], ["thể thức"])
    case .start: (["start"], ["bắt đầu"])
    case .end: (["end"], ["kết thúc"])
    case .place: (["place"], ["địa điểm", "nơi ban hành"])
    case .timeNote: (["until", "time note"], ["thời gian"])
    }
  }

  static let table = KeyTable<MetadataKey>()
}

extension Metadata.Kind: NamedKey {
  var names: (en: [String], vi: [String]) {
    switch self {
    case .article: (["article", "news"], ["bài viết", "tin", "bài", "tin bài"])
    case .document: (["document"], ["văn bản"])
    case .outline: (["outline"], ["đề cương"])
    case .history: (["history"], ["lịch sử"])
    case .activity: (["activity"], ["hoạt động"])
    case .page: (["page"], ["trang"])
    }
  }

  static let table = KeyTable<Metadata.Kind>()
}

extension Metadata.Heading: NamedKey {
  var names: (en: [String], vi: [String]) {
    switch self {
    case .party: (["party"], ["đảng"])
    case .state: (["state"], ["nhà nước"])
    }
  }

  static let table = KeyTable<Metadata.Heading>()
}

/// The keys of `image: {path, alt, caption, credit}`.
enum ImageKey: NamedKey {
  case path, alt, caption, credit

  var names: (en: [String], vi: [String]) {
    switch self {
    case .path: (["path", "file", "src"], ["tệp", "ảnh"])
    case .alt: (["alt"], ["mô tả"])
    case .caption: (["caption"], ["chú thích"])
    case .credit: (["credit"], ["nguồn", "tác giả"])
    }
  }

  static let table = KeyTable<ImageKey>()
}

/// The keys of an entry of `attachments`.
enum AttachmentKey: NamedKey {
  case path, name

  var names: (en: [String], vi: [String]) {
    switch self {
    case .path: (["path", "file"], ["tệp", "đường dẫn"])
    case .name: (["name", "title"], ["tên", "tiêu đề"])
    }
  }

  static let table = KeyTable<AttachmentKey>()
}
