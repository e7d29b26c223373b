/// Appends text to XML bytes: escaped, and without the characters that XML 1.0 has no place for (§2.2, Char).
func appendXML(_ text: String, to output: inout [UInt8]) {
  var text = text
  text.withUTF8 { bytes in
    var done = 0
    for index in bytes.indices where !isPlain(bytes[index]) {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[done..<index]))
      done = index + 1
      switch bytes[index] {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
      // A bare carriage return would be read as a line end.
      case 0x0D: output.append(contentsOf: "&#13;".utf8)
      // U+FFFE and U+FFFF, in UTF-8 EF BF BE and EF BF BF, are no characters of XML.
      case 0xBE, 0xBF:
        if index >= 2, bytes[index - 2] == 0xEF, bytes[index - 1] == 0xBF {
          output.removeLast(2)
        } else {
          output.append(bytes[index])
        }
      default: break
      }
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[done...]))
  }
}

/// Whether `byte` stands in XML as it is, whatever is before it.
@inline(__always)
private func isPlain(_ byte: UInt8) -> Bool {
  if byte >= 0x40 { return byte & 0xFE != 0xBE }
  // `"`, `&`, `<`, `>`; of the control characters only tab and line feed are plain.
  let special: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E | 0xFFFF_F9FF
  return special >> UInt64(byte) & 1 == 0
}

/// Appends `<name>text</name>`; nothing where there is no text.
func appendElement(_ name: StaticString, _ text: String?, indent: Int, to output: inout [UInt8]) {
  guard let text, !text.isEmpty else { return }
  output.append(contentsOf: repeatElement(0x20, count: indent))
  output.append(UInt8(ascii: "<"))
  output.append(contentsOf: name.description.utf8)
  output.append(UInt8(ascii: ">"))
  appendXML(text, to: &output)
  output.append(contentsOf: "</".utf8)
  output.append(contentsOf: name.description.utf8)
  output.append(contentsOf: ">\n".utf8)
}
