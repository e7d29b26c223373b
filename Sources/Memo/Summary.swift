import Bytes
import Diagnostics
import FileSystem
import Hashing

/// What a build as a whole came to: enough to say it again when nothing changed.
public struct Summary: Equatable, Sendable {
  /// The project's folder, absolute, real.
  public var project = ""
  /// Whether the site was published: without it no later build may pass for done.
  public var isPublished = false
  /// The moment of the build: seconds since 1970 UTC.
  public var now = 0
  /// The site's clock: minutes east of UTC.
  public var offsetMinutes = 0
  /// The next moment at which something is published or expires: seconds since 1970 UTC.
  public var nextChange: Int?
  /// The next moment at which an entry that is to come is no more so: seconds since 1970 UTC.
  public var nextEntry: Int?
  /// Articles and other pages with a source.
  public var pages = 0
  /// Bytes of all outputs.
  public var bytes = 0
  /// Whether drafts and what is to come were shown.
  public var isPreview = false
  /// All faults of the sources.
  public var diagnostics: [Diagnostic] = []
  /// All faults of the theme, and of what the sources come to together.
  public var otherDiagnostics: [Diagnostic] = []
  /// Files in the output folder that the program did not make.
  public var foreign: [[UInt8]] = []
  /// The stamps of the ledger: as long as they are the same, it names nothing that the memo does not.
  public var ledger = FileStamps.none
  /// Names the frozen site; zero for none.
  public var site = ContentHash(high: 0, low: 0)
  /// Stands for what of site.yaml the site was assembled by.
  public var assembly = ContentHash(high: 0, low: 0)
  /// What changed in the site since it was frozen, coded, in order.
  public var amendments: [[UInt8]] = []
  /// What the machine was called since it was started: after a loss of power another.
  public var bootID = ""

  /// A summary of nothing.
  public init() {}

  mutating func archive(in archive: inout ByteArchive) {
    archive.code(&project)
    archive.code(&isPublished)
    archive.code(signed: &now)
    archive.code(signed: &offsetMinutes)
    archive.code(&nextChange)
    archive.code(&nextEntry)
    archive.code(&pages)
    archive.code(&bytes)
    archive.code(&isPreview)
    archive.code(list: &diagnostics, blank: .blank) { $1.archive(in: &$0) }
    archive.code(list: &otherDiagnostics, blank: .blank) { $1.archive(in: &$0) }
    archive.code(list: &foreign, blank: []) { $0.code(&$1) }
    archive.code(signed: &ledger.size)
    archive.code(signed: &ledger.modified)
    archive.code(signed: &ledger.changed)
    archive.code(wide: &ledger.inode)
    archive.code(wide: &site.high)
    archive.code(wide: &site.low)
    archive.code(wide: &assembly.high)
    archive.code(wide: &assembly.low)
    archive.code(list: &amendments, blank: []) { $0.code(&$1) }
    archive.code(&bootID)
  }
}
