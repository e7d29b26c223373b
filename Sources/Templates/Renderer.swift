/// Runs a program over a record. No recursion: sections and partials lie on stacks of their own, so that their depth is bounded
/// by numbers and not by the thread.
struct Renderer {
  /// What stops a run.
  enum Failure: Error {
    /// The running calls, by the operations that made them.
    case tooDeep(calls: [Int])
    case tooLong
    case wrongSchema(expected: String, found: String)
  }

  /// Partials inside each other.
  static let deepestCalls = 64
  private static let mostRounds = 10_000_000

  // The tables of the program apart: reaching them through it would count the program up and down for each use, and all
  // threads share it.
  private let (operations, literals): ([Operation], [UInt8])
  private let (lineStarts, paths): ([Int32], [Int32])
  private let (entries, schemas): ([Int], [Schema])
  private let addresses: any AddressStyle
  /// The innermost record of each schema.
  private var records: [Record?]
  private var sections: [Section] = []
  private var calls: [Call] = []
  /// The indentations of the running calls, end to end; the current one is `indents[indentStart...]`.
  private var indents: [UInt8] = []
  private var indentStart = 0
  private var rounds = 0

  private struct Section {
    /// The register that goes back to `saved` at the end.
    var register: Int
    var saved: Record?
    var items: [Record]
    var next: Int
  }

  private struct Call {
    var resume: Int
    var indentStart: Int
    var indentEnd: Int
  }

  init(_ program: Program, _ record: Record, _ addresses: any AddressStyle) {
    (operations, literals) = (program.operations, program.literals)
    (lineStarts, paths) = (program.lineStarts, program.paths)
    (entries, schemas) = (program.entries, program.schemas)
    self.addresses = addresses
    records = Array(repeating: nil, count: schemas.count)
    records[0] = record
  }

  /// Runs the whole program.
  mutating func run(into output: inout [UInt8]) throws {
    var position = entries[0]
    while true {
      switch operations[position] {
      case .literal(let span, let lines): writeLiteral(span, lines, into: &output)
      case .write(let access): try write(access, into: &output)
      case .writeRaw(let access): try writeRaw(access, into: &output)
      case .ifPresent(let access, let target):
        if !isPresent(access) { position = Int(target) - 1 }
      case .ifAbsent(let access, let target):
        if isPresent(access) { position = Int(target) - 1 }
      case .enter(let access, let register, let target):
        if case .record(let record) = value(access) {
          try enter(record, Int(register), items: [])
        } else {
          position = Int(target) - 1
        }
      case .leave: leave()
      case .loop(let access, let register, let target):
        if case .list(let items) = value(access), let first = items.first {
          try enter(first, Int(register), items: items)
        } else {
          position = Int(target) - 1
        }
      case .next(let body):
        if try advance() { position = Int(body) - 1 } else { leave() }
      case .call(let routine, let indent, let keepsIndent):
        guard calls.count < Self.deepestCalls else { throw Failure.tooDeep(calls: calls.map(\.resume)) }
        try countRound()
        calls.append(Call(resume: position, indentStart: indentStart, indentEnd: indents.count))
        if keepsIndent {
          if indent.count > 0 { indents.append(contentsOf: literals[indent.range]) }
        } else {
          indentStart = indents.count
        }
        position = entries[Int(routine)] - 1
      case .finish:
        guard let call = calls.popLast() else { return }
        position = call.resume
        indentStart = call.indentStart
        indents.removeLast(indents.count - call.indentEnd)
      }
      position += 1
    }
  }

  private mutating func countRound() throws {
    rounds += 1
    if rounds > Self.mostRounds { throw Failure.tooLong }
  }

  private mutating func enter(_ record: Record, _ register: Int, items: [Record]) throws {
    try check(record, register)
    sections.append(Section(register: register, saved: records[register], items: items, next: 1))
    records[register] = record
  }

  private func check(_ record: Record, _ register: Int) throws {
    let expected = schemas[register]
    if record.schema !== expected { throw Failure.wrongSchema(expected: expected.name, found: record.schema.name) }
  }

  /// Goes to the next item of the innermost list, if there is one.
  private mutating func advance() throws -> Bool {
    try countRound()
    let last = sections.count - 1
    let next = sections[last].next
    guard next < sections[last].items.count else { return false }
    let record = sections[last].items[next]
    let register = sections[last].register
    try check(record, register)
    sections[last].next = next + 1
    records[register] = record
    return true
  }

  private mutating func leave() {
    let section = sections.removeLast()
    records[section.register] = section.saved
  }

  /// What lies at `access`; absent where a part of a dotted name is.
  @inline(__always)
  private func value(_ access: Access) -> Value {
    if access.pathCount == 0 { return records[Int(access.register)]?.values[Int(access.slot)] ?? .absent }
    return innerValue(access)
  }

  private func innerValue(_ access: Access) -> Value {
    guard var value = records[Int(access.register)]?.values[Int(access.slot)] else { return .absent }
    for index in Int(access.path)..<Int(access.path + access.pathCount) {
      let slot = Int(paths[index])
      guard case .record(let inner) = value, slot < inner.values.count else { return .absent }
      value = inner.values[slot]
    }
    return value
  }

  private func isPresent(_ access: Access) -> Bool {
    switch value(access) {
    case .absent: return false
    case .flag(let flag): return flag
    case .text(let text), .address(let text): return !text.utf8.isEmpty
    case .html(let bytes): return !bytes.isEmpty
    case .deferred(let html): return !html.isEmpty
    case .record: return true
    case .list(let items): return !items.isEmpty
    }
  }

  private func writeLiteral(_ span: Operation.Span, _ lines: Operation.Span, into output: inout [UInt8]) {
    if lines.count == 0 || indents.count == indentStart {
      Escaping.append(span.range, of: literals, to: &output)
      return
    }
    var start = Int(span.start)
    for index in lines.range {
      let line = Int(span.start) + Int(lineStarts[index])
      Escaping.append(start..<line, of: literals, to: &output)
      Escaping.append(indentStart..<indents.count, of: indents, to: &output)
      start = line
    }
    Escaping.append(start..<Int(span.start) + Int(span.count), of: literals, to: &output)
  }

  private func write(_ access: Access, into output: inout [UInt8]) throws {
    switch value(access) {
    case .text(let text): Escaping.append(text, to: &output)
    case .html(let bytes): output.append(contentsOf: bytes)
    case .address(let address):
      let start = output.count
      addresses.write(address, into: &output)
      Escaping.escape(&output, from: min(start, output.count))
    case .deferred(let html): try html.write(into: &output, addresses: addresses)
    case .absent, .flag, .record, .list: break
    }
  }

  private func writeRaw(_ access: Access, into output: inout [UInt8]) throws {
    switch value(access) {
    case .text(let text): Escaping.appendRaw(text, to: &output)
    case .html(let bytes): output.append(contentsOf: bytes)
    case .address(let address): addresses.write(address, into: &output)
    case .deferred(let html): try html.write(into: &output, addresses: addresses)
    case .absent, .flag, .record, .list: break
    }
  }
}
