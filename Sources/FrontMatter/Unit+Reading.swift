import Diagnostics
import Vietnamese

extension Unit {
  /// The units of don-vi.yaml in order, with all its faults at once.
  ///
  /// A list of units, or of groups `{nhóm, đơn vị: […]}`; either may stand under one key `đơn vị`. A unit is a name or a map. One
  /// without `id` gets the slug of its name.
  public static func readAll(_ bytes: [UInt8], file: String) -> ([Unit], [Diagnostic]) {
    let data: DataFile
    do { data = try DataFile(bytes, file: file) } catch { return ([], [error]) }
    var list = UnitList(MapReader(data))
    let nothing = YAMLNode(content: .empty, range: data.root.range)
    switch data.root.content {
    case .list(let items): for item in items { list.read(MapEntry(key: nothing, value: item), group: nil) }
    case .map(let entries):
      for (key, entry) in list.reader.known(entries, UnitKey.table) where key == .units {
        for item in list.reader.items(entry) { list.read(item, group: nil) }
      }
    case .empty: break
    default:
      list.reader.report(
        .wrongType, at: data.root.range,
        Localized(vi: "tệp phải là danh sách đơn vị", en: "the file must be a list of units"),
        hint: Localized(vi: "mỗi đơn vị một dòng: “- tên: UBND huyện”", en: "one a line: “- name: The committee”"))
    }
    return (list.units, list.reader.diagnostics.sorted(by: Diagnostic.reportOrder))
  }
}

private struct UnitList {
  var reader: MapReader
  var units: [Unit] = []
  private var lines: [String: Int] = [:]

  init(_ reader: MapReader) { self.reader = reader }

  mutating func read(_ entry: MapEntry, group: String?) {
    guard case .map(let entries) = entry.value.content else {
      guard let name = reader.text(entry) else { return }
      add(Unit(id: "", name: name), group: group, at: entry.value.range)
      return
    }
    let known = reader.known(entries, UnitKey.table)
    if let members = known.first(where: { $0.key == .units }) {
      let inner = known.first { $0.key == .group || $0.key == .name }.flatMap { reader.text($0.entry) }
      guard group == nil else {
        reader.wrong(
          members.entry, needs: Localized(vi: "nằm ở nhóm ngoài cùng", en: "to stand in the outermost group"))
        return
      }
      for item in reader.items(members.entry) { read(item, group: inner ?? "") }
      return
    }
    var unit = Unit(id: "", name: "")
    var range = entry.value.range
    var idRange: Range<Int>?
    for (key, part) in known {
      switch key {
      case .name:
        unit.name = reader.text(part) ?? ""
        range = part.value.range
      case .id:
        unit.id = reader.text(part) ?? ""
        idRange = part.value.range
      case .shortName: unit.shortName = reader.text(part)
      case .group: unit.group = reader.text(part)
      case .website: unit.website = reader.webAddress(part)
      case .parent: unit.parent = reader.text(part)
      case .note: unit.note = reader.text(part)
      case .units: break
      }
    }
    add(unit, group: group, at: range, idAt: idRange)
  }

  private mutating func add(_ unit: Unit, group: String?, at range: Range<Int>, idAt idRange: Range<Int>? = nil) {
    var unit = unit
    if unit.group == nil, let group, !group.isEmpty { unit.group = group }
    guard !unit.name.isEmpty else {
      reader.report(.missingKey, at: range, Localized(vi: "đơn vị này thiếu “tên”", en: "this unit lacks “name”"))
      return
    }
    let slug = Slug.slug(for: unit.id.isEmpty ? unit.name : unit.id)
    if !unit.id.isEmpty, slug != unit.id {
      reader.report(
        .wrongType, at: idRange ?? range,
        Localized(
          vi: "mã đơn vị “\(unit.id)” phải là chữ thường không dấu, số và gạch nối",
          en: "the unit id “\(unit.id)” must be of lower case ASCII letters, digits and hyphens"),
        hint: slug.map { Localized(vi: "có phải “\($0)”?", en: "did you mean “\($0)”?") })
    }
    unit.id = slug ?? "don-vi"
    let line = reader.place(of: range).line
    if let first = lines[unit.id] {
      reader.report(
        .duplicateKey, at: idRange ?? range,
        Localized(
          vi: "đơn vị “\(unit.name)” trùng mã “\(unit.id)” với đơn vị ở dòng \(first)",
          en: "the unit “\(unit.name)” has the id “\(unit.id)” of the unit on line \(first)"),
        hint: Localized(vi: "thêm “mã:” khác cho một trong hai", en: "give one of them another “id:”"))
      return
    }
    lines[unit.id] = line
    units.append(unit)
  }
}
