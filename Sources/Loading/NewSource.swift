import Diagnostics
import FileSystem
import Vietnamese

/// The form of a new source, by kind.
public enum Archetype: String, CaseIterable, Sendable {
  /// bài viết
  case article
  /// văn bản
  case document
  /// đề cương
  case outline
  /// lịch sử
  case history
  /// hoạt động
  case activity
  /// trang
  case page

  fileprivate func text(title: String, today: CivilDate) -> String {
    let quoted = NewSource.scalar(title)
    switch self {
    case .article:
      return """
        ---
        tiêu đề: \(quoted)
        ngày: \(today.numeric)
        tác giả:
        tóm tắt:
        thẻ:
        nháp: có
        ---

        Viết bài ở đây.

        """
    case .document:
      return """
        ---
        tiêu đề: \(quoted)
        loại: văn bản
        loại văn bản:
        số ký hiệu:
        ngày ban hành:
        cơ quan ban hành:
        trích yếu:
        người ký:
        ngày: \(today.numeric)
        nháp: có
        ---

        Viết tóm tắt văn bản ở đây.

        """
    case .outline:
      return """
        ---
        tiêu đề: \(quoted)
        loại: đề cương
        nháp: có
        ---

        Ai soạn, theo nguồn nào.

        ## I. Phần thứ nhất

        ### 1. Mục thứ nhất

        Nội dung.

        """
    case .history:
      return """
        ---
        tiêu đề: \(quoted)
        loại: lịch sử
        nháp: có
        ---

        ## \(today.numeric): Tên sự kiện

        Nội dung.

        Nguồn: tên nguồn.

        """
    case .activity:
      return """
        ---
        tiêu đề: \(quoted)
        loại: hoạt động
        bắt đầu: \(today.numeric) 8:00
        địa điểm:
        nháp: có
        ---

        Nội dung hoạt động.

        """
    case .page:
      return """
        ---
        tiêu đề: \(quoted)
        loại: trang
        nháp: có
        ---

        Viết ở đây.

        """
    }
  }
}

/// A source that is yet to be written.
public struct NewSource: Sendable {
  let title: String
  let section: String?
  let archetype: Archetype
  let now: Moment

  /// A source of the form `archetype` called `title` in the folder `section` of content/.
  public init(title: String, section: String?, archetype: Archetype, now: Moment) {
    (self.title, self.section, self.archetype, self.now) = (title, section, archetype, now)
  }

  /// Writes the file; never over one that exists.
  ///
  /// - Returns: its path, relative to content/.
  /// - Throws: a ``Diagnostic`` when title or section are no good, ``SystemError`` when it cannot be written.
  public func write(into project: Project) throws -> RelativePath {
    let title = Normalisation.nfc(self.title)
    guard let slug = Slug.slug(for: title) else {
      throw Diagnostic(
        .emptyPage, at: nil,
        Localized(vi: "tiêu đề “\(title)” không có chữ nào", en: "the title “\(title)” has no letters"),
        hint: Localized(vi: "đặt tiêu đề có chữ hoặc số", en: "give it a title with letters or digits"))
    }
    if let fault = try project.contentFault() { throw fault }
    let folder = try folder(in: project)
    // index.md would make its folder the page's own; a folder of that name has that address.
    func isFree(_ name: String) throws(SystemError) -> Bool {
      if name == "index" { return false }
      let path = ContentTree.join(project.contentPath, folder.appending(Array(name.utf8)))
      guard try project.folder.status(path) == nil else { return false }
      return try project.folder.status(RelativePath(bytes: path.bytes + Array(".md".utf8))) == nil
    }
    var name = slug
    var number = 1
    while try !isFree(name) {
      number += 1
      // A slug is cut at a length, and the number must not be what is cut.
      name = (Slug.slug(for: String(slug.prefix(60))) ?? slug) + "-\(number)"
    }
    let path = folder.appending(Array("\(name).md".utf8))
    try project.folder.write(
      Array(archetype.text(title: title, today: now.date).utf8), to: ContentTree.join(project.contentPath, path))
    return path
  }

  /// The folder of the section, relative to content/; it may be written from the project's folder, and with slashes around it.
  private func folder(in project: Project) throws -> RelativePath {
    let asked = RelativePath("").resolving(Array((section ?? "").utf8).filter { $0 != 0 })
    var candidates = [asked].compactMap { $0 }
    let prefix = project.contentPath.bytes + [UInt8(ascii: "/")]
    if let asked, asked.bytes.starts(with: prefix) {
      candidates.append(RelativePath(bytes: Array(asked.bytes.dropFirst(prefix.count))))
    }
    for folder in candidates where try isSection(folder, in: project) { return folder }
    let known = try ContentTree(project).folders.filter { try !$0.bytes.isEmpty && isSection($0, in: project) }
    throw noSection(known.map(\.display))
  }

  /// Whether articles may be put into `folder`: not into one that is itself a page with its pictures, nor among the files that
  /// are copied as they are.
  private func isSection(_ folder: RelativePath, in project: Project) throws -> Bool {
    guard folder.bytes.first != UInt8(ascii: "_") else { return false }
    let full = ContentTree.join(project.contentPath, folder)
    return try project.folder.status(full, followingLinks: false)?.kind == .folder
      && project.folder.status(full.appending(Array("index.md".utf8)), followingLinks: true) == nil
  }

  private func noSection(_ known: [String]) -> Diagnostic {
    // By the letters of an address: who types a section's title means its folder.
    let nearest = NearestName.nearest(to: section ?? "", among: known) { Slug.slug(for: $0) ?? $0 }
    let shown = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
    return Diagnostic(
      .unknownSection, at: nil,
      Localized(
        vi: "không có chuyên mục “\(section ?? "")” trong content/",
        en: "there is no section “\(section ?? "")” in content/"),
      hint: nearest.map { Localized(vi: "có phải \($0)?", en: "did you mean \($0)?") }
        ?? (known.isEmpty ? nil : Localized(vi: "các chuyên mục: \(shown)", en: "sections: \(shown)")))
  }

  /// `title` as a YAML scalar: quoted, so that a colon or a number sign in it means nothing.
  static func scalar(_ title: String) -> String {
    var quoted = "\""
    for scalar in title.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20: quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
