import Diagnostics
import Hashing
import Planning
import Site
import Vietnamese

/// How an open page marks what readers do not see yet: itself, and its links.
struct UnpublishedMarks: Hashable, Sendable {
  /// JSON for the page's script: a mark for each path.
  let json: String
  /// Changes when they do; empty where there is nothing to mark.
  let tag: String

  /// Marks for what `list` names.
  init(_ list: UnpublishedList?, language: MessageLanguage) {
    let entries = list?.entries ?? []
    let base = (list?.basePath ?? "/").dropLast()
    let marks = entries.map {
      "\(DiagnosticJSON.quoted(base + $0.address)):\(DiagnosticJSON.quoted(Self.words($0.reason)[language]))"
    }
    let note = Localized(vi: "Bạn đọc chưa thấy trang này", en: "Readers do not see this page yet")[language]
    json = "{\"note\":\(DiagnosticJSON.quoted(note)),\"pages\":{\(marks.joined(separator: ","))}}"
    tag = entries.isEmpty ? "" : ContentHash(utf8: json).hex
  }

  /// The mark itself.
  static func words(_ reason: UnpublishedPage.Reason) -> Localized {
    switch reason {
    case .draft: Localized(vi: "Bản nháp", en: "Draft")
    case .until(let moment):
      Localized(
        vi: "Đến \(moment.clock) ngày \(moment.date.numeric) mới đăng",
        en: "Published at \(moment.clock) on \(moment.date.numeric)")
    }
  }
}
