import Diagnostics
import Vietnamese

/// Reads maps by the keys they may have and values by the type their key asks for; collects all faults.
struct MapReader {
  let tree: SourceTree
  private(set) var diagnostics: [Diagnostic] = []

  /// Where the last place was found: places are mostly asked for from top to bottom.
  private var offset = 0
  private var line = 1
  private var lineStart = 0

  init(_ tree: SourceTree) { self.tree = tree }

  /// A reader of `file`, with what was found while it was taken in.
  init(_ file: DataFile) {
    tree = file.tree
    diagnostics = file.warnings
  }

  // MARK: - Places and faults

  /// As ``SourceTree/place(of:)``, at the cost of the bytes since the last place.
  mutating func place(of range: Range<Int>) -> Place {
    let bytes = tree.bytes
    let start = min(range.lowerBound, bytes.count)
    if start < offset { (offset, line, lineStart) = (0, 1, 0) }
    while offset < start {
      if bytes[offset] == 0x0A {
        line += 1
        lineStart = offset + 1
      }
      offset += 1
    }
    let end = bytes[start..<max(start, min(range.upperBound, bytes.count))].prefix { $0 != 0x0A }.endIndex
    return Place(
      file: tree.file, line: line, column: Place.characterCount(bytes[lineStart..<start]) + 1,
      length: Place.characterCount(bytes[start..<end]))
  }

  mutating func report(
    _ code: Code, _ severity: Diagnostic.Severity = .error, at range: Range<Int>, _ message: Localized,
    hint: Localized? = nil
  ) {
    diagnostics.append(Diagnostic(code, severity, at: place(of: range), message, hint: hint))
  }

  /// Takes up a fault that was found elsewhere.
  mutating func note(_ fault: Diagnostic) { diagnostics.append(fault) }

  /// A value of a type that `entry`'s key does not take.
  mutating func wrong(_ entry: MapEntry, needs: Localized, hint: Localized? = nil) {
    let key = tree.text(of: entry.key) ?? ""
    report(
      .wrongType, at: entry.value.range.isEmpty ? entry.key.range : entry.value.range,
      Localized(vi: "khóa “\(key)” cần \(needs.vi)", en: "the key “\(key)” needs \(needs.en)"), hint: hint)
  }

  // MARK: - Maps

  /// The entries whose keys `table` knows, each once; other keys and second ones are reported.
  mutating func known<Key>(_ entries: [MapEntry], _ table: KeyTable<Key>) -> [(key: Key, entry: MapEntry)] {
    var known: [(key: Key, entry: MapEntry)] = []
    known.reserveCapacity(entries.count)
    var unknown: [MapEntry] = []
    for entry in entries {
      guard let key = key(of: entry, in: table) else {
        unknown.append(entry)
        continue
      }
      if let first = known.first(where: { $0.key == key }) {
        let other = tree.text(of: first.entry.key) ?? ""
        let firstLine = place(of: first.entry.key.range).line
        diagnostics.append(
          YAMLFault.duplicateKey(
            tree.text(of: entry.key) ?? "", other: other, firstLine: firstLine, at: place(of: entry.key.range)))
      } else {
        known.append((key, entry))
      }
    }
    if !unknown.isEmpty { report(unknown, known: known, table) }
    return known
  }

  private func key<Key>(of entry: MapEntry, in table: KeyTable<Key>) -> Key? {
    if case .plain = entry.key.content { return table.key(named: tree.bytes[entry.key.range]) }
    return tree.text(of: entry.key).flatMap { table.key(named: Array($0.utf8)[...]) }
  }

  private mutating func report<Key>(_ unknown: [MapEntry], known: [(key: Key, entry: MapEntry)], _ table: KeyTable<Key>)
  {
    let vietnamese = known.count { pair in
      let name = tree.text(of: pair.entry.key).map(Folding.marked)
      return pair.key.names.vi.contains { Folding.marked($0) == name }
    }
    for entry in unknown {
      let name = tree.text(of: entry.key) ?? ""
      let isVietnamese = name.utf8.contains { $0 >= 0x80 } || vietnamese * 2 >= known.count
      let nearest = table.nearest(to: name)
      let usual = Key.allCases.prefix(8).compactMap { isVietnamese ? $0.names.vi.first : $0.names.en.first }
      report(
        .unknownKey, .warning, at: entry.key.range,
        Localized(vi: "không có khóa “\(name)”", en: "there is no key “\(name)”"),
        hint: nearest.map { Localized(vi: "có phải “\($0)”?", en: "did you mean “\($0)”?") }
          ?? Localized(
            vi: "các khóa thường dùng: \(usual.joined(separator: ", "))",
            en: "usual keys: \(usual.joined(separator: ", "))"))
    }
  }
}
