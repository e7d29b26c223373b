/// SVG files as they may be published: drawings, nothing that acts.
///
/// An allow-list of elements and attributes that draw (``isAllowed(_:_:in:)``). Scripts, event handlers, animations,
/// foreign content, external references, processing instructions and entity declarations never reach a reader. An
/// animation could set what was just taken out (`<set attributeName="href">`), a style sheet could load; both are left out
/// whole. What a sheet says of elements and classes becomes attributes (``StyleSheet``).
public enum SVG {
  private static let elements: Set<String> = [
    "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon",
    "text", "tspan", "textPath", "image", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask",
    "marker",
    "filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feFlood", "feFuncA", "feFuncB",
    "feFuncG",
    "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "feTurbulence", "switch",
  ]
  /// Deeper than any drawing; browsers read a file of this depth without trouble.
  private static let deepest = 200

  /// `source` without everything that is not on the list.
  ///
  /// - Returns: nil when it is no SVG or cannot be read safely: not UTF-8 or declared as something else, tags that do not fit
  ///   together, entities of its own in use, a root other than `svg`.
  public static func sanitised(_ source: [UInt8]) -> [UInt8]? {
    var reader = XMLReader(source)
    let encoding = reader.declaredEncoding() ?? "utf-8"
    guard ["utf-8", "utf8", "us-ascii"].contains(encoding), XMLCharacters.areAllowed(source) else { return nil }
    let sheet = StyleSheet(of: source)
    var output: [UInt8] = []
    output.reserveCapacity(source.count)
    var open: [String] = []
    var skipping: [String] = []
    var hasRoot = false
    while let token = reader.next() {
      switch token {
      case .broken: return nil
      case .text(let range):
        guard skipping.isEmpty && !open.isEmpty else { continue }
        guard let text = XMLCharacters.resolved(source[range]) else { return nil }
        XMLCharacters.append(text, isAttribute: false, to: &output)
      case .literal(let range):
        if skipping.isEmpty && !open.isEmpty { XMLCharacters.append(source[range], isAttribute: false, to: &output) }
      case .open(let name, let attributes, let isClosed):
        if !skipping.isEmpty || !elements.contains(name) {
          if !isClosed { skipping.append(name) }
          continue
        }
        if open.isEmpty {
          guard name == "svg", !hasRoot else { return nil }
        }
        append(name, attributes, sheet, isRoot: !hasRoot, to: &output)
        hasRoot = true
        output.append(contentsOf: isClosed ? "/>".utf8 : ">".utf8)
        if !isClosed { open.append(name) }
        if open.count > deepest { return nil }
      case .close(let name):
        if !skipping.isEmpty {
          guard skipping.popLast() == name else { return nil }
          continue
        }
        guard open.popLast() == name else { return nil }
        output.append(contentsOf: "</\(name)>".utf8)
      }
    }
    guard hasRoot, open.isEmpty, skipping.isEmpty else { return nil }
    output.append(UInt8(ascii: "\n"))
    return output
  }

  /// Whether the drawing has a style sheet that it cannot do without: rules for other media, for what stands in something else.
  public static func losesStyle(_ source: [UInt8]) -> Bool { StyleSheet(of: source)?.isComplete == false }

  private static func append(
    _ name: String, _ attributes: [(String, String)], _ sheet: StyleSheet?, isRoot: Bool, to output: inout [UInt8]
  ) {
    output.append(contentsOf: "<\(name)".utf8)
    // Namespaces are ours: one that the file declares could turn its elements into HTML.
    if isRoot { output.append(contentsOf: " xmlns=\"http://www.w3.org/2000/svg\"".utf8) }
    var declarations = sheet?.declarations(for: name, attributes) ?? []
    for (key, value) in attributes.first(where: { $0.0 == "style" }).map({ styleDeclarations($0.1) }) ?? [] {
      declarations.removeAll { $0.0 == key }
      declarations.append((key, value))
    }
    var replaced = Set(declarations.map(\.0))
    if attributes.contains(where: { $0.0 == "href" }) { replaced.insert("xlink:href") }
    for (key, written) in attributes.filter({ !replaced.contains($0.0) }) + declarations {
      guard let value = XMLCharacters.resolved(written.utf8.map { $0 < 0x20 ? 0x20 : $0 }),
        isAllowed(key, value, in: name)
      else { continue }
      // The old name of the same attribute (SVG 2 §16.1.5); so no prefix is needed that the root may not have declared.
      let key = key == "xlink:href" ? "href" : key
      output.append(contentsOf: " \(key)=\"".utf8)
      XMLCharacters.append(value, isAttribute: true, to: &output)
      output.append(UInt8(ascii: "\""))
    }
  }

  /// `style="fill:#fff;stroke:none"`, as Inkscape writes it, as the presentation attributes of the same names; the last of
  /// a name counts (CSS Cascade §6.4).
  static func styleDeclarations(_ style: String) -> [(String, String)] {
    var found: [(String, String)] = []
    for declaration in style.utf8.split(separator: UInt8(ascii: ";")) {
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
      func trimmed(_ part: Substring.UTF8View) -> String {
        let isSpace: (UInt8) -> Bool = { $0 <= 0x20 }
        guard let first = part.firstIndex(where: { !isSpace($0) }), let last = part.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(Substring(part[first...last]))
      }
      let name = trimmed(declaration[..<colon])
      guard drawingProperties.contains(name) else { continue }
      found.removeAll { $0.0 == name }
      var value = trimmed(declaration[declaration.index(after: colon)...])
      if value.hasSuffix("!important") { value = trimmed(value.utf8.dropLast("!important".utf8.count)) }
      found.append((name, value))
    }
    return found
  }

  /// Whether `source` begins a drawing, whatever it says of its size.
  public static func isDrawing(_ source: [UInt8]) -> Bool { rootTag(source) != nil }

  /// The attributes of the root element; nil when the file is no SVG.
  static func rootTag(_ source: [UInt8]) -> [String: String]? {
    var reader = XMLReader(source)
    while let token = reader.next() {
      switch token {
      case .text: continue
      case .open("svg", let attributes, _): return Dictionary(attributes, uniquingKeysWith: { first, _ in first })
      default: return nil
      }
    }
    return nil
  }
}
