import Diagnostics

/// What is wrong with the names in a template.
extension Diagnostic {
  static func unknownTemplate(_ name: String, at place: Place?, isParent: Bool, known: [String]) -> Diagnostic {
    let hint =
      nearest(to: name, in: known).map { Localized(vi: "có phải “\($0)”?", en: "did you mean “\($0)”?") }
      ?? listing(known, vi: "các mẫu hiện có", en: "the templates are")
    return Diagnostic(
      .unknownPartial, at: place,
      isParent
        ? Localized(vi: "không có mẫu cha “\(name)”", en: "there is no parent template “\(name)”")
        : Localized(vi: "không có mẫu “\(name)”", en: "there is no template “\(name)”"),
      hint: hint)
  }

  static func unknownBlock(_ name: String, parent: String, at place: Place, known: Set<String>) -> Diagnostic {
    let known = known.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let hint =
      nearest(to: name, in: known).map { Localized(vi: "có phải “\($0)”?", en: "did you mean “\($0)”?") }
      ?? listing(known, vi: "các khối của mẫu này", en: "its blocks are")
    return Diagnostic(
      .unknownBlock, at: place,
      Localized(
        vi: "mẫu cha “\(parent)” không có khối “\(name)”", en: "the parent template “\(parent)” has no block “\(name)”"),
      hint: hint)
  }

  /// `schemas`: where the key was looked for, the innermost first.
  static func unknownTemplateKey(_ name: String, in schemas: [Schema], at place: Place) -> Diagnostic {
    let known = schemas.flatMap { $0.fields.map(\.name) }
    let inner = schemas.first?.fields.map(\.name) ?? []
    let hint =
      nearest(to: name, in: known).map { Localized(vi: "có phải “\($0)”?", en: "did you mean “\($0)”?") }
      ?? listing(inner, vi: "các khóa ở đây", en: "the keys here are")
    let names = schemas.map { "“\($0.name)”" }.joined(separator: ", ")
    return Diagnostic(
      .unknownTemplateKey, at: place,
      Localized(vi: "không có khóa “\(name)” trong \(names)", en: "no key “\(name)” in \(names)"), hint: hint)
  }

  static func notWritable(_ name: String, kind: Schema.Kind, at place: Place) -> Diagnostic {
    let what: Localized
    let hint: Localized
    switch kind {
    case .list:
      what = Localized(vi: "một danh sách", en: "a list")
      hint = Localized(
        vi: "lặp qua từng mục: {{#\(name)}}…{{/\(name)}}", en: "go through its items: {{#\(name)}}…{{/\(name)}}")
    case .record(let schema):
      what = Localized(vi: "một nhóm khóa", en: "a group of keys")
      let key = schema.fields.first { $0.kind.isWritable }?.name ?? "…"
      hint =
        name == "."
        ? Localized(vi: "ghi một khóa trong đó, ví dụ {{\(key)}}", en: "name a key of it, for example {{\(key)}}")
        : Localized(vi: "ghi một khóa trong đó, ví dụ {{\(name).\(key)}}", en: "name a key of it: {{\(name).\(key)}}")
    case .flag, .text, .html, .address, .deferred, .unknown:
      what = Localized(vi: "một giá trị đúng/sai", en: "true or false")
      hint = Localized(
        vi: "dùng làm điều kiện: {{#\(name)}}…{{/\(name)}}", en: "use it as a condition: {{#\(name)}}…{{/\(name)}}")
    }
    return Diagnostic(
      .templateKeyType, at: place,
      Localized(
        vi: "“\(name)” là \(what.vi), không viết ra thành chữ được", en: "“\(name)” is \(what.en) and cannot be written"
      ),
      hint: hint)
  }

  static func nothingInside(_ part: String, isList: Bool, name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .templateKeyType, at: place,
      isList
        ? Localized(vi: "“\(part)” trong “\(name)” là danh sách", en: "“\(part)” in “\(name)” is a list")
        : Localized(
          vi: "“\(part)” trong “\(name)” không chứa khóa nào", en: "“\(part)” in “\(name)” has no keys inside"),
      hint: isList
        ? Localized(
          vi: "lặp qua từng mục: {{#\(part)}}…{{/\(part)}}", en: "go through its items: {{#\(part)}}…{{/\(part)}}")
        : nil)
  }

  static func endlessPartial(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .endlessPartial, at: place,
      Localized(
        vi: "“\(name)” gọi lại chính nó mà không bao giờ dừng", en: "“\(name)” includes itself without end"),
      hint: Localized(
        vi:
          "đặt lời gọi vào trong {{#danh sách}}…{{/danh sách}} mà mỗi mục tự có: hết dữ liệu thì dừng; danh sách của trang "
          + "bên ngoài thì lần nào cũng như nhau",
        en:
          "call it inside {{#list}}…{{/list}} over a list that each item has of its own: it ends where the data does; a list "
          + "of the page around it is the same each time"))
  }

  static func templateTooLarge(at place: Place) -> Diagnostic {
    Diagnostic(
      .templateTooDeep, at: place,
      Localized(
        vi: "các mẫu con gọi nhau trong quá nhiều ngữ cảnh khác nhau",
        en: "partials include each other in too many different contexts"))
  }

  /// `a, b, c …` as a hint; nil when there is nothing to list.
  private static func listing(_ names: [String], vi: String, en: String) -> Localized? {
    guard !names.isEmpty else { return nil }
    let text = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
    return Localized(vi: "\(vi): \(text)", en: "\(en): \(text)")
  }

  /// The name most like `name`, if one is like it at all: at most a third of its letters differ, case not counted.
  static func nearest(to name: String, in known: [String]) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard wanted.count <= 64 else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in known {
      let letters = Array(candidate.lowercased().unicodeScalars)
      let bound = max(1, max(wanted.count, letters.count) / 3)
      guard abs(letters.count - wanted.count) <= bound else { continue }
      let distance = editDistance(wanted, letters)
      if distance <= bound, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.name
  }

  /// Insertions, deletions, replacements and exchanges of neighbours that lead from `a` to `b` (optimal string alignment).
  private static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
