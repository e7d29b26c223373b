/// Appends text to XML bytes: escaped, and without the characters that XML 1.0 has no place for (§2.2, Char).
func appendXML(_ text: String, to output: inout [UInt8]) {
  let start = output.count
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
    case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
    case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
    case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
    // A bare carriage return would be read as a line end.
    case 0x0D: output.append(contentsOf: "&#13;".utf8)
    // U+FFFE and U+FFFF, in UTF-8 EF BF BE and EF BF BF, are no characters of XML.
    case 0xBE, 0xBF:
      if output.count >= start + 2, output.suffix(2).elementsEqual([0xEF, 0xBF]) {
        output.removeLast(2)
      } else {
        output.append(byte)
      }
    case 0x09, 0x0A, 0x20...: output.append(byte)
    default: break
    }
  }
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
