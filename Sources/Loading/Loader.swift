import Diagnostics
import FileSystem
import FrontMatter
import Hashing
import Memo
import Parallel
import Site
import Vietnamese

/// What was read from a project: the site and every fault of its sources.
public struct LoadedSite: Sendable {
  /// The site; to be published only without errors among the diagnostics.
  public var site: Site
  /// Files of content/_static, relative to content/.
  public var staticFiles: [RelativePath]
  /// The stamps of each of them, where they say for certain that it is the same.
  public var staticStamps: [FileStamps?]
  /// In the order of a report.
  public var diagnostics: [Diagnostic]
  /// All that was read or seen, as the next build's memo has it.
  public var inputs: LoadedInputs
}

/// content/ in, a site out: every source that changed is read once, by all workers; then each finds its place and its links
/// lead somewhere. Faults are collected, never thrown.
public struct Loader: Sendable {
  let project: Project
  let workers: Workers
  let memory: Memory
  /// Whether drafts and what is to come are shown.
  let audience: Audience

  /// A loader of `project` that uses and fills `memory`.
  public init(_ project: Project, workers: Workers, memory: Memory, audience: Audience = .readers) {
    (self.project, self.workers, self.memory, self.audience) = (project, workers, memory, audience)
  }

  /// Loads the site as of `now`, which is given the site's offset from UTC.
  ///
  /// - Parameter memo: what was known of the inputs; it goes when all are read, before the site is put together.
  /// - Throws: ``SystemError`` when content/ itself cannot be read or the packs not be written.
  public func load(
    _ inputs: consuming ProjectInputs, knowing memo: consuming Memo, now: (_ offsetMinutes: Int) -> Moment
  ) throws -> LoadedSite {
    var tree = inputs.tree
    tree.name(project)
    var diagnostics = tree.diagnostics
    let configuration = ConfigurationFiles(project, diagnostics: &diagnostics)
    let moment = now(configuration.site.offsetMinutes)
    let known = KnownInputs(tree.scan, in: consume memo)
    var notes = FileNotes(tree.scan, known: known.withoutSources(of: tree.scan), memory: memory)

    var drafts: [Draft] = []
    var records: [InputRecord] = []
    var read = try readSources(tree, consume known)
    drafts.reserveCapacity(tree.sources.count)
    records.reserveCapacity(tree.scan.entries.count)
    // Sources come in the order of the entries. What was read of them goes as what is made of it comes, so that neither drafts nor
    // records are there twice.
    var source = 0
    for chunk in read.indices {
      for output in read[chunk] {
        if let draft = output.output.draft { drafts.append(draft) }
        if !output.output.diagnostics.isEmpty { diagnostics += output.output.diagnostics }
        for entry in records.count..<tree.sourceEntries[source] { records.append(notes.plainRecord(entry, tree.scan)) }
        records.append(output.record)
        source += 1
      }
      read[chunk] = []
    }
    for entry in records.count..<tree.scan.entries.count { records.append(notes.plainRecord(entry, tree.scan)) }
    for (path, entry) in zip(tree.staticFiles, tree.staticEntries) where path.fileExtension == Array("svg".utf8) {
      let project = self.project
      diagnostics += try notes.note(entry) {
        FileNote(diagnostics: PictureFile.drawingFault(path, in: project).map { [$0] } ?? [])
      }.diagnostics
    }
    if drafts.isEmpty && diagnostics.isEmpty { diagnostics.append(Self.emptyProject(project)) }
    var assembly = SiteAssembly(
      project, tree: tree, notes: notes, configuration: configuration, now: moment, audience: audience)
    let site = try assembly.assemble(consume drafts, workers: workers)
    diagnostics += assembly.diagnostics
    for (entry, record) in assembly.notes.records { records[entry] = record }
    var paths = PathList(capacity: records.count)
    for entry in records.indices { paths.append(tree.scan.name(entry), in: tree.scan.folder(entry)) }
    return LoadedSite(
      site: site, staticFiles: tree.staticFiles, staticStamps: tree.staticEntries.map { notes.settledStamps($0) },
      diagnostics: diagnostics.sorted(by: Diagnostic.reportOrder), inputs: .read(paths, Records(records)))
  }

  struct ReadSource: Sendable {
    var output: SourceReader.Output
    var record: InputRecord
  }

  /// What stands in all sources, by chunks.
  private func readSources(_ tree: ContentTree, _ known: KnownInputs) throws -> [[ReadSource]] {
    let reader = SourceReader(project: project)
    let chunk = 64
    let chunks = (tree.sources.count + chunk - 1) / chunk
    return try workers.map(count: chunks, chunk: 1, each: [UInt8]()) { part, worker, texts -> [ReadSource] in
      // A chunk's texts are written in one go: a write for each would cost as much as parsing a short one.
      texts.removeAll(keepingCapacity: texts.capacity < 1 << 22)
      var outputs: [ReadSource] = []
      outputs.reserveCapacity(chunk)
      for number in part * chunk..<min(tree.sources.count, (part + 1) * chunk) {
        let entry = tree.sourceEntries[number]
        outputs.append(
          try read(tree.sources[number], tree.scan.stamps[entry], known[entry], reader, &texts))
      }
      if texts.isEmpty { return outputs }
      // What was parsed now lies in the chunk's block yet: its place in the pack is known when the block is there.
      let offset = try memory.packs.append(texts, worker: worker)
      for index in outputs.indices where outputs[index].record.note.pack == Self.unplaced {
        outputs[index].place(behind: offset, worker: worker)
      }
      return outputs
    }
  }

  /// The pack of what lies in no pack yet.
  private static let unplaced: Int32 = -1

  func read(
    _ path: RelativePath, _ stamps: FileStamps, _ known: InputRecord?, _ reader: SourceReader, _ texts: inout [UInt8]
  ) throws -> ReadSource {
    if let known, known.isSettled, known.stamps == stamps, let output = try remembered(path, known) {
      return ReadSource(output: output, record: known)
    }
    let found: (bytes: [UInt8], stamps: FileStamps)
    do throws(SystemError) {
      found = try reader.bytes(of: path, memory.clock)
    } catch {
      return ReadSource(
        output: SourceReader.Output(diagnostics: [ContentTree.unreadable(project.display(path), error)]),
        record: InputRecord(kind: .source))
    }
    let hash = ContentHash(found.bytes)
    // A link's own stamps are not asked for, and those of what it leads to do not tell that it leads there still.
    let isSettled = stamps != .none && memory.clock.isSettled(found.stamps)
    if var known, known.hash == hash, let output = try remembered(path, known) {
      (known.stamps, known.isSettled) = (found.stamps, isSettled)
      return ReadSource(output: output, record: known)
    }
    let start = texts.count
    let output = reader.read(found.bytes, hash, path, text: &texts)
    let end = texts.count
    texts += output.encoded()
    func place(_ range: Range<Int>) -> PackPlace {
      var place = Packs.place(of: range, in: texts, at: 0, worker: 0)
      place.pack = Self.unplaced
      return place
    }
    return ReadSource(
      output: output,
      record: InputRecord(
        kind: .source, isSettled: isSettled, stamps: found.stamps, hash: hash, note: place(end..<texts.count),
        text: place(start..<end)))
  }

  /// What an earlier build read of the source at `path`; nil when it is lost.
  func remembered(_ path: RelativePath, _ known: InputRecord) throws(SystemError) -> SourceReader.Output? {
    guard known.note.count > 0, let bytes = try memory.packs.bytes(at: known.note) else { return nil }
    return SourceReader.Output(decoding: bytes, of: path, text: StoredText(known.text, hash: known.hash))
  }
}

extension Loader.ReadSource {
  /// Its text and its note lie in a block that was written at `offset` of the pack of `worker`.
  mutating func place(behind offset: Int, worker: Int) {
    record.text.offset += offset
    record.text.pack = Int32(clamping: worker)
    record.note.offset += offset
    record.note.pack = Int32(clamping: worker)
    if let text = output.draft?.text {
      var placed = StoredText(record.text, hash: record.hash)
      placed.wordCount = text.wordCount
      output.draft?.text = placed
    }
  }
}

extension StoredText {
  fileprivate init(_ place: PackPlace, hash: ContentHash) {
    self.init(pack: place.pack, offset: place.offset, count: place.count, wordCount: 0, hash: hash)
    check = place.check
  }
}

extension Loader {
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
    let hasSource = tree.scan.entries.contains { $0.role == .source }
    return !hasSource && tree.diagnostics.isEmpty ? Loader.emptyProject(self) : nil
  }
}
