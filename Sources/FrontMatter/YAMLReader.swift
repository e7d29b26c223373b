import Diagnostics
import Yams

/// Any YAML, read by Yams into nodes of ours with their places.
struct YAMLReader {
  private let tree: SourceTree
  private let range: Range<Int>
  /// The offset at which each line of `range` begins.
  private let lineStarts: [Int]

  /// The YAML in `range` of `tree`.
  init(_ tree: SourceTree, range: Range<Int>) {
    (self.tree, self.range) = (tree, range)
    lineStarts = [range.lowerBound] + range.filter { tree.bytes[$0] == 0x0A }.map { $0 + 1 }
  }

  /// The value that the whole text is; `.empty` for comments alone.
  ///
  /// - Throws: a diagnostic: `not-yaml`, or `duplicate-key`.
  func read() throws(Diagnostic) -> YAMLNode {
    if let refusal = YAMLGuard.refusal(in: tree.bytes, range: range) {
      throw YAMLFault.refused(refusal.why, at: refusal.offset, in: tree)
    }
    do {
      let text = String(decoding: tree.bytes[range], as: UTF8.self)
      // No resolver: text stays text, and none of its regular expressions run.
      guard let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
        return YAMLNode(content: .empty, range: range.lowerBound..<range.lowerBound)
      }
      return node(root)
    } catch let error as YamlError {
      throw fault(of: error)
    } catch {
      throw YAMLFault.other(tree.place(of: range.lowerBound..<range.lowerBound), String(describing: error))
    }
  }

  // MARK: - Nodes

  private func node(_ node: Yams.Node) -> YAMLNode {
    let start = offset(of: node.mark)
    switch node {
    case .scalar(let scalar): return text(scalar, at: start)
    case .sequence(let sequence):
      let items = sequence.map { self.node($0) }
      return YAMLNode(content: .list(items), range: start..<max(start, items.last?.range.upperBound ?? start))
    case .mapping(let mapping):
      let entries = mapping.map { MapEntry(key: self.node($0.key), value: self.node($0.value)) }
      return YAMLNode(content: .map(entries), range: start..<max(start, entries.last?.value.range.upperBound ?? start))
    case .alias:
      return YAMLNode(content: .empty, range: start..<start)
    }
  }

  private func text(_ scalar: Yams.Node.Scalar, at start: Int) -> YAMLNode {
    let isPlain = scalar.style == .plain || scalar.style == .any
    if isPlain, scalar.string.isEmpty { return YAMLNode(content: .empty, range: start..<start) }
    let utf8 = Array(scalar.string.utf8)
    if isPlain, start + utf8.count <= range.upperBound, tree.bytes[start..<(start + utf8.count)].elementsEqual(utf8) {
      return YAMLNode(content: .plain, range: start..<(start + utf8.count))
    }
    let quoted = utf8.count + 2
    if scalar.style == .singleQuoted || scalar.style == .doubleQuoted, start + quoted <= range.upperBound,
      tree.bytes[(start + 1)..<(start + 1 + utf8.count)].elementsEqual(utf8),
      tree.bytes[start + 1 + utf8.count] == tree.bytes[start]
    {
      return YAMLNode(content: .quoted, range: start..<(start + quoted))
    }
    let lineEnd = tree.bytes[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
    return YAMLNode(content: .text(scalar.string), range: start..<max(start, lineEnd))
  }

  /// The byte at `mark`, whose columns count scalars.
  private func offset(of mark: Mark?) -> Int {
    guard let mark, lineStarts.indices.contains(mark.line - 1) else { return range.upperBound }
    var offset = lineStarts[mark.line - 1]
    var scalars = mark.column - 1
    while offset < range.upperBound, scalars > 0 {
      offset += 1
      while offset < range.upperBound, tree.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      scalars -= 1
    }
    return offset
  }

  // MARK: - Faults

  private func fault(of error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return YAMLFault.syntax(
        problem: problem, context: context?.text ?? "", at: offset(of: mark),
        contextAt: context.map { offset(of: $0.mark) }, in: tree, range: range)
    case .duplicatedKeysInMapping(let names, let context):
      return YAMLFault.duplicate(names.first ?? "", firstAt: offset(of: context.mark), in: tree, range: range)
    default:
      return YAMLFault.other(tree.place(of: range.lowerBound..<range.lowerBound), String(describing: error))
    }
  }
}
