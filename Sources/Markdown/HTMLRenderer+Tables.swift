import CCMarkGFM

/// Where a table is being written.
struct TableState {
  /// How many tables there were.
  var count = 0
  var alignments: [UInt8] = []
  var column = 0
  var isHeader = false
  var isBodyOpen = false
  /// Whether the open cell is an empty one of the header, which is no `<th>`.
  var isPlainCell = false
}

extension HTMLRenderer {
  /// A table scrolls in a box of its own, which the keyboard reaches and a screen reader can name.
  mutating func enterTable(_ node: Node) {
    places.begin(node)
    tables = TableState(count: tables.count + 1, alignments: node.alignments)
    html.newLine()
    html.put("<div class=\"bang\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng ")
    html.put(tables.count)
    if let heading = document.headings.last, !heading.text.isEmpty {
      html.put(": ")
      html.escape(Array(heading.text.utf8)[...])
    }
    html.put("\">\n<table>\n")
  }

  mutating func exitTable() {
    if tables.isBodyOpen { html.put("</tbody>\n") }
    html.put("</table>\n</div>\n")
  }

  mutating func enterRow(_ node: Node) {
    tables.column = 0
    tables.isHeader = node.isHeaderRow
    if tables.isHeader {
      html.put("<thead>\n")
    } else if !tables.isBodyOpen {
      html.put("<tbody>\n")
      tables.isBodyOpen = true
    }
    html.put("<tr>\n")
  }

  mutating func exitRow(_ node: Node) {
    endText()
    html.put("</tr>\n")
    if node.isHeaderRow { html.put("</thead>\n") }
  }

  mutating func enterCell(_ node: Node) {
    tables.isPlainCell = tables.isHeader && node.isLeaf
    html.put(tables.isHeader && !tables.isPlainCell ? "<th scope=\"col\"" : "<td")
    switch tables.column < tables.alignments.count ? tables.alignments[tables.column] : 0 {
    case UInt8(ascii: "l"): html.put(" class=\"can-trai\"")
    case UInt8(ascii: "c"): html.put(" class=\"can-giua\"")
    case UInt8(ascii: "r"): html.put(" class=\"can-phai\"")
    default: break
    }
    html.put(">")
    tables.column += 1
  }

  mutating func exitCell(_ node: Node) {
    closeRaw()
    endText()
    html.put(tables.isHeader && !tables.isPlainCell ? "</th>\n" : "</td>\n")
  }

  /// The box of a task; the reader cannot tick it, and hears what it says.
  mutating func taskBox(isDone: Bool) {
    html.put(
      isDone
        ? "<input type=\"checkbox\" checked disabled aria-label=\"Đã xong\"> "
        : "<input type=\"checkbox\" disabled aria-label=\"Chưa xong\"> ")
  }
}
