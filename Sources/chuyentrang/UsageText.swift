import ArgumentParser
import Diagnostics

/// What is said of a command in its help: in the language that was asked for, as far as the command line tells it.
func said(vi: String, en: String) -> String { Localized(vi: vi, en: en)[SharedOptions.typedLanguage] }

/// What the argument parser says of itself and of a mistyped command, which it says in English alone, for readers of
/// Vietnamese.
enum UsageText {
  /// Beginnings and middles of the parser's sentences, the longer before the shorter.
  ///
  /// Source: `ErrorMessageGenerator` and `HelpGenerator` of swift-argument-parser 1.8. A sentence that is not here stays English.
  private static let phrases: [(en: String, vi: String)] = [
    ("Error: ", "lỗi: "), ("Help:  ", "gợi ý: "), ("Usage: ", "Cách dùng: "),
    ("Missing expected argument ", "thiếu "), ("Missing value for ", "thiếu giá trị của "),
    ("Unexpected argument ", "không hiểu "), ("Unknown option ", "không có tùy chọn "),
    (". Did you mean ", "; có phải "), (" is invalid for ", " không dùng được cho "), ("The value ", "giá trị "),
    ("Please provide one of the following:", "Chọn một trong:"), ("unexpected arguments: ", "không hiểu: "),
    ("' for more information.", "' cho biết thêm."), ("OVERVIEW: ", ""), ("USAGE: ", "CÁCH DÙNG: "),
    ("\nOPTIONS:\n", "\nTÙY CHỌN:\n"), ("\nARGUMENTS:\n", "\nTHAM SỐ:\n"), ("\nSUBCOMMANDS:\n", "\nLỆNH:\n"),
    ("Show the version.", "Cho biết phiên bản."), ("Show help information.", "Cho biết cách dùng."),
    ("Show subcommand help information.", "Cho biết cách dùng của một lệnh."), ("(default:", "(mặc định:"),
    ("(values:", "(một trong:"), ("; default:", "; mặc định:"),
    ("' for detailed help.", "' cho biết cách dùng của từng lệnh."), ("<subcommand>", "<lệnh>"),
    ("<subcommands>", "<lệnh>"), ("  See '", "  Lệnh '"),
  ]

  /// `text` in `language`.
  static func told(_ text: String, in language: MessageLanguage) -> String {
    guard language == .vietnamese else { return text }
    return phrases.reduce(text) { $0.replacing($1.en, with: $1.vi) }
  }
}
