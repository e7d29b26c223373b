/// The stable name of a kind of fault, printed in brackets behind its message.
///
/// A name never changes its meaning; docs/thong-bao-loi.md explains each with an example (a test compares the two lists).
public enum Code: String, CaseIterable, Sendable {
  // Files
  /// The bytes of a text file are not UTF-8.
  case notUTF8 = "not-utf8"
  /// A text file holds a NUL byte.
  case nulByte = "nul-byte"
  /// A character that no page may have was taken out of a text.
  case controlCharacter = "control-character"
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
  /// A text that nests or repeats itself beyond what the parser can take safely.
  case markdownTooComplex = "markdown-too-complex"
  /// An image without alternative text.
  case emptyAlt = "empty-alt"

  // Templates
  /// A template that is not written as the Mustache language asks.
  case templateSyntax = "template-syntax"
  /// A key that the page's context does not declare.
  case unknownTemplateKey = "unknown-template-key"
  /// A partial or parent that does not exist.
  case unknownPartial = "unknown-partial"
  /// A parent template is given a block that it does not have.
  case unknownBlock = "unknown-block"
  /// A tag over a key of another type: a list, a group or a flag where text is written.
  case templateKeyType = "template-key-type"
  /// A partial that includes itself without end.
  case endlessPartial = "endless-partial"
  /// A template that no page uses, or a file in templates/ that is none.
  case unusedTemplate = "unused-template"

  // The site as a whole
  /// Two outputs with one address.
  case addressClash = "address-clash"
  /// Two addresses that differ only in case: one file on Windows, two on Linux.
  case addressCaseClash = "address-case-clash"
  /// A link to a page or file that does not exist.
  case deadLink = "dead-link"
  /// A link to a place that its page does not have.
  case deadAnchor = "dead-anchor"
  /// An image that does not exist.
  case missingImage = "missing-image"
  /// A file that is no picture where one is asked for, or a broken one.
  case notAPicture = "not-a-picture"
  /// A drawing whose style sheet cannot be kept whole.
  case lostStyle = "lost-style"
  /// A link to a page that is a draft, not yet published or expired.
  case unpublishedLink = "unpublished-link"
  /// A unit that don-vi.yaml does not have.
  case unknownUnit = "unknown-unit"
  /// A gap or a repeat in the numbering of an outline.
  case outlineSequence = "outline-sequence"
  /// A heading of a history that does not begin with a date.
  case undatedHeading = "undated-heading"
  /// Markup in a heading of a history or an outline, of which only the words are kept.
  case headingMarkup = "heading-markup"
  /// An event without a source.
  case eventWithoutSource = "event-without-source"
  /// A source that nothing can be made of: empty, or without a title.
  case emptyPage = "empty-page"
  /// A section that content/ does not have.
  case unknownSection = "unknown-section"
  /// A link whose destination has spaces, which Markdown takes for text.
  case spacedLink = "spaced-link"
  /// A folder without a project.
  case noProject = "no-project"

  // The output folder
  /// The output folder is a file, or a link.
  case outputNotFolder = "output-not-folder"
  /// The output folder would lie in content/ or hold the project.
  case outputInProject = "output-in-project"
  /// A file in the output folder that the program did not write.
  case foreignFile = "foreign-file"
  /// A template that a kind of page needs does not exist.
  case missingTemplate = "missing-template"
  /// A style sheet names a file of the theme that does not exist.
  case missingAsset = "missing-asset"
  /// Sections nested too deep, or partials that include each other in too many contexts.
  case templateTooDeep = "template-too-deep"
  /// Data for a template that is not JSON.
  case notJSON = "not-json"
}
