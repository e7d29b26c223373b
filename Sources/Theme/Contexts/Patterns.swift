import Site
import Templates
import Vietnamese

/// The page of patterns: every component in every state, for designers, on sample data that says so.
let patternsTable = Table<IndexSubject>(
  "patterns",
  commonFields() + [
    .list("samples", cardTable.schema, "Ba bài mới nhất làm mẫu") { subject in
      try subject.contexts.site.sections[0].pages.prefix(3).map { try subject.contexts.card($0) }
    },
    .list("legend", legendTable.schema, "Mọi hình của mốc thời gian") { _ in
      try Wording.shapes.map { try legendTable.record($0) }
    },
    .list("eventSamples", eventTable.schema, "Vài sự kiện làm mẫu") { subject in
      guard let page = subject.contexts.site.pages.first(where: { $0.kind == .history }) else { return [] }
      return try (page.details?.history?.events ?? []).prefix(6).map { try subject.contexts.eventRecord($0, of: page) }
    },
  ])
