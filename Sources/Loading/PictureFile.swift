import Diagnostics
import FileSystem
import Media

/// What is asked of a picture while the site is loaded.
enum PictureFile {
  private static let extensions: Set<String> = ["png", "jpg", "jpeg", "gif", "webp", "svg"]
  /// Enough for the header of any picture that a camera writes, its embedded preview included.
  private static let headerSize = 256 * 1024

  /// The size of the picture at `path`; nil for a file that is none. A broken picture is a fault.
  static func size(of path: RelativePath, in project: Project, diagnostics: inout [Diagnostic]) -> ImageSize? {
    guard extensions.contains(String(decoding: path.fileExtension, as: UTF8.self)) else { return nil }
    let display = project.display(path)
    do {
      let bytes = try project.folder.read(ContentTree.join(project.contentPath, path), limit: headerSize).bytes
      if let size = ImageSize(bytes) { return size }
      diagnostics.append(
        Diagnostic(
          .notAPicture, at: Place(file: display),
          Localized(vi: "tệp không phải là ảnh, hoặc ảnh bị hỏng", en: "the file is no picture, or a broken one"),
          hint: Localized(vi: "mở ảnh bằng một chương trình xem ảnh rồi lưu lại", en: "open it with a picture viewer and save it again")))
    } catch {
      diagnostics.append(ContentTree.unreadable(display, error))
    }
    return nil
  }
}
