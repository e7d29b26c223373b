import ArgumentParser
import Diagnostics
import FileSystem
import Glibc
import Loading
import Markdown
import Templates

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: said(
      vi: "Đổi Markdown ở đầu vào thành HTML, hoặc thử một mẫu giao diện trên dữ liệu JSON.",
      en: "Turn Markdown on standard input into HTML, or try a template on JSON data."),
    discussion: """
      chuyentrang render < bai.md
      chuyentrang render --template the.mustache --data the.json --partials templates
      """)

  @Flag(
    name: .long,
    help: ArgumentHelp(
      said(
        vi: "Giữ nguyên HTML thô và mọi liên kết, như cmark-gfm --unsafe.",
        en: "Keep raw HTML and every link, as cmark-gfm --unsafe does.")))
  var unsafe = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      said(vi: "Tệp mẫu Mustache.", en: "A Mustache template."), valueName: said(vi: "tệp", en: "file")))
  var template: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      said(vi: "Dữ liệu JSON cho mẫu.", en: "JSON data for the template."), valueName: said(vi: "tệp", en: "file")))
  var data: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      said(vi: "Thư mục có các mẫu được gọi bằng {{> }}.", en: "The folder of the templates that {{> }} names."),
      valueName: said(vi: "thư mục", en: "folder")))
  var partials: String?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if (template == nil) != (data == nil) {
      throw ValidationError(
        Localized(vi: "--template và --data đi cùng nhau", en: "--template and --data go together")[shared.language])
    }
    for (option, path) in [("--template", template), ("--data", data), ("--partials", partials)] {
      guard let path, access(path, F_OK) != 0 else { continue }
      throw ValidationError(
        Localized(vi: "\(option): không có \(path)", en: "\(option): there is no \(path)")[shared.language])
    }
  }

  func run() throws {
    guard let template, let data else {
      let source = try StandardInput.bytes()
      if let refusal = MarkdownParser.refusal(of: source, file: "stdin") {
        try Console.report([refusal], of: nil, shared)
        throw ExitStatus.content
      }
      let html = MarkdownParser.renderSpec(source, unsafe: unsafe)
      try StandardOutput.write(html)
      return
    }
    do {
      let trial = try TemplateTrial(
        template: absolute(template), data: absolute(data), partials: partials.map { absolute($0) })
      try StandardOutput.write(try trial.render())
    } catch let faults as TemplateFaults {
      try Console.report(faults.diagnostics, of: try? Project(absolute(".")), shared)
      throw ExitStatus.content
    } catch let fault as Diagnostic {
      try Console.report([fault], of: try? Project(absolute(".")), shared)
      throw ExitStatus.content
    } catch let error as RenderError {
      try Console.report([error.diagnostic], of: try? Project(absolute(".")), shared)
      throw ExitStatus.content
    }
  }
}

enum StandardInput {
  /// All of it.
  static func bytes() throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(0, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { throw SystemError("read", "stdin", code: errno) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}

enum StandardOutput {
  static func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 { throw SystemError("write", "stdout", code: errno) }
      rest = rest.dropFirst(count)
    }
  }
}
