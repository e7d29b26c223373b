/// A source line cut to the width of a terminal, and the caret line that belongs under it.
struct SourceExcerpt {
  /// The line, harmless to a terminal.
  let line: String
  /// White space, then `^~~~`.
  let caret: String

  /// - Parameters:
  ///   - window: what of the line is near the fault.
  ///   - length: of the fault, in characters.
  ///   - width: the columns of the terminal to stay within.
  init(_ window: SourceLine.Window, length: Int, width: Int) {
    let cells = SourceExcerpt.cells(of: window.text)
    let start = min(window.start, cells.count)
    let end = min(max(start + 1, start + min(length, cells.count)), max(cells.count, start + 1))

    // The window: it holds the caret's first cell and, before it, at least a third of the width.
    var first = 0
    if window.isCutBefore || window.isCutBehind || cells.reduce(0, { $0 + $1.width }) > width {
      var room = max(width / 3, width - 1 - cells[start...].reduce(0) { $0 + $1.width })
      first = start
      while first > 0, room >= cells[first - 1].width {
        first -= 1
        room -= cells[first].width
      }
    }
    var last = first
    var used = 0
    while last < cells.count, used + cells[last].width <= width {
      used += cells[last].width
      last += 1
    }

    let isCut = first > 0 || window.isCutBefore
    var shown = isCut ? "…" : ""
    var under = isCut ? " " : ""
    for (index, cell) in cells[first..<last].enumerated() {
      shown += cell.text
      if first + index < start { under += cell.text == "\t" ? "\t" : String(repeating: " ", count: cell.width) }
    }
    if last < cells.count || window.isCutBehind { shown += "…" }
    let visibleEnd = min(end, max(last, start + 1))
    let span = start < cells.count ? cells[start..<min(visibleEnd, cells.count)].reduce(0) { $0 + $1.width } : 1
    self.line = shown
    self.caret = under + "^" + String(repeating: "~", count: max(0, span - 1))
  }

  /// One character as `Place` counts them, with the columns it takes.
  private struct Cell {
    var text: String
    var width: Int
  }

  private static func cells(of line: String) -> [Cell] {
    var cells: [Cell] = []
    for scalar in line.unicodeScalars {
      if (0x300...0x36F).contains(scalar.value), !cells.isEmpty {
        cells[cells.count - 1].text.unicodeScalars.append(scalar)
      } else {
        let shown: Unicode.Scalar = scalar != "\t" && scalar.isHarmful ? "\u{FFFD}" : scalar
        cells.append(Cell(text: String(shown), width: shown.columns))
      }
    }
    return cells
  }
}

extension Unicode.Scalar {
  /// Whether a terminal would act on it in place of showing it: controls, line and paragraph separators, and the marks that turn
  /// the direction of writing.
  ///
  /// Source: Boucher and Anderson, "Trojan Source", 2021 (U+202A–U+202E, U+2066–U+2069).
  var isHarmful: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The columns that a terminal gives it: 0, 1 or 2.
  ///
  /// Source: Unicode Standard Annex #11 (wide and fullwidth), by block; marks of general category Mn, Me, Cf take none.
  var columns: Int {
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
