import Templates

/// The theme that the program carries: plain, general, enough for a folder of Markdown files.
public enum PlainTheme {
  /// Its templates.
  public static let templates: [TemplateSet.Source] = []
  /// Its files.
  public static let assets: [(name: String, bytes: [UInt8])] = []
}
