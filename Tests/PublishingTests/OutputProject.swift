import FileSystem
import Foundation
import Parallel
import Publishing

/// An output folder `public` in a temporary folder of its own, gone with the value.
final class OutputProject: Sendable {
  let root: String
  let workers: Int

  init(workers: Int = 2) throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("publishing-\(UUID().uuidString)").path
    self.workers = workers
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  struct Refusal: Error {}

  /// Publishes `files`; rendering fails at `failing`.
  @discardableResult func publish(_ files: [String: String], failing: String? = nil) throws -> PublishReport {
    let output = try OutputFolder("\(root)/public")
    let lock = try output.lock {}
    defer { withExtendedLifetime(lock) {} }
    let paths = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let groups: [PlannedOutput.Group] = [.page, .list, .feed, .asset]
    let outputs = PlannedOutputs(
      paths.enumerated().map { PlannedOutput(path: RelativePath($1), group: groups[$0 % 4]) })
    return try Publisher(output, workers: Workers(count: workers)).publish(outputs) { index, buffer in
      if paths[index] == failing { throw Refusal() }
      buffer += (files[paths[index]] ?? "").utf8
    }
  }

  func path(_ name: String) -> String { "\(root)/\(name)" }

  func write(_ name: String, _ text: String) throws {
    let folder = (path(name) as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guard FileManager.default.createFile(atPath: path(name), contents: Data(text.utf8)) else { throw Refusal() }
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: path(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// All files and links below `folder` with their content; links as `-> target`.
  func files(in folder: String = "public") throws -> [String: String] {
    var found: [String: String] = [:]
    func walk(_ prefix: String) throws {
      for name in try FileManager.default.contentsOfDirectory(atPath: "\(path(folder))/\(prefix)") {
        let whole = prefix + name
        let type =
          try FileManager.default.attributesOfItem(atPath: "\(path(folder))/\(whole)")[.type] as? FileAttributeType
        switch type {
        case .typeDirectory?: try walk(whole + "/")
        case .typeSymbolicLink?:
          found[whole] = "-> " + (try FileManager.default.destinationOfSymbolicLink(atPath: "\(path(folder))/\(whole)"))
        default: found[whole] = text("\(folder)/\(whole)")
        }
      }
    }
    try walk("")
    return found
  }

  /// What stood aside, by path below kept/.
  func kept() throws -> [String: String] {
    guard FileManager.default.fileExists(atPath: path(".public.chuyentrang/kept")) else { return [:] }
    return try files(in: ".public.chuyentrang/kept")
  }

  /// Number and times of each output file: what changes when one is written.
  func stamps() throws -> [String: FileStatus?] {
    let folder = try Folder(path("public"))
    return try files().reduce(into: [:]) { $0[$1.key] = try folder.status(RelativePath($1.key)) }
  }
}
