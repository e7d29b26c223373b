/// Reads HTML as strictly as XML, knowing only what a safe page may hold. The tests' own: it shares no code with the sanitiser.
enum StrictHTML {
  static let tags: Set<String> = [
    "a", "abbr", "b", "bdi", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "dfn", "div", "dl",
    "dt", "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "input", "ins", "kbd", "li", "mark",
    "ol", "p", "pre",
    "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "tfoot",
    "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
  ]
  static let void: Set<String> = ["br", "hr", "img", "input", "wbr"]
  static let attributes: Set<String> = [
    "href", "src", "alt", "title", "lang", "dir", "id", "class", "role", "tabindex", "aria-label", "loading",
    "decoding", "scope",
    "colspan", "rowspan", "start", "value", "datetime", "open", "reversed", "width", "height", "type", "checked",
    "disabled",
  ]
  static let classes: Set<String> = ["bang", "can-trai", "can-giua", "can-phai", "chu-thich", "so-chu-thich"]

  /// What is wrong with `html`; empty for a page that can do no harm and breaks nothing around it.
  static func faults(in html: [UInt8]) -> [String] {
    var faults: [String] = []
    var open: [String] = []
    var rest = html[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(start + 1)...]
      let isEnd = rest.first == UInt8(ascii: "/")
      if isEnd { rest = rest.dropFirst() }
      let name = String(decoding: rest.prefix { isName($0) }, as: UTF8.self)
      rest = rest.dropFirst(name.utf8.count)
      guard tags.contains(name) else { return faults + ["<\(name)"] }
      if isEnd {
        guard rest.first == UInt8(ascii: ">"), open.popLast() == name else { return faults + ["</\(name)>"] }
        continue
      }
      while rest.first == UInt8(ascii: " ") {
        rest = rest.dropFirst()
        // A hole shown as {n}.
        if rest.first == UInt8(ascii: "{") {
          rest = rest.drop { $0 != UInt8(ascii: "}") }.dropFirst()
          continue
        }
        let attribute = String(decoding: rest.prefix { isName($0) || $0 == UInt8(ascii: "-") }, as: UTF8.self)
        rest = rest.dropFirst(attribute.utf8.count)
        var value: [UInt8] = []
        if rest.starts(with: Array("=\"".utf8)) {
          rest = rest.dropFirst(2)
          value = Array(rest.prefix { $0 != UInt8(ascii: "\"") })
          rest = rest.dropFirst(value.count + 1)
        }
        if let fault = fault(attribute, String(decoding: value, as: UTF8.self), of: name) { faults.append(fault) }
      }
      guard rest.first == UInt8(ascii: ">") else { return faults + ["<\(name) does not end"] }
      if !void.contains(name) {
        if name == "a", open.contains("a") { faults.append("a link in a link") }
        open.append(name)
      }
    }
    return open.isEmpty ? faults : faults + ["open: \(open)"]
  }

  private static func isName(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }

  private static func fault(_ attribute: String, _ value: String, of name: String) -> String? {
    guard attributes.contains(attribute) else { return "\(attribute) of <\(name)>" }
    if value.contains("<") || value.contains(">") { return "\(attribute)=\(value)" }
    if attribute == "class", !classes.contains(value), !value.hasPrefix("language-") { return "class \(value)" }
    if attribute == "id", value.wholeMatch(of: /[a-z0-9-]+/) == nil { return "id \(value)" }
    guard attribute == "href" || attribute == "src" else { return nil }
    // As browsers do: what is not visible does not count. `&` can only be `&amp;` or `&#x27;` here.
    let visible = value.lowercased().unicodeScalars.filter { $0.value > 0x20 }.map(String.init).joined()
    let plain = visible.replacing("&amp;", with: "&").replacing("&#x27;", with: "'")
    guard let colon = plain.firstIndex(of: ":"), !plain[..<colon].contains(where: { "/?#".contains($0) }) else {
      return nil
    }
    guard plain[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.%".contains($0)) }) else {
      return nil
    }
    switch plain[..<colon] {
    case "http", "https": return nil
    case "mailto", "tel": return attribute == "href" ? nil : "src=\(value)"
    case "data":
      return name == "img" && plain.contains(/^data:image\/(png|jpeg|gif|webp);base64,/) ? nil : "\(attribute)=\(value)"
    default: return "\(attribute)=\(value)"
    }
  }
}
