import Vietnamese

/// RSS 2.0 (the RSS Advisory Board's specification, with its best practices profile).
///
/// Shaped for the readers that our users have: NukeViet's block and WordPress take title, link, description and pubDate, so
/// the description is short plain text with at most one picture, every address is absolute, dates are RFC 822.
public enum RSS {
  /// The bytes of `feed`.
  ///
  /// There is no build time in it: the same content gives the same bytes. `lastBuildDate` is the newest entry's date.
  public static func bytes(_ feed: Feed) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(1024 + feed.items.count * 768)
    output.append(
      contentsOf: """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel>

        """.utf8)
    appendElement("title", feed.title, indent: 2, to: &output)
    appendElement("link", feed.link, indent: 2, to: &output)
    // RSS 2.0 requires a description of the channel.
    appendElement("description", feed.summary.isEmpty ? feed.title : feed.summary, indent: 2, to: &output)
    appendElement("language", feed.language, indent: 2, to: &output)
    appendElement("dc:publisher", feed.publisher, indent: 2, to: &output)
    appendElement("lastBuildDate", feed.items.compactMap(\.date).max()?.rfc822, indent: 2, to: &output)
    output.append(contentsOf: "  <atom:link rel=\"self\" type=\"application/rss+xml\" href=\"".utf8)
    appendXML(feed.address, to: &output)
    output.append(contentsOf: "\"/>\n".utf8)
    for item in feed.items { append(item, to: &output) }
    output.append(contentsOf: "</channel>\n</rss>\n".utf8)
    return output
  }

  private static func append(_ item: Feed.Item, to output: inout [UInt8]) {
    output.append(contentsOf: "  <item>\n".utf8)
    appendElement("title", item.title, indent: 4, to: &output)
    appendElement("link", item.link, indent: 4, to: &output)
    // A GUID that is a permalink: the address is made to last.
    appendElement("guid", item.link, indent: 4, to: &output)
    var description = ""
    if let image = item.image { description += "<img src=\"\(escapedOnce(image))\" alt=\"\"> " }
    description += escapedOnce(item.summary)
    appendElement("description", description, indent: 4, to: &output)
    appendElement("pubDate", item.date?.rfc822, indent: 4, to: &output)
    for author in item.authors { appendElement("dc:creator", author, indent: 4, to: &output) }
    for category in item.categories { appendElement("category", category, indent: 4, to: &output) }
    output.append(contentsOf: "  </item>\n".utf8)
  }

  /// A description is HTML, so text in it is escaped as HTML before it is escaped as XML.
  private static func escapedOnce(_ text: String) -> String {
    var output: [UInt8] = []
    appendXML(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
