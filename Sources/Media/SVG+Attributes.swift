extension SVG {
  /// Presentation attributes (SVG 2 §6.6): they may stand in `style` too.
  static let drawingProperties: Set<String> = [
    "alignment-baseline", "baseline-shift", "clip-path", "clip-rule", "color", "color-interpolation",
    "color-interpolation-filters", "direction", "display", "dominant-baseline", "fill", "fill-opacity", "fill-rule",
    "filter",
    "flood-color", "flood-opacity", "font-family", "font-size", "font-size-adjust", "font-stretch", "font-style",
    "font-variant", "font-weight", "image-rendering", "isolation", "letter-spacing", "marker", "marker-end",
    "marker-mid",
    "marker-start", "mask", "mask-type", "mix-blend-mode", "opacity", "overflow", "paint-order", "shape-rendering",
    "stop-color", "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor", "text-decoration", "text-rendering",
    "vector-effect", "visibility", "word-spacing", "writing-mode",
  ]

  /// Attributes of geometry, gradients, filters and text layout.
  private static let geometry: Set<String> = [
    "amplitude", "azimuth", "baseFrequency", "clipPathUnits", "cx", "cy", "d", "dx", "dy", "edgeMode", "exponent",
    "filterUnits", "fr", "fx", "fy", "gradientTransform", "gradientUnits", "height", "in", "in2", "intercept", "k1",
    "k2",
    "k3", "k4", "lengthAdjust", "markerHeight", "markerUnits", "markerWidth", "maskContentUnits", "maskUnits", "method",
    "mode", "numOctaves", "offset", "operator", "orient", "pathLength", "patternContentUnits", "patternTransform",
    "patternUnits", "points", "preserveAspectRatio", "primitiveUnits", "r", "radius", "refX", "refY", "result",
    "rotate",
    "rx", "ry", "seed", "side", "slope", "spacing", "spreadMethod", "startOffset", "stdDeviation", "stitchTiles",
    "systemLanguage", "tableValues", "textLength", "transform", "type", "values", "version", "viewBox", "width", "x",
    "x1",
    "x2", "xChannelSelector", "y", "y1", "y2", "yChannelSelector",
  ]

  /// Attributes whose value is text for people or a name: it can do nothing.
  private static let texts: Set<String> = [
    "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "class", "id", "lang", "role", "xml:lang",
    "xml:space",
  ]

  /// Pictures that a drawing may carry in itself.
  private static let carried = ["data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;"]

  /// Whether attribute `key` of `value`, references resolved, may stand at `element`.
  static func isAllowed(_ key: String, _ value: [UInt8], in element: String) -> Bool {
    if texts.contains(key) { return true }
    // As a reader of addresses and CSS sees it: white space and case do not count.
    let compact = value.filter { $0 > 0x20 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if key == "href" || key == "xlink:href" {
      if compact.first == UInt8(ascii: "#") { return true }
      return element == "image" && carried.contains { compact.starts(with: $0.utf8) }
    }
    return (geometry.contains(key) || drawingProperties.contains(key)) && staysInside(compact)
  }

  /// Whether a drawing value points at nothing outside its file: no scheme, no address, no CSS escape or comment that could
  /// hide one; `url(…)` and other functions that load only with a place in the file.
  private static func staysInside(_ compact: [UInt8]) -> Bool {
    for (index, byte) in compact.enumerated() {
      switch byte {
      case UInt8(ascii: ":"), UInt8(ascii: "\\"), UInt8(ascii: "@"), UInt8(ascii: "<"): return false
      case UInt8(ascii: "/")
      where index + 1 < compact.count && (compact[index + 1] == byte || compact[index + 1] == UInt8(ascii: "*")):
        return false
      case UInt8(ascii: "("):
        let head = compact[..<index]
        let isLoading = ["url", "src", "image", "image-set", "cross-fade", "element", "expression"].contains {
          head.reversed().starts(with: $0.utf8.reversed())
        }
        if !isLoading { continue }
        var inner = compact[(index + 1)...]
        if inner.first == UInt8(ascii: "\"") || inner.first == UInt8(ascii: "'") { inner = inner.dropFirst() }
        guard inner.first == UInt8(ascii: "#") else { return false }
      default: continue
      }
    }
    return true
  }
}
