import Diagnostics
import FileSystem
import FrontMatter
import Site
import Vietnamese

/// Finds what a link in a source leads to. A value that all workers share.
struct LinkResolver: Sendable {
  /// A link that leads somewhere: a file counts by its position in the tree's files.
  enum Found: Sendable {
    case target(LinkTarget)
    case file(Int, anchor: String)
    case fault(Diagnostic)
  }

  private let site: Site
  private let drafts: [Draft]
  private let draftOfPage: [Int]
  private let tree: ContentTree
  private let sectionAt: [RelativePath: Int]
  private let pageAt: [RelativePath: Int]
  private let hidden: [RelativePath: Visibility]
  private let fileAt: [RelativePath: Int]
  /// Sources that could not be read, which have faults of their own.
  private let unread: Set<RelativePath>
  /// Paths that the file system has in another normal form, by their form C: macOS writes names with marks apart.
  private let asWritten: [RelativePath: RelativePath]
  private let staticAddresses: Set<String>
  private let project: Project
  private let addresses: Set<String>

  /// A resolver for the pages that `assembly` has made of `drafts`.
  init(_ assembly: SiteAssembly, _ drafts: [Draft]) {
    (self.drafts, draftOfPage) = (drafts, assembly.draftOfPage)
    (site, tree, project) = (assembly.site, assembly.tree, assembly.project)
    (sectionAt, pageAt, hidden) = (assembly.sectionAt, assembly.pageAt, assembly.hidden)
    fileAt = Dictionary(uniqueKeysWithValues: tree.files.enumerated().map { ($1, $0) })
    asWritten = Self.decomposed(tree)
    unread = assembly.unread
    staticAddresses = Set(
      tree.staticFiles.map { "/" + String(decoding: $0.bytes.dropFirst("_static/".utf8.count), as: UTF8.self) })
    addresses = Set(site.sections.map(\.address) + (site.pages.count < 2000 ? site.pages.map(\.address) : []))
  }

  /// What `destination`, written in `source` at `place`, leads to.
  func resolve(_ destination: String, from source: RelativePath, isImage: Bool, place: Place) -> Found {
    var found = find(destination, from: source, isImage: isImage, place: place)
    if case .fault(var fault) = found {
      // Counted here: nearly all links are sound, and characters are dear.
      fault.place?.length = Place.characterCount(destination.utf8)
      found = .fault(fault)
    }
    return found
  }

  private func find(_ destination: String, from source: RelativePath, isImage: Bool, place: Place) -> Found {
    let (encoded, anchor) = Self.split(destination)
    if encoded.isEmpty {
      return destination.isEmpty || isImage ? .fault(empty(isImage, place)) : .target(.anchor(anchor))
    }
    if encoded.first == UInt8(ascii: "/") {
      return absolute(String(decoding: encoded, as: UTF8.self), destination, place)
    }
    guard let path = source.resolvingBeside(Self.percentDecoded(encoded)) else {
      return .fault(outside(destination, isImage, place))
    }
    if let found = lookUp(path, anchor: anchor, place: place) { return found }
    let composed = Normalisation.nfc(path.bytes).map { RelativePath(bytes: $0) } ?? path
    if composed != path, let found = lookUp(composed, anchor: anchor, place: place) { return found }
    if let written = asWritten[composed], let found = lookUp(written, anchor: anchor, place: place) { return found }
    return .fault(dead(destination, isImage, place, nearest: nearest(to: path, from: source)))
  }

  private static func decomposed(_ tree: ContentTree) -> [RelativePath: RelativePath] {
    var paths: [RelativePath: RelativePath] = [:]
    for path in tree.sources + tree.files + tree.folders
    where path.bytes.contains(where: { $0 > 0x7F }) {
      guard let composed = Normalisation.nfc(path.bytes), composed != path.bytes else { continue }
      paths[RelativePath(bytes: composed)] = path
    }
    return paths
  }

  private func lookUp(_ path: RelativePath, anchor: String, place: Place) -> Found? {
    if let page = pageAt[path] { return .target(.page(page, anchor: anchor)) }
    if unread.contains(path) { return .target(.nowhere) }
    if let visibility = hidden[path] { return .fault(unpublished(path, visibility, place)) }
    if let file = fileAt[path] { return .file(file, anchor: anchor) }
    if path.name == Array("_index.md".utf8), let section = sectionAt[path.parent] {
      return .target(.section(section, anchor: anchor))
    }
    // A folder: its page or its section.
    if let page = pageAt[path.appending(Array("index.md".utf8))] { return .target(.page(page, anchor: anchor)) }
    if let section = sectionAt[path] { return .target(.section(section, anchor: anchor)) }
    return nil
  }

  private func absolute(_ path: String, _ destination: String, _ place: Place) -> Found {
    if staticAddresses.contains(path) || addresses.contains(path) || addresses.contains(path + "/") {
      return .target(.address(destination))
    }
    return .fault(
      Diagnostic(
        .deadLink, at: place,
        Localized(
          vi: "không có trang hay tệp ở địa chỉ \(path)", en: "there is no page or file at the address \(path)"),
        hint: Localized(
          vi: "liên kết bằng đường dẫn tương đối tới tệp .md: ../lich-su/bai.md",
          en: "link by a relative path to the .md file: ../lich-su/bai.md")))
  }

  /// The fault of an anchor that its page does not have; nil where it has it.
  func deadAnchor(_ target: LinkTarget, own: [UInt64], place: Place) -> Diagnostic? {
    let anchor: String
    let hashes: [UInt64]
    let page: RelativePath?
    switch target {
    case .anchor(let name): (anchor, hashes, page) = (name, own, nil)
    case .page(let index, let name):
      (anchor, hashes, page) = (name, drafts[draftOfPage[index]].anchors, site.pages[index].source)
    case .section(let index, let name):
      (anchor, hashes, page) = (name, site.sections[index].anchors, site.sections[index].source)
    default: return nil
    }
    if anchor.isEmpty { return nil }
    let decoded = String(decoding: Self.percentDecoded(anchor), as: UTF8.self)
    if hashes.contains(Draft.anchorHash(decoded)) { return nil }
    let where_ =
      page.map { Localized(vi: project.display($0), en: project.display($0)) }
      ?? Localized(vi: "trang này", en: "this page")
    // Only the hashes of anchors are kept: the forms that people write in place of one are tried.
    let near = [decoded.lowercased(), Slug.slug(for: decoded) ?? ""].first { hashes.contains(Draft.anchorHash($0)) }
    return Diagnostic(
      .deadAnchor, at: place,
      Localized(vi: "\(where_.vi) không có mục #\(decoded)", en: "\(where_.en) has no part #\(decoded)"),
      hint: near.map { Localized(vi: "có phải #\($0)?", en: "did you mean #\($0)?") })
  }

  private func unpublished(_ path: RelativePath, _ visibility: Visibility, _ place: Place) -> Diagnostic {
    let state: Localized
    switch visibility {
    case .draft: state = Localized(vi: "còn là bản nháp", en: "is a draft")
    case .expired: state = Localized(vi: "đã gỡ", en: "has expired")
    case .future(let seconds):
      let moment = Moment(secondsSince1970: seconds, offsetMinutes: site.now.offsetMinutes)
      state = Localized(
        vi: "đến \(moment.clock) ngày \(moment.date.numeric) mới đăng",
        en: "is published at \(moment.clock) on \(moment.date.numeric)")
    case .published: state = Localized(vi: "", en: "")
    }
    return Diagnostic(
      .unpublishedLink, .warning, at: place,
      Localized(vi: "\(project.display(path)) \(state.vi)", en: "\(project.display(path)) \(state.en)"),
      hint: Localized(
        vi: "chữ vẫn hiện, liên kết sẽ có khi trang kia được đăng",
        en: "the words are shown; the link comes when that page is published"))
  }

  private func dead(_ destination: String, _ isImage: Bool, _ place: Place, nearest: String?) -> Diagnostic {
    Diagnostic(
      isImage ? .missingImage : .deadLink, at: place,
      isImage
        ? Localized(vi: "không có ảnh \(destination)", en: "there is no image \(destination)")
        : Localized(
          vi: "liên kết tới \(destination) không dẫn tới đâu", en: "the link to \(destination) leads nowhere"),
      hint: nearest.map { Localized(vi: "có phải \($0)?", en: "did you mean \($0)?") }
        ?? Localized(
          vi: "đường dẫn tính từ thư mục của tệp này; xem lại tên tệp",
          en: "the path starts at this file's folder; check the file's name"))
  }

  private func empty(_ isImage: Bool, _ place: Place) -> Diagnostic {
    Diagnostic(
      isImage ? .missingImage : .deadLink, at: place,
      isImage
        ? Localized(vi: "ảnh không có đường dẫn tới tệp", en: "the image names no file")
        : Localized(vi: "liên kết không có đường dẫn", en: "the link has no destination"),
      hint: isImage
        ? Localized(
          vi: "viết tên tệp ảnh vào giữa hai ngoặc tròn: ![Lễ dâng hoa](anh.jpg)",
          en: "write the file's name between the parentheses: ![Flowers at the stele](photo.jpg)")
        : Localized(
          vi: "viết đường dẫn vào giữa hai ngoặc tròn: [chữ](bai.md); chưa có thì chỉ để lại chữ",
          en: "write the path between the parentheses: [words](article.md); without one keep the words alone"))
  }

  private func outside(_ destination: String, _ isImage: Bool, _ place: Place) -> Diagnostic {
    Diagnostic(
      isImage ? .missingImage : .deadLink, at: place,
      Localized(vi: "\(destination) nằm ngoài thư mục nội dung", en: "\(destination) lies outside the content folder"),
      hint: Localized(
        vi: "chép tệp vào cạnh bài rồi dẫn tới đó", en: "copy the file beside this one and link to it there"))
  }

  /// The nearest known path, as seen from `source`: in the same folder first, then a file of the same name anywhere.
  private func nearest(to path: RelativePath, from source: RelativePath) -> String? {
    let known = Array(pageAt.keys) + Array(fileAt.keys)
    if known.count > 20_000 { return nil }
    let siblings = known.filter { $0.parent == path.parent }.map { String(decoding: $0.name, as: UTF8.self) }.sorted()
    func relative(_ target: RelativePath) -> String { Self.relativePath(from: source.parent, to: target) }
    // Written as a reader sees it: without its ending, or with that of the page.
    var stem = path.bytes
    if path.fileExtension.starts(with: Array("htm".utf8)) { stem.removeLast(path.fileExtension.count + 1) }
    for ending in [".md", "/index.md"] where pageAt[RelativePath(bytes: stem + Array(ending.utf8))] != nil {
      return relative(RelativePath(bytes: stem + Array(ending.utf8)))
    }
    if let name = NearestName.nearest(
      to: String(decoding: path.name, as: UTF8.self), among: siblings, by: { Folding.plain($0) })
    {
      return relative(path.parent.appending(Array(name.utf8)))
    }
    return known.filter { $0.name == path.name }.min().map(relative)
  }

  // MARK: Text

  static func relativePath(from folder: RelativePath, to target: RelativePath) -> String {
    var from = folder.bytes.split(separator: 0x2F)[...]
    var to = target.bytes.split(separator: 0x2F)[...]
    while let a = from.first, let b = to.first, a == b, to.count > 1 {
      from = from.dropFirst()
      to = to.dropFirst()
    }
    let up = Array(repeating: "..", count: from.count)
    return (up + to.map { String(decoding: $0, as: UTF8.self) }).joined(separator: "/")
  }

  /// The path as it is encoded, without a query, and the anchor.
  private static func split(_ destination: String) -> (path: [UInt8], anchor: String) {
    var path = Array(destination.utf8)
    var anchor = ""
    if let hash = path.firstIndex(of: UInt8(ascii: "#")) {
      anchor = String(decoding: path[(hash + 1)...], as: UTF8.self)
      path.removeSubrange(hash...)
    }
    if let query = path.firstIndex(of: UInt8(ascii: "?")) { path.removeSubrange(query...) }
    return (path, anchor)
  }

  /// RFC 3986 §2.1; what is no escape stays.
  static func percentDecoded(_ text: String) -> [UInt8] { percentDecoded(Array(text.utf8)) }

  static func percentDecoded(_ text: [UInt8]) -> [UInt8] {
    guard var index = text.firstIndex(of: 0x25) else { return text }
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 0x30...0x39: return byte - 0x30
      case 0x41...0x46: return byte - 0x37
      case 0x61...0x66: return byte - 0x57
      default: return nil
      }
    }
    var output = Array(text[..<index])
    while index < text.count {
      if text[index] == 0x25, index + 2 < text.count, let high = digit(text[index + 1]),
        let low = digit(text[index + 2])
      {
        output.append(high << 4 | low)
        index += 3
      } else {
        output.append(text[index])
        index += 1
      }
    }
    return output
  }
}
