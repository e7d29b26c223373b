import FileSystem
import Hashing

/// Records of a fixed number of 64-bit words, as a memo stores them.
struct WordTable {
  private(set) var words: [UInt64] = []

  init(capacity: Int) { words.reserveCapacity(capacity) }

  init(words: [UInt64]) { self.words = words }

  mutating func put(_ word: UInt64) { words.append(word) }
  mutating func put(_ number: Int) { words.append(UInt64(bitPattern: Int64(number))) }

  mutating func put(_ hash: ContentHash) {
    words.append(hash.high)
    words.append(hash.low)
  }

  mutating func put(_ stamps: FileStamps) {
    put(stamps.size)
    put(stamps.modified)
    put(stamps.changed)
    put(stamps.inode)
  }

  mutating func put(_ place: PackPlace) {
    put(UInt64(UInt32(bitPattern: place.pack)) << 32 | UInt64(UInt32(clamping: place.count)))
    put(place.offset)
    put(place.check)
  }

  func number(_ index: Int) -> Int { Int(Int64(bitPattern: words[index])) }
  func hash(_ index: Int) -> ContentHash { ContentHash(high: words[index], low: words[index + 1]) }

  func stamps(_ index: Int) -> FileStamps {
    FileStamps(
      size: number(index), modified: number(index + 1), changed: number(index + 2), inode: words[index + 3])
  }

  func place(_ index: Int) -> PackPlace {
    PackPlace(
      pack: Int32(bitPattern: UInt32(truncatingIfNeeded: words[index] >> 32)), offset: number(index + 1),
      count: Int(words[index] & 0xFFFF_FFFF), check: words[index + 2])
  }
}

extension InputRecord {
  static let width = 13

  func put(into table: inout WordTable) {
    table.put(UInt64(kind.rawValue) | (isSettled ? 0x100 : 0))
    table.put(stamps)
    table.put(hash)
    table.put(note)
    table.put(text)
  }

  init?(_ table: WordTable, at index: Int) {
    let first = table.words[index]
    guard let kind = Kind(rawValue: UInt8(truncatingIfNeeded: first)) else { return nil }
    self.init(
      kind: kind, isSettled: first & 0x100 != 0, stamps: table.stamps(index + 1), hash: table.hash(index + 5),
      note: table.place(index + 7), text: table.place(index + 10))
  }
}

extension OutputRecord {
  static let width = 12

  func put(into table: inout WordTable) {
    table.put(isSettled ? 1 : 0 as UInt64)
    table.put(stamps)
    table.put(fingerprint)
    table.put(content)
    table.put(fields)
  }

  init(_ table: WordTable, at index: Int) {
    self.init(
      fingerprint: table.hash(index + 5), content: table.hash(index + 7), stamps: table.stamps(index + 1),
      isSettled: table.words[index] != 0, fields: table.place(index + 9))
  }
}

extension FolderRecord {
  static let width = 6

  func put(into table: inout WordTable) {
    table.put((isSettled ? 1 : 0) | (holdsOnePage ? 2 : 0) as UInt64)
    table.put(stamps)
    table.put(names.sum)
  }

  init(_ table: WordTable, at index: Int) {
    let flags = table.words[index]
    self.init(
      stamps: table.stamps(index + 1), isSettled: flags & 1 != 0, holdsOnePage: flags & 2 != 0,
      names: NameSum(table.words[index + 5]))
  }
}
