/// SVG files as they may be published: drawings, nothing that acts.
///
/// An allow-list: elements and attributes that draw. Scripts, event handlers, foreign content, external references,
/// processing instructions and entity declarations never reach a reader.
public enum SVG {
  private static let elements: Set<String> = [
    "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon",
    "text", "tspan", "textPath", "image", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask",
    "marker",
    "filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feFlood", "feFuncA", "feFuncB",
    "feFuncG",
    "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "feTurbulence", "switch",
    "style",
  ]
  /// Elements whose content goes with them.
  private static let dropped: Set<String> = [
    "script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler",
  ]

  /// `source` without everything that is not on the list; nil when it is no SVG: no root, or not well-formed tags.
  public static func sanitised(_ source: [UInt8]) -> [UInt8]? {
    var reader = XMLReader(source)
    var output: [UInt8] = []
    output.reserveCapacity(source.count)
    var open: [String] = []
    var skipping: [String] = []
    var hasRoot = false
    while let token = reader.next() {
      switch token {
      case .broken: return nil
      case .text(let range):
        if skipping.isEmpty && !open.isEmpty { output.append(contentsOf: source[range]) }
      case .open(let name, let attributes, let isClosed):
        if !skipping.isEmpty || dropped.contains(name) || !elements.contains(name) {
          if !isClosed { skipping.append(name) }
          continue
        }
        if !hasRoot {
          guard name == "svg" else { return nil }
          hasRoot = true
        } else if open.isEmpty {
          return nil
        }
        if name == "style" {
          // A style sheet may load and may hide anything: presentation attributes do without it.
          if !isClosed { skipping.append(name) }
          continue
        }
        output.append(contentsOf: "<\(name)".utf8)
        for (key, value) in attributes where isAllowed(key, value, in: name) {
          output.append(contentsOf: " \(key)=\"".utf8)
          for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
            default: output.append(byte)
            }
          }
          output.append(UInt8(ascii: "\""))
        }
        output.append(contentsOf: isClosed ? "/>".utf8 : ">".utf8)
        if !isClosed { open.append(name) }
        if open.count > 200 { return nil }
      case .close(let name):
        if !skipping.isEmpty {
          if skipping.last == name { skipping.removeLast() } else { return nil }
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

  private static func isAllowed(_ key: String, _ value: String, in element: String) -> Bool {
    let lower = key.lowercased()
    if lower.hasPrefix("on") || lower == "style" || lower.hasPrefix("xml:base") { return false }
    if key.contains(":") && !["xlink:href", "xml:space", "xml:lang", "xmlns:xlink"].contains(key) { return false }
    if lower == "href" || lower == "xlink:href" {
      // A place in the same file, or a picture that the file carries itself.
      let plain = value.utf8.filter { $0 > 0x20 }
      let text = String(decoding: plain, as: UTF8.self).lowercased()
      if text.hasPrefix("#") { return true }
      let pictures = ["data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;"]
      return element == "image" && !text.contains("&") && pictures.contains { text.hasPrefix($0) }
    }
    // url(…) may only point into the file; entities could hide what it points to.
    let compact = String(decoding: value.utf8.filter { $0 > 0x20 }, as: UTF8.self).lowercased()
    if compact.contains("javascript:") || compact.contains("&#") || compact.contains("\\") { return false }
    var rest = compact[...]
    while let found = rest.range(ofASCII: "url(") {
      rest = rest[found...]
      guard rest.hasPrefix("url(#") || rest.hasPrefix("url(\"#") || rest.hasPrefix("url('#") else { return false }
      rest = rest.dropFirst(4)
    }
    return true
  }

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

extension Substring {
  /// Where `pattern` begins.
  fileprivate func range(ofASCII pattern: String) -> Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(pattern) { return index }
      index = self.index(after: index)
    }
    return nil
  }
}
