import Diagnostics
import FileSystem
import Loading
import Parallel
import Planning
import Publishing
import Site
import Templates
import Theme
import Vietnamese

/// What a build is asked to do.
public struct BuildOptions: Sendable {
  /// Absolute path of the output folder; nil: check only, write nothing.
  public var output: String?
  /// The moment of the build by the site's offset from UTC.
  public var now: @Sendable (_ offsetMinutes: Int) -> Moment
  /// How many threads work.
  public var workers: Workers

  /// Options of a build.
  public init(output: String?, workers: Workers = .available, now: @escaping @Sendable (_ offsetMinutes: Int) -> Moment)
  {
    (self.output, self.workers, self.now) = (output, workers, now)
  }
}

/// What a build came to.
public struct BuildReport: Sendable {
  /// All faults, in the order of a report.
  public var diagnostics: [Diagnostic] = []
  /// Articles and other pages with a source.
  public var pages = 0
  /// What was done to the output folder; nil when nothing was written.
  public var published: PublishReport?
  /// The next moment at which something is published or expires.
  public var nextChange: Moment?
  /// Phases with their wall time in nanoseconds, in order.
  public var timings: [(phase: String, nanoseconds: Int)] = []

  /// What the site was made of. A program that is about to end keeps it until then: to free 100,000 pages one by one takes
  /// as long as to render thousands.
  public var remains: (any Sendable)?

  /// Whether the site could be built.
  public var isSuccess: Bool { !diagnostics.contains { $0.severity == .error } }
}

extension Project {
  /// Builds the site: this is the whole way from content/ to public/, each line a room of the house.
  ///
  /// Faults of the content are in the report; with an error among them nothing was published.
  ///
  /// - Parameter waiting: called once when another build holds the output folder.
  /// - Throws: ``SystemError`` when the machine fails (disk full, no permission), ``OutputFault`` when the output folder cannot
  ///   be one.
  public func build(_ options: BuildOptions, waiting: () -> Void = {}) throws -> BuildReport {
    var report = BuildReport()
    var stopwatch = Stopwatch()

    if let fault = try contentFault() {
      report.diagnostics = [fault]
      return report
    }
    // Run by mistake in a folder that is no project, a build leaves nothing there.
    if options.output != nil, let fault = try emptiness() {
      report.diagnostics = [fault]
      return report
    }
    let output = try options.output.map { try OutputFolder($0) }
    let lock = try output?.lock(waiting: waiting)
    defer { withExtendedLifetime(lock) {} }

    let store = try BodyStore(workers: options.workers.count, in: output?.state)
    let loaded = try Loader(self, workers: options.workers, store: store).load(now: options.now)
    report.diagnostics = loaded.diagnostics
    report.pages = loaded.site.pages.count
    report.nextChange = loaded.site.nextChange.map {
      Moment(secondsSince1970: $0, offsetMinutes: loaded.site.now.offsetMinutes)
    }
    stopwatch.lap("load", into: &report)

    let theme: CompiledTheme
    do throws(TemplateFaults) {
      theme = try CompiledTheme(of: self)
    } catch {
      // Addresses that clash are no matter of the theme's: they are told in the same run.
      let plan = Plan(loaded.site, assets: [], staticFiles: loaded.staticFiles)
      report.diagnostics = (report.diagnostics + error.diagnostics + plan.diagnostics)
        .sorted(by: Diagnostic.reportOrder)
      return report
    }
    report.diagnostics += theme.warnings
    let plan = Plan(loaded.site, assets: theme.assets.map(\.address), staticFiles: loaded.staticFiles)
    report.diagnostics = (report.diagnostics + plan.diagnostics).sorted(by: Diagnostic.reportOrder)
    stopwatch.lap("plan", into: &report)
    guard report.isSuccess else { return report }

    let contexts = try SiteContexts(loaded.site, texts: store, theme: theme)
    let renderer = PlanRenderer(
      plan, site: loaded.site, contexts: contexts, theme: theme, staticFiles: loaded.staticFiles,
      read: { try self.publishedBytes(of: $0) })
    report.remains = renderer
    stopwatch.lap("contexts", into: &report)
    do {
      guard let output else {
        try renderer.renderAll(workers: options.workers)
        stopwatch.lap("render", into: &report)
        return report
      }
      let published = try Publisher(output, workers: options.workers).publish(plan.outputs) {
        try renderer.render($0, into: &$1)
      }
      report.published = published
      report.diagnostics += published.diagnostics
      report.timings.append(("render", published.rendering))
      report.timings.append(("move", published.moving))
    } catch let error as RenderError {
      // A template that goes too deep into the data is a fault of the theme, not of the machine.
      report.diagnostics = (report.diagnostics + [error.diagnostic]).sorted(by: Diagnostic.reportOrder)
    }
    return report
  }
}

/// Measures phases one after the other.
private struct Stopwatch {
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant

  init() { last = clock.now }

  mutating func lap(_ phase: String, into report: inout BuildReport) {
    let now = clock.now
    report.timings.append((phase, Int((now - last) / .nanoseconds(1))))
    last = now
  }
}
