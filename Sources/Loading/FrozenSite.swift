import Bytes
import Diagnostics
import FileSystem
import Hashing
import Parallel
import Site
import Vietnamese

/// A whole site on disk, as the loader assembled it: where little has changed since, it is read back in a fraction of the
/// time that assembling takes.
///
/// Without what site.yaml and don-vi.yaml say, which is read anew each time.
public struct FrozenSite: Sendable {
  private let state: Folder

  /// The site that is frozen in the folder `state`.
  public init(in state: Folder) { self.state = state }

  private static let file = RelativePath("site")
  private static let fresh = RelativePath("site.new")
  /// Pages that are written and read in one go.
  private static let chunk = 256

  /// Writes `site` in place of the one before: the pages in chunks, then the rest, then how long each is and its hash. Only a
  /// few chunks are in memory at a time.
  ///
  /// - Returns: the hash by which it is asked for again.
  /// - Throws: ``SystemError``.
  public func write(_ site: Site, workers: Workers) throws -> ContentHash {
    do {
      let hash = try writeFresh(site, workers)
      try state.move(Self.fresh, to: Self.file, in: state)
      return hash
    } catch {
      // On a full disk it would keep the room that it took.
      try? state.removeFile(Self.fresh)
      throw error
    }
  }

  private func writeFresh(_ site: Site, _ workers: Workers) throws -> ContentHash {
    let file = try state.scratchFile(Self.fresh)
    var parts: [Part] = []
    func append(_ bytes: [UInt8]) throws(SystemError) {
      _ = try file.append(bytes)
      parts.append(Part(count: bytes.count, hash: ContentHash(bytes)))
    }
    let count = site.pages.count
    let chunks = (count + Self.chunk - 1) / Self.chunk
    for first in stride(from: 0, to: chunks, by: 64) {
      let encoded = try workers.map(count: min(64, chunks - first), chunk: 1) { part, _ -> [UInt8] in
        var archive = ByteArchive()
        for index in (first + part) * Self.chunk..<min(count, (first + part + 1) * Self.chunk) {
          site.pages[index].write(to: &archive)
        }
        return archive.take()
      }
      for bytes in encoded { try append(bytes) }
    }
    var (frame, archive) = (site, ByteArchive())
    frame.archiveFrame(in: &archive)
    try append(archive.take())
    var (table, pages) = (ByteArchive(), count)
    table.code(&pages)
    table.code(list: &parts, blank: .blank) { $1.archive(in: &$0) }
    var length = UInt64(table.bytes.count)
    let hash = ContentHash(table.bytes)
    table.code(wide: &length)
    _ = try file.append(table.take())
    return hash
  }

  /// A part of the file.
  private struct Part: Sendable {
    var count: Int
    var hash: ContentHash

    static let blank = Part(count: 0, hash: .none)

    mutating func archive(in archive: inout ByteArchive) {
      archive.code(&count)
      archive.code(wide: &hash.high)
      archive.code(wide: &hash.low)
    }
  }

  /// The site that was written as `hash`; nil when it is not there any more.
  ///
  /// - Parameter isForFew: whether few of its pages will be asked for more than all are (``FrozenPages``).
  /// - Throws: ``SystemError`` when it cannot be read.
  public func read(_ hash: ContentHash, of project: Project, now: Moment, isForFew: Bool, workers: Workers) throws
    -> Site?
  {
    guard try state.status(Self.file)?.kind == .file else { return nil }
    // Part by part: as a whole the file would lie in memory beside the pages that are made of it.
    let file = try state.readableFile(Self.file)
    @Sendable func bytes(_ range: Range<Int>, _ hash: ContentHash) throws(SystemError) -> [UInt8]? {
      guard let bytes = try file.readWhole(at: range.lowerBound, count: range.count), ContentHash(bytes) == hash else {
        return nil
      }
      return bytes
    }
    func part(_ range: Range<Int>, _ hash: ContentHash) throws(SystemError) -> ByteArchive? {
      try bytes(range, hash).map { ByteArchive(reading: $0) }
    }
    guard let end = try file.readWhole(at: file.size - 8, count: 8) else { return nil }
    var (tail, length) = (ByteArchive(reading: end), UInt64(0))
    tail.code(wide: &length)
    guard let count = Int(exactly: length), count <= file.size - 8,
      var table = try part(file.size - 8 - count..<file.size - 8, hash)
    else { return nil }
    var (parts, total) = ([Part](), 0)
    table.code(&total)
    table.code(list: &parts, blank: .blank) { $1.archive(in: &$0) }
    guard table.isAtEnd, let framePart = parts.last else { return nil }
    var ends = [0]
    for part in parts { ends.append(ends[ends.count - 1] + part.count) }
    guard ends[parts.count] == file.size - 8 - count, parts.count == 1 + (total + Self.chunk - 1) / Self.chunk,
      var frame = try part(ends[parts.count - 1]..<ends[parts.count], framePart.hash)
    else { return nil }
    var site = Site(configuration: .init(name: "", baseURL: ""), now: now)
    site.archiveFrame(in: &frame)
    // Each chunk is read by one worker from its beginning to its end, and its pages where they stay.
    struct Reading: Sendable {
      var archive = ByteArchive()
      var pages = FrozenPages([])
    }
    let (chunk, starts, heads, last) = (Self.chunk, ends, parts, total - 1)
    do {
      site.pages = try workers.map(count: total, chunk: chunk, each: Reading()) { index, _, reading -> Page in
        if index % chunk == 0 {
          let range = starts[index / chunk]..<starts[index / chunk + 1]
          guard let bytes = try bytes(range, heads[index / chunk].hash) else { throw StoreDamage() }
          (reading.archive, reading.pages) = (ByteArchive(reading: bytes), FrozenPages(bytes))
        }
        let page =
          isForFew ? Page(reading: &reading.archive, in: reading.pages) : Page(reading: &reading.archive)
        let isLast = index % chunk == chunk - 1 || index == last
        guard isLast ? reading.archive.isAtEnd : reading.archive.isSound else { throw StoreDamage() }
        return page
      }
    } catch is StoreDamage {
      return nil
    }
    return frame.isAtEnd && Self.thaw(&site, of: project, now: now) ? site : nil
  }

  /// Gives `site` what is not frozen: what site.yaml and don-vi.yaml of `project` say, and the moment.
  ///
  /// - Returns: whether it is a site of that project.
  public static func thaw(_ site: inout Site, of project: Project, now: Moment) -> Bool {
    var faults: [Diagnostic] = []
    let configuration = ConfigurationFiles(project, diagnostics: &faults)
    guard site.units.count == configuration.units.count else { return false }
    for index in site.units.indices { site.units[index].unit = configuration.units[index] }
    (site.configuration, site.now) = (configuration.site, now)
    if !site.hasWrittenTitle, !site.sections.isEmpty { site.sections[0].title = configuration.site.name }
    return true
  }
}
