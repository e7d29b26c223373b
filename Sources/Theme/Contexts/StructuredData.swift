import Site
import Vietnamese

/// schema.org data for machines (JSON-LD 1.1; types NewsArticle, Event, BreadcrumbList, WebSite).
extension SiteContexts {
  func structuredData(of frame: Frame) -> [UInt8] {
    var graph = frame.structuredData()
    let crumbs = self.crumbs(of: frame)
    if !crumbs.isEmpty {
      var items: [JSONValue] = []
      for (index, crumb) in (crumbs + [NamedLink(title: frame.heading, address: frame.address)]).enumerated() {
        items.append(
          .object([
            ("@type", .text("ListItem")), ("position", .number(index + 1)), ("name", .text(crumb.title)),
            ("item", crumb.address.map { .text(absolute($0)) }),
          ]))
      }
      graph.append(.object([("@type", .text("BreadcrumbList")), ("itemListElement", .list(items))]))
    }
    var output: [UInt8] = []
    JSONValue.object([("@context", .text("https://schema.org")), ("@graph", .list(graph))]).write(into: &output)
    return output
  }

  var publisherData: JSONValue {
    .object([
      ("@type", .text("Organization")), ("name", .text(site.configuration.publisher.name ?? site.configuration.name)),
    ])
  }

  func newsArticle(_ page: Page) -> JSONValue {
    let metadata = page.details?.metadata
    let authors = page.authors.map {
      JSONValue.object([("@type", .text("Person")), ("name", .text(site.authors[$0].title))])
    }
    let image = page.details?.image.map { JSONValue.text(absolute(site.files[$0].address)) }
    return .object([
      ("@type", .text(page.kind == .article ? "NewsArticle" : "Article")), ("headline", .text(page.title)),
      ("description", page.summary.isEmpty ? nil : .text(page.summary)),
      ("datePublished", published(page).map { .text($0) }),
      ("dateModified", metadata?.updated.map { .text($0.date.iso8601) }),
      ("author", authors.isEmpty ? nil : .list(authors)), ("publisher", publisherData), ("image", image),
      ("inLanguage", .text(site.configuration.language)), ("mainEntityOfPage", .text(absolute(page.address))),
    ])
  }

  /// The moment that the editor set for publishing; else the page's date, which stays a date: nobody knows its hour.
  private func published(_ page: Page) -> String? {
    guard let publish = page.details?.metadata.publish, publish.minuteOfDay != nil else { return page.date?.iso8601 }
    return publish.moment(siteOffsetMinutes: site.configuration.offsetMinutes).rfc3339
  }

  /// An Event needs a start (schema.org; Google's requirement): an undated activity is an article only.
  func event(_ page: Page) -> JSONValue? {
    guard let metadata = page.details?.metadata, let start = Wording.isoTime(of: page) else { return nil }
    // Who publishes the news of it did not therefore hold it.
    let organizers = page.units.map {
      JSONValue.object([("@type", .text("Organization")), ("name", .text(site.units[$0].unit.name))])
    }
    return .object([
      ("@type", .text("Event")), ("name", .text(page.title)), ("startDate", .text(start)),
      ("endDate", metadata.end.map { .text(Wording.isoTime(of: $0)) }),
      (
        "location",
        metadata.place.map { .object([("@type", .text("Place")), ("name", .text($0)), ("address", .text($0))]) }
      ),
      ("description", page.summary.isEmpty ? nil : .text(page.summary)), ("url", .text(absolute(page.address))),
      ("organizer", organizers.isEmpty ? nil : .list(organizers)),
    ])
  }

  var website: JSONValue {
    .object([
      ("@type", .text("WebSite")), ("name", .text(site.configuration.name)), ("url", .text(absolute("/"))),
      ("inLanguage", .text(site.configuration.language)), ("publisher", publisherData),
    ])
  }
}
