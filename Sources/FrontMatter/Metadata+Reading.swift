import Diagnostics
import Vietnamese

extension Metadata {
  /// The front matter `front` typed by its keys, with all its faults at once.
  ///
  /// Pure. A value at fault is left out; an unknown key is a warning, all else an error.
  public static func read(_ front: FrontMatter) -> (Metadata, [Diagnostic]) {
    guard !front.entries.isEmpty else { return (Metadata(), []) }
    var metadata = Metadata()
    var reader = MapReader(front.tree)
    var image = ImageParts()
    for (key, entry) in reader.known(front.entries, MetadataKey.table) {
      metadata.set(key, entry, &reader, &image)
    }
    metadata.image = image.joined(&reader)
    metadata.checkOrder(front, &reader)
    return (metadata, reader.diagnostics.sorted(by: Diagnostic.reportOrder))
  }

  private mutating func set(_ key: MetadataKey, _ entry: MapEntry, _ reader: inout MapReader, _ image: inout ImageParts)
  {
    switch key {
    case .title: title = reader.text(entry)
    case .kind: kind = reader.choice(entry, Kind.table)
    case .date: date = reader.date(entry)
    case .updated: updated = reader.date(entry)
    case .updatedNote: updatedNote = reader.text(entry)
    case .author: authors = reader.texts(entry, cutAt: ";")
    case .source: sources = reader.texts(entry)
    case .summary: summary = reader.text(entry)
    case .description: description = reader.text(entry)
    case .tags: tags = reader.texts(entry, cutAt: ",;")
    case .units: units = reader.words(entry, cutAt: ",;")
    case .image: image.read(entry, &reader)
    case .imageAlt: image.alt = reader.text(entry)
    case .imageCaption: image.caption = reader.text(entry)
    case .imageCredit: image.credit = reader.text(entry)
    case .draft: isDraft = reader.flag(entry) ?? false
    case .publish: publish = reader.moment(entry)
    case .expire: expire = reader.moment(entry)
    case .slug: slug = reader.slug(entry)
    case .aliases: aliases = reader.words(entry)
    case .weight: weight = reader.number(entry, in: -1_000_000...1_000_000)
    case .attachments: attachments = reader.attachments(entry)
    case .sample: isSample = reader.flag(entry) ?? false
    case .featured: isFeatured = reader.flag(entry) ?? false
    case .menuTitle: menuTitle = reader.text(entry)
    default: setRare(key, entry, &reader)
    }
  }

  /// What documents and activities have.
  private mutating func setRare(_ key: MetadataKey, _ entry: MapEntry, _ reader: inout MapReader) {
    switch key {
    case .number: number = reader.text(entry)
    case .issued: issued = reader.issued(entry)
    case .issuer: issuer = reader.text(entry)
    case .parentIssuer: parentIssuer = reader.text(entry)
    case .documentType: documentType = reader.text(entry)
    case .abstract: abstract = reader.text(entry)
    case .signer: signer = reader.text(entry)
    case .position: position = reader.text(entry)
    case .signAs: signAs = reader.text(entry)
    case .recipients: recipients = reader.texts(entry, cutAt: ";")
    case .heading: heading = reader.choice(entry, Heading.table)
    case .start: start = reader.date(entry)
    case .end: end = reader.date(entry)
    case .place: place = reader.text(entry)
    case .timeNote: timeNote = reader.text(entry)
    default: break
    }
  }

  /// An activity that ends before it begins, a page that is taken down before it is published.
  private func checkOrder(_ front: FrontMatter, _ reader: inout MapReader) {
    func isBefore(_ a: WrittenDate?, _ b: WrittenDate?) -> Bool {
      guard let a, let b else { return false }
      if a.minuteOfDay == nil || b.minuteOfDay == nil { return a.date < b.date && a.date.precision == b.date.precision }
      return a.moment(siteOffsetMinutes: 420) < b.moment(siteOffsetMinutes: 420)
    }
    func entry(_ key: MetadataKey) -> MapEntry? {
      front.entries.first { entry in
        front.tree.text(of: entry.key).flatMap { MetadataKey.table.key(named: Array($0.utf8)[...]) } == key
      }
    }
    let order = Localized(vi: "viết ngày đầu trước ngày cuối", en: "the first date comes before the last")
    if isBefore(end, start), let entry = entry(.end) {
      reader.report(
        .impossibleDate, at: entry.value.range,
        Localized(vi: "hoạt động kết thúc trước khi bắt đầu", en: "the activity ends before it begins"), hint: order)
    }
    if isBefore(expire, publish), let entry = entry(.expire) {
      reader.report(
        .impossibleDate, at: entry.value.range,
        Localized(vi: "trang bị gỡ trước khi được đăng", en: "the page is taken down before it is published"),
        hint: order)
    }
    if isBefore(updated, date), let entry = entry(.updated) {
      reader.report(
        .impossibleDate, .warning, at: entry.value.range,
        Localized(vi: "ngày cập nhật đứng trước ngày của bài", en: "the page is updated before its own date"),
        hint: Localized(vi: "xem lại hai ngày", en: "check the two dates"))
    }
  }
}

/// A lead picture, whose parts may stand under one key or several.
private struct ImageParts {
  var path: Metadata.Word?
  var alt: String?
  var caption: String?
  var credit: String?

  mutating func read(_ entry: MapEntry, _ reader: inout MapReader) {
    guard case .map(let entries) = entry.value.content else {
      path = reader.path(entry)
      return
    }
    for (key, part) in reader.known(entries, ImageKey.table) {
      switch key {
      case .path: path = reader.path(part)
      case .alt: alt = reader.text(part)
      case .caption: caption = reader.text(part)
      case .credit: credit = reader.text(part)
      }
    }
    if path == nil { reader.missing("tệp", "path", of: entry) }
  }

  func joined(_ reader: inout MapReader) -> Metadata.Image? {
    path.map { Metadata.Image(path: $0.text, alt: alt ?? "", caption: caption, credit: credit, place: $0.place) }
  }
}

extension MapReader {
  /// Files offered for download: a path, a list of paths, or of `{tệp, tên}`.
  fileprivate mutating func attachments(_ entry: MapEntry) -> [Metadata.Attachment] {
    let items: [YAMLNode]
    if case .list(let list) = entry.value.content { items = list } else { items = [entry.value] }
    var attachments: [Metadata.Attachment] = []
    for item in items {
      let part = MapEntry(key: entry.key, value: item)
      guard case .map(let entries) = item.content else {
        if let path = path(part) {
          attachments.append(Metadata.Attachment(path: path.text, name: nil, place: path.place))
        }
        continue
      }
      var path: Metadata.Word?
      var name: String?
      for (key, value) in known(entries, AttachmentKey.table) {
        switch key {
        case .path: path = self.path(value)
        case .name: name = text(value)
        }
      }
      if let path {
        attachments.append(Metadata.Attachment(path: path.text, name: name, place: path.place))
      } else {
        missing("tệp", "path", of: part)
      }
    }
    return attachments
  }

  /// A part of an address, as ``Slug`` makes them.
  fileprivate mutating func slug(_ entry: MapEntry) -> String? {
    guard let text = text(entry) else { return nil }
    let right = Slug.slug(for: text)
    if right == text { return text }
    wrong(
      entry,
      needs: Localized(vi: "chữ thường không dấu, số và gạch nối", en: "lower case ASCII letters, digits and hyphens"),
      hint: right.map { Localized(vi: "có phải “\($0)”?", en: "did you mean “\($0)”?") })
    return nil
  }
}
