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
    guard let folder = RelativePath("").resolving((section ?? "").utf8.filter { $0 != 0 }) else { throw noSection([]) }
    let full = ContentTree.join(project.contentPath, folder)
    guard try project.folder.status(full, followingLinks: false)?.kind == .folder else {
      let names = try project.folder.names(in: project.contentPath).filter {
        try project.folder.status(project.contentPath.appending($0))?.kind == .folder && $0.first != UInt8(ascii: "_")
      }
      throw noSection(names.map { String(decoding: $0, as: UTF8.self) })
    }
    var path = folder.appending(Array("\(slug).md".utf8))
    var number = 1
    while try project.folder.status(ContentTree.join(project.contentPath, path)) != nil {
      number += 1
      path = folder.appending(Array("\(slug)-\(number).md".utf8))
    }
    try project.folder.write(
      Array(archetype.text(title: title, today: now.date).utf8), to: ContentTree.join(project.contentPath, path))
    return path
  }

  private func noSection(_ known: [String]) -> Diagnostic {
    let nearest = NearestName.nearest(to: section ?? "", among: known)
    return Diagnostic(
      .noProject, at: nil,
      Localized(
        vi: "không có chuyên mục “\(section ?? "")” trong content/",
        en: "there is no section “\(section ?? "")” in content/"),
      hint: nearest.map { Localized(vi: "có phải \($0)?", en: "did you mean \($0)?") }
        ?? (known.isEmpty
          ? nil
          : Localized(
            vi: "các chuyên mục: \(known.joined(separator: ", "))", en: "sections: \(known.joined(separator: ", "))")))
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
