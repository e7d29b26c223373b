import Diagnostics
import FileSystem
import Media

/// What is asked of a picture while the site is loaded.
enum PictureFile {
  private static let extensions: Set<String> = ["png", "jpg", "jpeg", "gif", "webp", "svg"]
  /// Enough for the header of any picture that a camera writes, its embedded preview included.
  private static let headerSize = 256 * 1024

  /// Whether its ending says that the file at `path` is a picture.
  static func isNamedSo(_ path: RelativePath) -> Bool {
    extensions.contains(String(decoding: path.fileExtension, as: UTF8.self))
  }

  /// The size of the picture at `path`; nil for a file that is none. A broken picture is a fault.
  static func size(of path: RelativePath, in project: Project, diagnostics: inout [Diagnostic]) -> ImageSize? {
    guard isNamedSo(path) else { return nil }
    let display = project.display(path)
    if path.fileExtension == Array("svg".utf8), let fault = drawingFault(path, in: project) {
      diagnostics.append(fault)
      if fault.severity == .error { return nil }
    }
    do {
      let bytes = try project.folder.read(ContentTree.join(project.contentPath, path), limit: headerSize).bytes
      if let size = ImageSize(bytes) { return size }
      if SVG.isDrawing(bytes) {
        diagnostics.append(sizeless(display))
        return nil
      }
      diagnostics.append(
        Diagnostic(
          .notAPicture, at: Place(file: display),
          Localized(vi: "tệp không phải là ảnh, hoặc ảnh bị hỏng", en: "the file is no picture, or a broken one"),
          hint: Localized(
            vi: "mở ảnh bằng một chương trình xem ảnh rồi lưu lại",
            en: "open it with a picture viewer and save it again")))
    } catch {
      diagnostics.append(ContentTree.unreadable(display, error))
    }
    return nil
  }

  private static func sizeless(_ display: String) -> Diagnostic {
    Diagnostic(
      .notAPicture, at: Place(file: display),
      Localized(
        vi: "hình vẽ SVG không ghi kích thước: thẻ <svg> thiếu width và height, hoặc viewBox",
        en: "the SVG drawing tells no size: <svg> lacks width and height, or viewBox"),
      hint: Localized(
        vi: "thêm viewBox vào thẻ <svg>, ví dụ viewBox=\"0 0 640 360\"",
        en: "add a viewBox to <svg>, for example viewBox=\"0 0 640 360\""))
  }

  private static func lostStyle(_ display: String) -> Diagnostic {
    Diagnostic(
      .lostStyle, .warning, at: Place(file: display),
      Localized(
        vi: "một phần bảng kiểu <style> của hình vẽ SVG không giữ được, nên hình có thể mất màu",
        en: "part of the <style> sheet of the SVG drawing cannot be kept, so it may lose colours"),
      hint: Localized(
        vi:
          "xuất lại thành SVG với kiểu ghi ở từng hình: trong Illustrator chọn Styling: Presentation Attributes, trong "
          + "Inkscape chọn Plain SVG",
        en:
          "export it again with its style on each shape: in Illustrator, Styling: Presentation Attributes; in Inkscape, "
          + "Plain SVG"))
  }

  /// A drawing is published without anything that acts; one that cannot be read for that is not published.
  static func drawingFault(_ path: RelativePath, in project: Project) -> Diagnostic? {
    let display = project.display(path)
    do {
      let bytes = try project.folder.read(ContentTree.join(project.contentPath, path), limit: 16 * 1024 * 1024).bytes
      if SVG.sanitised(bytes) != nil { return SVG.losesStyle(bytes) ? lostStyle(display) : nil }
    } catch {
      return ContentTree.unreadable(display, error)
    }
    return Diagnostic(
      .notAPicture, at: Place(file: display),
      Localized(
        vi: "hình vẽ SVG bị hỏng, không đọc được để lọc", en: "the SVG drawing is broken and cannot be made safe"),
      hint: Localized(
        vi: "mở bằng chương trình vẽ rồi xuất lại thành SVG", en: "open it with a drawing program and export it again"))
  }
}
