import ArgumentParser
import Theme

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: said(
      vi: "In danh sách khóa mà mỗi mẫu giao diện được dùng (Markdown), cho docs/giao-dien.md.",
      en: "Print the keys that each template may use (Markdown), for docs/giao-dien.md.")
  )

  func run() throws { try StandardOutput.write(Array(Kinds.documentation().utf8)) }
}
