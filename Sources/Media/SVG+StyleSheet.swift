/// The style sheets of a drawing, as Illustrator and Inkscape write them: rules for elements, classes and ids.
///
/// A sheet is not published, for it could load; what its rules say of drawing properties becomes attributes of the elements,
/// which are judged as all attributes are. Source: CSS 2.1, §5 (selectors) and §6.4.3 (specificity).
struct StyleSheet {
  /// `element`, `.class`, `#id`, or an element with classes and an id.
  private struct Selector: Hashable {
    var element: String?
    var id: String?
    var classes: [String] = []

    var specificity: Int { (id == nil ? 0 : 1_000_000) + classes.count * 1_000 + (element == nil ? 0 : 1) }
  }

  /// What rules of a selector say, and how many were read before.
  private typealias Declarations = [(name: String, value: String, order: Int)]

  private var rules: [Selector: Declarations] = [:]
  private var next = 0
  /// Selectors by what an element must have: an id, else a class, else a name, else nothing.
  private var index: [String: [Selector]] = [:]
  /// Whether all rules are of the kind that becomes attributes.
  private(set) var isComplete = true

  /// More rules than any drawing program writes; each is tried on the elements that it may be meant for.
  private static let mostRules = 2_000

  /// The sheets in `source`; nil where it has none.
  init?(of source: [UInt8]) {
    var reader = XMLReader(source)
    var text: [UInt8] = []
    var (isInside, isFound) = (false, false)
    while let token = reader.next() {
      switch token {
      case .broken: return nil
      case .open("style", _, let isClosed): (isInside, isFound) = (!isClosed, true)
      case .close("style"): isInside = false
      case .text(let range) where isInside: text += XMLCharacters.resolved(source[range]) ?? []
      case .literal(let range) where isInside: text += source[range]
      default: continue
      }
    }
    if !isFound { return nil }
    read(Self.withoutComments(text))
  }

  private static func withoutComments(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    while at < text.count {
      if text[at] == UInt8(ascii: "/"), at + 1 < text.count, text[at + 1] == UInt8(ascii: "*") {
        at += 2
        while at < text.count, !(text[at] == UInt8(ascii: "/") && text[at - 1] == UInt8(ascii: "*")) { at += 1 }
        at += 1
      } else {
        result.append(text[at])
        at += 1
      }
    }
    return result
  }

  private mutating func read(_ text: [UInt8]) {
    var at = 0
    while let open = text[at...].firstIndex(of: UInt8(ascii: "{")) {
      let head = Self.trimmed(text[at..<open])
      if head.first == UInt8(ascii: "@") {
        // What holds rules for another medium, or loads: all of it is passed over.
        isComplete = false
        let semicolon = text[at..<open].firstIndex(of: UInt8(ascii: ";"))
        at = semicolon.map { $0 + 1 } ?? Self.endOfBlock(text, from: open)
        continue
      }
      let close = text[open...].firstIndex(of: UInt8(ascii: "}")) ?? text.count
      let declarations = SVG.styleDeclarations(String(decoding: text[(open + 1)..<close], as: UTF8.self))
      for part in head.split(separator: UInt8(ascii: ",")) { add(Self.selector(Self.trimmed(part)), declarations) }
      at = min(close + 1, text.count)
    }
    if text[at...].contains(UInt8(ascii: "@")) { isComplete = false }
  }

  private mutating func add(_ selector: Selector?, _ declarations: [(String, String)]) {
    guard let selector, rules[selector] != nil || rules.count < Self.mostRules else {
      isComplete = false
      return
    }
    if rules[selector] == nil {
      let key = selector.id.map { "#" + $0 } ?? selector.classes.first.map { "." + $0 } ?? selector.element ?? ""
      index[key, default: []].append(selector)
    }
    next += 1
    rules[selector, default: []] += []
    for (name, value) in declarations {
      rules[selector, default: []].removeAll { $0.name == name }
      rules[selector, default: []].append((name, value, next))
    }
  }

  private static func endOfBlock(_ text: [UInt8], from open: Int) -> Int {
    var depth = 0
    for at in open..<text.count {
      if text[at] == UInt8(ascii: "{") { depth += 1 }
      if text[at] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return at + 1 }
    }
    return text.count
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let last = text.lastIndex(where: { $0 > 0x20 }) else { return [] }
    return text[...last].drop { $0 <= 0x20 }
  }

  /// The selector that `text` is; nil for one that asks for what stands around an element, or for more than its names.
  private static func selector(_ text: ArraySlice<UInt8>) -> Selector? {
    func isName(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte == 0x2D || byte == 0x5F || (0x30...0x39).contains(byte)
        || (0x61...0x7A).contains(byte | 0x20)
    }
    var selector = Selector()
    var rest = text
    if rest.first == UInt8(ascii: "*") {
      rest = rest.dropFirst()
    } else {
      let name = rest.prefix(while: isName)
      if !name.isEmpty { selector.element = String(decoding: name, as: UTF8.self) }
      rest = rest[name.endIndex...]
    }
    while let mark = rest.first {
      let name = rest.dropFirst().prefix(while: isName)
      guard !name.isEmpty, selector.classes.count < 10 else { return nil }
      switch mark {
      case UInt8(ascii: "."): selector.classes.append(String(decoding: name, as: UTF8.self))
      case UInt8(ascii: "#") where selector.id == nil: selector.id = String(decoding: name, as: UTF8.self)
      default: return nil
      }
      rest = rest[name.endIndex...]
    }
    return text.isEmpty ? nil : selector
  }

  /// What the sheet says of an element, each property once.
  func declarations(for element: String, _ attributes: [(String, String)]) -> [(String, String)] {
    let id = attributes.first { $0.0 == "id" }?.1
    let classes = Set((attributes.first { $0.0 == "class" }?.1 ?? "").split { " \t\r\n".contains($0) }.map(String.init))
    var keys = classes.sorted().map { "." + $0 } + [element, ""]
    if let id { keys.append("#" + id) }
    func matches(_ selector: Selector) -> Bool {
      if let name = selector.element, name != element { return false }
      if let wanted = selector.id, wanted != id { return false }
      return selector.classes.allSatisfy { classes.contains($0) }
    }
    var matching: [Selector] = []
    for key in keys { matching += (index[key] ?? []).filter(matches) }
    var found: [(name: String, value: String, rank: (Int, Int))] = []
    for selector in matching {
      for (name, value, order) in rules[selector] ?? [] {
        let rank = (selector.specificity, order)
        let known = found.firstIndex { $0.name == name }
        if let known, found[known].rank > rank { continue }
        if let known { found.remove(at: known) }
        found.append((name, value, rank))
      }
    }
    return found.map { ($0.name, $0.value) }
  }
}
