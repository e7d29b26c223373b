import ArgumentParser
import Diagnostics
import FileSystem
import Glibc
import Parallel
import Publishing

/// The command line: arguments in, text out; the work is done elsewhere.
@main
struct Chuyentrang: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chuyentrang",
    abstract: said(vi: "Dựng chuyên trang tĩnh từ các tệp Markdown.", en: "Build a static site from Markdown files."),
    discussion: said(
      vi:
        "Chạy trong thư mục có content/site.yaml. Mã thoát: 0 xong; 1 nội dung có lỗi; 2 gõ sai lệnh; 3 máy gặp sự cố (đầy đĩa, thiếu quyền).",
      en:
        "Run it in the folder that has content/site.yaml. Exit codes: 0 done; 1 the content has errors; 2 the command is mistyped; 3 the machine failed (full disk, no permission)."
    ),
    version: "0.1.0",
    subcommands: [
      BuildCommand.self, CheckCommand.self, ServeCommand.self, NewCommand.self, RenderCommand.self, KeysCommand.self,
    ])

  static func main() {
    Allocation.giveBackLargeArrays()
    // While the rest of the program is read from disk and its words are taken apart, they come to wait.
    Workers.available.ready()
    do {
      if let build = BuildCommand(plain: CommandLine.arguments.dropFirst()) { return try build.run() }
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitStatus {
      Glibc.exit(code.rawValue)
    } catch let error as InterruptedMoves {
      Console.complain(error.explanation[SharedOptions.typedLanguage])
      Glibc.exit(ExitStatus.machine.rawValue)
    } catch let error as SystemError {
      Console.complain(error.explanation[SharedOptions.typedLanguage])
      Glibc.exit(ExitStatus.machine.rawValue)
    } catch {
      let code = exitCode(for: error)
      if code == .success {
        try? Console.say(UsageText.told(fullMessage(for: error), in: SharedOptions.typedLanguage))
        Glibc.exit(0)
      }
      Console.complain(UsageText.told(fullMessage(for: error), in: SharedOptions.typedLanguage))
      Glibc.exit(ExitStatus.usage.rawValue)
    }
  }
}

/// How a run ends.
enum ExitStatus: Int32, Error {
  /// The content has errors.
  case content = 1
  /// The command was typed wrong.
  case usage = 2
  /// The machine failed.
  case machine = 3
}
