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
    let authors = page.authors.map { author in
      let name = site.authors[author].title
      return JSONValue.object([("@type", .text(isBody(name) ? "Organization" : "Person")), ("name", .text(name))])
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

  /// Whether `name` is that of a body and not of a person: the publisher, a unit, or a name that opens as those of bodies do.
  private func isBody(_ name: String) -> Bool {
    let folded = Folding.marked(name)
    let known = [site.configuration.publisher.name, site.configuration.name].compactMap { $0 }
    if known.contains(where: { Folding.marked($0) == folded }) { return true }
    if site.units.contains(where: { [$0.unit.name, $0.unit.shortName].contains(name) }) { return true }
    return Self.openingsOfBodies.contains { folded.hasPrefix($0) }
  }

  /// Words that open the names of bodies and of no family ("Đoàn" is one).
  private static let openingsOfBodies = [
    "ban ", "trung tâm ", "phòng ", "sở ", "ủy ban ", "tòa soạn", "văn phòng ", "chi bộ ", "đảng bộ ", "đảng ủy ",
    "huyện ủy ", "tỉnh ủy ", "thành ủy ", "trường ", "hội đồng ", "mặt trận ", "tổ biên tập", "nhóm ",
  ].map { Folding.marked($0) }

  /// The moment that the editor set for publishing; else the page's date, which stays a date: nobody knows its hour.
  private func published(_ page: Page) -> String? {
    guard let publish = page.details?.metadata.publish, publish.minuteOfDay != nil else { return page.date?.iso8601 }
    return publish.moment(siteOffsetMinutes: site.configuration.offsetMinutes).rfc3339
  }

  /// An Event needs a start (schema.org; Google's requirement): an undated activity is an article only.
  func event(_ page: Page) -> JSONValue? {
    guard let metadata = page.details?.metadata,
      let start = metadata.start.map({ time($0) }) ?? Wording.isoTime(of: page)
    else { return nil }
    // Who publishes the news of it did not therefore hold it.
    let organizers = page.units.map {
      JSONValue.object([("@type", .text("Organization")), ("name", .text(site.units[$0].unit.name))])
    }
    return .object([
      ("@type", .text("Event")), ("name", .text(page.title)), ("startDate", .text(start)),
      ("endDate", metadata.end.map { .text(time($0)) }),
      (
        "location",
        metadata.place.map { .object([("@type", .text("Place")), ("name", .text($0)), ("address", .text($0))]) }
      ),
      ("description", page.summary.isEmpty ? nil : .text(page.summary)), ("url", .text(absolute(page.address))),
      ("organizer", organizers.isEmpty ? nil : .list(organizers)),
    ])
  }

  /// With the offset where there is an hour: a machine elsewhere would take it for its own.
  private func time(_ written: WrittenDate) -> String {
    guard written.minuteOfDay != nil, written.date.precision == .day else { return written.date.iso8601 }
    return written.moment(siteOffsetMinutes: site.configuration.offsetMinutes).rfc3339
  }

  var website: JSONValue {
    .object([
      ("@type", .text("WebSite")), ("name", .text(site.configuration.name)), ("url", .text(absolute("/"))),
      ("inLanguage", .text(site.configuration.language)), ("publisher", publisherData),
    ])
  }
}
