import FileSystem
import Site
import Theme
import Vietnamese

/// The file in which a preview's output says of itself what the program that shows it has to know: the path that the site
/// lies under, and which pages readers do not see yet. It goes with the output, so that a build with nothing to do need not
/// find it out again.
///
///     /duoi-mot-duong-dan/
///     draft /tin-tuc/bai-nhap/
///     1695344400 420 /tin-tuc/bai-hen-gio/
public struct UnpublishedList: Hashable, Sendable {
  /// A page that readers do not see yet.
  public struct Entry: Hashable, Sendable {
    /// Root-relative, without the path that the site lies under.
    public var address: String
    /// Why readers do not see it.
    public var reason: UnpublishedPage.Reason

    /// The page at `address`.
    public init(address: String, reason: UnpublishedPage.Reason) { (self.address, self.reason) = (address, reason) }
  }

  /// Where it lies in the output; no page has an address that begins with a dot.
  public static let path = RelativePath(".xem-truoc")

  /// The path of the site's base address: `/`, or `/80-nam/`.
  public var basePath: String
  /// By page.
  public var entries: [Entry]

  /// What is said of `site`.
  public init(_ site: Site) {
    var top: [UInt8] = []
    RootRelative(baseURL: site.configuration.baseURL).write("/", into: &top)
    basePath = String(decoding: top, as: UTF8.self)
    entries = (site.unpublished ?? []).map { Entry(address: site.pages[$0.page].address, reason: $0.reason) }
  }

  /// What ``bytes`` says; nil where it is something else.
  public init?(_ bytes: [UInt8]) {
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true)[...]
    guard let first = lines.popFirst(), first.hasPrefix("/") else { return nil }
    basePath = String(first)
    entries = []
    for line in lines {
      let words = line.split(separator: " ")
      if words.count == 2, words[0] == "draft" {
        entries.append(Entry(address: String(words[1]), reason: .draft))
      } else if words.count == 3, let seconds = Int(words[0]), let offset = Int(words[1]) {
        let moment = Moment(secondsSince1970: seconds, offsetMinutes: offset)
        entries.append(Entry(address: String(words[2]), reason: .until(moment)))
      } else {
        return nil
      }
    }
  }

  /// The file.
  public var bytes: [UInt8] {
    var text = basePath + "\n"
    for entry in entries {
      switch entry.reason {
      case .draft: text += "draft \(entry.address)\n"
      case .until(let moment): text += "\(moment.secondsSince1970) \(moment.offsetMinutes) \(entry.address)\n"
      }
    }
    return Array(text.utf8)
  }
}
