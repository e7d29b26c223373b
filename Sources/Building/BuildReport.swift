import Diagnostics
import Publishing
import Vietnamese

/// What a build came to.
public struct BuildReport: Sendable {
  /// All faults, in the order of a report.
  public var diagnostics: [Diagnostic] = []
  /// Articles and other pages with a source.
  public var pages = 0
  /// What was done to the output folder; nil when nothing was written.
  public var published: PublishReport?
  /// The next moment at which something is published or expires.
  public private(set) var nextChange: Moment?
  /// The next moment at which the same sources make another site: then, or when an entry comes to pass, or with a new day. Nil
  /// where no site was made.
  public private(set) var nextDifference: Moment?
  /// Why the output that was asked about was or was not rendered.
  public var explanation: Localized?
  /// Phases with their wall time in nanoseconds, in order.
  public var timings: [(phase: String, nanoseconds: Int)] = []

  /// What the site was made of. A program that is about to end keeps it until then: to free 100,000 pages one by one takes
  /// as long as to render thousands.
  public var remains: (any Sendable)?

  /// Those faults that were added to the ones of the sources.
  private(set) var otherDiagnostics: [Diagnostic] = []

  init(diagnostics: [Diagnostic] = []) { self.diagnostics = diagnostics }

  /// Whether the site could be built.
  public var isSuccess: Bool { !diagnostics.contains { $0.severity == .error } }

  /// Takes note of what will be otherwise without an edit: `nextChange` and `nextEntry`, as a site of the moment `now` has them.
  mutating func tell(nextChange: Int?, nextEntry: Int?, since now: Moment) {
    func moment(_ seconds: Int) -> Moment { Moment(secondsSince1970: seconds, offsetMinutes: now.offsetMinutes) }
    let midnight = now.secondsSince1970 - now.secondOfDay + 86_400
    self.nextChange = nextChange.map(moment)
    nextDifference = moment(min(nextChange ?? midnight, nextEntry ?? midnight, midnight))
  }

  /// Takes `more` faults in, in the order of a report.
  mutating func add(_ more: [Diagnostic]) {
    diagnostics = (diagnostics + more).sorted(by: Diagnostic.reportOrder)
    otherDiagnostics += more
  }
}
