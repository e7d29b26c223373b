import Diagnostics
import Vietnamese

extension SiteConfiguration {
  /// site.yaml, with all its faults at once; nil when it cannot be read at all.
  ///
  /// A name or an address that is missing or wrong is an error and leaves ``name`` or ``baseURL`` empty, so that what the
  /// other keys name can still be checked.
  public static func read(_ bytes: [UInt8], file: String) -> (SiteConfiguration?, [Diagnostic]) {
    let data: DataFile
    do { data = try DataFile(bytes, file: file) } catch { return (nil, [error]) }
    var reader = MapReader(data)
    let root = Place(file: file)
    guard case .map(let entries) = data.root.content else {
      let fault = Diagnostic(
        .missingKey, at: root,
        Localized(
          vi: "tệp phải có “tên” và “địa chỉ” của trang", en: "the file must give “name” and “base_url” of the site"))
      return (nil, [fault])
    }
    var site = SiteConfiguration(name: "", baseURL: "")
    let known = reader.known(entries, SiteKey.table)
    for (key, entry) in known { site.set(key, entry, &reader) }
    var faults = reader.diagnostics
    func require(_ key: SiteKey, _ vi: String, _ en: String, _ line: Localized) {
      guard !known.contains(where: { $0.key == key && $0.entry.value.content != .empty }) else { return }
      faults.append(
        Diagnostic(
          .missingKey, at: root, Localized(vi: "thiếu khóa “\(vi)”", en: "the key “\(en)” is missing"),
          hint: Localized(vi: "thêm một dòng, ví dụ: \(line.vi)", en: "add a line, for example: \(line.en)")))
    }
    require(.name, "tên", "name", Localized(vi: "tên: Tên chuyên trang", en: "name: The Name of the Site"))
    require(
      .baseURL, "địa chỉ", "base_url",
      Localized(vi: "địa chỉ: https://chuyentrang.example.vn/", en: "base_url: https://site.example.vn/"))
    faults.sort(by: Diagnostic.reportOrder)
    return (site, faults)
  }

  private mutating func set(_ key: SiteKey, _ entry: MapEntry, _ reader: inout MapReader) {
    switch key {
    case .name: name = reader.text(entry) ?? ""
    case .tagline: tagline = reader.text(entry)
    case .description: description = reader.text(entry)
    case .baseURL: baseURL = reader.webAddress(entry) ?? ""
    case .language: language = reader.language(entry) ?? language
    case .timeZone: offsetMinutes = reader.offset(entry) ?? offsetMinutes
    case .publisher: publisher = Publisher(entry, &reader)
    case .anniversary: anniversary = Anniversary(entry, &reader)
    case .menu: menu = reader.items(entry).compactMap { reader.menuEntry($0) }
    case .footer: footer = reader.items(entry).compactMap { reader.menuEntry($0) }
    case .home: setHome(entry, &reader)
    case .pageSize: pageSize = reader.number(entry, in: 1...1_000) ?? pageSize
    case .feedSize: feedSize = reader.number(entry, in: 1...1_000) ?? feedSize
    case .contact: contact = reader.menuEntry(entry)
    case .socialImage:
      let image = reader.menuEntry(entry)
      (socialImage, socialImagePlace) = (image?.path, image?.place)
    case .toneStyle: _ = reader.text(entry)
    case .authorPages: hasAuthorPages = reader.flag(entry) ?? true
    case .archivePages: hasArchivePages = reader.flag(entry) ?? true
    case .keepTogether: keepTogether = reader.names(entry)
    }
  }

  private mutating func setHome(_ entry: MapEntry, _ reader: inout MapReader) {
    for (key, part) in reader.map(entry, HomeKey.table) {
      switch key {
      case .lead: homeLead = reader.menuEntry(part)
      case .history: homeHistory = reader.menuEntry(part)
      case .outline: homeOutline = reader.menuEntry(part)
      case .activities: homeActivities = reader.menuEntry(part)
      case .latest: homeLatest = reader.items(part).compactMap { reader.menuEntry($0) }
      }
    }
  }
}

extension Publisher {
  fileprivate init(_ entry: MapEntry, _ reader: inout MapReader) {
    self.init()
    if reader.tree.text(of: entry.value) != nil {
      name = reader.text(entry)
      return
    }
    for (key, part) in reader.map(entry, PublisherKey.table) {
      switch key {
      case .name: name = reader.text(part)
      case .parent: parent = reader.text(part)
      case .address: address = reader.text(part)
      case .phone: phone = reader.text(part)
      case .email: email = reader.emailAddress(part)
      case .responsible: responsible = reader.text(part)
      case .reuse: reuse = reader.text(part)
      case .placeNote: placeNote = reader.text(part)
      }
    }
  }
}

extension Anniversary {
  fileprivate init(_ entry: MapEntry, _ reader: inout MapReader) {
    self.init()
    for (key, part) in reader.map(entry, AnniversaryKey.table) {
      switch key {
      case .title: title = reader.text(part)
      case .subtitle: subtitle = reader.text(part)
      case .number: number = reader.number(part, in: 1...2_999)
      case .first: first = reader.day(part)
      case .date: date = reader.day(part)
      }
    }
  }
}

extension MapReader {
  /// A path, or `{title, path}`.
  fileprivate mutating func menuEntry(_ entry: MapEntry) -> SiteConfiguration.Entry? {
    guard case .map(let entries) = entry.value.content else {
      return path(entry).map { SiteConfiguration.Entry(title: nil, path: $0.text, place: $0.place) }
    }
    var path: Metadata.Word?
    var title: String?
    for (key, part) in known(entries, MenuKey.table) {
      switch key {
      case .path: path = self.path(part)
      case .title: title = text(part)
      }
    }
    guard let path else {
      let place = MapEntry(key: entry.value, value: entry.value)
      report(
        .missingKey, at: place.value.range,
        Localized(vi: "mục này thiếu “đường dẫn”", en: "this entry lacks “path”"))
      return nil
    }
    return SiteConfiguration.Entry(title: title, path: path.text, place: path.place)
  }

  /// Names that can be held together: of more than one word, or with a hyphen; spaces as one each.
  fileprivate mutating func names(_ entry: MapEntry) -> [String] {
    let names = words(entry).map { $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    if let single = names.first(where: { name in !name.utf8.contains { $0 == 0x20 || $0 == UInt8(ascii: "-") } }) {
      wrong(
        entry, needs: Localized(vi: "những cụm từ hai tiếng trở lên", en: "names of more than one word"),
        hint: Localized(
          vi: "bỏ “\(single)”: một tiếng thì không có chỗ nào để ngắt",
          en: "take “\(single)” out: one word is never broken"))
    }
    return names
  }

  /// The absolute address of a site, https: or http: and nothing else: it becomes a link.
  mutating func webAddress(_ entry: MapEntry) -> String? {
    guard let text = text(entry) else { return nil }
    let rest = text.hasPrefix("https://") ? text.dropFirst(8) : text.hasPrefix("http://") ? text.dropFirst(7) : ""
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'<>\\^`{|}?#".utf8.contains($0) }
    if let first = rest.utf8.first, first != UInt8(ascii: "/"), isPlain { return text }
    wrong(
      entry, needs: Localized(vi: "một địa chỉ đầy đủ", en: "a full address"),
      hint: Localized(vi: "ví dụ https://chuyentrang.example.vn/", en: "e.g. https://site.example.vn/"))
    return nil
  }

  /// An e-mail address: one “@”, a domain with a dot, and nothing that would end the link that it becomes.
  fileprivate mutating func emailAddress(_ entry: MapEntry) -> String? {
    guard let text = text(entry) else { return nil }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let isPlain = !text.unicodeScalars.contains {
      $0.properties.isWhitespace || "\"'<>()[]\\,;:`{}|?#&%/".unicodeScalars.contains($0)
    }
    if parts.count == 2, let domain = parts.last, parts[0].isEmpty == false, isPlain {
      let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
      if labels.count > 1, !labels.contains(where: \.isEmpty) { return text }
    }
    wrong(
      entry, needs: Localized(vi: "một địa chỉ thư điện tử", en: "an e-mail address"),
      hint: Localized(vi: "ví dụ ban-bien-tap@example.vn", en: "e.g. editors@example.vn"))
    return nil
  }

  /// A language tag: letters, digits and hyphens (BCP 47).
  fileprivate mutating func language(_ entry: MapEntry) -> String? {
    guard let text = text(entry) else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.allSatisfy {
      (1...8).contains($0.utf8.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    if isTag, let first = parts.first, (2...3).contains(first.utf8.count), first.allSatisfy(\.isLetter) { return text }
    wrong(
      entry, needs: Localized(vi: "mã ngôn ngữ", en: "a language tag"), hint: Localized(vi: "ví dụ vi", en: "e.g. vi"))
    return nil
  }

  /// Minutes east of UTC: `+07:00`, or the one zone that Vietnam has.
  fileprivate mutating func offset(_ entry: MapEntry) -> Int? {
    guard let text = text(entry) else { return nil }
    if ["asia/ho_chi_minh", "asia/saigon"].contains(text.lowercased()) { return 7 * 60 }
    if text.utf8.first == UInt8(ascii: "+") || text.utf8.first == UInt8(ascii: "-") || text == "Z",
      let written = try? DateReading.parseDate("2000-01-01 00:00 \(text)"), let offset = written.offsetMinutes
    {
      return offset
    }
    wrong(
      entry, needs: Localized(vi: "một múi giờ cố định", en: "a fixed time zone"),
      hint: Localized(vi: "giờ Việt Nam là \"+07:00\"", en: "the time of Vietnam is \"+07:00\""))
    return nil
  }
}
