import Building
import Diagnostics
import FileSystem
import Glibc
import Hashing
import Loading
import Parallel
import Vietnamese

/// A project on disk, its output, and what happens to both.
final class World {
  /// Why a history is not as it must be.
  struct Failure: Error, CustomStringConvertible { var description: String }

  private let root: String
  private let history: History
  private let folder: Folder
  private let themes: ThemeCache
  private let sites = SiteCache()
  private var hours = 0
  private var engine = 0
  private var boot = 0
  /// What somebody put into the output folder or changed there, whatever became of it.
  private var foreign: Set<String> = []
  /// Files that somebody put into the output folder beside ours.
  private var dropped: Set<String> = []
  private static let site = "project/public/"
  private(set) var builds = 0
  private(set) var published = 0
  /// Builds that went the short way, and wrote something.
  private(set) var amended = 0

  init(_ history: History, in root: String, themes: ThemeCache) throws {
    (self.history, self.root, self.themes) = (history, root, themes)
    folder = try Folder.make(root)
    for name in ["project", "clean", "spare", ".clean.chuyentrang", ".spare.chuyentrang", "copies"] {
      try folder.removeTree(RelativePath(name))
    }
    try folder.makeFolder(RelativePath("project/content"))
  }

  private func project(_ path: String) -> RelativePath { RelativePath("project/\(path)") }

  /// Does what `edit` says.
  func apply(_ edit: Edit) throws {
    try waitForTick()
    switch edit {
    case .write(let path, let bytes):
      if try isFree(path) { try folder.write(bytes, to: project(path)) }
    case .writeUnseen(let path, let bytes):
      guard let status = try folder.status(project(path)), status.kind == .file, status.size == bytes.count else {
        return
      }
      try folder.write(bytes, to: project(path))
      setTime(project(path), status.modified)
    case .replace(let path, let bytes):
      guard try folder.status(project(path))?.kind == .file else { return }
      try folder.write(bytes, to: project(path + "~"))
      try folder.move(project(path + "~"), to: project(path), in: folder)
    case .remove(let path): if try folder.status(project(path))?.kind == .file { try folder.removeFile(project(path)) }
    case .rename(let path, let target):
      guard try folder.status(project(path)) != nil, try isFree(target) else { return }
      try folder.makeFolder(project(target).parent)
      try? folder.move(project(path), to: project(target), in: folder)
    case .date(let hours): self.hours = hours
    case .damage(let number, let keepsSize):
      guard let path = try output(number) else { return }
      var bytes = try folder.read(path).bytes
      if keepsSize, !bytes.isEmpty { bytes[bytes.count / 2] ^= 1 } else { bytes += Array("thêm".utf8) }
      try folder.write(bytes, to: path)
      // Where nothing makes it any more before it is made again, it stays: it is somebody's work now.
      foreign.insert(String(decoding: path.bytes.dropFirst(Self.site.utf8.count), as: UTF8.self))
    case .removeOutput(let number): if let path = try output(number) { try folder.removeFile(path) }
    case .drop(let path):
      let target = project("public/\(path)")
      guard try folder.status(project("public"))?.kind == .folder, try folder.status(target.parent)?.kind == .folder,
        try folder.status(target) == nil
      else { return }
      try folder.write(Array("của khách".utf8), to: target)
      foreign.insert(path)
      dropped.insert(path)
    case .linkFolder(let number):
      guard let path = try output(number)?.parent, path != project("public") else { return }
      let copy = RelativePath("copies/\(builds)")
      try folder.makeFolder(copy.parent)
      guard (try? folder.move(path, to: copy, in: folder)) != nil else { return }
      symlink("\(root)/\(copy.display)", "\(root)/\(path.display)")
    case .loseMemo: try folder.removeFile(state("memo"))
    case .damageMemo(let position): try damage(state("memo"), at: position)
    case .damagePacks(let position):
      for number in 0..<3 { try damage(state("packs/\(number)"), at: position) }
    case .foreignMemo:
      guard try folder.status(project("public"))?.kind == .folder else { return }
      _ = try build(to: "spare", isClean: false)
      let memo = RelativePath(".spare.chuyentrang/memo")
      if try folder.status(memo) != nil { try folder.write(try folder.read(memo).bytes, to: state("memo")) }
    case .engine(let number): engine = number
    case .restart(let number): boot = number
    }
  }

  private func state(_ name: String) -> RelativePath { project(".public.chuyentrang/\(name)") }

  /// Whether nothing stands at `path` and above it but folders, or a file at `path`.
  private func isFree(_ path: String) throws -> Bool {
    if let status = try folder.status(project(path)), status.kind != .file { return false }
    var parent = project(path).parent
    while !parent.bytes.isEmpty {
      if let status = try folder.status(parent), status.kind != .folder { return false }
      parent = parent.parent
    }
    return true
  }

  private func damage(_ path: RelativePath, at position: Int) throws {
    guard try folder.status(path) != nil else { return }
    var bytes = try folder.read(path).bytes
    guard !bytes.isEmpty else { return }
    bytes[position % bytes.count] ^= 0x10
    try folder.write(bytes, to: path)
  }

  private func setTime(_ path: RelativePath, _ time: Int) {
    var times = [timespec(), timespec()]
    times[0].tv_nsec = (1 << 30) - 2
    times[1] = timespec(tv_sec: time / 1_000_000_000, tv_nsec: time % 1_000_000_000)
    utimensat(AT_FDCWD, "\(root)/\(path.display)", times, 0)
  }

  /// Where stamps are taken for settled, no edit may share its tick of the clock with the build before it.
  private func waitForTick() throws {
    guard history.clock == .settled else { return }
    let probe = RelativePath("tick")
    let first = try folder.touch(probe)
    while try folder.touch(probe) == first { usleep(400) }
  }

  private func output(_ number: Int) throws -> RelativePath? {
    let paths = try files("project/public").keys.sorted()
    return paths.isEmpty ? nil : project("public/\(paths[number % paths.count])")
  }

  // MARK: Builds

  private func build(to output: String, isClean: Bool) throws -> BuildReport {
    let hours = self.hours
    var options = BuildOptions(output: "\(root)/\(output)", workers: Workers(count: history.workers)) { offset in
      // 22/9/2023 00:00 at the site's offset, and the hours since.
      Moment(secondsSince1970: 1_695_340_800 - offset * 60 + hours * 3600, offsetMinutes: offset)
    }
    options.isClean = isClean
    options.themes = themes
    // Half of them are built by a program that goes on, as the preview does.
    if !isClean, history.seed.isMultiple(of: 2) { options.sites = sites }
    options.engine = ContentHash(high: 0, low: UInt64(engine))
    options.bootID = "\(boot)"
    switch history.clock {
    case .settled: options.clockLead = 10_000_000_000
    case .real: break
    case .coarse: options.clockTick = 3_600_000_000_000
    }
    return try Project("\(root)/project").build(options)
  }

  /// Builds, and builds anew elsewhere: whether both are the same.
  func check() throws {
    let before = try files("project/public")
    let times = try stamps(before.keys)
    let report = try build(to: "project/public", isClean: false)
    let after = try files("project/public")
    try folder.removeTree(RelativePath("clean"))
    try folder.removeTree(RelativePath(".clean.chuyentrang"))
    let expected = try build(to: "clean", isClean: true)
    builds += 1
    if Set(told(report)) != Set(told(expected)) || told(report).count != told(expected).count {
      let more = Set(told(report)).subtracting(told(expected)).map {
        "more: \($0.message.en) \($0.place.map { "\($0)" } ?? "")"
      }
      let less = Set(told(expected)).subtracting(told(report)).map {
        "less: \($0.message.en) \($0.place.map { "\($0)" } ?? "")"
      }
      throw Failure(description: "other faults than a clean build tells: \((more + less).joined(separator: "; "))")
    }
    guard expected.isSuccess else {
      if after != before { throw Failure(description: "a build that failed changed the site") }
      return
    }
    published += 1
    if report.timings.contains(where: { $0.phase == "amend" }), report.published?.written != 0 { amended += 1 }
    let clean = try files("clean")
    for (path, bytes) in clean.sorted(by: { $0.key < $1.key }) {
      guard let found = after[path] else { throw Failure(description: "\(path) is not there") }
      if found != bytes {
        throw Failure(description: "\(path) is not as a clean build makes it\n\(Self.difference(found, bytes))")
      }
    }
    for path in after.keys.sorted() where clean[path] == nil && !foreign.contains(path) {
      throw Failure(description: "\(path) is there, and a clean build does not make it")
    }
    for path in dropped where before[path] != nil && clean[path] == nil && after[path] != before[path] {
      throw Failure(description: "\(path) is somebody else's, and not what it was")
    }
    foreign.subtract(clean.keys)
    if try folder.status(state("staging")) != nil { throw Failure(description: "staging is still there") }
    let now = try stamps(after.keys)
    for (path, bytes) in before where after[path] == bytes && clean[path] != nil && times[path] != now[path] {
      throw Failure(description: "\(path) was replaced by equal bytes")
    }
  }

  private func told(_ report: BuildReport) -> [Diagnostic] { report.diagnostics.filter { $0.code != .foreignFile } }

  private static func difference(_ a: [UInt8], _ b: [UInt8]) -> String {
    let start = zip(a, b).prefix { $0 == $1 }.count
    func part(_ bytes: [UInt8]) -> String {
      String(decoding: bytes[max(0, start - 60)..<min(bytes.count, start + 100)], as: UTF8.self)
    }
    return "is:   \(part(a))\nmust: \(part(b))"
  }

  /// All real files below `top`; what links lead to is not there.
  private func files(_ top: String) throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    func walk(_ path: RelativePath, _ name: String) throws {
      guard try folder.status(path)?.kind == .folder else { return }
      let listing = try folder.listing(of: path)
      for position in 0..<listing.count {
        let part = Array(listing.name(position))
        let inner =
          name.isEmpty ? String(decoding: part, as: UTF8.self) : "\(name)/\(String(decoding: part, as: UTF8.self))"
        switch listing.kind(position) {
        case .folder?: try walk(path.appending(part), inner)
        case .file?: found[inner] = try folder.read(path.appending(part)).bytes
        default: continue
        }
      }
    }
    try walk(RelativePath(top), "")
    return found
  }

  private func stamps(_ paths: some Sequence<String>) throws -> [String: FileStamps] {
    try paths.reduce(into: [:]) { $0[$1] = try folder.status(project("public/\($1)")).map { FileStamps($0) } }
  }
}
