import Diagnostics
import Templates

/// Writes addresses as they are.
struct PlainAddresses: AddressStyle {
  func write(_ address: String, into output: inout [UInt8]) { output += Array(address.utf8) }
}

/// A set in which `trang` is `template`.
func templates(_ template: String, _ partials: [String: String] = [:]) -> TemplateSet {
  var sources = [TemplateSet.Source(name: "trang", path: "templates/trang.mustache", bytes: Array(template.utf8))]
  for (name, text) in partials {
    sources.append(TemplateSet.Source(name: name, path: "templates/\(name).mustache", bytes: Array(text.utf8)))
  }
  return TemplateSet(sources)
}

/// What `template` makes of JSON data, through the path that `chuyentrang render --template` takes.
func render(_ template: String, _ json: String = "{}", _ partials: [String: String] = [:]) throws -> String {
  let data = try JSONData(JSONValue(parsing: Array(json.utf8)))
  let compiled = try templates(template, partials).compile("trang", schema: data.schema)
  var output: [UInt8] = []
  try compiled.render(data.record, addresses: PlainAddresses(), into: &output)
  return String(decoding: output, as: UTF8.self)
}

/// What `template` makes of `record`.
func render(_ template: String, _ record: Record, _ partials: [String: String] = [:]) throws -> String {
  let compiled = try templates(template, partials).compile("trang", schema: record.schema)
  var output: [UInt8] = []
  try compiled.render(record, addresses: PlainAddresses(), into: &output)
  return String(decoding: output, as: UTF8.self)
}

/// The faults of `template` as `code line:column+length`, the file's name before those of a partial.
func faults(_ template: String, _ schema: Schema, _ partials: [String: String] = [:]) -> [String] {
  diagnostics(template, schema, partials).map { fault in
    let place = fault.place.map { place in
      (place.file == "templates/trang.mustache" ? "" : "\(place.file.split(separator: "/").last ?? "") ")
        + "\(place.line):\(place.column)+\(place.length)"
    }
    return "\(fault.code.rawValue) \(place ?? "-")"
  }
}

/// The faults of `template` themselves.
func diagnostics(_ template: String, _ schema: Schema, _ partials: [String: String] = [:]) -> [Diagnostic] {
  do {
    _ = try templates(template, partials).compile("trang", schema: schema)
    return []
  } catch {
    return error.diagnostics
  }
}
