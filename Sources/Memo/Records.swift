/// What is known of many files, one record for each. The few that an edit changes or adds lie beside the others, which stay
/// where they are: what was known before and what is known now share them, and a large site's memo is not copied for one record.
public struct Records<Record: Equatable & Sendable>: Equatable, Sendable {
  @usableFromInline var base: [Record]
  /// Those that are not in `base`, by position: in place of its record, or between two of them.
  @usableFromInline var changed: [Int: Record] = [:]
  /// The positions of those between two, in order.
  @usableFromInline var inserted: [Int] = []

  /// More than so many are no few edits: they are put into their places.
  private static var most: Int { 4096 }
  private static var mostInserted: Int { 256 }

  /// The records `records`; none if not given.
  public init(_ records: [Record] = []) { base = records }

  /// Whether both say the same of all files.
  public static func == (a: Self, b: Self) -> Bool { a.count == b.count && a.positions(otherThanIn: b).isEmpty }

  /// The positions at which this has another record than `before`, which has as many, in order.
  func positions(otherThanIn before: Self) -> [Int] {
    // Of arrays in one place it is known at once that they are the same.
    if inserted != before.inserted || base != before.base { return indices.filter { self[$0] != before[$0] } }
    return Set(changed.keys).union(before.changed.keys).filter { self[$0] != before[$0] }.sorted()
  }

  /// The records, each in its place; those that lie there already are not copied where nobody else has them.
  public consuming func array() -> [Record] {
    settle()
    return base
  }

  /// Puts `record` behind all others.
  public mutating func append(_ record: Record) { insert(record, at: count) }

  /// Puts `record` in at `position`.
  public mutating func insert(_ record: Record, at position: Int) {
    if changed.count >= Self.most || inserted.count >= Self.mostInserted { settle() }
    let place = insertions(before: position)
    if position < count {
      changed = Dictionary(
        uniqueKeysWithValues: changed.map { ($0.key >= position ? $0.key + 1 : $0.key, $0.value) })
    }
    for index in place..<inserted.count { inserted[index] += 1 }
    inserted.insert(position, at: place)
    changed[position] = record
  }

  /// How many of those that are not in `base` stand before `position`.
  private func insertions(before position: Int) -> Int {
    var (low, high) = (0, inserted.count)
    while low < high {
      let middle = (low + high) / 2
      if inserted[middle] < position { low = middle + 1 } else { high = middle }
    }
    return low
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
    if inserted.isEmpty {
      for (position, record) in changed { base[position] = record }
    } else {
      base = Array(self)
    }
    (changed, inserted) = ([:], [])
  }
}

// Inlinable: a build with nothing to do asks for ten thousand records, and a generic call from another module costs more than
// the look at one.
extension Records: RandomAccessCollection, MutableCollection {
  /// The position of the first.
  @inlinable public var startIndex: Int { 0 }
  /// How many there are.
  @inlinable public var endIndex: Int { base.count + inserted.count }

  @usableFromInline func changedRecord(_ position: Int) -> Record {
    changed[position] ?? base[position - insertions(before: position)]
  }

  /// The record at `position`.
  public subscript(position: Int) -> Record {
    @inlinable get { changed.isEmpty ? base[position] : changedRecord(position) }
    set {
      precondition(indices.contains(position), "a record that there is")
      changed[position] = newValue
      if changed.count > Self.most { settle() }
    }
  }
}

extension Records {
  /// One record after the other: to go through all costs no look-up for each.
  public struct Iterator: IteratorProtocol {
    @usableFromInline let base: [Record]
    @usableFromInline var taken = 0
    @usableFromInline var position = 0
    /// The last first.
    @usableFromInline var changed: [(position: Int, record: Record)]
    @usableFromInline var inserted: [Int]

    fileprivate init(_ base: [Record], _ changed: [Int: Record], _ inserted: [Int]) {
      self.base = base
      self.changed = changed.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
      self.inserted = inserted.reversed()
    }

    /// The next record.
    @inlinable public mutating func next() -> Record? {
      defer { position += 1 }
      guard let nearest = changed.last, nearest.position == position else {
        guard taken < base.count else { return nil }
        defer { taken += 1 }
        return base[taken]
      }
      changed.removeLast()
      if inserted.last == position { inserted.removeLast() } else { taken += 1 }
      return nearest.record
    }
  }

  /// Goes through all records.
  public func makeIterator() -> Iterator { Iterator(base, changed, inserted) }
}
