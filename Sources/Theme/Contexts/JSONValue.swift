/// JSON for structured data, written so that it can stand in a `script` element.
indirect enum JSONValue: Sendable {
  case text(String)
  case number(Int)
  case list([JSONValue])
  case object([(String, JSONValue?)])

  /// Appends the JSON; `<`, `>` and `&` are written as escapes, so that no text ends the script.
  func write(into output: inout [UInt8]) {
    switch self {
    case .text(let text): Self.quote(text, into: &output)
    case .number(let number): output.append(contentsOf: String(number).utf8)
    case .list(let items):
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        item.write(into: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      var isFirst = true
      for case (let key, let value?) in members {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        isFirst = false
        Self.quote(key, into: &output)
        output.append(UInt8(ascii: ":"))
        value.write(into: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  private static let hex = Array("0123456789abcdef".utf8)

  private static func quote(_ text: String, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
        output.append(contentsOf: "\\u00".utf8)
        output.append(hex[Int(byte >> 4)])
        output.append(hex[Int(byte & 15)])
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
