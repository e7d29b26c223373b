import FrontMatter
import Site
import Templates

/// A piece of a line of a document: what stands in the original, or a blank that the original left open.
struct Piece: Sendable {
  var text: String
  var isBlank: Bool

  /// `line` cut at its blanks: `…` or `...`, which stand for what the original does not say.
  static func pieces(of line: String) -> [Piece] {
    var pieces: [Piece] = []
    var current = ""
    var rest = Substring(line)
    func flush(_ text: inout String, into pieces: inout [Piece]) {
      if !text.isEmpty { pieces.append(Piece(text: text, isBlank: false)) }
      text = ""
    }
    while !rest.isEmpty {
      if rest.hasPrefix("…") || rest.hasPrefix("...") {
        flush(&current, into: &pieces)
        pieces.append(Piece(text: "…", isBlank: true))
        rest = rest.dropFirst(rest.hasPrefix("…") ? 1 : 3)
      } else {
        current.append(rest.removeFirst())
      }
    }
    flush(&current, into: &pieces)
    return pieces
  }
}

let pieceTable = Table<Piece>(
  "piece",
  [
    .text("text", "Chữ; ở chỗ trống là dấu …") { $0.text },
    .flag("blank", "Chỗ trống của bản gốc") { $0.isBlank },
  ])

let textTable = Table<String>("line", [.text("text", "Nội dung") { $0 }])

/// A row of the table of documents.
struct DocumentRow: Sendable {
  let contexts: SiteContexts
  let page: Page
  var isCurrent = false

  init(_ contexts: SiteContexts, _ index: Int, isCurrent: Bool = false) {
    (self.contexts, page, self.isCurrent) = (contexts, contexts.site.pages[index], isCurrent)
  }

  var metadata: Metadata? { page.details?.metadata }
}

let documentRowTable = Table<DocumentRow>(
  "documentRow",
  [
    .list("numberPieces", pieceTable.schema, "Số, ký hiệu; chỗ trống của bản gốc được đánh dấu") { row in
      try Piece.pieces(of: row.metadata?.number ?? "").map { try pieceTable.record($0) }
    },
    .flag("hasNumber", "Có số, ký hiệu") { !($0.metadata?.number ?? "").isEmpty },
    .text("issued", "Ngày ban hành") { $0.metadata?.issued },
    .text("issuedISO", "Ngày ban hành, cho máy đọc") { row in
      row.metadata?.issued.flatMap { Wording.issuedDate($0)?.iso8601 }
    },
    .list("issuedPieces", pieceTable.schema, "Ngày ban hành; chỗ trống được đánh dấu") { row in
      try Piece.pieces(of: row.metadata?.issued ?? "").map { try pieceTable.record($0) }
    },
    .text("issuer", "Cơ quan ban hành") { $0.metadata?.issuer },
    .text("abstract", "Trích yếu") { $0.metadata?.abstract ?? $0.page.title },
    .address("url", "Địa chỉ") { $0.page.address },
    .flag("current", "Văn bản đang xem") { $0.isCurrent },
    .flag("isSample", "Văn bản mẫu") { $0.metadata?.isSample ?? false },
    .list("attachments", attachmentTable.schema, "Tệp kèm") { try $0.contexts.attachmentRecords(of: $0.page) },
  ])

let documentsTable = Table<ListPage>(
  "documents",
  listFields + [
    .list("rows", documentRowTable.schema, "Các văn bản") { list in
      try list.entries.map { try documentRowTable.record(DocumentRow(list.contexts, $0)) }
    },
    .flag("hasRows", "Có văn bản") { !$0.entries.isEmpty },
  ])

let documentTable = Table<PageSubject>(
  "document",
  articleFields + [
    .list("numberPieces", pieceTable.schema, "Số, ký hiệu; chỗ trống của bản gốc được đánh dấu") { subject in
      try Piece.pieces(of: subject.details?.metadata.number ?? "").map { try pieceTable.record($0) }
    },
    .flag("hasNumber", "Có số, ký hiệu") { !($0.details?.metadata.number ?? "").isEmpty },
    .list("issuedPieces", pieceTable.schema, "Ngày ban hành") { subject in
      try Piece.pieces(of: subject.details?.metadata.issued ?? "").map { try pieceTable.record($0) }
    },
    .flag("hasIssued", "Có ngày ban hành") { !($0.details?.metadata.issued ?? "").isEmpty },
    .text("issuer", "Cơ quan ban hành") { $0.details?.metadata.issuer },
    .text("parentIssuer", "Cơ quan cấp trên") { $0.details?.metadata.parentIssuer },
    .text("docType", "Loại văn bản: Kế hoạch, Hướng dẫn…") { $0.details?.metadata.documentType },
    .text("abstract", "Trích yếu") { $0.details?.metadata.abstract },
    .text("signer", "Người ký") { $0.details?.metadata.signer },
    .text("signerTitle", "Chức vụ người ký") { $0.details?.metadata.position },
    .text("signAs", "Thẩm quyền ký: T/M BAN THƯỜNG VỤ") { $0.details?.metadata.signAs },
    .list("recipients", textTable.schema, "Nơi nhận") { subject in
      try (subject.details?.metadata.recipients ?? []).map { try textTable.record($0) }
    },
    .flag("hasRecipients", "Có nơi nhận") { !($0.details?.metadata.recipients ?? []).isEmpty },
    .record("placeLine", placeLineTable.schema, "Địa danh và ngày ở đầu văn bản") { subject in
      guard let metadata = subject.details?.metadata, let place = metadata.place else { return nil }
      return try placeLineTable.record((place, Wording.documentDate(metadata.issued ?? "")))
    },
    .flag("isParty", "Văn bản của Đảng") { $0.details?.metadata.heading != .state },
    .flag("isState", "Văn bản của Nhà nước (có Quốc hiệu, Tiêu ngữ)") { $0.details?.metadata.heading == .state },
    .flag("sheet", "Trình bày trên tờ văn bản") { $0.details?.metadata.isSample ?? false },
    .list("rows", documentRowTable.schema, "Các văn bản cùng chuyên mục") { subject in
      try subject.contexts.documents(in: subject.page.section).map {
        try documentRowTable.record(
          DocumentRow(subject.contexts, $0, isCurrent: $0 == subject.index))
      }
    },
    .flag("hasRows", "Có văn bản cùng chuyên mục") { !$0.contexts.documents(in: $0.page.section).isEmpty },
  ])

let placeLineTable = Table<(place: String, line: String)>(
  "placeLine",
  [
    .text("place", "Địa danh") { $0.place },
    .list("pieces", pieceTable.schema, "Ngày; chỗ trống được đánh dấu") { subject in
      try Piece.pieces(of: subject.line).map { try pieceTable.record($0) }
    },
  ])
