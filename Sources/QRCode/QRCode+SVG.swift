extension QRCode {
  /// The code as an `<svg>` of one path, without a quiet zone: the page leaves white around it. `label` names it for readers
  /// who do not see it.
  ///
  /// Strokes across and down, each one module wide: they take less than half the bytes of outlines. A module is two units
  /// wide, so that the middles of the strokes are whole numbers.
  public func svg(label: String) -> [UInt8] {
    var svg = "<svg viewBox=\"0 0 \(2 * width) \(2 * width)\" width=\"64\" height=\"64\" role=\"img\" aria-label=\""
    svg += Self.escaped(label)
    svg += "\" shape-rendering=\"crispEdges\"><path stroke=\"#000\" stroke-width=\"2\" d=\"M0 0"
    var pen = (x: 0, y: 0)
    for stroke in strokes {
      let start =
        stroke.isAcross ? (x: 2 * stroke.column, y: 2 * stroke.row + 1) : (x: 2 * stroke.column + 1, y: 2 * stroke.row)
      let down = start.y - pen.y
      // A minus parts two numbers as well as a space.
      svg += "m\(start.x - pen.x)\(down < 0 ? "" : " ")\(down)\(stroke.isAcross ? "h" : "v")\(2 * stroke.length)"
      pen = start
      if stroke.isAcross { pen.x += 2 * stroke.length } else { pen.y += 2 * stroke.length }
    }
    svg += "\"/></svg>"
    return Array(svg.utf8)
  }

  /// A run of dark modules, drawn as one line.
  struct Stroke {
    var column, row, length: Int
    var isAcross: Bool
  }

  /// Strokes that cover the dark modules and nothing else: in reading order, at each module that is still bare, across or
  /// down, whichever covers more. A sixth shorter than rows alone.
  var strokes: [Stroke] {
    var isCovered = Array(repeating: false, count: modules.count)
    var strokes: [Stroke] = []
    for index in modules.indices where modules[index] && !isCovered[index] {
      let (row, column) = index.quotientAndRemainder(dividingBy: width)
      let across = stretch(from: index, step: 1, most: width - column).filter { !isCovered[$0] }
      let down = stretch(from: index, step: width, most: width - row).filter { !isCovered[$0] }
      let isAcross = across.count >= down.count
      let last = (isAcross ? across : down).last ?? index
      let length = isAcross ? last - index + 1 : (last - index) / width + 1
      strokes.append(Stroke(column: column, row: row, length: length, isAcross: isAcross))
      for covered in isAcross ? across : down { isCovered[covered] = true }
    }
    return strokes
  }

  /// The dark modules from `index` on, `step` apart, at most `most`.
  private func stretch(from index: Int, step: Int, most: Int) -> [Int] {
    Array((0..<most).lazy.map { index + $0 * step }.prefix { modules[$0] })
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
