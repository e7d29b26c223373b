import Building
import Diagnostics
import FileSystem
import Loading
import Preview
import Publishing
import Vietnamese

/// What a person reads at the terminal while a preview runs.
struct PreviewReport {
  let shared: SharedOptions
  /// Whether the browser is to be opened.
  let opens: Bool
  private var told: [Diagnostic] = []

  init(shared: SharedOptions, opens: Bool) { (self.shared, self.opens) = (shared, opens) }

  mutating func tell(_ news: Preview.News) throws {
    switch news {
    case .listening: break
    case .built(let build): try tell(build)
    case .ready(let address): try ready(address)
    }
  }

  private func ready(_ address: String) throws {
    try Console.say(
      Localized(
        vi: "Xem trước: \(address)\nSửa rồi lưu tệp, trang đang mở tự làm mới. Bấm Ctrl-C để dừng.",
        en: "Preview: \(address)\nEdit a file and save it: the open page renews itself. Ctrl-C ends it.")[
          shared.language])
    if opens && !Browser.open(address) {
      Console.complain(
        Localized(
          vi: "Không tìm thấy trình duyệt để mở; hãy tự mở địa chỉ trên.",
          en: "No browser was found; please open the address above.")[shared.language])
    }
  }

  private mutating func tell(_ build: Preview.Build) throws {
    let language = shared.language
    if let failure = build.failure { Console.complain(Self.explain(failure)[language]) }
    guard let report = build.report else { return }
    // What was told already and is still there is counted, not told again.
    if report.diagnostics != told || shared.format == .json {
      try Console.report(report.diagnostics, of: try Project(shared.openProject().path), shared)
    }
    told = report.diagnostics
    if shared.format == .text {
      let line = line(build, report)[language]
      try Console.say(build.causes.isEmpty ? line.prefix(1).uppercased() + line.dropFirst() : line)
    }
  }

  private func line(_ build: Preview.Build, _ report: BuildReport) -> Localized {
    let causes = Self.causes(build.causes)
    guard report.isSuccess, let published = report.published else {
      let summary = DiagnosticSummary(report.diagnostics).text
      return Localized(
        vi: "\(causes.vi)chưa dựng lại được: \(summary.vi); trang đang xem vẫn là bản trước.",
        en: "\(causes.en)not built again: \(summary.en); the page is as it was.")
    }
    let time = Self.time(build.duration)
    let warnings = report.diagnostics.isEmpty ? nil : DiagnosticSummary(report.diagnostics).text
    return Localized(
      vi:
        "\(causes.vi)dựng xong trong \(time.vi), \(NumberText.grouped(published.written)) tệp mới hoặc đổi, \(published.removed) tệp đã gỡ\(warnings.map { "; \($0.vi)" } ?? "").",
      en:
        "\(causes.en)built in \(time.en), \(NumberText.grouped(published.written)) files new or changed, \(published.removed) removed\(warnings.map { "; \($0.en)" } ?? "")."
    )
  }

  /// The first of what was saved, and how many more.
  private static func causes(_ causes: [String]) -> Localized {
    guard let first = causes.first else { return Localized(vi: "", en: "") }
    let more = causes.count - 1
    if more == 0 { return Localized(vi: "\(first): ", en: "\(first): ") }
    return Localized(vi: "\(first) và \(more) tệp khác: ", en: "\(first) and \(more) more: ")
  }

  private static func time(_ nanoseconds: Int) -> Localized {
    let milliseconds = (nanoseconds + 500_000) / 1_000_000
    if milliseconds < 1000 { return Localized(vi: "\(milliseconds) ms", en: "\(milliseconds) ms") }
    let tenths = (milliseconds + 50) / 100
    return Localized(vi: "\(tenths / 10),\(tenths % 10) giây", en: "\(tenths / 10).\(tenths % 10) s")
  }

  /// What the machine could not do, in words.
  static func explain(_ error: any Error) -> Localized {
    switch error {
    case let error as SystemError: error.explanation
    case let error as InterruptedMoves: error.explanation
    case let fault as OutputFault: fault.diagnostic.message
    default: Localized(vi: "\(error)", en: "\(error)")
    }
  }
}

extension ServerFault {
  /// Why nothing listens, and what to do.
  var explanation: Localized {
    switch self {
    case .noFreePort(let first):
      Localized(
        vi: "lỗi: không còn cổng trống từ \(first) trở đi\n  gợi ý: chọn cổng khác, ví dụ --port 9000",
        en: "error: no port is free from \(first) on\n  hint: choose another one, like --port 9000")
    case .refused(let port, let reason):
      Localized(
        vi: "lỗi: máy không cho mở cổng \(port)\n  gợi ý: chọn cổng từ 1024 trở lên, ví dụ --port 8080",
        en: "error: port \(port) cannot be opened: \(reason)\n  hint: choose one from 1024 on, like --port 8080")
    }
  }
}
