import Diagnostics

/// A YAML file of content/: site.yaml, don-vi.yaml.
struct DataFile {
  let tree: SourceTree
  let root: YAMLNode
  /// What was taken out of the text.
  let warnings: [Diagnostic]

  /// The largest data file that is read: 1 MiB.
  static let sizeLimit = 1 << 20

  /// Checks and reads `bytes`, the contents of `file`.
  ///
  /// - Throws: the one fault that keeps it from being read at all.
  init(_ bytes: [UInt8], file: String) throws(Diagnostic) {
    let text = try SourceText(bytes, file: file, sizeLimit: Self.sizeLimit)
    warnings = text.warnings
    tree = SourceTree(bytes: text.bytes, file: file)
    var plain = PlainReader(bytes: text.bytes, from: 0, endsAtMarker: false)
    if plain.read() {
      root = YAMLNode(content: plain.entries.isEmpty ? .empty : .map(plain.entries), range: 0..<0)
    } else {
      root = try YAMLReader(tree, range: 0..<text.bytes.count).read()
    }
  }
}

extension MapReader {
  /// The entries of a map under `entry`, for `table`; nothing, and a fault, for a value of another type.
  mutating func map<Key>(_ entry: MapEntry, _ table: KeyTable<Key>) -> [(key: Key, entry: MapEntry)] {
    switch entry.value.content {
    case .map(let entries): return known(entries, table)
    case .empty: return []
    default:
      wrong(
        entry,
        needs: Localized(vi: "các dòng “khóa: giá trị” thụt vào bên dưới", en: "lines “key: value” indented below it"))
      return []
    }
  }

  /// The items under `entry`; one value counts as a list of one.
  func items(_ entry: MapEntry) -> [MapEntry] {
    switch entry.value.content {
    case .list(let items): items.map { MapEntry(key: entry.key, value: $0) }
    case .empty: []
    default: [entry]
    }
  }
}
