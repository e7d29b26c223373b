import Diagnostics
import FileSystem
import Memo
import Planning
import Publishing

/// Why an output was or was not rendered, in a sentence.
enum Explanation {
  /// What became of the output that `wish` means.
  ///
  /// - Parameter isClean: whether the build was asked to use nothing that it remembers.
  /// - Throws: ``SystemError`` when the hashes of its fields cannot be read.
  static func of(
    _ wish: String, _ renderer: PlanRenderer, _ outputs: PlannedOutputs, _ outcome: Publisher.Outcome,
    _ memory: (memo: Memo, packs: Packs), isClean: Bool
  ) throws(SystemError) -> Localized {
    guard let index = renderer.output(meantBy: wish) else {
      let near = renderer.path(nearestTo: wish)
      return Localized(
        vi: "\(wish): trang không có tệp này" + (near.map { "; có phải \($0)?" } ?? ""),
        en: "\(wish): the site has no such file" + (near.map { "; did you mean \($0)?" } ?? ""))
    }
    let path = outputs.paths[index]
    let told = reason(
      before(path, memory), outcome, index, try changes(index, path, renderer, outcome, memory), isClean)
    let isSame = outcome.fates[index] == .renderedSame
    return Localized(
      vi: "\(path.display): \(told.vi)\(isSame ? "; kết quả vẫn như cũ nên tệp được giữ nguyên" : "")",
      en: "\(path.display): \(told.en)\(isSame ? "; the result is the same, so the file stays" : "")")
  }

  private static func reason(
    _ before: OutputRecord?, _ outcome: Publisher.Outcome, _ index: Int, _ changes: Localized?, _ isClean: Bool
  ) -> Localized {
    guard outcome.fates[index] != .kept else {
      return Localized(
        vi: "không dựng lại; không trường nào của nó đổi, mẫu trang và tệp đã xuất bản cũng vậy",
        en: "not rendered; none of its fields changed, nor its template, nor the published file")
    }
    guard let before else {
      return isClean
        ? Localized(
          vi: "được dựng vì lần này không dùng gì đã ghi nhớ (--clean)",
          en: "rendered, since nothing that was remembered is used (--clean)")
        : Localized(
          vi: "được dựng vì chưa ghi nhớ gì về nó từ một lần dựng trước của chương trình này",
          en: "rendered, since nothing is remembered of it from an earlier build of this program")
    }
    if before.fingerprint == outcome.outputs[index].fingerprint {
      return Localized(
        vi: "được dựng lại vì tệp đã xuất bản bị sửa hoặc không còn",
        en: "rendered again, since the published file was changed or is gone")
    }
    return changes
      ?? Localized(vi: "được dựng lại vì nội dung của nó đổi", en: "rendered again, since its content changed")
  }

  private static func before(_ path: RelativePath, _ memory: (memo: Memo, packs: Packs)) -> OutputRecord? {
    memory.memo.outputs.indices.first { memory.memo.outputPaths.slice($0) == path.bytes[...] }
      .map { memory.memo.outputs[$0] }
  }

  /// Which of the hashes that an output is known by are others; nil where they do not tell.
  private static func changes(
    _ index: Int, _ path: RelativePath, _ renderer: PlanRenderer, _ outcome: Publisher.Outcome,
    _ memory: (memo: Memo, packs: Packs)
  ) throws(SystemError) -> Localized? {
    guard let before = before(path, memory), let old = try memory.packs.bytes(at: before.fields),
      let new = try memory.packs.bytes(at: outcome.outputs[index].fields), old.count >= 4, new.count >= 4
    else { return nil }
    func isOther(_ position: Int) -> Bool {
      old[2 * position..<2 * position + 2] != new[2 * position..<2 * position + 2]
    }
    let template = renderer.template(of: index) ?? ""
    if isOther(0) {
      return Localized(
        vi: "được dựng lại vì mẫu trang “\(template)” hoặc phần nó gọi tới đổi",
        en: "rendered again, since the template “\(template)” or something that it includes changed")
    }
    if isOther(1) {
      return Localized(
        vi:
          "được dựng lại vì điều mọi trang đều dùng đổi: địa chỉ trang, ngôn ngữ, từ không ngắt hoặc tên tệp giao diện",
        en:
          "rendered again, since what every page uses changed: the site's address, its language, the words kept together or the names of the theme's files"
      )
    }
    let names = renderer.fieldNames(of: index)
    guard old.count == new.count, new.count == 2 * names.count + 4 else { return nil }
    let changed = names.indices.filter { isOther($0 + 2) }.map { names[$0] }
    if changed.isEmpty { return nil }
    let list = changed.joined(separator: ", ")
    // Some fields are known by what they are made of: a text may be another and its contents the same.
    return changed.count == 1
      ? Localized(
        vi: "được dựng lại vì trường \(list), hoặc cái làm nên nó, đã đổi",
        en: "rendered again, since the field \(list), or what it is made of, changed")
      : Localized(
        vi: "được dựng lại vì các trường \(list), hoặc cái làm nên chúng, đã đổi",
        en: "rendered again, since the fields \(list), or what they are made of, changed")
  }
}
