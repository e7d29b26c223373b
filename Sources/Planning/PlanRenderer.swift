import Feeds
import FileSystem
import Hashing
import Publishing
import Site
import Theme
import Vietnamese

/// Makes the bytes of any output of a plan.
public struct PlanRenderer: Sendable {
  /// What is to be made.
  public let plan: Plan
  let site: Site
  let pages: Pages
  let contexts: SiteContexts
  let theme: CompiledTheme
  /// Reads a file of the content.
  let read: @Sendable (RelativePath) throws -> [UInt8]
  let staticFiles: [RelativePath]
  /// The stamps of each file of _static, where they say for certain that it is the same.
  let staticStamps: [FileStamps?]

  /// A renderer of `plan`.
  public init(
    _ plan: Plan, site: Site, contexts: SiteContexts, theme: CompiledTheme, staticFiles: [RelativePath],
    staticStamps: [FileStamps?], read: @escaping @Sendable (RelativePath) throws -> [UInt8]
  ) {
    (self.plan, self.site, self.contexts, self.theme) = (plan, site, contexts, theme)
    (self.staticFiles, self.staticStamps, self.read) = (staticFiles, staticStamps, read)
    pages = Pages(
      contexts, theme: theme, addresses: RootRelative(baseURL: site.configuration.baseURL), months: plan.months)
  }

  /// Appends the bytes of output `index`, unless they are what its fingerprint `known` stands for.
  public func make(_ index: Int, unless known: ContentHash?, into output: inout [UInt8]) throws -> Production {
    switch plan.items[index] {
    case .home: return Production(try pages.home(unless: known, into: &output))
    case .section(let section, let older):
      return Production(try pages.section(section, older: older, unless: known, into: &output))
    case .page(let page): return Production(try pages.page(page, unless: known, into: &output))
    case .tag(let tag, let older): return Production(try pages.tag(tag, older: older, unless: known, into: &output))
    case .author(let author, let older):
      return Production(try pages.author(author, older: older, unless: known, into: &output))
    case .unit(let unit, let older): return Production(try pages.unit(unit, older: older, unless: known, into: &output))
    case .month(let month, let older):
      return Production(try pages.month(month, older: older, unless: known, into: &output))
    case .index(let kind): return Production(try pages.index(kind, unless: known, into: &output))
    case .redirect(let redirect):
      return Production(try pages.redirect(site.redirects[redirect], unless: known, into: &output))
    case .feed(let section): output += RSS.bytes(feed(of: section))
    case .sitemap: output += sitemap()
    case .sitemapPart(let part): output += Sitemap.bytes(entries(of: plan.sitemapParts[part]))
    case .sitemapLists: output += Sitemap.bytes(listEntries())
    case .robots: output += Robots.bytes(sitemap: contexts.absolute("/sitemap.xml"))
    case .asset(let asset): output += theme.assets[asset].bytes
    case .file(let file): return try copy(site.files[file].source, site.files[file].stamps, known, &output)
    case .staticFile(let file): return try copy(staticFiles[file], staticStamps[file], known, &output)
    case .unpublished: output += UnpublishedList(site).bytes
    }
    // Cheaper made than asked about: its bytes are its fingerprint.
    let fingerprint = ContentHash(output)
    return fingerprint == known ? .same : .rendered(fingerprint: fingerprint, fields: [])
  }

  /// A file of the content, which is known by its stamps as long as they are certain.
  private func copy(_ source: RelativePath, _ stamps: FileStamps?, _ known: ContentHash?, _ output: inout [UInt8])
    throws
    -> Production
  {
    if let stamps, Self.fingerprint(source, stamps) == known { return .same }
    output += try read(source)
    return .rendered(
      fingerprint: stamps.map { Self.fingerprint(source, $0) } ?? ContentHash(output), fields: [])
  }

  private static func fingerprint(_ source: RelativePath, _ stamps: FileStamps) -> ContentHash {
    var hash = Fingerprint()
    hash.add(source.bytes)
    for number in [stamps.size, stamps.modified, stamps.changed] { hash.add(UInt64(bitPattern: Int64(number))) }
    hash.add(stamps.inode)
    return hash.finish()
  }

  // MARK: Feeds

  private func feed(of section: Int) -> Feed {
    let configuration = site.configuration
    let isSite = section == 0
    let items = site.sections[section].pages.prefix(configuration.feedSize).map { item(site.pages[$0]) }
    let own = site.sections[section]
    return Feed(
      title: isSite ? configuration.name : "\(own.title) · \(configuration.name)",
      link: contexts.absolute(own.address), address: contexts.absolute("\(own.address)rss.xml"),
      summary: isSite ? configuration.description ?? configuration.tagline ?? configuration.name : own.summary,
      language: configuration.language, publisher: configuration.publisher.name ?? configuration.name,
      items: Array(items))
  }

  private func item(_ page: Page) -> Feed.Item {
    // RSS 2.0: a reader may hide an item until its date, so an activity that is still to come has none.
    let isKnown = page.moment != .min && page.moment <= site.now.secondsSince1970
    let date = isKnown ? Moment(secondsSince1970: page.moment, offsetMinutes: site.now.offsetMinutes) : nil
    return Feed.Item(
      title: page.title, link: contexts.absolute(page.address), summary: page.summary, date: date,
      authors: page.authors.map { site.authors[$0].title },
      categories: [site.sections[page.section].title] + page.tags.map { site.tags[$0].title },
      image: page.details?.image.map { contexts.absolute(site.files[$0].address) })
  }

  // MARK: Sitemap

  private func sitemap() -> [UInt8] {
    if plan.sitemapParts.count > 1 {
      var files = plan.sitemapParts.indices.map {
        Sitemap.Entry(location: contexts.absolute(Plan.sitemapPart($0)), modified: nil)
      }
      files.append(Sitemap.Entry(location: contexts.absolute(Plan.sitemapLists), modified: nil))
      return Sitemap.index(files)
    }
    return Sitemap.bytes(entries(of: plan.sitemapParts.first ?? []) + listEntries())
  }

  private func entries(of pages: [Int]) -> [Sitemap.Entry] {
    pages.map { index in
      let page = site.pages[index]
      return Sitemap.Entry(
        location: contexts.absolute(page.address),
        modified: (page.details?.metadata.updated?.date ?? page.date)?.iso8601)
    }
  }

  /// Lists on their own addresses; older pages of a list are reached through it.
  private func listEntries() -> [Sitemap.Entry] {
    plan.items.indices.compactMap { index in
      switch plan.items[index] {
      case .home, .section(_, older: _), .tag(_, older: _), .author(_, older: _), .unit(_, older: _),
        .month(_, older: _):
        break
      case .index(let kind) where kind != .notFound && kind != .patterns: break
      default: return nil
      }
      let path = plan.outputs.paths[index].display
      let address = path == "index.html" ? "/" : "/\(path.dropLast("index.html".count))"
      return Sitemap.Entry(location: contexts.absolute(address), modified: nil)
    }
  }
}

extension Production {
  fileprivate init(_ rendering: PageRendering) {
    switch rendering {
    case .same: self = .same
    case .rendered(let fingerprint, let fields): self = .rendered(fingerprint: fingerprint, fields: fields)
    }
  }
}
