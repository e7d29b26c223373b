import FileSystem
import Hashing
import Loading
import Parallel
import Vietnamese

/// What a build is asked to do.
public struct BuildOptions: Sendable {
  /// Absolute path of the output folder; nil: check only, write nothing.
  public var output: String?
  /// The moment of the build by the site's offset from UTC.
  public var now: @Sendable (_ offsetMinutes: Int) -> Moment
  /// How many threads work.
  public var workers: Workers
  /// Whether what earlier builds remembered is left unused. What is ours in the output folder stays known.
  public var isClean = false
  /// Whether the disk is waited for before and after what readers see changes, so that a loss of power cannot leave half of it.
  public var isDurable = false
  /// The output of which the report says why it was or was not rendered: a path, an address or a source.
  public var why: String?
  /// Whom the site is for.
  public var audience = Audience.readers
  /// Keeps the compiled theme for the next build; nil: nobody builds again.
  public var themes: ThemeCache?
  /// Keeps the site for the next build, likewise.
  public var sites: SiteCache?
  /// Names the program; nil: it finds out itself. Tests play another one.
  public var engine: ContentHash?
  /// What the machine is called since it was started; nil: it is asked. Tests play a loss of power.
  public var bootID: String?
  /// Nanoseconds of a tick of the file system's clock, and how far it is ahead. Tests make it coarse, or old what is new.
  public var (clockTick, clockLead) = (1, 0)

  /// Options of a build.
  public init(output: String?, workers: Workers = .available, now: @escaping @Sendable (_ offsetMinutes: Int) -> Moment)
  {
    (self.output, self.workers, self.now) = (output, workers, now)
  }
}
