import Bytes
import Diagnostics
import Vietnamese

extension MapReader {
  /// One text, without spaces at its ends; nil when nothing is written.
  mutating func text(_ entry: MapEntry) -> String? {
    switch entry.value.content {
    case .empty: return nil
    case .plain, .quoted: return tree.text(of: entry.value).flatMap { $0.isEmpty ? nil : $0 }
    case .text(let text):
      let trimmed = Self.trimmed(printable(text, entry.value))
      return trimmed.isEmpty ? nil : trimmed
    case .list, .map:
      wrong(
        entry, needs: Localized(vi: "một dòng chữ", en: "one text"),
        hint: Localized(
          vi: "nếu giá trị bắt đầu bằng “[” hoặc “{”, đặt cả giá trị trong ngoặc kép",
          en: "put a value that begins with “[” or “{” in quotation marks"))
      return nil
    }
  }

  /// Words of a list with their places; a single text counts as one word, or is cut at `separators` unless it is quoted.
  mutating func words(_ entry: MapEntry, cutAt separators: String = "") -> [Metadata.Word] {
    pieces(entry, cutAt: separators).map { Metadata.Word(text: $0.text, place: place(of: $0.range)) }
  }

  /// The same without places, which cost more than the words.
  mutating func texts(_ entry: MapEntry, cutAt separators: String = "") -> [String] {
    pieces(entry, cutAt: separators).map(\.text)
  }

  private typealias Piece = (text: String, range: Range<Int>)

  private mutating func pieces(_ entry: MapEntry, cutAt separators: String) -> [Piece] {
    switch entry.value.content {
    case .empty: return []
    case .plain where !separators.isEmpty: return cut(entry.value.range, at: separators)
    case .plain, .quoted, .text: return piece(entry.value).map { [$0] } ?? []
    case .list(let items):
      var pieces: [Piece] = []
      pieces.reserveCapacity(items.count)
      for item in items {
        switch item.content {
        case .empty: continue
        case .list, .map:
          wrong(
            MapEntry(key: entry.key, value: item), needs: Localized(vi: "một danh sách chữ", en: "a list of texts"),
            hint: Localized(
              vi: "mục có dấu hai chấm phải đặt trong ngoặc kép", en: "put an item with a colon in quotation marks"))
        default: if let piece = piece(item) { pieces.append(piece) }
        }
      }
      return pieces
    case .map:
      wrong(
        entry, needs: Localized(vi: "một danh sách chữ", en: "a list of texts"),
        hint: Localized(
          vi: "viết mỗi mục một dòng, bắt đầu bằng “- ”", en: "write each on a line that begins with “- ”"))
      return []
    }
  }

  /// `text` without characters that no page may have: an escape (`"\x01"`) brings in what the file itself does not hold.
  private mutating func printable(_ text: String, _ node: YAMLNode) -> String {
    guard case .text = node.content else { return text }
    let bytes = Array(text.utf8)
    guard let (kept, offsets) = ForbiddenCharacters.removed(from: bytes), let first = offsets.first else { return text }
    note(SourceFault.control(ForbiddenCharacters.value(in: bytes, at: first), place(of: node.range)))
    return String(decoding: kept, as: UTF8.self)
  }

  private mutating func piece(_ node: YAMLNode) -> Piece? {
    guard let written = tree.text(of: node) else { return nil }
    let text = Self.trimmed(printable(written, node))
    if text.isEmpty { return nil }
    return (text, node.range)
  }

  private func cut(_ range: Range<Int>, at separators: String) -> [Piece] {
    var pieces: [Piece] = []
    var start = range.lowerBound
    func isSpace(_ index: Int) -> Bool { tree.bytes[index] == 0x20 }
    for index in range.lowerBound...range.upperBound {
      guard index == range.upperBound || separators.utf8.contains(tree.bytes[index]) else { continue }
      var (lower, upper) = (start, index)
      while lower < upper, isSpace(lower) { lower += 1 }
      while upper > lower, isSpace(upper - 1) { upper -= 1 }
      if lower < upper {
        pieces.append((String(decoding: tree.bytes[lower..<upper], as: UTF8.self), lower..<upper))
      }
      start = index + 1
    }
    return pieces
  }

  /// Yes or no, in both languages; a key without a value is neither.
  mutating func flag(_ entry: MapEntry) -> Bool? {
    let text = tree.text(of: entry.value)
    switch text.map(Folding.marked) {
    case nil where entry.value.content == .empty: return nil
    case "có", "co", "đúng", "phải", "rồi", "true", "yes", "on", "1": return true
    case "không", "khong", "sai", "chưa", "false", "no", "off", "0": return false
    default:
      wrong(
        entry, needs: Localized(vi: "“có” hoặc “không”", en: "“yes” or “no”"))
      return nil
    }
  }

  /// A whole number in `range`.
  mutating func number(_ entry: MapEntry, in range: ClosedRange<Int>) -> Int? {
    if entry.value.content == .empty { return nil }
    guard let text = tree.text(of: entry.value), let number = Int(text), range.contains(number) else {
      wrong(
        entry,
        needs: Localized(
          vi: "một số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
          en: "a whole number from \(range.lowerBound) to \(range.upperBound)"))
      return nil
    }
    return number
  }

  /// A date with or without a time.
  mutating func date(_ entry: MapEntry) -> WrittenDate? {
    guard let text = text(entry) else { return nil }
    do {
      return try DateReading.parseDate(text)
    } catch {
      report(error, in: text, at: entry.value)
      return nil
    }
  }

  /// A date without a time, known to the day.
  mutating func day(_ entry: MapEntry) -> CivilDate? {
    guard let written = date(entry) else { return nil }
    guard written.date.precision == .day, written.minuteOfDay == nil else {
      wrong(entry, needs: Localized(vi: "đủ ngày, tháng, năm", en: "day, month and year"))
      return nil
    }
    return written.date
  }

  /// The date on a document, as written; the blanks of the original (`…/8/2023`) stay.
  mutating func issued(_ entry: MapEntry) -> String? {
    guard let text = text(entry) else { return nil }
    var known = text[...]
    while let slash = known.firstIndex(of: "/"), Self.isBlank(known[..<slash]) {
      known = known[known.index(after: slash)...]
    }
    if Self.isBlank(known) || (known.startIndex == text.startIndex && Self.hasBlank(text)) { return text }
    do {
      _ = try DateReading.parseDate(String(known))
    } catch {
      report(error, in: text, at: entry.value)
    }
    return text
  }

  private static func isBlank(_ text: Substring) -> Bool { text.allSatisfy { "… ._".contains($0) } }

  private static func hasBlank(_ text: String) -> Bool { text.contains("…") || text.contains("..") }

  private mutating func report(_ fault: DateFault, in text: String, at value: YAMLNode) {
    var range = value.range
    // The caret goes under the part at fault where it can be found in the value as it stands.
    let written = Array(fault.written.utf8)
    if !written.isEmpty, written.count < range.count {
      let last = range.upperBound - written.count
      if let start = (range.lowerBound...last).first(where: {
        tree.bytes[$0..<($0 + written.count)].elementsEqual(written)
      }) {
        range = start..<(start + written.count)
      }
    }
    report(fault.code, at: range, fault.message, hint: fault.hint)
  }

  /// One of `choices`, by any of its names.
  mutating func choice<Choice: NamedKey>(_ entry: MapEntry, _ table: KeyTable<Choice>) -> Choice? {
    guard let text = text(entry) else { return nil }
    if let choice = table.key(named: Array(text.utf8)[...]) { return choice }
    let isVietnamese = (tree.text(of: entry.key) ?? "").utf8.contains { $0 >= 0x80 }
    let names = Choice.allCases.compactMap { isVietnamese ? $0.names.vi.first : $0.names.en.first }
    let list = names.map { "“\($0)”" }.joined(separator: ", ")
    let nearest = table.nearest(to: text)
    wrong(
      entry, needs: Localized(vi: "một trong: \(list)", en: "one of: \(list)"),
      hint: nearest.map { Localized(vi: "có phải “\($0)”?", en: "did you mean “\($0)”?") })
    return nil
  }

  static func trimmed(_ text: String) -> String {
    if let first = text.utf8.first, let last = text.utf8.last, first > 0x20, last > 0x20 { return text }
    var bytes = Array(text.utf8)[...]
    func isSpace(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }
    while isSpace(bytes.first) { bytes.removeFirst() }
    while isSpace(bytes.last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension MapReader {
  /// A path with its place.
  mutating func path(_ entry: MapEntry) -> Metadata.Word? {
    guard let text = text(entry) else { return nil }
    return Metadata.Word(text: text, place: place(of: entry.value.range))
  }

  /// A date that something happens at: known to the day at least.
  mutating func moment(_ entry: MapEntry) -> WrittenDate? {
    guard let written = date(entry) else { return nil }
    guard written.date.precision == .day else {
      wrong(
        entry, needs: Localized(vi: "đủ ngày, tháng, năm", en: "day, month and year"),
        hint: Localized(vi: "ví dụ 22/9/2023 hoặc 22/9/2023 8:00", en: "e.g. 22/9/2023 or 22/9/2023 8:00"))
      return nil
    }
    return written
  }

  /// A part that a map must have is not there.
  mutating func missing(_ vi: String, _ en: String, of entry: MapEntry) {
    let key = tree.text(of: entry.key) ?? ""
    report(
      .missingKey, at: entry.key.range,
      Localized(vi: "“\(key)” thiếu “\(vi)”", en: "“\(key)” lacks “\(en)”"))
  }
}
