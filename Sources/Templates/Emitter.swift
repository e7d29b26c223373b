/// Collects the operations of a program; literal text that follows other text is joined.
struct Emitter {
  private var operations: [Operation] = []
  private var entries: [Int] = []
  private var literals: [UInt8] = []
  private var lineStarts: [Int32] = []
  private var callTags: [Int: Program.CallTag] = [:]
  private var pending: [UInt8] = []
  private var pendingLines: [Int32] = []
  /// A bound on all literals together: a program is held in memory as long as the build runs.
  private static let mostLiteralBytes = 64 << 20

  /// What follows is the next routine.
  mutating func beginRoutine() { entries.append(operations.count) }

  /// Whether the program has grown past any sense.
  func isOver(operations bound: Int) -> Bool { operations.count > bound || literals.count > Self.mostLiteralBytes }

  /// Adds an operation; its index, for `land`.
  @discardableResult mutating func emit(_ operation: Operation) -> Int {
    flush()
    operations.append(operation)
    return operations.count - 1
  }

  /// Makes the jump of the operation at `index` lead here.
  mutating func land(_ index: Int) {
    flush()
    let here = Int32(operations.count)
    switch operations[index] {
    case .ifPresent(let access, _): operations[index] = .ifPresent(access, else: here)
    case .ifAbsent(let access, _): operations[index] = .ifAbsent(access, else: here)
    case .enter(let access, let register, _): operations[index] = .enter(access, register: register, else: here)
    case .loop(let access, let register, _): operations[index] = .loop(access, register: register, else: here)
    case .literal, .write, .writeRaw, .leave, .next, .call, .finish: break
    }
  }

  /// Adds bytes that are written as they are.
  mutating func literal(_ bytes: some Sequence<UInt8>) { pending.append(contentsOf: bytes) }

  /// Begins a line with the white space `indent`.
  mutating func startLine(_ indent: [UInt8]) {
    pendingLines.append(Int32(pending.count))
    pending += indent
  }

  /// Adds text of a template line by line.
  mutating func text(_ range: Range<Int>, startsLine: Bool, _ context: Compiler.Context) {
    let source = context.template.source
    var start = range.lowerBound
    var startsLine = startsLine
    repeat {
      let end = source[start..<range.upperBound].firstIndex(of: 0x0A).map { $0 + 1 } ?? range.upperBound
      if startsLine {
        let space = source[start..<end].prefix(while: Lines.isBlank)
        startLine(context.indent(space.startIndex..<space.endIndex))
        literal(source[space.endIndex..<end])
      } else {
        literal(source[start..<end])
      }
      start = end
      startsLine = true
    } while start < range.upperBound
  }

  /// Runs another routine; without an indentation its lines stand as they are.
  mutating func call(_ routine: Int32, indent: [UInt8]?, from tag: Program.CallTag) {
    flush()
    let span = Operation.Span(start: Int32(literals.count), count: Int32(indent?.count ?? 0))
    literals += indent ?? []
    callTags[emit(.call(routine, indent: span, keepsIndent: indent != nil))] = tag
  }

  private mutating func flush() {
    guard !pending.isEmpty || !pendingLines.isEmpty else { return }
    let span = Operation.Span(start: Int32(literals.count), count: Int32(pending.count))
    let lines = Operation.Span(start: Int32(lineStarts.count), count: Int32(pendingLines.count))
    literals += pending
    lineStarts += pendingLines
    pending.removeAll(keepingCapacity: true)
    pendingLines.removeAll(keepingCapacity: true)
    operations.append(.literal(span, lines: lines))
  }

  /// The finished program.
  func program(_ registers: Registers) -> Program {
    Program(
      operations: operations, entries: entries, literals: literals, lineStarts: lineStarts, paths: registers.paths,
      schemas: registers.schemas, callTags: callTags)
  }
}
