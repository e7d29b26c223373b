import Diagnostics

/// Why a page could not be rendered. `file` is the template's.
public enum RenderError: Error, Hashable, Sendable {
  /// Partials are inside each other more than 64 levels deep: the data of a tree is deeper, or a partial includes itself over
  /// data that is the same each time. The place is that of the tag which was running most often.
  case tooDeep(at: Place)
  /// More than ten million rounds of sections and partials: lists inside themselves.
  case tooLong(file: String)
  /// A record is of another schema than the one against which the template was compiled.
  case wrongSchema(file: String, expected: String, found: String)

  /// The fault as a person reads it.
  public var diagnostic: Diagnostic {
    switch self {
    case .tooDeep(let place):
      return Diagnostic(
        .templateTooDeep, at: place,
        Localized(
          vi: "mẫu con gọi nhau sâu quá \(Renderer.deepestCalls) tầng",
          en: "partials include each other more than \(Renderer.deepestCalls) levels deep"),
        hint: Localized(
          vi: "mẫu con gọi lại chính nó phải nằm trong phần của dữ liệu bên trong mỗi mục",
          en: "a partial may include itself only over data that lies inside each item"))
    case .tooLong(let file):
      return Diagnostic(
        .templateTooDeep, at: Place(file: file),
        Localized(
          vi: "mẫu lặp quá mười triệu vòng nên đã dừng", en: "the template was stopped after ten million rounds"),
        hint: Localized(
          vi: "tìm danh sách được lặp bên trong chính nó", en: "look for a list that is repeated inside itself"))
    case .wrongSchema(let file, let expected, let found):
      return Diagnostic(
        .templateKeyType, at: Place(file: file),
        Localized(
          vi: "mẫu dành cho “\(expected)” nhận dữ liệu của “\(found)”",
          en: "the template for “\(expected)” was given the data of “\(found)”"))
    }
  }
}
