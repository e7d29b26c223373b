import ArgumentParser
import Diagnostics
import FileSystem
import Glibc
import Loading
import Vietnamese

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: said(vi: "Tạo tệp bài viết mới đúng khuôn mẫu.", en: "Write a new source from an archetype."),
    discussion: said(
      vi: "Ví dụ: chuyentrang new \"Chi bộ thôn sinh hoạt chuyên đề\" --section tin-tuc",
      en: "For example: chuyentrang new \"Chi bộ thôn sinh hoạt chuyên đề\" --section tin-tuc"))

  @OptionGroup var shared: SharedOptions
  @OptionGroup var date: DateOption

  @Argument(
    help: ArgumentHelp(said(vi: "Tiêu đề của bài.", en: "The title."), valueName: said(vi: "tiêu đề", en: "title")))
  var title: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      said(vi: "Chuyên mục: đường dẫn thư mục trong content/.", en: "The section: the path of a folder in content/."),
      valueName: said(vi: "chuyên mục", en: "section")))
  var section: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      said(
        vi: "Loại: article, document, outline, history, activity, page.",
        en: "The kind: article, document, outline, history, activity, page."), valueName: said(vi: "loại", en: "kind")))
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
