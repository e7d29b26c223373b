import Diagnostics
import FileSystem
import Templates

/// One template rendered on JSON data: for designers who try something, and for tests.
public struct TemplateTrial {
  private let set: TemplateSet
  private let name: String
  private let data: JSONData

  /// A trial of the template file `template` on the data file `data`, with the templates of the folder `partials`.
  ///
  /// - Throws: ``SystemError`` when a file cannot be read, ``Diagnostic`` when the data is not JSON.
  public init(template: String, data: String, partials: String?) throws {
    var sources: [TemplateSet.Source] = []
    if let partials {
      let folder = try Folder(partials)
      for path in try Self.templates(in: folder, below: RelativePath(""), depth: 0) {
        sources.append(
          TemplateSet.Source(
            name: String(path.display.dropLast(".mustache".count)), path: "\(partials)/\(path.display)",
            bytes: try folder.read(path).bytes))
      }
    }
    name = "(thử)"
    sources.append(TemplateSet.Source(name: name, path: template, bytes: try Self.read(template)))
    set = TemplateSet(sources)
    self.data = try Self.parse(try Self.read(data), file: data)
  }

  /// The bytes that the template gives.
  ///
  /// - Throws: ``TemplateFaults`` and what rendering throws.
  public func render() throws -> [UInt8] {
    let template = try set.compile(name, schema: data.schema)
    var output: [UInt8] = []
    try template.render(data.record, addresses: RootRelativeTrial(), into: &output)
    return output
  }

  private static func parse(_ bytes: [UInt8], file: String) throws -> JSONData {
    do {
      return try JSONData(JSONValue(parsing: bytes))
    } catch let fault as JSONValue.Fault {
      throw Diagnostic(
        .notJSON,
        at: Place(file: file, in: bytes, range: min(fault.offset, bytes.count)..<min(fault.offset + 1, bytes.count)),
        Localized(vi: "dữ liệu không phải là JSON", en: "the data is not JSON"),
        hint: fault.reason.message)
    } catch let conflict as JSONData.Conflict {
      throw Diagnostic(
        .notJSON, at: Place(file: file),
        Localized(
          vi: "khóa \(conflict.path) có nhiều kiểu khác nhau: \(conflict.kinds.joined(separator: ", "))",
          en: "the key \(conflict.path) has values of different types: \(conflict.kinds.joined(separator: ", "))"))
    }
  }

  private static func read(_ path: String) throws(SystemError) -> [UInt8] {
    let relative = RelativePath(path)
    let folder = try Folder(path.hasPrefix("/") ? "/" + relative.parent.display : relative.parent.display)
    return try folder.read(RelativePath(bytes: relative.name)).bytes
  }

  private static func templates(in folder: Folder, below path: RelativePath, depth: Int) throws(SystemError)
    -> [RelativePath]
  {
    var found: [RelativePath] = []
    for name in try folder.names(in: path) where name.first != UInt8(ascii: ".") {
      let child = path.appending(name)
      switch try folder.status(child)?.kind {
      case .folder where depth < 20: found += try templates(in: folder, below: child, depth: depth + 1)
      case .file where child.fileExtension == Array("mustache".utf8): found.append(child)
      default: continue
      }
    }
    return found
  }
}

private struct RootRelativeTrial: AddressStyle {
  func write(_ address: String, into output: inout [UInt8]) { output.append(contentsOf: address.utf8) }
}
