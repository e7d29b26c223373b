import Diagnostics
import FileSystem
import FrontMatter
import Parallel
import Site
import Vietnamese

/// What was read from a project: the site and every fault of its sources.
public struct LoadedSite: Sendable {
  /// The site; to be published only without errors among the diagnostics.
  public var site: Site
  /// Files of content/_static, relative to content/.
  public var staticFiles: [RelativePath]
  /// In the order of a report.
  public var diagnostics: [Diagnostic]
}

/// content/ in, a site out: every source is read once, by all workers; then each finds its place and its links lead
/// somewhere. Faults are collected, never thrown.
public struct Loader: Sendable {
  let project: Project
  let workers: Workers
  let store: BodyStore

  /// A loader of `project`, its parsed texts going to `store`.
  public init(_ project: Project, workers: Workers, store: BodyStore) {
    (self.project, self.workers, self.store) = (project, workers, store)
  }

  /// Loads the site as of `now`, which is given the site's offset from UTC.
  ///
  /// - Throws: ``SystemError`` when content/ itself cannot be read or the store not be written.
  public func load(now: (_ offsetMinutes: Int) -> Moment) throws -> LoadedSite {
    let tree = try ContentTree(project)
    var diagnostics = tree.diagnostics
    let configuration = ConfigurationFiles(project, diagnostics: &diagnostics)
    let moment = now(configuration.site.offsetMinutes)

    let reader = SourceReader(project: project)
    let sources = tree.sources
    let chunk = 64
    let chunks = (sources.count + chunk - 1) / chunk
    // What each worker keeps: where its pack ends, and the room in which it grows.
    let own = (end: 0, texts: [UInt8]())
    var read = try workers.map(count: chunks, chunk: 1, each: own) { index, worker, own -> [SourceReader.Output] in
      // A chunk's texts are written in one go: a write for each would cost as much as parsing a short one.
      own.texts.removeAll(keepingCapacity: own.texts.capacity < 1 << 22)
      var outputs: [SourceReader.Output] = []
      outputs.reserveCapacity(chunk)
      for source in sources[(index * chunk)..<min(sources.count, (index + 1) * chunk)] {
        let start = own.texts.count
        var output = reader.read(source, text: &own.texts)
        output.draft?.text.pack = Int32(worker)
        output.draft?.text.offset = own.end + start
        output.draft?.text.count = own.texts.count - start
        outputs.append(output)
      }
      try store.pack(of: worker).write(own.texts, at: own.end)
      own.end += own.texts.count
      return outputs
    }
    var drafts: [Draft] = []
    drafts.reserveCapacity(sources.count)
    for chunk in read.indices {
      for output in read[chunk] {
        if let draft = output.draft { drafts.append(draft) }
        diagnostics += output.diagnostics
      }
      read[chunk] = []
    }
    diagnostics += tree.staticFiles.filter { $0.fileExtension == Array("svg".utf8) }
      .compactMap { PictureFile.drawingFault($0, in: project) }
    if drafts.isEmpty && diagnostics.isEmpty { diagnostics.append(Self.emptyProject(project)) }
    var assembly = SiteAssembly(project, tree: tree, configuration: configuration, now: moment)
    let site = try assembly.assemble(consume drafts, workers: workers)
    diagnostics += assembly.diagnostics
    return LoadedSite(
      site: site, staticFiles: tree.staticFiles, diagnostics: diagnostics.sorted(by: Diagnostic.reportOrder)
    )
  }

  static func emptyProject(_ project: Project) -> Diagnostic {
    Diagnostic(
      .noProject, at: nil,
      Localized(
        vi: "chưa có bài nào trong \(project.path)", en: "there is no source in \(project.path) yet"),
      hint: project.hasConfiguration
        ? Localized(
          vi: "tạo bài đầu tiên: chuyentrang new \"Tiêu đề\"", en: "write the first one: chuyentrang new \"Title\"")
        : Localized(
          vi:
            "tạo tệp content/site.yaml có hai dòng “tên: Tên chuyên trang” và “địa chỉ: https://chuyentrang.example.vn/”, rồi chuyentrang new \"Tiêu đề\"; hoặc chạy lệnh ở thư mục của chuyên trang, hoặc chỉ ra nó bằng --project",
          en:
            "make content/site.yaml with the lines “name: …” and “base_url: https://…/”, then chuyentrang new \"Title\"; or run this in the site's folder, or name it with --project"
        ))
  }
}

extension Project {
  /// What is said where content is a file or a link; nil where it is a folder, and where the project is a folder of plain
  /// Markdown files, with its configuration, in which a file of that name may lie.
  ///
  /// - Throws: ``SystemError`` when it cannot be seen what it is.
  public func contentFault() throws(SystemError) -> Diagnostic? {
    if contentPath.bytes.isEmpty && hasConfiguration { return nil }
    return try ContentTree.folderFault(RelativePath("content"), self)
  }

  /// What a person is told who builds in a folder that has neither a configuration nor a source; nil elsewhere.
  ///
  /// - Throws: ``SystemError`` when the folder cannot be read.
  public func emptiness() throws(SystemError) -> Diagnostic? {
    if hasConfiguration { return nil }
    let tree = try ContentTree(self)
    return tree.sources.isEmpty && tree.diagnostics.isEmpty ? Loader.emptyProject(self) : nil
  }
}
