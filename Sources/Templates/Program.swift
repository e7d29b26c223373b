import Diagnostics

/// Where a value lies when a template runs: the innermost context of a schema, a key of it, and keys inside that.
struct Access: Hashable, Sendable {
  /// The number of the schema: every schema that a template meets has one place for its innermost record.
  var register: Int32
  var slot: Int32
  /// Where the slots of a dotted name's further parts begin in `Program.paths`, and how many they are.
  var path: Int32 = 0
  var pathCount: Int32 = 0
}

/// What the renderer does, one step after the other. Jump targets are indices of operations.
enum Operation: Sendable {
  /// Writes bytes of `Program.literals`; where `lines` holds offsets, an indentation goes before each of them.
  case literal(Span, lines: Span)
  case write(Access)
  case writeRaw(Access)
  /// Goes on if there is something at the access, else jumps.
  case ifPresent(Access, else: Int32)
  case ifAbsent(Access, else: Int32)
  /// Goes into a record, or jumps.
  case enter(Access, register: Int32, else: Int32)
  case leave
  /// Goes into the first record of a list, or jumps.
  case loop(Access, register: Int32, else: Int32)
  /// Goes into the next one and back to `body`, or on.
  case next(body: Int32)
  /// Runs a routine; its lines get the indentation of these ones and `indent`, or none at all.
  case call(Int32, indent: Span, keepsIndent: Bool)
  case finish

  /// A range in one of the program's tables.
  struct Span: Hashable, Sendable {
    var start: Int32
    var count: Int32
    static let none = Span(start: 0, count: 0)
    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }
}

/// A compiled template: partials, parents and blocks are routines that call each other.
final class Program: Sendable {
  let operations: [Operation]
  /// Where each routine begins.
  let entries: [Int]
  /// All literal bytes, end to end.
  let literals: [UInt8]
  /// Offsets from the start of a literal at which a line of the template begins.
  let lineStarts: [Int32]
  /// The further slots of dotted names.
  let paths: [Int32]
  /// The schema of each register; the first is the page's.
  let schemas: [Schema]
  /// The tags that the calls come of, by the calls' operations.
  let callTags: [Int: CallTag]

  /// The tag that a call comes of.
  struct CallTag: Sendable {
    let template: ParsedTemplate
    let name: TagName
  }

  init(
    operations: [Operation], entries: [Int], literals: [UInt8], lineStarts: [Int32], paths: [Int32], schemas: [Schema],
    callTags: [Int: CallTag]
  ) {
    self.callTags = callTags
    self.operations = operations
    self.entries = entries
    self.literals = literals
    self.lineStarts = lineStarts
    self.paths = paths
    self.schemas = schemas
  }

  /// The place of the tag that most of `calls` come of, the first of them where there are several.
  func place(ofMostFrequent calls: [Int]) -> Place? {
    var counts: [Int: Int] = [:]
    for call in calls { counts[call, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    guard let call = calls.first(where: { counts[$0] == most }), let tag = callTags[call] else { return nil }
    return tag.template.place(of: tag.name.range)
  }
}
