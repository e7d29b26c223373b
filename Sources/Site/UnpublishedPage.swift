import Vietnamese

/// A page that a preview shows though readers do not see it yet.
public struct UnpublishedPage: Hashable, Sendable {
  /// Why readers do not see it.
  public enum Reason: Hashable, Sendable {
    /// Its editor has not released it.
    case draft
    /// It is published at a moment that is still to come.
    case until(Moment)
  }

  /// Its index among the pages of the site.
  public var page: Int
  /// Why readers do not see it.
  public var reason: Reason

  /// Page `page`, not seen for `reason`.
  public init(page: Int, reason: Reason) { (self.page, self.reason) = (page, reason) }
}
