/// A piece of raw HTML, read as the HTML standard's tokenizer reads it, but for what it would call a parse error's repair.
enum RawToken {
  /// An attribute: its name in lower case, its value with character references resolved.
  struct Attribute {
    var name: String
    var value: [UInt8]
  }

  /// `<name …>`; the name in lower case.
  case open(name: String, attributes: [Attribute])
  /// `</name>`.
  case close(name: String)
  /// `<!-- … -->`.
  case comment
  /// `<!…>`, `<?…>`, `<![CDATA[…]]>`.
  case declaration

  /// The token that begins with the `<` at `start`, and the offset behind it.
  ///
  /// - Returns: nil if the `<` begins nothing, or what it begins does not end: it is text.
  static func read(_ bytes: [UInt8], at start: Int) -> (token: RawToken, end: Int)? {
    guard start + 1 < bytes.count else { return nil }
    let rest = bytes[(start + 1)...]
    if rest.starts(with: Array("!--".utf8)) {
      return (.comment, end(of: "-->", in: bytes, from: start + 2) ?? bytes.count)
    }
    if rest.starts(with: Array("![CDATA[".utf8)) {
      return (.declaration, end(of: "]]>", in: bytes, from: start) ?? bytes.count)
    }
    switch bytes[start + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return end(of: ">", in: bytes, from: start).map { (.declaration, $0) }
    case UInt8(ascii: "/"):
      guard start + 2 < bytes.count, isLetter(bytes[start + 2]) else {
        return end(of: ">", in: bytes, from: start).map { (.declaration, $0) }
      }
      var reader = Reader(bytes: bytes, index: start + 2)
      let name = reader.name()
      guard reader.attributes() != nil else { return nil }
      return (.close(name: name), reader.index)
    default:
      guard isLetter(bytes[start + 1]) else { return nil }
      var reader = Reader(bytes: bytes, index: start + 1)
      let name = reader.name()
      guard let attributes = reader.attributes() else { return nil }
      return (.open(name: name, attributes: attributes), reader.index)
    }
  }

  /// The offset behind the next `text`.
  private static func end(of text: String, in bytes: [UInt8], from start: Int) -> Int? {
    let pattern = Array(text.utf8)
    var index = start
    while index + pattern.count <= bytes.count {
      if bytes[index..<index + pattern.count].elementsEqual(pattern) { return index + pattern.count }
      index += 1
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// Reads the inside of a tag.
  private struct Reader {
    let bytes: [UInt8]
    var index: Int

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    mutating func name() -> String {
      let start = index
      while index < bytes.count, !isSpace(bytes[index]), bytes[index] != UInt8(ascii: "/"),
        bytes[index] != UInt8(ascii: ">")
      {
        index += 1
      }
      return lowercase(bytes[start..<index])
    }

    private func lowercase(_ text: ArraySlice<UInt8>) -> String {
      String(decoding: text.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// The attributes up to the `>`, which is passed; nil if it never comes. The first of two with one name counts.
    mutating func attributes() -> [Attribute]? {
      var found: [Attribute] = []
      var names: Set<String> = []
      while true {
        while index < bytes.count, isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/") { index += 1 }
        guard index < bytes.count else { return nil }
        if bytes[index] == UInt8(ascii: ">") {
          index += 1
          return found
        }
        let start = index
        index += 1  // an `=` at the start belongs to the name
        while index < bytes.count, !isSpace(bytes[index]), !"/>=".utf8.contains(bytes[index]) { index += 1 }
        let name = lowercase(bytes[start..<index])
        while index < bytes.count, isSpace(bytes[index]) { index += 1 }
        guard index < bytes.count else { return nil }
        var value: [UInt8] = []
        if bytes[index] == UInt8(ascii: "=") {
          index += 1
          guard let read = self.value() else { return nil }
          value = resolvingEntities(read)
        }
        if names.insert(name).inserted { found.append(Attribute(name: name, value: value)) }
      }
    }

    private mutating func value() -> [UInt8]? {
      while index < bytes.count, isSpace(bytes[index]) { index += 1 }
      guard index < bytes.count else { return nil }
      let quote = bytes[index]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        guard let end = bytes[(index + 1)...].firstIndex(of: quote) else { return nil }
        defer { index = end + 1 }
        return Array(bytes[(index + 1)..<end])
      }
      let start = index
      while index < bytes.count, !isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") { index += 1 }
      return Array(bytes[start..<index])
    }
  }
}
