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
      "Thư mục của chuyên trang; mặc định là thư mục này, hoặc thư mục cha gần nhất có content/site.yaml.",
      valueName: "thư mục"))
  var project: String?

  @Option(name: .long, help: ArgumentHelp("Ngôn ngữ của thông báo: vi hoặc en.", valueName: "vi|en"))
  var lang: String?

  @Option(name: .long, help: ArgumentHelp("Dạng thông báo: text hoặc json.", valueName: "text|json"))
  var format: Format = .text

  enum Format: String, ExpressibleByArgument {
    case text, json
  }

  var language: MessageLanguage {
    if let lang { return lang.lowercased().hasPrefix("en") ? .english : .vietnamese }
    let locale = getenv("LC_ALL") ?? getenv("LC_MESSAGES") ?? getenv("LANG")
    return locale.map { String(cString: $0).lowercased().hasPrefix("en") } ?? false ? .english : .vietnamese
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
    help: ArgumentHelp("Thời điểm dựng trang (22/9/2023, 2023-09-22T08:00); mặc định là bây giờ.", valueName: "ngày"))
  var date: String?

  func now() throws -> @Sendable (Int) -> Moment {
    guard let date else {
      let seconds = Int(time(nil))
      return { Moment(secondsSince1970: seconds, offsetMinutes: $0) }
    }
    do {
      let written = try DateReading.parseDate(date)
      return { offset in written.moment(siteOffsetMinutes: offset).at(offsetMinutes: offset) }
    } catch {
      throw ValidationError("--date: \(error.message.vi)")
    }
  }
}

func absolute(_ path: String) -> String {
  if path.hasPrefix("/") { return path }
  guard let here = getcwd(nil, 0) else { return path }
  defer { free(here) }
  return path == "." ? String(cString: here) : "\(String(cString: here))/\(path)"
}
