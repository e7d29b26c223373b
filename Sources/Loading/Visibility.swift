import FrontMatter
import Vietnamese

/// Whom a build is for.
public enum Audience: Sendable {
  /// Readers of the site: drafts and what is to come are left out.
  case readers
  /// The editors who look at what they write: drafts and what is to come are there, and marked as such.
  case editors
}

/// Whether readers may see a page at the moment of the build.
enum Visibility: Hashable, Sendable {
  case published
  case draft
  /// Seconds since 1970 UTC.
  case future(Int)
  case expired

  init(_ draft: Draft, now: Moment) {
    guard let metadata = draft.metadata else {
      self = .published
      return
    }
    func seconds(_ date: WrittenDate?) -> Int? { date?.moment(siteOffsetMinutes: now.offsetMinutes).secondsSince1970 }
    if metadata.isDraft {
      self = .draft
    } else if let expire = seconds(metadata.expire), expire <= now.secondsSince1970 {
      self = .expired
    } else if let publish = seconds(metadata.publish), publish > now.secondsSince1970 {
      self = .future(publish)
    } else {
      self = .published
    }
  }

  /// Whether the page is part of a site for `audience`.
  func isShown(to audience: Audience) -> Bool {
    switch self {
    case .published: true
    case .draft, .future: audience == .editors
    case .expired: false
    }
  }

  /// The next moment at which this changes, after `now`.
  static func nextChange(_ draft: Draft, now: Moment) -> Int? {
    guard let metadata = draft.metadata, !metadata.isDraft else { return nil }
    return [metadata.publish, metadata.expire].compactMap {
      $0?.moment(siteOffsetMinutes: now.offsetMinutes).secondsSince1970
    }
    .filter { $0 > now.secondsSince1970 }.min()
  }
}
