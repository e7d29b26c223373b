import Diagnostics
import FileSystem
import FrontMatter
import Vietnamese

/// Everything that readers will get, as a pure value: no clock, no file system, no order but its own.
public struct Site: Sendable {
  /// What site.yaml says.
  public var configuration: SiteConfiguration
  /// The moment of the build, which decides what is published, and "today".
  public var now: Moment
  /// All sections; the first is the site itself.
  public var sections: [Section] = []
  /// Whether the title of the first section was written; else it is the site's name.
  public var hasWrittenTitle = false
  /// All published pages, by source path.
  public var pages: [Page] = []
  /// Published files: pictures, attachments.
  public var files: [SiteFile] = []
  /// Tags in the order of the alphabet.
  public var tags: [Term] = []
  /// Authors in the order of the alphabet.
  public var authors: [Term] = []
  /// Units in the order of don-vi.yaml.
  public var units: [UnitPage] = []
  /// Old addresses and where they lead now, by address.
  public var redirects: [Redirect] = []
  /// The menu.
  public var menu: [SiteLink] = []
  /// Links for the foot of each page.
  public var footerLinks: [SiteLink] = []
  /// Root-relative address of the page that says how to reach the publisher.
  public var contact: String?
  /// What the home page shows.
  public var home = HomePlan()
  /// The next moment at which something is published or expires: seconds since 1970 UTC.
  public var nextChange: Int?
  /// In a preview the pages that readers do not see yet; nil in a site for readers.
  public var unpublished: [UnpublishedPage]?

  /// The next moment at which a dated entry of lists is no more to come, so that feeds date it: seconds since 1970 UTC.
  public var nextEntry: Int?

  /// An empty site.
  public init(configuration: SiteConfiguration, now: Moment) {
    self.configuration = configuration
    self.now = now
  }

  /// The day of the build.
  public var today: CivilDate { now.date }
}

/// A tag or an author: a word that gathers pages.
public struct Term: Sendable {
  /// As first written (by path).
  public var title: String
  /// Root-relative.
  public var address: String
  /// Indices of its pages, newest first.
  public var pages: [Int] = []

  /// A term.
  public init(title: String, address: String) { (self.title, self.address) = (title, address) }
}

/// A unit (đơn vị) with its page.
public struct UnitPage: Sendable {
  /// What don-vi.yaml says.
  public var unit: Unit
  /// Root-relative.
  public var address: String
  /// Indices of its pages, newest first.
  public var pages: [Int] = []

  /// A unit.
  public init(unit: Unit, address: String) { (self.unit, self.address) = (unit, address) }
}

/// A file that is copied to the site: a picture, an attachment.
public struct SiteFile: Sendable {
  /// Relative to content/.
  public var source: RelativePath
  /// Root-relative, ASCII.
  public var address: String
  /// Bytes.
  public var size: Int
  /// The file's, where they say for certain that it is the same; nil where only its bytes do.
  public var stamps: FileStamps?
  /// Pixels, for pictures.
  public var width: Int?
  /// Pixels, for pictures.
  public var height: Int?

  /// A file.
  public init(source: RelativePath, address: String, size: Int) {
    (self.source, self.address, self.size) = (source, address, size)
  }

  /// The name that its editor gave it.
  public var givenName: String { String(decoding: source.name, as: UTF8.self) }
}

/// An old address that leads to a new one.
public struct Redirect: Hashable, Sendable {
  /// Root-relative.
  public var from: String
  /// Root-relative.
  public var to: String
  /// Where an editor asked for it.
  public var place: Place?

  /// A redirect.
  public init(from: String, to: String, place: Place? = nil) { (self.from, self.to, self.place) = (from, to, place) }
}

/// A title and a root-relative address.
public struct SiteLink: Hashable, Sendable {
  /// As it is shown.
  public var title: String
  /// Root-relative.
  public var address: String

  /// A link.
  public init(title: String, address: String) { (self.title, self.address) = (title, address) }
}

/// What the home page shows; indices of pages and sections.
public struct HomePlan: Hashable, Sendable {
  /// The lead story.
  public var lead: Int?
  /// The page of the history.
  public var history: Int?
  /// The page of the outline.
  public var outline: Int?
  /// The section of activities.
  public var activities: Int?
  /// Sections whose latest pages are shown.
  public var latest: [Int] = []

  /// A home page that shows nothing yet.
  public init() {}
}
