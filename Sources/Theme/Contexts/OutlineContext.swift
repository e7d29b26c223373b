import Site
import Templates

/// A part of an outline as a template sees it.
struct PartSubject: Sendable {
  let page: PageSubject
  let part: OutlinePart
}

/// A part's schema names itself: the tree is as deep as its source.
let partTable: Table<PartSubject> = {
  let schema = Schema("part")
  return Table<PartSubject>(
    sealing: schema,
    [
      .text("number", "Số của phần: I, 1, 1.1, a; trống ở phần không đánh số") { $0.part.number },
      .text("title", "Tên phần") { $0.part.title },
      .text("id", "Định danh để liên kết") { $0.part.id },
      .text("url", "Liên kết trong trang, #…") { "#\($0.part.id)" },
      .flag("level1", "Cấp một") { $0.part.level == 1 && !$0.part.isLettered },
      .flag("level2", "Cấp hai") { $0.part.level == 2 && !$0.part.isLettered },
      .flag("level3", "Cấp ba và sâu hơn") { $0.part.level >= 3 && !$0.part.isLettered },
      .flag("lettered", "Mục a, b, c") { $0.part.isLettered },
      .deferred("body", "Nội dung riêng của phần") { try $0.page.body($0.part.text) },
      .list("children", schema, "Các phần con") { try $0.childRecords() },
      .flag("hasChildren", "Có phần con") { !$0.part.children.isEmpty },
      .text("headingLevel", "Cấp đề mục: 2, 3, 4") { String(min(6, $0.part.level + 1)) },
    ])
}()

extension PartSubject {
  // Apart from the table, whose closure would otherwise refer to the table while it is being made.
  fileprivate func childRecords() throws -> [Record] {
    try part.children.map { try partTable.record(PartSubject(page: page, part: $0)) }
  }
}

/// An entry of an outline's table of contents: two levels.
let outlineTocTable: Table<OutlinePart> = {
  let schema = Schema("outlineTocEntry")
  return Table<OutlinePart>(
    sealing: schema,
    [
      .text("number", "Số của phần; trống ở phần không đánh số") { $0.number },
      .text("title", "Tên phần") { $0.title },
      .text("url", "Liên kết trong trang, #…") { "#\($0.id)" },
      .list("children", schema, "Các phần con") { try $0.tocRecords() },
      .flag("hasChildren", "Có phần con") { part in part.level == 1 && part.children.contains { !$0.isLettered } },
    ])
}()

extension OutlinePart {
  fileprivate func tocRecords() throws -> [Record] {
    level > 1 ? [] : try children.filter { !$0.isLettered }.map { try outlineTocTable.record($0) }
  }
}

let outlineTable = Table<PageSubject>(
  "outline",
  articleFields.filter { $0.name != "toc" } + [
    .deferred("note", "Lời đầu, trước phần thứ nhất") { try $0.body($0.details?.outline?.introduction ?? []) },
    .text("partsLine", "Số phần: 3 phần; lời nói đầu, kết luận không đánh số không tính") { subject in
      let count = subject.details?.outline?.parts.count { !$0.number.isEmpty } ?? 0
      return count == 0 ? nil : "\(count) phần"
    },
    .list("toc", outlineTocTable.schema, "Mục lục hai cấp") { subject in
      try (subject.details?.outline?.parts ?? []).map { try outlineTocTable.record($0) }
    },
    .list("parts", partTable.schema, "Các phần") { subject in
      try (subject.details?.outline?.parts ?? []).map { try partTable.record(PartSubject(page: subject, part: $0)) }
    },
    .deferred("footnotes", "Chú thích cuối trang") { try $0.body($0.details?.outline?.footnotes ?? []) },
  ])
