import CCMarkGFM

/// Footnotes as they are met.
struct FootnoteState {
  /// Whether the section at the end has begun.
  var isOpen = false
  /// The definition being written.
  var number = 0
  /// Whether its links back were written.
  var hasLinksBack = false
  /// For each footnote, how many references to it were written.
  var references: [Int: Int] = [:]
}

extension HTMLRenderer {
  mutating func footnoteReference(_ node: Node) {
    var number = 0
    node.literal.forEach(from: 0) {
      if $0 >= 0x30, $0 <= 0x39, number < 1_000_000 { number = number * 10 + Int($0) - 0x30 }
    }
    let count = (footnotes.references[number] ?? 0) + 1
    footnotes.references[number] = count
    html.put("<sup class=\"so-chu-thich\">")
    let isInLink = isInsideLink
    if isInLink {
      html.put("<span id=\"fnref-")
    } else {
      html.put("<a href=\"#fn-")
      html.put(number)
      html.put("\" id=\"fnref-")
    }
    put(reference: count, to: number)
    if !isInLink {
      html.put("\" aria-label=\"Chú thích ")
      html.put(number)
    }
    html.put("\">")
    html.put(number)
    html.put(isInLink ? "</span></sup>" : "</a></sup>")
  }

  /// `1` for the first reference to a footnote, `1-2` for the second.
  private mutating func put(reference count: Int, to number: Int) {
    html.put(number)
    if count > 1 {
      html.put("-")
      html.put(count)
    }
  }

  mutating func enterFootnote(_ node: Node) -> Bool {
    // A second definition of one name: cmark leaves it where it stood.
    guard node.footnoteCount > 0 else { return false }
    if !footnotes.isOpen {
      footnotes.isOpen = true
      html.newLine()
      beginBlock(.footnotes, line: node.startLine)
      html.put("<section class=\"chu-thich\" aria-label=\"Chú thích\">\n<ol>\n")
    }
    footnotes.number += 1
    footnotes.hasLinksBack = false
    html.put("<li id=\"fn-")
    html.put(footnotes.number)
    html.put("\">\n")
    return true
  }

  mutating func exitFootnote(_ node: Node) {
    if !footnotes.hasLinksBack {
      html.newLine()
      html.put("<p>")
      backReferences(node)
      html.put("</p>\n")
    }
    html.put("</li>\n")
  }

  mutating func backReferences(_ definition: Node) {
    footnotes.hasLinksBack = true
    let number = footnotes.number
    for count in 1...max(1, footnotes.references[number] ?? 0) where footnotes.references[number] != nil {
      html.put(" <a href=\"#fnref-")
      put(reference: count, to: number)
      html.put("\" aria-label=\"Quay lại chú thích ")
      html.put(number)
      html.put(" trong bài")
      if count > 1 {
        html.put(", lần ")
        html.put(count)
      }
      html.put("\">↩</a>")
    }
  }

  mutating func endFootnotes() {
    html.put("</ol>\n</section>\n")
    nameBlock(.footnotes)
    endBlock()
  }
}
