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

  /// Writes `site` in place of the one before.
  ///
  /// - Returns: the hash by which it is asked for again.
  /// - Throws: ``SystemError``.
  public func write(_ site: Site, workers: Workers) throws -> ContentHash {
    var (frame, archive) = (site, ByteArchive())
    frame.archiveFrame(in: &archive)
    let count = site.pages.count
    let parts = try workers.map(count: (count + Self.chunk - 1) / Self.chunk, chunk: 1) { part, _ -> [UInt8] in
      var archive = ByteArchive()
      for index in part * Self.chunk..<min(count, (part + 1) * Self.chunk) {
        var page = site.pages[index]
        page.archive(in: &archive)
      }
      return archive.take()
    }
    var head = ByteArchive()
    var (counts, pages) = ([archive.bytes.count] + parts.map(\.count), count)
    head.code(&pages)
    head.code(list: &counts, blank: 0) { $0.code(&$1) }
    var bytes = head.take()
    bytes += archive.bytes
    for part in parts { bytes += part }
    try state.write(bytes, to: Self.fresh)
    try state.move(Self.fresh, to: Self.file, in: state)
    return ContentHash(bytes)
  }

  /// The site that was written as `hash`; nil when it is not there any more.
  ///
  /// - Throws: ``SystemError`` when it cannot be read.
  public func read(_ hash: ContentHash, of project: Project, now: Moment, workers: Workers) throws -> Site? {
    guard try state.status(Self.file)?.kind == .file else { return nil }
    let bytes = try state.read(Self.file).bytes
    guard ContentHash(bytes) == hash else { return nil }
    var head = ByteArchive(reading: bytes)
    var (counts, count) = ([Int](), 0)
    head.code(&count)
    head.code(list: &counts, blank: 0) { $0.code(&$1) }
    guard head.isSound, let frameCount = counts.first else { return nil }
    var starts = [head.position]
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    guard starts.last == bytes.count else { return nil }
    let (ends, total) = (starts, count)
    var configurationFaults: [Diagnostic] = []
    let configuration = ConfigurationFiles(project, diagnostics: &configurationFaults)
    var site = Site(configuration: configuration.site, now: now)
    var frame = ByteArchive(reading: Array(bytes[starts[0]..<starts[0] + frameCount]))
    site.archiveFrame(in: &frame)
    // Each chunk is read by one worker from its beginning to its end, and its pages where they stay.
    struct Reading: Sendable {
      var archive = ByteArchive()
    }
    let chunk = Self.chunk
    guard ends.count == 2 + (total + chunk - 1) / chunk else { return nil }
    do {
      site.pages = try workers.map(count: total, chunk: chunk, each: Reading()) { index, _, reading -> Page in
        let part = index / chunk + 1
        if index % chunk == 0 { reading.archive = ByteArchive(reading: Array(bytes[ends[part]..<ends[part + 1]])) }
        var page = Page.blank
        page.archive(in: &reading.archive)
        let isLast = index % chunk == chunk - 1 || index == total - 1
        guard isLast ? reading.archive.isAtEnd : reading.archive.isSound else { throw StoreDamage() }
        return page
      }
    } catch is StoreDamage {
      return nil
    }
    guard frame.isAtEnd, site.units.count == configuration.units.count else { return nil }
    for index in site.units.indices { site.units[index].unit = configuration.units[index] }
    return site
  }
}
