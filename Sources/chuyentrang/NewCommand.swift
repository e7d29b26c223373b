import ArgumentParser
import Diagnostics
import FileSystem
import Glibc
import Loading
import Vietnamese

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Tạo tệp bài viết mới đúng khuôn mẫu.",
    discussion: "Ví dụ: chuyentrang new \"Chi bộ thôn sinh hoạt chuyên đề\" --section tin-tuc")

  @OptionGroup var shared: SharedOptions
  @OptionGroup var date: DateOption

  @Argument(help: ArgumentHelp("Tiêu đề của bài.", valueName: "tiêu đề"))
  var title: String

  @Option(name: .long, help: ArgumentHelp("Chuyên mục: đường dẫn thư mục trong content/.", valueName: "chuyên mục"))
  var section: String?

  @Option(
    name: .long, help: ArgumentHelp("Loại: article, document, outline, history, activity, page.", valueName: "loại"))
  var kind: Archetype = .article

  func run() throws {
    let project = try shared.openProject()
    let now = try date.now()(project.offsetMinutes)
    do {
      let path = try NewSource(title: title, section: section, archetype: kind, now: now).write(into: project)
      let display = project.display(path)
      try Console.say(
        Localized(
          vi: """
            Đã tạo \(display).
            Việc tiếp theo:
              1. Mở tệp bằng trình soạn thảo văn bản, viết bài dưới dòng --- thứ hai.
              2. Kiểm tra: chuyentrang check
              3. Viết xong thì xóa dòng “nháp: có”, rồi dựng trang: chuyentrang build
            """,
          en: """
            Wrote \(display).
            Next:
              1. Open it in a text editor and write below the second --- line.
              2. Check: chuyentrang check
              3. When done remove the line “nháp: có” (draft), then: chuyentrang build
            """)[shared.language])
    } catch let fault as Diagnostic {
      try Console.report([fault], of: project, shared)
      throw ExitStatus.content
    }
  }
}

extension Archetype: ExpressibleByArgument {}
