import Diagnostics
import Hashing
import Parallel
import Templates

/// A theme ready to render: a template for each kind of page, and the files it brings along.
public struct CompiledTheme: Sendable {
  /// A file of the theme, as it is published.
  public struct Asset: Sendable {
    /// Root-relative, with the content's hash in the name where names are hashed.
    public var address: String
    /// Its bytes.
    public var bytes: [UInt8]
  }

  /// A template with what it asks of its context.
  struct PageTemplate: Sendable {
    var template: Template
    /// For each field of the context, the assets left out: whether the template names it.
    var used: [Bool]
    /// How often a page was as it was known, and how often not.
    let hits = Tally()
    /// See `hits`.
    let misses = Tally()

    /// Whether it is worth asking for hashes alone: after a change of the template, or of what all pages show, no page is as it
    /// was, and what is hashed is needed as value too.
    var mayBeKnown: Bool { misses.value < 8 || hits.value > 0 }
  }

  let pages: [String: PageTemplate]
  private let asked: Set<String>
  let assetsRecord: Record
  /// Files of the theme, by address.
  public private(set) var assets: [Asset]
  /// What is odd but does not keep the theme from being used.
  public var warnings: [Diagnostic] = []

  /// Compiles the templates of every kind of page.
  ///
  /// - Parameters:
  ///   - sources: the built-in templates first, the project's after them: of two with one name the later one counts.
  ///   - files: the files of templates/assets by their name there, in the order of the names' bytes.
  ///   - hashesNames: whether the content's hash goes into the names (for publishing; a preview leaves it out).
  /// - Throws: all faults of all templates at once, warnings too.
  public init(
    sources: [TemplateSet.Source], files: [(name: String, bytes: [UInt8])], hashesNames: Bool
  ) throws(TemplateFaults) {
    let named = ThemeAssets(files, hashesNames: hashesNames)
    assets = named.assets
    let assetSchema = Schema(
      "assets", named.keys.map { Schema.Field($0.key, .address, note: "templates/assets/\($0.name)") })
    assetsRecord = Record(assetSchema, named.keys.map { .address($0.address) })

    let set = TemplateSet(sources)
    var faults = Set(set.syntaxFaults).union(StyleSheetReference.faults(in: files))
    var pages: [String: PageTemplate] = [:]
    for kind in Kinds.all(assets: assetSchema) {
      guard set.names.contains(kind.name) else {
        faults.insert(
          Diagnostic(
            .missingTemplate, at: nil,
            Localized(vi: "giao diện thiếu mẫu \(kind.name).mustache", en: "the theme lacks \(kind.name).mustache")))
        continue
      }
      do {
        let template = try set.compile(kind.name, schema: kind.schema)
        let used = Set(template.usedKeys)
        pages[kind.name] = PageTemplate(
          template: template,
          used: kind.schema.fields.dropLast().map { used.contains("\(kind.schema.name).\($0.name)") })
      } catch {
        faults.formUnion(error.diagnostics)
      }
    }
    let unused = UnusedTemplates.warnings(in: set)
    faults.formUnion(UnusedTemplates.faults(in: set))
    if !faults.isEmpty { throw TemplateFaults(faults.union(unused).sorted(by: Diagnostic.reportOrder)) }
    warnings = unused
    self.pages = pages
    // A file that the program brings along is published only where a template asks for it.
    let asked = Set(pages.values.flatMap { $0.template.usedKeys })
    self.asked = asked
    let unasked = named.keys.filter { key in
      PlainTheme.assets.contains { $0.name == key.name } && !asked.contains("assets.\(key.key)")
    }
    assets.removeAll { asset in unasked.contains { $0.address == asset.address } }
  }

  /// For each field of `schema`: whether some template names it.
  func fieldsInUse(of schema: Schema) -> [Bool] { schema.fields.map { asked.contains("\(schema.name).\($0.name)") } }

  /// Whether some template names a field `name` of any context.
  func asks(forField name: String) -> Bool { asked.contains { $0.hasSuffix(".\(name)") } }

  /// Appends the page of `subject`, rendered as `kind`, unless its fingerprint is `known`.
  ///
  /// - Parameter common: what every page depends on besides its fields and its template.
  func render<Subject>(
    _ kind: String, _ table: Table<Subject>, _ subject: Subject, addresses: any AddressStyle, common: ContentHash,
    known: ContentHash?, into output: inout [UInt8]
  ) throws -> PageRendering {
    guard let page = pages[kind] else { return .same }
    if let known, page.mayBeKnown {
      let hashes = try table.hashes(subject, used: page.used)
      if page.fingerprint(hashes, common) == known {
        page.hits.add()
        return .same
      }
      page.misses.add()
    }
    let (values, hashes) = try table.valuesAndHashes(subject, used: page.used)
    if let known, !page.mayBeKnown, page.fingerprint(hashes, common) == known {
      page.hits.add()
      return .same
    }
    let record = Record(page.template.schema, values + [.record(assetsRecord)])
    try page.template.render(record, addresses: addresses, into: &output)
    return .rendered(fingerprint: page.fingerprint(hashes, common), fields: page.fields(hashes, common))
  }

  /// The names of the fields that a template of `kind` asks for, in the order of their hashes in
  /// ``PageRendering/rendered(fingerprint:fields:)``.
  public func fieldNames(of kind: String) -> [String] {
    guard let page = pages[kind] else { return [] }
    return zip(page.template.schema.fields.dropLast(), page.used).filter(\.1).map(\.0.name)
  }
}

/// What came of the wish for a page.
public enum PageRendering: Sendable {
  /// Its fingerprint is the known one: nothing was rendered.
  case same
  /// It was rendered. `fields` has half a hash of the template, of what all pages depend on, then of each field that the
  /// template asks for: two bytes each.
  case rendered(fingerprint: ContentHash, fields: [UInt8])
}

extension CompiledTheme.PageTemplate {
  fileprivate func fingerprint(_ fields: [ContentHash], _ common: ContentHash) -> ContentHash {
    var hash = Fingerprint()
    hash.add(template.fingerprint)
    hash.add(common)
    for field in fields { hash.add(field) }
    return hash.finish()
  }

  fileprivate func fields(_ fields: [ContentHash], _ common: ContentHash) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2 * fields.count + 4)
    for hash in [template.fingerprint, common] + fields {
      bytes.append(UInt8(truncatingIfNeeded: hash.low))
      bytes.append(UInt8(truncatingIfNeeded: hash.low >> 8))
    }
    return bytes
  }
}

/// The names that a theme's files have on the site.
struct ThemeAssets {
  var assets: [CompiledTheme.Asset] = []
  var keys: [(key: String, name: String, address: String)] = []

  init(_ files: [(name: String, bytes: [UInt8])], hashesNames: Bool) {
    var addresses: [String: String] = [:]
    // Style sheets last: they name the other files, so their bytes and hashes depend on them.
    let ordered = files.filter { !$0.name.hasSuffix(".css") } + files.filter { $0.name.hasSuffix(".css") }
    for (name, original) in ordered {
      let bytes = name.hasSuffix(".css") ? Self.rewriting(original, addresses) : original
      let address = "/assets/" + (hashesNames ? Self.hashed(name, bytes) : name)
      addresses[name] = address
      assets.append(CompiledTheme.Asset(address: address, bytes: bytes))
      keys.append((Self.key(name), name, address))
    }
    keys.sort { $0.key < $1.key }
    // Of two names with one key (a-b.css, a_b.css) the first counts.
    keys = keys.enumerated().filter { $0.offset == 0 || keys[$0.offset - 1].key != $0.element.key }.map(\.element)
  }

  static func key(_ name: String) -> String {
    String(
      decoding: name.utf8.map { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return byte
        default: return UInt8(ascii: "_")
        }
      }, as: UTF8.self)
  }

  private static func hashed(_ name: String, _ bytes: [UInt8]) -> String {
    let hash = String(ContentHash(bytes).hex.prefix(10))
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "\(name).\(hash)" }
    return "\(name[..<dot]).\(hash)\(name[dot...])"
  }

  /// `url(name)` for each known name becomes `url(address)`, relative to /assets/ so that it holds under any base path.
  private static func rewriting(_ css: [UInt8], _ addresses: [String: String]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(css.count + 64)
    var done = 0
    for reference in StyleSheetReference.all(in: css) {
      guard let address = addresses[String(decoding: css[reference.name], as: UTF8.self)] else { continue }
      output.append(contentsOf: css[done..<reference.whole.lowerBound])
      output.append(contentsOf: "url(\"\(address.dropFirst("/assets/".count))".utf8)
      output.append(contentsOf: css[reference.rest])
      output.append(contentsOf: "\")".utf8)
      done = reference.whole.upperBound
    }
    output.append(contentsOf: css[done...])
    return output
  }
}
