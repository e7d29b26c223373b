import Bytes
import Diagnostics

/// Makes the tree of a template from its bytes, in three passes: find the tags, pair them, take off the white space of tags that
/// stand alone, build the tree.
struct Parser {
  /// Sections, parents and blocks inside each other; deeper is a fault, so that no walk over the tree can exhaust the stack.
  static let deepestNesting = 100

  private var template: ParsedTemplate
  private var tokens: [Token]
  private var faults: [SyntaxFault]

  /// The template `name` in `source`, with all its syntax faults.
  static func parse(name: String, path: String, source: [UInt8]) -> (template: ParsedTemplate, faults: [Diagnostic]) {
    let hasMark = source.starts(with: [0xEF, 0xBB, 0xBF])
    var parser = Parser(ParsedTemplate(name: name, path: path, source: hasMark ? Array(source.dropFirst(3)) : source))
    parser.checkEncoding()
    parser.checkCharacters()
    parser.pair()
    parser.build()
    return (parser.template, parser.faults.map { $0.diagnostic(in: parser.template) })
  }

  private init(_ template: ParsedTemplate) {
    let scanner = Scanner(template.source)
    self.template = template
    tokens = scanner.tokens
    faults = scanner.faults
  }

  private mutating func checkEncoding() {
    var decoder = Unicode.UTF8.ForwardParser()
    var bytes = template.source.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &bytes) {
      case .valid(let scalar): offset += scalar.count
      case .emptyInput: return
      case .error:
        faults.append(SyntaxFault(.notUTF8, offset..<offset + 1))
        return
      }
    }
  }

  /// What no page may have, a template must not bring in.
  private mutating func checkCharacters() {
    let source = template.source
    guard let (_, offsets) = ForbiddenCharacters.removed(from: source) else { return }
    for offset in offsets.prefix(SyntaxFault.mostInOneFile - faults.count) {
      let range = offset..<(offset + ForbiddenCharacters.length(in: source, at: offset))
      faults.append(SyntaxFault(.forbidden(ForbiddenCharacters.value(in: source, at: offset)), range))
    }
  }

  /// Finds each opening tag's closing one.
  private mutating func pair() {
    var open: [Int] = []
    // How many openings of a name are pending: a close whose name is not among them costs no search.
    var pending: [String: Int] = [:]
    func isParent(_ index: Int?) -> Bool {
      if let index, case .parent = tokens[index].kind { return true }
      return false
    }
    for index in tokens.indices {
      let token = tokens[index]
      switch token.kind {
      case .section, .parent, .block:
        if isParent(open.last) {
          if case .block = token.kind {
            tokens[index].isArgument = true
          } else {
            faults.append(SyntaxFault(.ignoredInParent(token.name.text), token.name.range))
          }
        }
        if open.count == Self.deepestNesting { faults.append(SyntaxFault(.tooDeep, token.range)) }
        open.append(index)
        pending[token.name.text, default: 0] += 1
      case .close:
        guard pending[token.name.text, default: 0] > 0 else {
          faults.append(SyntaxFault(.neverOpened(token.name.text), token.range))
          continue
        }
        while let last = open.popLast() {
          pending[tokens[last].name.text, default: 0] -= 1
          if tokens[last].name.text == token.name.text {
            tokens[last].partner = index
            tokens[index].partner = last
            break
          }
          let opening = tokens[last]
          faults.append(
            SyntaxFault(
              .closedOutOfTurn(name: token.name.text, open: opening.name.text, at: opening.range.lowerBound),
              token.range))
        }
      case .variable, .partial:
        if isParent(open.last) {
          faults.append(SyntaxFault(.ignoredInParent(token.name.text), token.name.range))
        }
      case .silent: break
      }
    }
    for index in open where faults.count < SyntaxFault.mostInOneFile {
      faults.append(SyntaxFault(.leftOpen(tokens[index].name.text), tokens[index].range))
    }
    if faults.count > SyntaxFault.mostInOneFile { faults.removeLast(faults.count - SyntaxFault.mostInOneFile) }
  }

  private mutating func build() {
    let lines = Lines(source: template.source)
    var builder = TreeBuilder(lines: lines, tokens: lines.trimming(tokens))
    builder.build()
    template.nodes = builder.nodes
    template.blocks = builder.blocks
    for token in tokens {
      switch token.kind {
      case .partial: include(token.name, isParent: false)
      case .parent: include(token.name, isParent: true)
      case .block where !token.isArgument: template.parameters.insert(token.name.text)
      case .variable, .section, .block, .close, .silent: break
      }
    }
  }

  private mutating func include(_ name: TagName, isParent: Bool) {
    template.inclusions.append(Inclusion(name: name, isParent: isParent))
    template.includes.insert(name.text)
  }
}
