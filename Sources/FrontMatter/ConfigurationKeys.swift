/// The keys of site.yaml.
enum SiteKey: NamedKey {
  case name, tagline, description, baseURL, language, timeZone, publisher, anniversary, menu, footer, home
  case pageSize, feedSize, contact, socialImage, toneStyle, authorPages, archivePages, keepTogether

  var names: (en: [String], vi: [String]) {
    switch self {
    case .name: (["name", "title"], ["tên", "tên trang"])
    case .tagline: (["tagline"], ["dòng giới thiệu", "khẩu hiệu"])
    case .description: (["description"], ["mô tả"])
    case .baseURL: (["base url", "url"], ["địa chỉ", "địa chỉ trang"])
    case .language: (["language"], ["ngôn ngữ"])
    case .timeZone: (["time zone"], ["múi giờ"])
    case .publisher: (["publisher"], ["đơn vị chủ quản", "chủ quản"])
    case .anniversary: (["anniversary"], ["kỷ niệm", "ngày kỷ niệm"])
    case .menu: (["menu"], ["thực đơn", "trình đơn"])
    case .footer: (["footer"], ["chân trang"])
    case .home: (["home"], ["trang chủ"])
    case .pageSize: (["page size"], ["số bài mỗi trang"])
    case .feedSize: (["feed size"], ["số bài mỗi nguồn tin"])
    case .contact: (["contact"], ["liên hệ"])
    case .socialImage: (["social image"], ["ảnh chia sẻ"])
    case .toneStyle: (["tone style"], ["kiểu đặt dấu"])
    case .authorPages: (["author pages"], ["trang tác giả"])
    case .archivePages: (["archive pages"], ["trang lưu trữ"])
    case .keepTogether: (["keep together"], ["không ngắt", "từ không ngắt"])
    }
  }

  static let table = KeyTable<SiteKey>()
}

/// The keys of `publisher`.
enum PublisherKey: NamedKey {
  case name, parent, address, phone, email, responsible, reuse, placeNote

  var names: (en: [String], vi: [String]) {
    switch self {
    case .name: (["name"], ["tên"])
    case .parent: (["parent"], ["cơ quan cấp trên", "trực thuộc"])
    case .address: (["address"], ["địa chỉ"])
    case .phone: (["phone"], ["điện thoại"])
    case .email: (["email"], ["thư điện tử"])
    case .responsible: (["responsible"], ["chịu trách nhiệm", "người chịu trách nhiệm"])
    case .reuse: (["reuse", "license"], ["dùng lại", "bản quyền"])
    case .placeNote: (["place note"], ["ghi chú địa danh"])
    }
  }

  static let table = KeyTable<PublisherKey>()
}

/// The keys of `anniversary`.
enum AnniversaryKey: NamedKey {
  case title, subtitle, number, first, date

  var names: (en: [String], vi: [String]) {
    switch self {
    case .title: (["title"], ["tên", "tiêu đề"])
    case .subtitle: (["subtitle"], ["dòng phụ"])
    case .number: (["number"], ["số năm"])
    case .first: (["first"], ["ngày đầu"])
    case .date: (["date"], ["ngày"])
    }
  }

  static let table = KeyTable<AnniversaryKey>()
}

/// The keys of `home`.
enum HomeKey: NamedKey {
  case lead, history, outline, activities, latest

  var names: (en: [String], vi: [String]) {
    switch self {
    case .lead: (["lead"], ["bài chính"])
    case .history: (["history"], ["lịch sử"])
    case .outline: (["outline"], ["đề cương"])
    case .activities: (["activities"], ["hoạt động"])
    case .latest: (["latest"], ["mới nhất"])
    }
  }

  static let table = KeyTable<HomeKey>()
}

/// The keys of an entry of a menu.
enum MenuKey: NamedKey {
  case path, title

  var names: (en: [String], vi: [String]) {
    switch self {
    case .path: (["path"], ["đường dẫn", "tệp"])
    case .title: (["title", "name"], ["tiêu đề", "tên"])
    }
  }

  static let table = KeyTable<MenuKey>()
}

/// The keys of don-vi.yaml: of a group of units and of a unit.
enum UnitKey: NamedKey {
  case name, id, shortName, group, units, website, parent, note

  var names: (en: [String], vi: [String]) {
    switch self {
    case .name: (["name"], ["tên"])
    case .id: (["id"], ["mã"])
    case .shortName: (["short name"], ["tên ngắn", "tên viết tắt"])
    case .group: (["group"], ["nhóm"])
    case .units: (["units"], ["đơn vị"])
    case .website: (["website"], ["trang web", "trang thông tin"])
    case .parent: (["parent"], ["cấp trên", "trực thuộc"])
    case .note: (["note"], ["ghi chú"])
    }
  }

  static let table = KeyTable<UnitKey>()
}
