/// One sentence in the two languages of the program's messages.
public struct Localized: Hashable, Sendable {
  /// Vietnamese, as an educated editor would write it, NFC.
  public var vi: String
  /// English.
  public var en: String

  /// The same message in both languages.
  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// The sentence in `language`.
  public subscript(language: MessageLanguage) -> String {
    language == .vietnamese ? vi : en
  }
}

/// The language that messages to the person at the terminal are written in.
public enum MessageLanguage: Sendable {
  case vietnamese
  case english
}

/// A fault found in the project, with its place and a way out.
///
/// A value, so that tests compare it and a program reads it as JSON; nothing is printed where it is found.
public struct Diagnostic: Hashable, Sendable {
  /// How grave: an error leaves the site that is online as it was, a warning does not stop a build.
  public enum Severity: String, Sendable {
    case warning
    case error
  }

  /// Stable, documented one by one.
  public var code: Code
  /// How grave it is.
  public var severity: Severity
  /// Nil for a fault of no file (an output folder that is taken, a wrong environment).
  public var place: Place?
  /// What is wrong, in one clause, without a full stop.
  public var message: Localized
  /// What to do about it, or the nearest right name.
  public var hint: Localized?

  /// A fault with `code` at `place`.
  public init(
    _ code: Code, _ severity: Severity = .error, at place: Place?, _ message: Localized, hint: Localized? = nil
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.message = message
    self.hint = hint
  }
}

/// A function that can find one fault alone throws it.
extension Diagnostic: Error {}

extension Diagnostic {
  /// The order of a report: by place, then by code and message, so that it is the same on every run.
  public static func reportOrder(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    switch (a.place, b.place) {
    case (nil, .some): return true
    case (.some, nil): return false
    case (let x?, let y?) where x != y: return x < y
    default: return (a.code.rawValue, a.message.en) < (b.code.rawValue, b.message.en)
    }
  }
}
