import Building
import Diagnostics
import FileSystem
import Glibc
import Loading
import Planning
import Synchronization
import Vietnamese

/// A site that is built and shown again whenever somebody saves a file.
public struct Preview: Sendable {
  /// Absolute path of the project.
  public var project: String
  /// The port that is tried first; 0: any.
  public var port: UInt16
  /// The language of what pages tell.
  public var language: MessageLanguage
  /// The moment of each build by the site's offset from UTC.
  public var now: @Sendable (_ offsetMinutes: Int) -> Moment
  /// What the machine could not do, in words.
  public var explain: @Sendable (any Error) -> Localized

  /// A preview of the project at the absolute path `project`.
  public init(
    project: String, port: UInt16, language: MessageLanguage, now: @escaping @Sendable (Int) -> Moment,
    explain: @escaping @Sendable (any Error) -> Localized
  ) {
    (self.project, self.port, self.language, self.now, self.explain) = (project, port, language, now, explain)
  }

  /// The folder of all that a preview writes, in the project: no content, since its name is hidden, and kept out of git by a file
  /// of its own.
  public static let folder = ".xem-truoc"

  /// Serves and builds until the process ends; `tell` hears of all that a person at the terminal wants to know.
  ///
  /// - Throws: ``SystemError`` when the project cannot be read or watched or its folder not be written, ``ServerFault`` when no
  ///   server can listen.
  public func run(tell: (News) throws -> Void) throws -> Never {
    var seconds = timespec()
    clock_gettime(CLOCK_REALTIME, &seconds)
    let state = PreviewState(start: seconds.tv_sec * 1000 + seconds.tv_nsec / 1_000_000, language: language)
    let language = self.language
    let port = try PreviewServer.start(at: port) { port in
      Responder(state: state, hosts: HostCheck(port: port), language: language)
    }
    let builds = PreviewBuilds(preview: self, state: state, output: try makeOutput())
    var watch = try ProjectWatch(project)
    try tell(.listening("http://127.0.0.1:\(port)/"))
    var build = builds.build(for: [])
    try tell(.built(build))
    build.report?.remains = nil
    try tell(.ready("http://127.0.0.1:\(port)\(state.snapshot.list?.basePath ?? "/")"))
    var isSettled = false
    while true {
      let causes = try wait(&watch, until: build.report?.nextDifference, isSettled: isSettled)
      build = builds.build(for: causes ?? [])
      // What was written just now is looked at once more while nobody waits for it, and nobody need hear of that.
      isSettled = causes == nil
      if causes != nil || build.report?.published?.written ?? 0 > 0 { try tell(.built(build)) }
      build.report?.remains = nil
    }
  }

  /// The output folder; the one around it tells git to pass it over.
  private func makeOutput() throws -> String {
    let path = "\(project)/\(Self.folder)"
    // Nothing is written through a link, nor over what somebody else called so.
    switch try Folder(project).status(RelativePath(Self.folder))?.kind {
    case nil, .folder: break
    case .link: throw SystemError("open", path, code: ELOOP)
    default: throw SystemError("open", path, code: ENOTDIR)
    }
    let folder = try Folder.make(path)
    if try folder.status(RelativePath(".gitignore")) == nil {
      try folder.write(Array("*\n".utf8), to: RelativePath(".gitignore"))
    }
    return "\(project)/\(Self.folder)/site"
  }

  /// After so many milliseconds without an edit the stamps of all files can be relied on.
  private static let settling = FileClock.window / 1_000_000 + 100

  /// Waits until something was saved and a short while is quiet, or until time alone makes the site another.
  ///
  /// - Parameter isSettled: whether the last build took note of files that nobody touched for a while.
  /// - Returns: what was saved, relative to the project; nil when it was quiet for so long that a build can do that.
  private func wait(_ watch: inout ProjectWatch, until change: Moment?, isSettled: Bool) throws(SystemError)
    -> [RelativePath]?
  {
    let clock = ContinuousClock()
    let start = clock.now
    func elapsed() -> Int { Int((clock.now - start) / .nanoseconds(1)) }
    var quiet = QuietPeriod()
    var paths: Set<RelativePath> = []
    while true {
      var patience = quiet.deadline.map { ($0 - elapsed() + 999_999) / 1_000_000 }
      if quiet.deadline == nil, let change {
        let left = change.secondsSince1970 - now(change.offsetMinutes).secondsSince1970
        if left <= 0 { return [] }
        // In small steps: a machine that slept has another idea of how long it was.
        patience = min(left, 60) * 1000
      }
      if quiet.deadline == nil, !isSettled {
        let left = Self.settling - elapsed() / 1_000_000
        if left <= 0 { return nil }
        patience = min(patience ?? left, left)
      }
      if let patience, patience <= 0 { return paths.sorted() }
      let news = try watch.next(within: patience)
      if news.paths.isEmpty { continue }
      paths.formUnion(news.paths)
      quiet.note(at: elapsed(), isWriting: news.isWriting)
    }
  }
}

extension Preview {
  /// What a person at the terminal hears of.
  public enum News {
    /// The server listens at this address; nothing is built yet.
    case listening(String)
    /// A build is over.
    case built(Build)
    /// The first build is over, and this is where the site is.
    case ready(String)
  }

  /// One build, and what it came to.
  public struct Build {
    /// What was saved, relative to the project; empty for the first build and when time has come for an article.
    public var causes: [String]
    /// What the build came to; nil when the machine failed.
    public var report: BuildReport?
    /// Why the machine failed.
    public var failure: (any Error)?
    /// How long it took, in nanoseconds.
    public var duration: Int
  }
}
