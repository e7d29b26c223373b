/// The stable name of a kind of fault, printed in brackets behind its message.
///
/// A name never changes its meaning; docs/thong-bao-loi.md explains each with an example (a test compares the two lists).
public enum Code: String, CaseIterable, Sendable {
  // Files
  /// The bytes of a text file are not UTF-8.
  case notUTF8 = "not-utf8"
  /// A text file holds a NUL byte.
  case nulByte = "nul-byte"
  /// A file is larger than the program reads.
  case fileTooLarge = "file-too-large"
  /// A file or folder cannot be read.
  case unreadable = "unreadable"
  /// A symbolic link leads out of the project.
  case linkOutside = "link-outside"

  // Front matter
  /// The opening `---` has no closing one.
  case unclosedFrontMatter = "unclosed-front-matter"
  /// The front matter, or a data file, is not YAML.
  case notYAML = "not-yaml"
  /// A key that no page has.
  case unknownKey = "unknown-key"
  /// A key that stands twice, or in both of its languages.
  case duplicateKey = "duplicate-key"
  /// A value of another type than its key asks for.
  case wrongType = "wrong-type"
  /// Something that a kind of page must have is missing.
  case missingKey = "missing-key"
  /// A day that no calendar has.
  case impossibleDate = "impossible-date"

  // Markdown
  /// Raw HTML that is not allowed was taken out.
  case unsafeHTML = "unsafe-html"
  /// A table larger than the parser can take safely.
  case tableTooLarge = "table-too-large"
  /// An image without alternative text.
  case emptyAlt = "empty-alt"

  // Templates
  /// A template that is not written as the Mustache language asks.
  case templateSyntax = "template-syntax"
  /// A key that the page's context does not declare.
  case unknownTemplateKey = "unknown-template-key"
  /// A partial, parent or block that does not exist.
  case unknownPartial = "unknown-partial"
  /// A partial that includes itself without end.
  case endlessPartial = "endless-partial"
}
