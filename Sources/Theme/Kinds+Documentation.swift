import Templates

extension Kinds {
  /// The keys of all kinds of pages as Markdown tables, made from what templates are checked against.
  public static func documentation() -> String {
    var text = ""
    var described: Set<ObjectIdentifier> = []
    var pending: [Schema] = []
    func table(_ fields: [Schema.Field]) {
      text += "\n| khóa | kiểu | nội dung |\n| --- | --- | --- |\n"
      for field in fields {
        text +=
          "| `\(field.name)` | \(typeName(field.kind)) | \(field.note.split(separator: "|").joined(separator: "\\|")) |\n"
        if let inner = field.kind.schema, described.insert(ObjectIdentifier(inner)).inserted { pending.append(inner) }
      }
    }
    let common = commonFields() as [Table<IndexSubject>.Field]
    let shared = Set(common.map(\.name))
    text += "### Mọi trang\n"
    table(common.map { Schema.Field($0.name, $0.kind, note: $0.note) })
    text += "| `assets` | một nhóm | \(assetsNote); mỗi tệp trong templates/assets/ một khóa, kiểu địa chỉ |\n"
    for kind in list {
      text += "\n### \(kind.name): \(kind.note)\n"
      let own = kind.schema.fields.filter { !shared.contains($0.name) }
      if own.isEmpty { text += "\nChỉ có các khóa của mọi trang.\n" } else { table(own) }
    }
    text += "\n### Bên trong\n"
    while !pending.isEmpty {
      let schema = pending.removeFirst()
      text += "\n#### \(schema.name)\n"
      table(schema.fields)
    }
    return text
  }

  private static func typeName(_ kind: Schema.Kind) -> String {
    switch kind {
    case .flag: return "có/không"
    case .text: return "chữ"
    case .html: return "HTML"
    case .address: return "địa chỉ"
    case .deferred: return "HTML"
    case .record(let schema): return "một `\(schema.name)`"
    case .list(let schema): return "các `\(schema.name)`"
    default: return "chữ"
    }
  }
}
