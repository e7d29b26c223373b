/// Slugs that are unique among each other: the heading ids of one page, the names in one folder.
///
/// Stable: a name depends on those asked for before it and on nothing else, so that what is added at the end of a page
/// leaves the permalinks above it alone.
public struct UniqueSlugs: Sendable {
  /// The number that the next clash with each slug is tried with.
  private var next: [String: Int] = [:]

  /// No slug is taken.
  public init() {}

  /// The slug of `title`, or the same with `-2`, `-3` … where it is taken; `fallback` where the title has none.
  ///
  /// - Parameter fallback: a slug; `muc` is "mục", an item.
  public mutating func slug(for title: String, fallback: String = "muc") -> String {
    take(Slug.slug(for: title) ?? fallback)
  }

  /// `slug`, or the same with `-2`, `-3` … where it is taken; the number is not part of the 80 bytes.
  public mutating func take(_ slug: String) -> String {
    guard var number = next[slug] else {
      next[slug] = 2
      return slug
    }
    var name = "\(slug)-\(number)"
    while next[name] != nil {
      number += 1
      name = "\(slug)-\(number)"
    }
    next[slug] = number + 1
    next[name] = 2
    return name
  }

  /// Whether `slug` was given out.
  public func contains(_ slug: String) -> Bool { next[slug] != nil }
}
