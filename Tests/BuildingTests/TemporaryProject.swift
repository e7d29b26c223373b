import Building
import Diagnostics
import Foundation
import Loading
import Parallel
import Vietnamese

/// A project in a temporary folder, gone with the value.
final class TemporaryProject {
  let path: String

  /// A project of `files`; with a site.yaml unless one is among them or `bare` is set.
  init(_ files: [String: String] = [:], bare: Bool = false) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("chuyentrang-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    if !bare && files["content/site.yaml"] == nil {
      try write("content/site.yaml", "name: Trang thử\nbase_url: https://thu.example.vn/\n")
    }
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ data: Data) throws {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  /// Makes `name` a symbolic link.
  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }

  func build(
    date: String = "2023-09-22", threads: Int = 2, output: String? = "public", audience: Audience = .readers
  ) throws -> BuildReport {
    let written = try DateReading.parseDate(date)
    var options = BuildOptions(output: output.map { "\(path)/\($0)" }, workers: Workers(count: threads)) {
      written.moment(siteOffsetMinutes: $0).at(offsetMinutes: $0)
    }
    options.audience = audience
    return try Project(path).build(options)
  }

  /// All files below `folder` by their path in it; state folders left out.
  func files(in folder: String = "public") -> [String: Data] {
    var found: [String: Data] = [:]
    let root = "\(path)/\(folder)"
    for case let name as String in FileManager.default.enumerator(atPath: root) ?? .init() {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: "\(root)/\(name)", isDirectory: &isFolder), !isFolder.boolValue {
        found[name] = FileManager.default.contents(atPath: "\(root)/\(name)")
      }
    }
    return found
  }

  /// A file as a reader copies it: with plain spaces. What holds words together has tests of its own (TypesettingTests).
  func text(_ name: String, in folder: String = "public") -> String {
    asSet(name, in: folder).replacing("\u{A0}", with: " ")
      .replacing(/<span class="so-hieu">([^<]*)<\/span>/) { String($0.1) }
  }

  /// A file as it is.
  func asSet(_ name: String, in folder: String = "public") -> String {
    FileManager.default.contents(atPath: "\(path)/\(folder)/\(name)").map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

extension BuildReport {
  /// Faults as `file:line:column code`, the way a person would read them off.
  var places: [String] {
    diagnostics.map { "\($0.place.map { "\($0.file):\($0.line):\($0.column)" } ?? "-") \($0.code.rawValue)" }
  }
}
