import Diagnostics

/// All templates of a theme by name, parsed once. A value: what is compiled from it does not change when files do.
public struct TemplateSet: Sendable {
  /// The bytes of one template and where they come from.
  public struct Source: Sendable {
    /// The name under which other templates include it: `layout`, `chung/the-bai`.
    public var name: String
    /// The file for messages, relative to the project's folder.
    public var path: String
    /// The file's bytes; a byte-order mark at the beginning is left out.
    public var bytes: [UInt8]

    /// A template.
    public init(name: String, path: String, bytes: [UInt8]) {
      self.name = name
      self.path = path
      self.bytes = bytes
    }
  }

  /// In the order of their names' bytes.
  let templates: [ParsedTemplate]
  private let numbers: [String: Int]
  private let faultsOf: [[Diagnostic]]

  /// A set of `sources`; of two with one name the last counts, so that a project's files may follow a built-in theme's.
  public init(_ sources: [Source]) {
    var byName: [String: Source] = [:]
    for source in sources { byName[source.name] = source }
    let sorted = byName.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let parsed = sorted.map { Parser.parse(name: $0.name, path: $0.path, source: $0.bytes) }
    templates = parsed.map(\.template)
    faultsOf = parsed.map(\.faults)
    numbers = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.name, $0) })
  }

  /// The names of all templates, in the order of their bytes.
  public var names: [String] { templates.map(\.name) }

  /// The syntax faults of all templates, used or not, in the order of a report.
  public var syntaxFaults: [Diagnostic] { faultsOf.flatMap { $0 }.sorted(by: Diagnostic.reportOrder) }

  /// The names of `roots` and of all that they include, directly or not; also those that no template has.
  public func reached(from roots: some Sequence<String>) -> Set<String> {
    var reached = Set(roots)
    var pending = Array(reached)
    while let next = pending.popLast() {
      guard let number = numbers[next] else { continue }
      for name in templates[number].includes where reached.insert(name).inserted { pending.append(name) }
    }
    return reached
  }

  /// The partials and parents that the template `name` asks for and no template is: the faults of names that can be told of
  /// one which is never compiled, since its keys depend on the page that would use it.
  public func unknownInclusions(of name: String) -> [Diagnostic] {
    guard let template = numbers[name].map({ templates[$0] }) else { return [] }
    return template.inclusions.filter { numbers[$0.name.text] == nil && !$0.name.text.hasPrefix("*") }.map {
      .unknownTemplate($0.name.text, at: template.place(of: $0.name.range), isParent: $0.isParent, known: names)
    }
  }

  /// The file of the template `name`.
  public func path(of name: String) -> String? { numbers[name].map { templates[$0].path } }

  /// The index of the template `name`.
  func number(of name: String) -> Int? { numbers[name] }

  /// The syntax faults of a template.
  func syntaxFaults(of number: Int) -> [Diagnostic] { faultsOf[number] }

  /// Compiles the template `name` for pages of `schema`.
  ///
  /// - Throws: all faults of the template and of the partials and parents that it uses, syntax and names alike, in the order
  ///   of a report.
  public func compile(_ name: String, schema: Schema) throws(TemplateFaults) -> Template {
    var compiler = Compiler(self)
    return try compiler.compile(name, schema: schema)
  }
}

/// Why a template could not be compiled.
public struct TemplateFaults: Error, Sendable {
  /// At least one, in the order of a report.
  public var diagnostics: [Diagnostic]

  /// A failure with `diagnostics`.
  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
