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

  /// The site's name.
  public var name: String
  /// A line below the name.
  public var tagline: String?
  /// What the site is, in one or two sentences.
  public var description: String?
  /// Absolute, with or without a slash at the end.
  public var baseURL: String
  /// BCP 47.
  public var language = "vi"
  /// Minutes east of UTC.
  public var offsetMinutes = 7 * 60
  /// Who answers for it.
  public var publisher = Publisher()
  /// What it commemorates.
  public var anniversary: Anniversary?
  /// The menu; empty: the sections of the first level.
  public var menu: [Entry] = []
  /// Links for the foot of each page.
  public var footer: [Entry] = []
  /// Entries on a list page.
  public var pageSize = 20
  /// Entries of a feed.
  public var feedSize = 20
  /// Whether each author has a page that lists what they wrote.
  public var hasAuthorPages = true
  /// Whether each month has a page that lists what is dated in it.
  public var hasArchivePages = true
  /// Names that no line ends inside of, as they are written.
  public var keepTogether: [String] = []
  /// The lead story; nil: the newest.
  public var homeLead: Entry?
  /// The page whose events the home page shows.
  public var homeHistory: Entry?
  /// The outline whose parts the home page shows.
  public var homeOutline: Entry?
  /// The section of activities.
  public var homeActivities: Entry?
  /// Sections whose latest pages the home page shows; empty: all of the first level.
  public var homeLatest: [Entry] = []
  /// The page that says how to reach the publisher.
  public var contact: Entry?
  /// Path of the social picture below the root of the site.
  public var socialImage: String?
  /// Where that path stands.
  public var socialImagePlace: Place?

  /// A site called `name` at `baseURL`.
  public init(name: String, baseURL: String) { (self.name, self.baseURL) = (name, baseURL) }
}

/// Who publishes the site and answers for it.
public struct Publisher: Hashable, Sendable {
  /// Its name.
  public var name: String?
  /// The body above it.
  public var parent: String?
  /// Its address.
  public var address: String?
  /// Its telephone.
  public var phone: String?
  /// Its e-mail address.
  public var email: String?
  /// Who answers for the content.
  public var responsible: String?
  /// On what terms the content may be used again.
  public var reuse: String?
  /// As of when place names are given.
  public var placeNote: String?

  /// Nothing known.
  public init() {}
}

/// The anniversary that the site is about.
public struct Anniversary: Hashable, Sendable {
  /// What is commemorated.
  public var title: String?
  /// A line below it.
  public var subtitle: String?
  /// How many years; nil: counted from the two dates.
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
  /// Its name.
  public var name: String
  /// A shorter one.
  public var shortName: String?
  /// The group that it is listed in.
  public var group: String?
  /// Its own website.
  public var website: String?
  /// The unit above it.
  public var parent: String?
  /// A line about it.
  public var note: String?

  /// A unit.
  public init(id: String, name: String) { (self.id, self.name) = (id, name) }
}
