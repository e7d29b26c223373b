/// What is known of many files, one record for each. The few that an edit changes lie beside the others, which stay where they
/// are: what was known before and what is known now share them, and a large site's memo is not copied for one record.
public struct Records<Record: Equatable & Sendable>: Equatable, Sendable {
  private var base: [Record]
  /// Those that are others than in `base`, by position.
  private var changed: [Int: Record] = [:]

  /// More than so many are no few edits: they are put into their places.
  private static var most: Int { 4096 }

  /// The records `records`; none if not given.
  public init(_ records: [Record] = []) { base = records }

  /// Whether both say the same of all files.
  public static func == (a: Self, b: Self) -> Bool {
    if a.count != b.count { return false }
    return a.positions(otherThanIn: b).isEmpty
  }

  /// The positions at which this has another record than `before`, which has as many, in order.
  func positions(otherThanIn before: Self) -> [Int] {
    // Of arrays in one place it is known at once that they are the same.
    if base != before.base { return indices.filter { self[$0] != before[$0] } }
    return Set(changed.keys).union(before.changed.keys).filter { self[$0] != before[$0] }.sorted()
  }

  /// Puts `record` behind all others.
  public mutating func append(_ record: Record) {
    base.append(record)
  }

  /// Puts `record` in at `position`.
  public mutating func insert(_ record: Record, at position: Int) {
    settle()
    base.insert(record, at: position)
  }

  /// Changes all.
  ///
  /// - Throws: what `change` throws; those before are changed then.
  public mutating func update<Failure: Error>(_ change: (inout Record) throws(Failure) -> Void) throws(Failure) {
    settle()
    for position in base.indices { try change(&base[position]) }
  }

  /// Makes of `base` what this is.
  private mutating func settle() {
    for (position, record) in changed { base[position] = record }
    changed = [:]
  }
}

extension Records: RandomAccessCollection, MutableCollection {
  /// The position of the first.
  public var startIndex: Int { 0 }
  /// How many there are.
  public var endIndex: Int { base.count }

  /// The record at `position`.
  public subscript(position: Int) -> Record {
    get { changed.isEmpty ? base[position] : changed[position] ?? base[position] }
    set {
      changed[position] = newValue
      if changed.count > Self.most { settle() }
    }
  }
}

extension Records {
  /// One record after the other: to go through all costs no look-up for each.
  public struct Iterator: IteratorProtocol {
    private let base: [Record]
    private var position = 0
    /// The last first.
    private var changed: [(position: Int, record: Record)]

    fileprivate init(_ base: [Record], _ changed: [Int: Record]) {
      self.base = base
      self.changed = changed.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
    }

    /// The next record.
    public mutating func next() -> Record? {
      guard position < base.count else { return nil }
      defer { position += 1 }
      if let nearest = changed.last, nearest.position == position { return changed.removeLast().record }
      return base[position]
    }
  }

  /// Goes through all records.
  public func makeIterator() -> Iterator { Iterator(base, changed) }
}
