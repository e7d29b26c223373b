import ArgumentParser
import Diagnostics
import FileSystem
import Glibc
import Loading
import Preview
import Publishing
import Vietnamese

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: said(
      vi: "Xem trước trên máy này; lưu tệp là trang đang mở tự làm mới.",
      en: "Preview the site on this machine; a saved file renews the open page."),
    discussion: said(
      vi:
        "Bản nháp và bài hẹn giờ cũng hiện ra, có ghi rõ. Chỗ sai hiện ngay trên trang. Bản xem trước nằm riêng trong .xem-truoc/, không động đến public/; chỉ máy này xem được. Bấm Ctrl-C để dừng.",
      en:
        "Drafts and articles to come are shown too, marked as such. Faults are told in the page. The preview lies apart, in .xem-truoc/, and leaves public/ alone; only this machine sees it. Ctrl-C ends it."
    ))

  @OptionGroup var shared: SharedOptions
  @OptionGroup var date: DateOption

  @Option(
    name: .long,
    help: ArgumentHelp(
      said(
        vi: "Cổng mạng; nếu đang có chương trình khác dùng thì lấy cổng trống kế tiếp.",
        en: "The port; if another program has it, the next one that is free."), valueName: said(vi: "số", en: "number"))
  )
  var port: UInt16 = 8080

  @Flag(
    name: .long,
    help: ArgumentHelp(said(vi: "Mở trang trong trình duyệt.", en: "Open the site in the browser.")))
  var open = false

  func run() throws {
    let project = try shared.openProject()
    if let fault = try project.contentFault() ?? project.emptiness() {
      try Console.report([fault], of: project, shared)
      throw ExitStatus.content
    }
    let language = shared.language
    let interruption = Interruption {
      Console.complain(Localized(vi: "\nĐã dừng xem trước.", en: "\nThe preview has ended.")[language])
      _exit(0)
    }
    defer { withExtendedLifetime(interruption) {} }
    var report = PreviewReport(shared: shared, opens: open)
    let preview = Preview(
      project: project.path, port: port, language: language, now: try date.clock(), explain: PreviewReport.explain)
    do {
      try preview.run { try report.tell($0) }
    } catch let fault as ServerFault {
      Console.complain(fault.explanation[language])
      throw ExitStatus.machine
    }
  }
}
