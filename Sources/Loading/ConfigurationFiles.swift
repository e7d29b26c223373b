import Diagnostics
import FileSystem
import FrontMatter

extension Project {
  /// Minutes east of UTC at which the site's clock goes: its time zone, as far as site.yaml can be read.
  public var offsetMinutes: Int {
    var faults: [Diagnostic] = []
    return ConfigurationFiles(self, diagnostics: &faults).site.offsetMinutes
  }
}

/// content/site.yaml and content/don-vi.yaml, read.
struct ConfigurationFiles: Sendable {
  var site: SiteConfiguration
  var units: [Unit] = []

  /// Files that were read before.
  init(site: SiteConfiguration) { self.site = site }

  /// The files of `project`; a project without site.yaml gets a configuration named after its folder.
  init(_ project: Project, diagnostics: inout [Diagnostic]) {
    let folderName = project.path.split(separator: "/").last.map { String($0) } ?? "site"
    site = SiteConfiguration(name: folderName, baseURL: "http://localhost")
    if let (bytes, file) = Self.read("site.yaml", project, &diagnostics) {
      let (configuration, faults) = SiteConfiguration.read(bytes, file: file)
      diagnostics += faults
      if var configuration {
        if configuration.name.isEmpty { configuration.name = site.name }
        if configuration.baseURL.isEmpty { configuration.baseURL = site.baseURL }
        site = configuration
      }
    }
    if let (bytes, file) = Self.read("don-vi.yaml", project, &diagnostics) {
      let (units, faults) = Unit.readAll(bytes, file: file)
      diagnostics += faults
      self.units = units
    }
  }

  private static func read(_ name: String, _ project: Project, _ diagnostics: inout [Diagnostic]) -> (
    bytes: [UInt8], file: String
  )? {
    let path = project.contentPath.appending(Array(name.utf8))
    do {
      guard let status = try project.folder.status(path, followingLinks: true) else { return nil }
      guard status.kind == .file else {
        diagnostics.append(ContentTree.noFile(path.display))
        return nil
      }
      return (try project.folder.read(path, limit: 1024 * 1024).bytes, path.display)
    } catch {
      diagnostics.append(ContentTree.unreadable(path.display, error))
      return nil
    }
  }
}
