/// The name that a mistyped one most likely stands for.
public enum NearestName {
  /// The nearest of `names` to `name`: the fewest insertions, deletions, replacements and swaps of neighbours, at most a third
  /// of the name's length (and always at least one). Of equals the one that is nearest unformed (`ngày` before `ngay` for
  /// `ngày`), then the earlier.
  ///
  /// - Parameters:
  ///   - name: as it was typed. Beyond 64 characters nothing is near.
  ///   - names: what it could have been.
  ///   - form: what is compared in place of a name, e.g. without its marks; the name itself by default.
  /// - Returns: nil when nothing is near enough to be offered.
  /// - Source: optimal string alignment distance (Boytsov, "Indexing methods for approximate dictionary searching", 2011).
  public static func nearest(
    to name: String, among names: some Sequence<String>, by form: (String) -> String = { $0 }
  ) -> String? {
    let typed = Array(form(name).unicodeScalars.prefix(limit + 1))
    guard typed.count <= limit, !typed.isEmpty else { return nil }
    let exact = Array(name.unicodeScalars.prefix(limit + 1))
    var best: (name: String, distance: Int, exact: Int)?
    for candidate in names {
      let known = Array(form(candidate).unicodeScalars.prefix(limit + 1))
      let allowed = max(1, min(typed.count, known.count) / 3)
      guard known.count <= limit, abs(known.count - typed.count) <= allowed else { continue }
      let distance = Self.distance(typed, known)
      guard distance <= allowed, distance <= best?.distance ?? allowed else { continue }
      let unformed = Self.distance(exact, Array(candidate.unicodeScalars.prefix(limit + 1)))
      if let best, (best.distance, best.exact) <= (distance, unformed) { continue }
      best = (candidate, distance, unformed)
    }
    return best?.name
  }

  private static let limit = 64

  static func distance<Element: Equatable>(_ a: [Element], _ b: [Element]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
