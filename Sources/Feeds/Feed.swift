import Vietnamese

/// A feed as every format of it needs it: plain values, addresses absolute.
public struct Feed: Sendable {
  /// One entry.
  public struct Item: Sendable {
    /// The title, plain text.
    public var title: String
    /// The page, absolute.
    public var link: String
    /// The summary, plain text.
    public var summary: String
    /// When it was published.
    public var date: Moment?
    /// Names of its authors.
    public var authors: [String]
    /// Section and tags.
    public var categories: [String]
    /// A picture: absolute address.
    public var image: String?

    /// An entry.
    public init(
      title: String, link: String, summary: String, date: Moment?, authors: [String], categories: [String],
      image: String?
    ) {
      (self.title, self.link, self.summary, self.date) = (title, link, summary, date)
      (self.authors, self.categories, self.image) = (authors, categories, image)
    }
  }

  /// The title.
  public var title: String
  /// The page that the feed is of, absolute.
  public var link: String
  /// The feed itself, absolute.
  public var address: String
  /// What it is about.
  public var summary: String
  /// BCP 47.
  public var language: String
  /// The publisher.
  public var publisher: String
  /// Newest first.
  public var items: [Item]

  /// A feed.
  public init(
    title: String, link: String, address: String, summary: String, language: String, publisher: String, items: [Item]
  ) {
    (self.title, self.link, self.address, self.summary) = (title, link, address, summary)
    (self.language, self.publisher, self.items) = (language, publisher, items)
  }
}
