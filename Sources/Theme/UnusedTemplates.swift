import Diagnostics
import Templates

/// Templates of a project that no kind of page asks for: most often a slip in a file's name, which would otherwise show only
/// in that nothing changes.
enum UnusedTemplates {
  /// One for each such template of `set`; those that the program brings along may stay unused.
  static func warnings(in set: TemplateSet) -> [Diagnostic] {
    let reached = set.reached(from: Kinds.list.map(\.name))
    // A name that the project has a file for already is not the one that was meant.
    let meant = reached.union(PlainTheme.templates.map(\.name)).filter { !isProjects($0, in: set) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return names(in: set, beyond: reached).map { name in
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

  /// What they include and no template is. Their keys cannot be judged: those depend on the page that would use them.
  static func faults(in set: TemplateSet) -> [Diagnostic] {
    names(in: set, beyond: set.reached(from: Kinds.list.map(\.name))).flatMap { set.unknownInclusions(of: $0) }
  }

  private static func names(in set: TemplateSet, beyond reached: Set<String>) -> [String] {
    set.names.filter { !reached.contains($0) && isProjects($0, in: set) }
  }

  private static func isProjects(_ name: String, in set: TemplateSet) -> Bool {
    set.path(of: name).map { path in !PlainTheme.templates.contains { $0.path == path } } ?? false
  }
}
