import Diagnostics
import FrontMatter
import Hashing
import Parallel
import Site
import Theme
import Vietnamese

/// Pages gathered by tag, author and unit.
extension SiteAssembly {
  /// Gathers the pages of all tags and authors; the drafts' own words go.
  mutating func gatherTerms(_ drafts: inout [Draft], workers: Workers) throws {
    let tags = try gather({ [drafts] in drafts[$0].tags }, under: Addresses.tags, workers)
    site.tags = tags.terms
    for page in site.pages.indices { site.pages[page].tags = tags.ofPage[page] }
    for draft in drafts.indices { drafts[draft].tags = [] }
    let authors = try gather(
      { [drafts] in drafts[$0].authors }, under: configuration.site.hasAuthorPages ? Addresses.authors : nil, workers)
    site.authors = authors.terms
    for page in site.pages.indices { site.pages[page].authors = authors.ofPage[page] }
    for draft in drafts.indices { drafts[draft].authors = [] }
  }

  /// The words of all pages as terms in the order of the alphabet, with pages under `base`; without one they have no pages
  /// and stay in the order in which they were met. A word is one term however its capitals are written; the first spelling by path is shown.
  private func gather(
    _ words: @Sendable (_ draft: Int) -> [String], under base: String?, _ workers: Workers
  ) throws -> (terms: [Term], ofPage: [[Int]]) {
    var found = try WordNumbers(pages: draftOfPage, words: words, workers: workers)
    let spellings = found.spellings
    var terms: [Term] = []
    var positions = Array(spellings.indices)
    if let base {
      let keys = try workers.map(count: spellings.count) { word, _ in
        (sort: SortKey(spellings[word]), slug: Slug.slug(for: spellings[word]) ?? "khac")
      }
      let order = spellings.indices.sorted { a, b in
        keys[a].sort != keys[b].sort
          ? keys[a].sort < keys[b].sort : spellings[a].utf8.lexicographicallyPrecedes(spellings[b].utf8)
      }
      var slugs = UniqueSlugs()
      for (position, number) in order.enumerated() {
        positions[number] = position
        terms.append(Term(title: spellings[number], address: "\(base)\(slugs.take(keys[number].slug))/"))
      }
    } else {
      // Words without pages of their own are only names.
      terms = spellings.map { Term(title: $0, address: "") }
    }
    let ofPage = found.takeNumbers(mappedBy: positions)
    if base != nil {
      for page in site.sections[0].pages {
        for term in ofPage[page] { terms[term].pages.append(page) }
      }
    }
    return (terms, ofPage)
  }

  mutating func gatherUnits(_ drafts: [Draft]) {
    site.units = configuration.units.map { UnitPage(unit: $0, address: "\(Addresses.units)\($0.id)/") }
    var numbers: [String: Int] = [:]
    for (index, unit) in configuration.units.enumerated() {
      for name in [unit.name, unit.id, unit.shortName].compactMap({ $0 }) { numbers[Folding.marked(name)] = index }
    }
    for page in site.pages.indices {
      for word in drafts[draftOfPage[page]].units {
        if let number = numbers[Folding.marked(word.text)] {
          if !site.pages[page].units.contains(number) { site.pages[page].units.append(number) }
        } else {
          diagnostics.append(unknownUnit(word))
        }
      }
    }
    for page in site.sections[0].pages {
      for unit in site.pages[page].units { site.units[unit].pages.append(page) }
    }
  }

  private func unknownUnit(_ word: Metadata.Word) -> Diagnostic {
    let nearest = NearestName.nearest(to: word.text, among: configuration.units.map(\.name)) { Folding.plain($0) }
    return Diagnostic(
      .unknownUnit, .warning, at: word.place,
      Localized(vi: "don-vi.yaml không có đơn vị “\(word.text)”", en: "don-vi.yaml has no unit “\(word.text)”"),
      hint: nearest.map { Localized(vi: "có phải “\($0)”?", en: "did you mean “\($0)”?") }
        ?? Localized(vi: "thêm đơn vị vào content/don-vi.yaml", en: "add the unit to content/don-vi.yaml"))
  }
}
