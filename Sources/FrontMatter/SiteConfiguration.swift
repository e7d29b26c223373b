import Diagnostics
import Vietnamese

/// What site.yaml says.
public struct SiteConfiguration: Hashable, Sendable {
  /// A path of a source, with the title that a menu gives it.
  public struct Entry: Hashable, Sendable {
    /// Nil: the page's own title.
    public var title: String?
    /// Relative to content/.
    public var path: String
    /// Where the path stands.
    public var place: Place

    /// An entry.
    public init(title: String?, path: String, place: Place) {
      (self.title, self.path, self.place) = (title, path, place)
    }
  }

  public var name: String
  public var tagline: String?
  public var description: String?
  /// Absolute, with or without a slash at the end.
  public var baseURL: String
  /// BCP 47.
  public var language = "vi"
  /// Minutes east of UTC.
  public var offsetMinutes = 7 * 60
  public var publisher = Publisher()
  public var anniversary: Anniversary?
  public var menu: [Entry] = []
  public var footer: [Entry] = []
  /// Entries on a list page.
  public var pageSize = 20
  /// Entries of a feed.
  public var feedSize = 20
  /// Whether each author has a page that lists what they wrote.
  public var hasAuthorPages = true
  /// Whether each month has a page that lists what is dated in it.
  public var hasArchivePages = true
  public var homeLead: Entry?
  public var homeHistory: Entry?
  public var homeOutline: Entry?
  public var homeActivities: Entry?
  public var homeLatest: [Entry] = []
  public var contact: Entry?
  /// Path of the social picture below the root of the site.
  public var socialImage: String?

  /// A site called `name` at `baseURL`.
  public init(name: String, baseURL: String) { (self.name, self.baseURL) = (name, baseURL) }
}

/// Who publishes the site and answers for it.
public struct Publisher: Hashable, Sendable {
  public var name: String?
  public var parent: String?
  public var address: String?
  public var phone: String?
  public var email: String?
  public var responsible: String?
  public var reuse: String?
  public var placeNote: String?

  /// Nothing known.
  public init() {}
}

/// The anniversary that the site is about.
public struct Anniversary: Hashable, Sendable {
  public var title: String?
  public var subtitle: String?
  public var number: Int?
  /// The day itself.
  public var first: CivilDate?
  /// The day of the anniversary.
  public var date: CivilDate?

  /// Nothing known.
  public init() {}
}

/// A unit (đơn vị) of don-vi.yaml.
public struct Unit: Hashable, Sendable {
  /// ASCII, unique; its page is /don-vi/id/.
  public var id: String
  public var name: String
  public var shortName: String?
  public var group: String?
  public var website: String?
  public var parent: String?
  public var note: String?

  /// A unit.
  public init(id: String, name: String) { (self.id, self.name) = (id, name) }
}
