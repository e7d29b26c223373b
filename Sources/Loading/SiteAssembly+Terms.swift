import Diagnostics
import FrontMatter
import Site
import Theme
import Vietnamese

/// Pages gathered by tag, author and unit.
extension SiteAssembly {
  mutating func gatherTerms(_ drafts: [Draft]) {
    let tags = Self.gather(site, draftOfPage, under: Addresses.tags) { drafts[$0].tags }
    site.tags = tags.terms
    for page in site.pages.indices { site.pages[page].tags = tags.ofPage[page] }
    let authors = Self.gather(site, draftOfPage, under: Addresses.authors) { drafts[$0].authors }
    site.authors = authors.terms
    for page in site.pages.indices { site.pages[page].authors = authors.ofPage[page] }
  }

  private static func gather(
    _ site: Site, _ draftOfPage: [Int], under base: String, words: (Int) -> [String]
  ) -> (terms: [Term], ofPage: [[Int]]) {
    // A word is one term however its capitals are written; the first spelling by path is shown.
    var numbers: [String: Int] = [:]
    var spellings: [String] = []
    var ofPage: [[Int]] = []
    ofPage.reserveCapacity(site.pages.count)
    for page in site.pages.indices {
      var own: [Int] = []
      for word in words(draftOfPage[page]) {
        let key = Folding.marked(word)
        let number = numbers[key] ?? spellings.count
        if number == spellings.count {
          numbers[key] = number
          spellings.append(word)
        }
        if !own.contains(number) { own.append(number) }
      }
      ofPage.append(own)
    }
    let keys = spellings.map { SortKey($0) }
    let order = spellings.indices.sorted { a, b in
      keys[a] != keys[b]
        ? keys[a] < keys[b] : spellings[a].utf8.lexicographicallyPrecedes(spellings[b].utf8)
    }
    var slugs = UniqueSlugs()
    var terms: [Term] = []
    var positions = Array(repeating: 0, count: spellings.count)
    for (position, number) in order.enumerated() {
      positions[number] = position
      let slug = slugs.take(Slug.slug(for: spellings[number]) ?? "khac")
      terms.append(Term(title: spellings[number], address: "\(base)\(slug)/"))
    }
    for page in ofPage.indices { ofPage[page] = ofPage[page].map { positions[$0] } }
    for page in site.sections[0].pages {
      for term in ofPage[page] { terms[term].pages.append(page) }
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
