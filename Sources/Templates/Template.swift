import Diagnostics
import Hashing

/// A template compiled against the schema of its pages. A value that any number of threads may render at the same time.
public struct Template: Sendable {
  /// The name in its set.
  public let name: String
  /// Its file, for messages.
  public let path: String
  /// What its pages are made of.
  public let schema: Schema
  /// Covers the source of the template and of all partials and parents that it really uses: what a page looks like depends on
  /// this, its record's fingerprint and the address style.
  public let fingerprint: ContentHash
  /// The templates that it really uses, its own included, in the order of their names' bytes.
  public let usedTemplates: [String]
  /// The keys that it names, as `schema.key`, in the order of their bytes.
  public let usedKeys: [String]
  let program: Program

  init(name: String, path: String, schema: Schema, program: Program, sources: [ParsedTemplate], usedKeys: Set<String>) {
    self.name = name
    self.path = path
    self.schema = schema
    self.program = program
    self.usedKeys = usedKeys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    usedTemplates = sources.map(\.name)
    var hash = Fingerprint()
    hash.add(name)
    for source in sources {
      hash.add(source.name)
      hash.add(source.source)
    }
    fingerprint = hash.finish()
  }

  /// Appends the page of `record` to `output`.
  ///
  /// - Parameter addresses: how the addresses in the record are written.
  /// - Throws: `RenderError`, or what a deferred value throws; `output` then holds the beginning of the page.
  public func render(_ record: Record, addresses: any AddressStyle, into output: inout [UInt8]) throws {
    guard record.schema === schema else {
      throw RenderError.wrongSchema(file: path, expected: schema.name, found: record.schema.name)
    }
    var renderer = Renderer(program, record, addresses)
    do {
      try renderer.run(into: &output)
    } catch let failure as Renderer.Failure {
      switch failure {
      case .tooDeep(let calls): throw RenderError.tooDeep(at: program.place(ofMostFrequent: calls) ?? Place(file: path))
      case .tooLong: throw RenderError.tooLong(file: path)
      case .wrongSchema(let expected, let found):
        throw RenderError.wrongSchema(file: path, expected: expected, found: found)
      }
    }
  }
}
