import Diagnostics
import Documents
import Site
import Vietnamese

/// Reads an outline from a parsed text: headings become a numbered tree, lettered lines parts of their text.
///
/// A number that was typed is recognised and not doubled; what stands where another number is due is reported and kept as
/// typed, for a permalink follows what is printed.
struct OutlineReading {
  private(set) var outline = Outline()
  private(set) var diagnostics: [Diagnostic] = []
  private let file: String
  private var slugs = UniqueSlugs()

  /// An open part and the number of the last child it got.
  private struct Open {
    var part: OutlinePart
    var headingLevel: Int
    /// Ordinals from the outermost part to this one.
    var path: [Int]
    /// The permalink of a part without a number, which those of the parts in it begin with.
    var slug: String?
    var lastChild = 0
    var lastLetter = 0
  }

  private let numbering: PartNumbering
  /// For each heading, whether it or one beside it has a number that was typed.
  private let areNumbered: [Bool]
  private var stack: [Open] = []
  private var lastTop = 0

  init(_ document: Document, file: String) {
    self.file = file
    numbering = PartNumbering(document.headings)
    areNumbered = numbering.areTyped(document.headings)
    for block in document.blocks {
      switch block.kind {
      case .heading(let index) where document.headings.indices.contains(index):
        open(document.headings[index], typesNumbers: areNumbered[index])
      case .lettered(let letter): addLettered(letter, block)
      case .footnotes: outline.footnotes.append(block.range)
      default:
        if stack.isEmpty { outline.introduction.append(block.range) } else { addText(block.range) }
      }
    }
    while !stack.isEmpty { close() }
  }

  private mutating func addText(_ range: Range<Int>) {
    let last = stack.count - 1
    // Text behind lettered items belongs to the last of them, so that the order stays.
    if let letter = stack[last].part.children.indices.last, stack[last].part.children[letter].isLettered {
      stack[last].part.children[letter].text.append(range)
    } else {
      stack[last].part.text.append(range)
    }
  }

  /// - Parameter typesNumbers: whether the parts that it stands among have numbers that were typed. Then one without, a
  ///   foreword or a conclusion, stays without; where none has, the program numbers them.
  private mutating func open(_ heading: Heading, typesNumbers: Bool) {
    while let top = stack.last, top.headingLevel >= heading.level { close() }
    let depth = stack.count + 1
    let typed = numbering.read(heading.text)
    let outer = stack.last?.path ?? []
    guard typed != nil || !typesNumbers else {
      let id = slugs.slug(for: heading.text)
      let part = OutlinePart(number: "", title: heading.text, id: id, level: depth, isLettered: false)
      return stack.append(
        Open(part: part, headingLevel: heading.level, path: outer + [PartNumbering.unnumbered], slug: id))
    }
    let due = (stack.last?.lastChild ?? lastTop) + 1
    let ordinal = typed?.ordinal ?? due
    if let typed { check(typed, due: due, heading) }
    if stack.isEmpty { lastTop = ordinal } else { stack[stack.count - 1].lastChild = ordinal }
    let path = outer + [ordinal]
    let id = slugs.take(identifier(path))
    let part = OutlinePart(
      number: numbering.shown(path), title: typed?.title ?? heading.text, id: id, level: depth, isLettered: false)
    stack.append(Open(part: part, headingLevel: heading.level, path: path))
  }

  /// The permalink of the part at `path`, whose outer parts are the open ones: from the innermost without a number on.
  private func identifier(_ path: [Int]) -> String {
    guard let last = path.lastIndex(of: PartNumbering.unnumbered), last < stack.count, let slug = stack[last].slug
    else {
      return numbering.identifier(path)
    }
    return ([slug] + path[(last + 1)...].map { String($0) }).joined(separator: "-")
  }

  private mutating func check(_ typed: PartNumbering.Reading, due: Int, _ heading: Heading) {
    let parent = stack.last?.path ?? []
    let place = Place(file: file, line: heading.line, column: heading.column, length: typed.label.count)
    let expected = numbering.shown(parent + [due])
    if !typed.outer.isEmpty, typed.outer != numbering.decimals(parent) {
      diagnostics.append(
        Diagnostic(
          .outlineSequence, .warning, at: place,
          Localized(
            vi: "mục \(typed.label) không thuộc mục \(numbering.shown(parent)) mà nó đứng trong",
            en: "part \(typed.label) stands in part \(numbering.shown(parent)), which is not its own"),
          hint: Localized(vi: "ở đây phải là \(expected)", en: "here it should be \(expected)")))
    } else if typed.ordinal != due {
      let isRepeat = typed.ordinal < due
      diagnostics.append(
        Diagnostic(
          .outlineSequence, .warning, at: place,
          isRepeat
            ? Localized(vi: "số mục \(typed.label) bị lặp", en: "the number \(typed.label) is repeated")
            : Localized(vi: "số mục nhảy tới \(typed.label)", en: "the numbering jumps to \(typed.label)"),
          hint: Localized(vi: "ở đây phải là \(expected)", en: "here it should be \(expected)")))
    }
  }

  private mutating func addLettered(_ letter: Character, _ block: Block) {
    guard !stack.isEmpty else { return outline.introduction.append(block.range) }
    let last = stack.count - 1
    let ordinal = ListLetters.parse(String(letter)) ?? stack[last].lastLetter + 1
    if ordinal != stack[last].lastLetter + 1 && ordinal != 1 {
      let due = ListLetters.format(stack[last].lastLetter + 1) ?? "?"
      diagnostics.append(
        Diagnostic(
          .outlineSequence, .warning, at: Place(file: file, line: block.line, column: 1, length: 2),
          Localized(
            vi: "mục \(letter)) không nối tiếp mục trước", en: "item \(letter)) does not follow the one before"),
          hint: Localized(vi: "ở đây phải là \(due))", en: "here it should be \(due))")))
    }
    stack[last].lastLetter = ordinal
    let id = slugs.take("\(identifier(stack[last].path))-\(OutlineNumber.letter(ordinal).anchor)")
    var part = OutlinePart(
      number: String(letter), title: "", id: id, level: stack[last].part.level + 1, isLettered: true)
    part.text = [block.range]
    stack[last].part.children.append(part)
  }

  private mutating func close() {
    guard let closed = stack.popLast() else { return }
    if stack.isEmpty {
      outline.parts.append(closed.part)
    } else {
      stack[stack.count - 1].part.children.append(closed.part)
    }
  }
}

extension Outline {
  /// All permalinks.
  var identifiers: [String] {
    func all(_ parts: [OutlinePart]) -> [String] { parts.flatMap { [$0.id] + all($0.children) } }
    return all(parts)
  }
}
