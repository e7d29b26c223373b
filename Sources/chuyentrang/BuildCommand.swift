import ArgumentParser
import Building
import Diagnostics
import FileSystem
import Loading
import Parallel
import Publishing
import Vietnamese

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: said(vi: "Dựng chuyên trang vào public/.", en: "Build the site into public/."),
    discussion: said(
      vi:
        "Có lỗi thì báo hết các lỗi và giữ nguyên trang đang có. Cuối cùng cho biết lần tới phải dựng lại vì có bài đến giờ đăng hoặc gỡ.",
      en:
        "With errors, all of them are told and the site stays as it is. In the end it says when the site must be built again since something is published or expires."
    )
  )

  @OptionGroup var shared: SharedOptions
  @OptionGroup var date: DateOption

  @Option(
    name: .long,
    help: ArgumentHelp(
      said(
        vi: "Thư mục kết quả; mặc định là public/ của chuyên trang.",
        en: "The output folder; public/ of the site if not given."), valueName: said(vi: "thư mục", en: "folder")))
  var output: String?

  @Flag(
    name: .long,
    help: ArgumentHelp(
      said(
        vi: "Dựng lại từ đầu, không dùng những gì đã ghi nhớ.",
        en: "Build from nothing, using nothing that was remembered.")))
  var clean = false

  @Flag(
    name: .long,
    help: ArgumentHelp(
      said(
        vi: "Đợi đĩa ghi xong trước và sau khi đưa trang lên, phòng mất điện.",
        en: "Wait for the disk before and after the site changes, against a loss of power.")))
  var durable = false

  @Flag(
    name: .long, help: ArgumentHelp(said(vi: "Cho biết từng chặng mất bao lâu.", en: "Say how long each phase takes.")))
  var timings = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      said(
        vi: "Cho biết vì sao một trang được dựng lại hay không: đường dẫn trong public/, địa chỉ, hoặc tệp nguồn.",
        en: "Say why an output was or was not rendered: its path in public/, its address, or its source."),
      valueName: said(vi: "đường dẫn", en: "path")))
  var why: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      said(vi: "Số luồng làm việc; kết quả không đổi.", en: "How many threads work; the result is the same."),
      valueName: said(vi: "số", en: "number")))
  var threads: Int?

  /// More than any machine has use for; each takes a file descriptor of its own.
  private static let mostThreads = 64

  func validate() throws {
    if let threads, threads < 1 {
      throw ValidationError(
        Localized(vi: "--threads: cần một số từ 1", en: "--threads: a number from 1 is needed")[
          SharedOptions.typedLanguage])
    }
    if output?.isEmpty == true {
      throw ValidationError(
        Localized(vi: "--output: thiếu tên thư mục", en: "--output: no folder is named")[SharedOptions.typedLanguage])
    }
  }

  func run() throws {
    let project = try shared.openProject()
    let outputPath = output.map { OutputPath.absolute($0) } ?? "\(project.path)/public"
    try guardOutput(outputPath, of: project)
    let language = shared.language
    var options = BuildOptions(
      output: outputPath, workers: threads.map { Workers(count: min($0, Self.mostThreads)) } ?? .available,
      now: try date.now())
    options.isClean = clean
    options.why = why
    options.isDurable = durable
    let report: BuildReport
    do {
      report = try project.build(options) {
        Console.complain(
          Localized(
            vi: "Một lần dựng khác đang chạy; đang đợi nó xong…", en: "Another build is running; waiting for it…")[
              language])
      }
    } catch let fault as OutputFault {
      try Console.report([fault.diagnostic], of: project, shared)
      throw ExitStatus.content
    }
    try Console.report(report.diagnostics, of: project, shared)
    if timings { printTimings(report) }
    if let explanation = report.explanation { try Console.say(explanation[language]) }
    guard report.isSuccess else {
      Console.complain(
        Localized(
          vi: "Chưa xuất bản gì; trang đang có vẫn giữ nguyên.", en: "Nothing was published; the site is as it was.")[
            language])
      throw ExitStatus.content
    }
    if shared.format == .text { try printSummary(report, outputPath, language) }
    withExtendedLifetime(report) { Self.exit() }
  }

  /// An output folder in content/ would be read as content, one that holds the project would cover it.
  private func guardOutput(_ path: String, of project: Project) throws {
    guard OutputPath.overlaps(path, project) else { return }
    try Console.report(
      [
        Diagnostic(
          .outputInProject, at: nil,
          Localized(
            vi: "thư mục kết quả \(path) trùng hoặc chồng lên thư mục nguồn",
            en: "the output folder \(path) overlaps the sources"),
          hint: Localized(vi: "chọn thư mục khác với --output", en: "name another folder with --output"))
      ], of: project, shared)
    throw ExitStatus.content
  }

  private func printSummary(_ report: BuildReport, _ path: String, _ language: MessageLanguage) throws {
    guard let published = report.published else { return }
    let total = NumberText.grouped(published.total)
    let written = NumberText.grouped(published.written)
    try Console.say(
      Localized(
        vi:
          "Đã dựng \(report.pages) trang nguồn thành \(total) tệp (\(NumberText.fileSize(published.bytes))) trong \(path): \(written) tệp mới hoặc đổi, \(published.removed) tệp đã gỡ.",
        en:
          "Built \(report.pages) sources into \(total) files (\(NumberText.fileSize(published.bytes))) in \(path): \(written) new or changed, \(published.removed) removed."
      )[language])
    if let next = report.nextChange {
      try Console.say(
        Localized(
          vi: "Lần tới có bài đến giờ đăng hoặc gỡ: \(next.clock) ngày \(next.date.numeric).",
          en: "The next moment at which something is published or expires: \(next.rfc3339).")[language])
    }
  }

  private func printTimings(_ report: BuildReport) {
    for (phase, nanoseconds) in report.timings {
      let tenths = nanoseconds / 100_000
      Console.complain("\(phase): \(tenths / 10).\(tenths % 10) ms")
    }
  }
}

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: said(
      vi: "Kiểm tra mọi nội dung và giao diện, không ghi gì.", en: "Check all content and templates; write nothing."))

  @OptionGroup var shared: SharedOptions
  @OptionGroup var date: DateOption

  func run() throws {
    let project = try shared.openProject()
    let report = try project.build(BuildOptions(output: nil, now: try date.now()))
    try Console.report(report.diagnostics, of: project, shared)
    guard report.isSuccess else { throw ExitStatus.content }
    if shared.format == .text {
      try Console.say(
        Localized(vi: "Không có lỗi trong \(report.pages) trang nguồn.", en: "No errors in \(report.pages) sources.")[
          shared.language])
    }
  }
}
