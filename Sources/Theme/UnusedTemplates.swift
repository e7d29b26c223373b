import Diagnostics
import Templates

/// Templates of a project that no kind of page asks for: most often a slip in a file's name, which would otherwise show only
/// in that nothing changes.
enum UnusedTemplates {
  /// One for each such template of `set`; those that the program brings along may stay unused.
  static func warnings(in set: TemplateSet) -> [Diagnostic] {
    let builtIn = Set(PlainTheme.templates.map(\.path))
    let kinds = Kinds.list.map(\.name)
    let reached = set.reached(from: kinds)
    func isProjects(_ name: String) -> Bool { set.path(of: name).map { !builtIn.contains($0) } ?? false }
    // A name that the project has a file for already is not the one that was meant.
    let meant = reached.union(PlainTheme.templates.map(\.name)).filter { !isProjects($0) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return set.names.filter { !reached.contains($0) && isProjects($0) }.map { name in
      Diagnostic(
        .unusedTemplate, .warning, at: set.path(of: name).map { Place(file: $0) },
        Localized(vi: "không trang nào dùng mẫu “\(name)”", en: "no page uses the template “\(name)”"),
        hint: NearestName.nearest(to: name, among: meant)
          .map { Localized(vi: "có phải “\($0).mustache”?", en: "did you mean “\($0).mustache”?") }
          ?? Localized(
            vi: "gọi nó từ một mẫu khác bằng {{> \(name)}}, hoặc xóa tệp",
            en: "include it in another template with {{> \(name)}}, or remove the file"))
    }
  }
}
