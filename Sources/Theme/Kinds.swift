import Templates

/// Every kind of page: its template's name and the schema of its context. The one list that compiling, planning and the
/// designer's documentation read.
public enum Kinds {
  /// A kind of page.
  public struct Kind: Sendable {
    /// The template's name, and `kind` in its context.
    public var name: String
    /// What the page is, for the documentation, in Vietnamese.
    public var note: String
    /// The keys that its template may use.
    public var schema: Schema
  }

  /// All kinds, in the order of the documentation. `assets` is declared for each, since its keys are the project's files.
  public static func all(assets: Schema) -> [Kind] {
    list.map { Kind(name: $0.name, note: $0.note, schema: withAssets($0.name, $0.schema, assets)) }
  }

  private static func withAssets(_ name: String, _ schema: Schema, _ assets: Schema) -> Schema {
    Schema(
      name, schema.fields + [Schema.Field("assets", .record(assets), note: assetsNote)])
  }

  static let assetsNote = "Tệp của giao diện: style_css, script_js…"

  static let list: [(name: String, note: String, schema: Schema)] = [
    ("home", "Trang đầu", homeTable.schema),
    ("section", "Chuyên mục: danh sách bài", listTable.schema),
    ("documents", "Chuyên mục văn bản: bảng văn bản", documentsTable.schema),
    ("activities", "Chuyên mục hoạt động", activitiesTable.schema),
    ("article", "Bài viết", articleTable.schema),
    ("document", "Văn bản", documentTable.schema),
    ("outline", "Đề cương", outlineTable.schema),
    ("history", "Dòng lịch sử", historyTable.schema),
    ("activity", "Hoạt động", activityTable.schema),
    ("page", "Trang giới thiệu, liên hệ…", articleTable.schema),
    ("units", "Các đơn vị", unitsTable.schema),
    ("unit", "Một đơn vị: danh sách bài", unitTable.schema),
    ("tags", "Các thẻ", tagsTable.schema),
    ("tag", "Một thẻ: danh sách bài", listTable.schema),
    ("authors", "Các tác giả", authorsTable.schema),
    ("author", "Một tác giả: danh sách bài", listTable.schema),
    ("archive", "Lưu trữ theo tháng", archiveTable.schema),
    ("month", "Một tháng: danh sách bài", listTable.schema),
    ("map", "Sơ đồ trang", mapTable.schema),
    ("not-found", "Không tìm thấy trang (404)", notFoundTable.schema),
    ("redirect", "Địa chỉ cũ dẫn tới địa chỉ mới", redirectTable.schema),
    ("patterns", "Trang mẫu: mọi thành phần và trạng thái", patternsTable.schema),
  ]
}
