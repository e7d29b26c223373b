import FileSystem
import Foundation
import Hashing
import Parallel
import TestRandom
import Testing

@testable import Memo

@Suite("A memo")
struct MemoTests {
  let root = FileManager.default.temporaryDirectory.appendingPathComponent("memo-\(UUID().uuidString)").path
  let state: Folder
  let key = MemoKey(engine: ContentHash(high: 1, low: 2), output: "/mau/public")

  init() throws { state = try Folder.make(root) }

  static func random(_ random: inout SeededGenerator, count: Int) -> Memo {
    func number(_ random: inout SeededGenerator) -> Int { Int(Int32.random(in: .min ... .max, using: &random)) }
    func hash(_ random: inout SeededGenerator) -> ContentHash {
      ContentHash(high: UInt64(random.number(in: 0...9)), low: UInt64.random(in: 0...UInt64.max, using: &random))
    }
    func stamps(_ random: inout SeededGenerator) -> FileStamps {
      FileStamps(
        size: number(&random), modified: number(&random), changed: number(&random),
        inode: UInt64.random(in: 0...UInt64.max, using: &random))
    }
    func place(_ random: inout SeededGenerator) -> PackPlace {
      PackPlace(
        pack: Int32(random.number(in: -1...3)), offset: number(&random), count: random.number(in: 0...70_000),
        check: UInt64.random(in: 0...UInt64.max, using: &random))
    }
    var memo = Memo()
    for index in 0..<count {
      let kinds: [InputRecord.Kind] = [.source, .file, .folder, .other]
      memo.inputPaths.append(RelativePath("content/mục \(index)/bài.md"))
      memo.inputs.append(
        InputRecord(
          kind: kinds[random.number(in: 0...3)], isSettled: random.number(in: 0...1) == 1, stamps: stamps(&random),
          hash: hash(&random), note: place(&random), text: place(&random)))
      memo.outputPaths.append(RelativePath("bai-\(index)/index.html"))
      memo.outputs.append(
        OutputRecord(
          fingerprint: hash(&random), content: hash(&random), stamps: stamps(&random),
          isSettled: random.number(in: 0...1) == 1, fields: place(&random)))
      memo.folderPaths.append(RelativePath(index == 0 ? "" : "bai-\(index)"))
      memo.folders.append(
        FolderRecord(
          stamps: stamps(&random), isSettled: random.number(in: 0...1) == 1,
          holdsOnePage: random.number(in: 0...1) == 1, names: NameSum(UInt64(random.number(in: 0...9)))))
    }
    memo.summary.project = "/mau"
    memo.summary.isPublished = true
    memo.summary.now = number(&random)
    memo.summary.nextChange = random.number(in: 0...1) == 1 ? number(&random) : nil
    memo.summary.foreign = [Array("của khách".utf8)]
    memo.summary.amendments = [[1, 2, 3]]
    return memo
  }

  /// Without the name, which only a memo that was read has.
  func read(_ key: MemoKey? = nil) throws -> Memo? {
    var memo = try MemoFile(in: state).read(key ?? self.key, workers: Workers(count: 2))
    memo?.name = .none
    return memo
  }

  @Test("is read as it was written, by the same program into the same folder only", arguments: [0, 1, 300])
  func roundTrip(count: Int) throws {
    var random = SeededGenerator(seed: 21)
    let memo = Self.random(&random, count: count)
    try MemoFile(in: state).write(memo, key)
    #expect(try read() == memo)
    #expect(try read(MemoKey(engine: ContentHash(high: 1, low: 3), output: "/mau/public")) == nil)
    #expect(try read(MemoKey(engine: key.engine, output: "/mau/khac")) == nil)
    try FileManager.default.removeItem(atPath: root)
  }

  @Test("gives what it knows of the files of the site alone too, with what edits changed in it")
  func outputsAlone() throws {
    var random = SeededGenerator(seed: 24)
    try MemoFile(in: state).write(Self.random(&random, count: 30), key)
    let before = try #require(try MemoFile(in: state).read(key, workers: Workers(count: 2)))
    var next = before
    let other = Self.random(&random, count: 2)
    (next.inputs[3], next.outputs[7], next.folders[1]) = (other.inputs[0], other.outputs[1], other.folders[0])
    next.inputs.insert(other.inputs[1], at: 5)
    next.inputPaths.insert(RelativePath("content/mới.md"), at: 5)
    next.summary.pages = 31
    try MemoFile(in: state).write(next, from: before, key)
    var found = try #require(try MemoFile(in: state).read(key, .outputs, workers: Workers(count: 2)))
    #expect(found.inputs.isEmpty && found.inputPaths.count == 0)
    (found.inputs, found.inputPaths) = (next.inputs, next.inputPaths)
    #expect(found == next)
    var taken = next.withoutOutputs
    #expect(taken.outputs.isEmpty && taken.folders.isEmpty && taken.inputs == next.inputs)
    taken.takeOutputs(of: found)
    found.name = .none
    #expect(taken == found)
    try FileManager.default.removeItem(atPath: root)
  }

  @Test("of which any byte is another, or the end is gone, is no memo")
  func damaged() throws {
    var random = SeededGenerator(seed: 22)
    let memo = Self.random(&random, count: 20)
    try MemoFile(in: state).write(memo, key)
    let whole = try state.read(RelativePath("memo")).bytes
    for _ in 0..<300 {
      var bytes = whole
      if random.number(in: 0...4) == 0 {
        bytes.removeLast(random.number(in: 1...bytes.count))
      } else {
        bytes[random.number(in: 0...bytes.count - 1)] ^= UInt8(1 << random.number(in: 0...7))
      }
      try state.write(bytes, to: RelativePath("memo"))
      // What fills up the last word of a section stands for nothing.
      let found = try read()
      #expect(found == nil || found == memo)
    }
    try FileManager.default.removeItem(atPath: root)
  }

  @Test(
    "with what edits changed in it is the memo that was meant, whatever a killed build left behind the last of them")
  func journal() throws {
    var random = SeededGenerator(seed: 23)
    for _ in 0..<40 {
      var memo = Self.random(&random, count: 30)
      try MemoFile(in: state).write(memo, key)
      for edit in 0..<random.number(in: 1...6) {
        let before = try #require(try MemoFile(in: state).read(key, workers: Workers(count: 2)))
        var next = before
        let other = Self.random(&random, count: 3)
        next.inputs[random.number(in: 0...next.inputs.count - 1)] = other.inputs[0]
        next.outputs[random.number(in: 0...next.outputs.count - 1)] = other.outputs[0]
        if random.number(in: 0...1) == 1 {
          let place = random.number(in: 0...next.outputs.count)
          next.outputs.insert(other.outputs[1], at: place)
          next.outputPaths.insert(RelativePath("moi-\(edit)/index.html"), at: place)
          next.folders.append(other.folders[2])
          next.folderPaths.append(RelativePath("moi-\(edit)"))
        }
        next.summary.pages = edit
        let journal = RelativePath("memo.journal")
        let length = try state.status(journal)?.size ?? 0
        try MemoFile(in: state).write(next, from: before, key)
        #expect(try state.status(journal)?.size ?? 0 > length)
        memo = next
        memo.name = .none
        #expect(try read() == memo)
        if random.number(in: 0...2) == 0 {
          // Killed while it wrote the next.
          let bytes = try state.read(journal).bytes
          let rest = Array(bytes.prefix(random.number(in: 1...60)))
          try state.write(bytes + rest, to: journal)
          #expect(try read() == memo)
        }
      }
    }
    try FileManager.default.removeItem(atPath: root)
  }
}

@Suite("Packs")
struct PackTests {
  @Test("give back what was written by any worker, in this build and the next, and nothing that was changed since")
  func roundTrip() throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("packs-\(UUID().uuidString)").path
    let state = try Folder.make(root)
    var places: [(PackPlace, [UInt8])] = []
    var random = SeededGenerator(seed: 31)
    for _ in 0..<4 {
      let packs = try Packs(workers: 2, in: state, keeping: true)
      for worker in [0, 1, 1, 0] {
        let bytes = random.bytes(random.number(in: 1...99), from: Array(0...255))
        let offset = try packs.append(bytes, worker: worker)
        places.append((Packs.place(of: 0..<bytes.count, in: bytes, at: offset, worker: worker), bytes))
      }
      for (place, bytes) in places { #expect(try packs.bytes(at: place) == bytes) }
    }
    let packs = try Packs(workers: 1, in: state, keeping: true)
    for (place, bytes) in places { #expect(try packs.bytes(at: place) == bytes) }
    for (place, _) in places.prefix(4) {
      var (wrong, beyond) = (place, place)
      wrong.check ^= 1
      beyond.offset = 1 << 40
      #expect(try packs.bytes(at: wrong) == nil && packs.bytes(at: beyond) == nil)
    }
    #expect(try Packs(workers: 1, in: state, keeping: false).bytes(at: places[0].0) == nil)
    try FileManager.default.removeItem(atPath: root)
  }

  @Test("of which most is dead are written anew, and what lives is found where the memo says")
  func compacted() throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("packs-\(UUID().uuidString)").path
    let state = try Folder.make(root)
    let packs = try Packs(workers: 2, in: state, keeping: false)
    var memo = Memo()
    var living: [[UInt8]] = []
    for index in 0..<40 {
      let bytes = Array(repeating: UInt8(index), count: 200_000)
      let offset = try packs.append(bytes, worker: index % 2)
      let place = Packs.place(of: 0..<bytes.count, in: bytes, at: offset, worker: index % 2)
      guard index % 10 == 0 else { continue }
      living.append(bytes)
      memo.inputPaths.append(RelativePath("\(index).md"))
      memo.inputs.append(InputRecord(kind: .source, text: place))
    }
    let dead = try packs.compact(&memo)
    #expect(dead == [0, 1])
    try packs.remove(dead)
    let next = try Packs(workers: 2, in: state, keeping: true)
    for (record, bytes) in zip(memo.inputs, living) { #expect(try next.bytes(at: record.text) == bytes) }
    #expect(next.size == living.reduce(0) { $0 + $1.count })
    #expect(try next.compact(&memo).isEmpty)
    try FileManager.default.removeItem(atPath: root)
  }
}

@Suite("Who wrote a memo")
struct EngineIdentityTests {
  @Test("is known by the build IDs of executable and libraries; any bytes have one or none")
  func identity() throws {
    #expect(try EngineIdentity.current() == EngineIdentity.current())
    #expect(!EngineIdentity.bootID().isEmpty)
    let own = try Folder("/").read(RelativePath("proc/self/exe"), limit: 4096).bytes
    var random = SeededGenerator(seed: 41)
    for _ in 0..<2000 {
      var bytes = own
      for _ in 0..<3 { bytes[random.number(in: 0...bytes.count - 1)] = UInt8(random.number(in: 0...255)) }
      for place in [32, 33, 38, 39, 54, 56] where random.number(in: 0...3) == 0 { bytes[place] = 0xFF }
      #expect(ELFHead(bytes).buildID?.count ?? 20 < 4096)
      #expect(ELFHead(Array(own.prefix(random.number(in: 0...600)))).buildID?.isEmpty != true)
    }
  }
}
