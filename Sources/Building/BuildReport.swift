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
  public var nextChange: Moment?
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

  /// Takes `more` faults in, in the order of a report.
  mutating func add(_ more: [Diagnostic]) {
    diagnostics = (diagnostics + more).sorted(by: Diagnostic.reportOrder)
    otherDiagnostics += more
  }
}
