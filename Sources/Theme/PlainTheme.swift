import Templates

/// The theme that the program carries: plain, general, enough for a folder of Markdown files.
public enum PlainTheme {
  /// Its templates.
  public static let templates: [TemplateSet.Source] = PlainThemeFiles.all.filter { $0.name.hasSuffix(".mustache") }.map
  {
    TemplateSet.Source(
      name: String($0.name.dropLast(".mustache".count)), path: "(giao diện có sẵn)/\($0.name)",
      bytes: Array($0.text.utf8))
  }
  /// Its files.
  public static let assets: [(name: String, bytes: [UInt8])] = PlainThemeFiles.all.filter {
    !$0.name.hasSuffix(".mustache")
  }.map {
    (name: $0.name, bytes: Array($0.text.utf8))
  }
}
