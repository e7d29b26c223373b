import Diagnostics
import FileSystem
import Glibc
import Hashing
import Parallel

/// A file that the site will have.
public struct PlannedOutput: Sendable {
  /// When it goes online: what others name comes before what names it.
  public enum Group: UInt8, Sendable, CaseIterable {
    /// Style sheets, scripts, pictures, attachments.
    case asset
    /// Pages of one source.
    case page
    /// Pages that name other pages.
    case list
    /// Feeds and sitemaps.
    case feed
  }

  /// Where, in the output folder.
  public var path: RelativePath
  /// When it goes online.
  public var group: Group

  /// An output at `path`.
  public init(path: RelativePath, group: Group) {
    self.path = path
    self.group = group
  }
}

/// What a build did to the output folder.
public struct PublishReport: Sendable {
  /// Files in all.
  public var total = 0
  /// New or changed.
  public var written = 0
  /// Gone, since nothing makes them any more.
  public var removed = 0
  /// Bytes of all files.
  public var bytes = 0
  /// Warnings: files that are not ours and stood in the way.
  public var diagnostics: [Diagnostic] = []
  /// How long rendering and moving took, in nanoseconds.
  public var rendering = 0
  /// See `rendering`.
  public var moving = 0
}

/// Renders everything into staging, then moves what changed into place: a build that fails or is killed before the moves
/// has changed nothing that readers see.
public struct Publisher: Sendable {
  let output: OutputFolder
  let workers: Workers

  /// A publisher into `output`.
  public init(_ output: OutputFolder, workers: Workers) {
    self.output = output
    self.workers = workers
  }

  static let staging = RelativePath("staging")

  /// Publishes `outputs`, each rendered by `render` into the buffer that it is given.
  ///
  /// - Throws: what `render` throws, and ``SystemError``; in both cases nothing that readers see has changed. Once the moves have
  ///   begun ``InterruptedMoves``.
  public func publish(
    _ outputs: [PlannedOutput], render: @escaping @Sendable (_ index: Int, _ buffer: inout [UInt8]) throws -> Void
  ) throws -> PublishReport {
    let clock = ContinuousClock()
    let start = clock.now
    try output.state.removeTree(Self.staging)
    try output.state.makeFolder(Self.staging)
    let staging = try Folder("\(output.state.path)/\(Self.staging.display)")
    let known = try Ledger(in: output.state)
    let isFresh = try known.entries.isEmpty && isEmpty()

    let output = output
    // Each worker has one buffer for all of its pages. From the last to the first: feeds and lists take longest, and what
    // is begun last is what one worker waits for the other with.
    let last = outputs.count - 1
    let backwards = try workers.map(count: outputs.count, each: [UInt8]()) { step, _, buffer -> Rendered in
      let index = last - step
      buffer.removeAll(keepingCapacity: buffer.capacity < 1 << 20)
      try render(index, &buffer)
      let hash = ContentHash(buffer)
      let path = outputs[index].path
      guard path.isInside, output.stateName.map({ path.bytes.starts(with: $0 + [0x2F]) || path.bytes == $0 }) != true
      else {
        throw SystemError("write", path.display, code: EINVAL)
      }
      let standing =
        isFresh ? Standing.nothing : try Self.standing(at: path, in: output, asked: hash, buffer.count, known)
      if standing != .same {
        // Nearly every page has a folder of its own, which cannot be there yet: asking first would cost a call more.
        if path.bytes.suffix(11).elementsEqual("/index.html".utf8) { try staging.makeFolder(path.parent) }
        try staging.write(buffer, to: path)
      }
      return Rendered(hash: hash, size: buffer.count, standing: standing)
    }
    let rendered = Array(backwards.reversed())
    let moveStart = clock.now

    var report = PublishReport()
    report.total = outputs.count
    report.written = rendered.reduce(0) { $0 + ($1.standing == .same ? 0 : 1) }
    report.bytes = rendered.reduce(0) { $0 + $1.size }
    let contents = zip(outputs, rendered).map { (path: $0.path, hash: $1.hash) }
    if report.written > 0 || !known.says(contents) {
      try known.record(contents, keepingOld: true, in: output.state)
      try move(outputs, rendered, from: staging, known, isFresh: isFresh, &report)
      if !known.entries.isEmpty { try known.record(contents, keepingOld: false, in: output.state) }
    }
    try output.state.removeTree(Self.staging)
    report.rendering = Int((moveStart - start) / .nanoseconds(1))
    report.moving = Int((clock.now - moveStart) / .nanoseconds(1))
    return report
  }

  private func move(
    _ outputs: [PlannedOutput], _ rendered: [Rendered], from staging: Folder, _ known: Ledger, isFresh: Bool,
    _ report: inout PublishReport
  ) throws {
    var moves = Moves(from: staging, into: output, known: known)
    do throws(SystemError) {
      try move(outputs, rendered, &moves, isFresh: isFresh)
    } catch {
      if moves.moved + moves.removed + moves.kept.count == 0 { throw error }
      throw InterruptedMoves(cause: error, output: output.path)
    }
    report.removed = moves.removed
    report.diagnostics = moves.kept.map(Self.keptForeign)
  }

  private func move(_ outputs: [PlannedOutput], _ rendered: [Rendered], _ moves: inout Moves, isFresh: Bool)
    throws(SystemError)
  {
    if isFresh {
      try moves.moveWhole()
    } else {
      let current = Set(outputs.map(\.path))
      let changed = zip(outputs, rendered).filter { $1.standing != .same }.map(\.0.path)
      try moves.checkAccess(toMove: changed, current)
      try moves.removeConflicts(current)
      for group in PlannedOutput.Group.allCases {
        for (index, planned) in outputs.enumerated() where planned.group == group && rendered[index].standing != .same {
          try moves.move(planned.path, isOurs: rendered[index].standing == .ours)
        }
      }
      try moves.removeStale(current)
    }
  }

  private struct Rendered: Sendable {
    var hash: ContentHash
    var size: Int
    var standing: Standing
  }

  /// What stands where an output goes.
  private enum Standing: Sendable {
    /// Nothing, as far as is known.
    case nothing
    /// A file of ours with another content.
    case ours
    /// Something that this program did not make, or no longer as it made it.
    case foreign
    /// A file with the same content.
    case same
  }

  private static func standing(
    at path: RelativePath, in output: OutputFolder, asked hash: ContentHash, _ size: Int, _ known: Ledger
  ) throws(SystemError) -> Standing {
    guard let status = try output.folder.status(path) else { return .nothing }
    // A link above would show a file that goes when the link does.
    guard status.kind == .file, try output.hasRealFolder(path.parent) else { return .foreign }
    let content: ContentHash
    do {
      content = ContentHash(try output.folder.read(path, limit: Folder.largestFile).bytes)
    } catch {
      if error.isDenied || error.isMissing { return .foreign }
      throw error
    }
    if content == hash && status.size == size { return .same }
    return known.entries[path]?.contains(content) == true ? .ours : .foreign
  }

  private func isEmpty() throws(SystemError) -> Bool {
    for name in try output.folder.names(in: RelativePath("")) where name != output.stateName {
      // A placeholder or two do not stand in the way; a hidden folder may hold files that are not ours.
      guard name.first == UInt8(ascii: ".") else { return false }
      if try output.folder.status(RelativePath(bytes: name))?.kind != .file { return false }
    }
    return true
  }

  private static func keptForeign(_ path: RelativePath) -> Diagnostic {
    Diagnostic(
      .foreignFile, .warning, at: nil,
      Localized(
        vi: "\(path.display) trong thư mục xuất bản không do chương trình tạo, đã cất đi để nhường chỗ",
        en: "\(path.display) in the output folder was not made by this program and was put aside"),
      hint: Localized(
        vi: "tệp được giữ trong thư mục trạng thái bên cạnh, mục kept/",
        en: "it is kept in the state folder beside it, under kept/"))
  }
}
