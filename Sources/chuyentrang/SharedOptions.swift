import ArgumentParser
import Diagnostics
import FileSystem
import Glibc
import Loading
import Vietnamese

/// Options that all commands take.
struct SharedOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      said(
        vi: "Thư mục của chuyên trang; mặc định là thư mục này, hoặc thư mục cha gần nhất có content/site.yaml.",
        en: "The folder of the site; if not given, this one or the nearest above it that has content/site.yaml."),
      valueName: said(vi: "thư mục", en: "folder")))
  var project: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      said(vi: "Ngôn ngữ của thông báo: vi hoặc en.", en: "The language of messages: vi or en."), valueName: "vi|en"))
  var lang: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      said(vi: "Dạng thông báo: text hoặc json.", en: "The form of messages: text or json."), valueName: "text|json"))
  var format: Format = .text

  enum Format: String, ExpressibleByArgument {
    case text, json
  }

  var language: MessageLanguage { Self.language(lang) }

  /// The language that was asked for with --lang, else that of the environment.
  private static func language(_ asked: String?) -> MessageLanguage {
    func isSet(_ name: String) -> String? { getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } }
    let locale = asked ?? isSet("LC_ALL") ?? isSet("LC_MESSAGES") ?? isSet("LANG") ?? ""
    return locale.lowercased().hasPrefix("en") ? .english : .vietnamese
  }

  /// The language for messages about a command that could not be read: what stands behind --lang, as far as it is there.
  static var typedLanguage: MessageLanguage {
    let words = CommandLine.arguments
    let behind = words.firstIndex(of: "--lang").map { words.index(after: $0) }
    let joined = words.first { $0.hasPrefix("--lang=") }.map { String($0.dropFirst("--lang=".count)) }
    return language(behind.flatMap { words.indices.contains($0) ? words[$0] : nil } ?? joined)
  }

  func validate() throws {
    if let lang, !["vi", "en"].contains(lang.lowercased()) {
      throw ValidationError(
        Localized(vi: "--lang: viết vi hoặc en, không phải \(lang)", en: "--lang: vi or en, not \(lang)")[
          Self.typedLanguage])
    }
    if let project, !Self.isFolder(project) {
      throw ValidationError(
        Localized(vi: "--project: không có thư mục \(project)", en: "--project: there is no folder \(project)")[
          language])
    }
  }

  /// Whether `path` is a folder, or may be one that cannot be looked at.
  private static func isFolder(_ path: String) -> Bool {
    do {
      _ = try Folder(absolute(path))
      return true
    } catch {
      return !error.isMissing
    }
  }

  func openProject() throws -> Project {
    if let project { return try Project(absolute(project)) }
    return try Project.nearest(to: absolute("."))
  }
}

/// The build date, for commands that have one.
struct DateOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      said(
        vi: "Thời điểm dựng trang (22/9/2023, 2023-09-22T08:00); mặc định là bây giờ.",
        en: "The moment that the site is built for (22/9/2023, 2023-09-22T08:00); now if not given."),
      valueName: said(vi: "ngày", en: "date")))
  var date: String?

  func validate() throws { _ = try now() }

  /// The moment of the build by the site's offset from UTC.
  func now() throws -> @Sendable (Int) -> Moment {
    guard let date else {
      let seconds = Int(time(nil))
      return { Moment(secondsSince1970: seconds, offsetMinutes: $0) }
    }
    do {
      let written = try DateReading.parseDate(date)
      return { offset in written.moment(siteOffsetMinutes: offset).at(offsetMinutes: offset) }
    } catch {
      throw ValidationError("--date: \(error.message[SharedOptions.typedLanguage])")
    }
  }
}

extension DateOption {
  /// The moment of each of many builds: always the same where one was asked for, else as time goes.
  func clock() throws -> @Sendable (Int) -> Moment {
    if date != nil { return try now() }
    return { Moment(secondsSince1970: Int(time(nil)), offsetMinutes: $0) }
  }
}

func absolute(_ path: String) -> String {
  if path.hasPrefix("/") { return path }
  guard let here = getcwd(nil, 0) else { return path }
  defer { free(here) }
  return path == "." ? String(cString: here) : "\(String(cString: here))/\(path)"
}
