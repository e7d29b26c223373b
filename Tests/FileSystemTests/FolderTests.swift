import Foundation
import TestRandom
import Testing

@testable import FileSystem

@Suite("A folder of the file system")
final class FolderTests {
  let root: String
  let folder: Folder

  init() throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("folder-\(UUID().uuidString)").path
    folder = try Folder.make("\(root)/sâu/hơn")
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test("gives back what was written, folders made on the way")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 9)
    for size in [0, 1, 4095, 4096, 4097, 300_000] {
      let (path, content) = (RelativePath("a/b/\(size)"), random.bytes(size))
      try folder.write(content, to: path)
      #expect(try folder.read(path).bytes == content)
      #expect(try folder.status(path)?.size == size)
      try folder.write([1], to: path)
      #expect(try folder.read(path).bytes == [1])
    }
  }

  @Test("reads one byte more than the limit and no more")
  func limits() throws {
    try folder.write(Array(repeating: 7, count: 100), to: RelativePath("x"))
    for limit in [0, 1, 50, 98, 99, 100, 101, Int.max] {
      #expect(try folder.read(RelativePath("x"), limit: limit).bytes.count == (limit < 100 ? limit + 1 : 100))
    }
  }

  @Test("does not take memory for a file that is large on paper only")
  func sparse() throws {
    let path = RelativePath("sparse")
    try folder.write([], to: path)
    #expect(truncate("\(folder.path)/sparse", off_t(1) << 40) == 0)
    #expect(throws: SystemError("read", "\(folder.path)/sparse", code: EFBIG)) { try folder.read(path) }
    #expect(try folder.read(path, limit: 10).bytes.count == 11)
  }

  @Test("keeps names of one spelling and two forms, and names that are no text, apart, in byte order")
  func names() throws {
    let names: [[UInt8]] = [Self.bytes(".ẩn"), Self.bytes("e\u{302}"), [0xFF, 0x41], Self.bytes("\u{EA}")].sorted {
      $0.lexicographicallyPrecedes($1)
    }
    for (index, name) in names.enumerated() { try folder.write([UInt8(index)], to: RelativePath(bytes: name)) }
    #expect(try folder.names(in: RelativePath("")) == names)
    for (index, name) in names.enumerated() {
      #expect(try folder.read(RelativePath(bytes: name)).bytes == [UInt8(index)])
      #expect(folder.realPath(RelativePath(bytes: name)) != nil)
    }
  }

  @Test("does not take a name with a NUL for the one before it")
  func nul() throws {
    try folder.write([1], to: RelativePath("a.png"))
    let path = RelativePath("a.png\0.txt")
    #expect(try folder.status(path) == nil)
    #expect(folder.realPath(path) == nil)
    #expect(throws: SystemError.self) { try folder.read(path) }
    #expect(throws: SystemError.self) { try folder.write([2], to: path) }
    #expect(throws: SystemError.self) { try folder.makeFolder(path) }
    try folder.removeFile(path)
    #expect(try folder.read(RelativePath("a.png")).bytes == [1])
  }

  @Test("says what stands where, and where a link leads")
  func kinds() throws {
    try folder.write([1], to: RelativePath("t/x"))
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/l", withDestinationPath: "t")
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/lost", withDestinationPath: "nowhere")
    #expect(mkfifo("\(folder.path)/p", 0o600) == 0)
    let kinds = try ["t", "t/x", "l", "lost", "p", "none", "t/x/y"].map { try folder.status(RelativePath($0))?.kind }
    #expect(kinds == [.folder, .file, .link, .link, .other, nil, nil])
    #expect(try folder.status(RelativePath("l"), followingLinks: true)?.kind == .folder)
    #expect(folder.realPath(RelativePath("l/x")) == folder.realPath(RelativePath("t/x")))
    #expect(folder.realPath(RelativePath("lost")) == nil)
    #expect(throws: SystemError.self) { try folder.names(in: RelativePath("l")) }
    #expect(try folder.read(RelativePath("p")).bytes.isEmpty)
    #expect(throws: SystemError.self) { try folder.read(RelativePath("t")) }
    try folder.removeTree(RelativePath("l"))
    #expect(try folder.read(RelativePath("t/x")).bytes == [1])
    try folder.removeTree(RelativePath("t"))
    #expect(try folder.status(RelativePath("t")) == nil)
  }

  @Test("does not write through a link")
  func links() throws {
    try folder.write([1], to: RelativePath("x"))
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/l", withDestinationPath: "x")
    #expect(throws: SystemError.self) { try folder.write([2], to: RelativePath("l")) }
    #expect(throws: SystemError.self) { try folder.scratchFile(RelativePath("l")) }
    #expect(try folder.read(RelativePath("x")).bytes == [1])
  }

  @Test("keeps to its place when it is renamed and another takes its name")
  func renamed() throws {
    try folder.write([1], to: RelativePath("x"))
    #expect(rename(folder.path, folder.path + "-2") == 0)
    let other = try Folder.make(folder.path)
    try other.write([2], to: RelativePath("x"))
    #expect(try folder.read(RelativePath("x")).bytes == [1])
    #expect(try other.read(RelativePath("x")).bytes == [2])
  }

  @Test("tells a file that may not be read from one that is missing")
  func denied() throws {
    #expect(throws: SystemError("open", "\(folder.path)/none", code: ENOENT)) { try folder.read(RelativePath("none")) }
    // Root may read everything: the file of another user is asked for by a thread that has put its rights down.
    try folder.write([1], to: RelativePath("x"))
    #expect(chmod("\(folder.path)/x", 0) == 0)
    let error = try DroppedRights.run { [folder] in
      do {
        _ = try folder.read(RelativePath("x"))
        return nil
      } catch { return error as? SystemError }
    }
    #expect(error?.isDenied == true && error?.isMissing == false && error?.reason == "Permission denied")
  }

  @Test("reads a scratch file back from any place; one that ends too soon gives nothing")
  func scratch() throws {
    for file in [try folder.scratchFile(RelativePath("s/cratch")), try ScratchFile.anonymous()] {
      try file.write(Self.bytes("chữ"), at: 10)
      try file.write(Self.bytes("x"), at: 0)
      #expect(try file.readWhole(at: 10, count: 4) == Array(Self.bytes("chữ").prefix(4)))
      #expect(try file.readWhole(at: 0, count: 0) == [])
      #expect(try file.readWhole(at: 12, count: 100) == nil && file.readWhole(at: -1, count: 1) == nil)
    }
  }
}

/// Runs something in a thread that has not the rights of root (Linux keeps them by thread; glibc's own setters change all).
enum DroppedRights {
  private typealias Setter = @convention(c) (UInt32) -> Int32

  static func run(_ body: @escaping @Sendable () -> SystemError?) throws -> SystemError? {
    // Swift's view of glibc lacks <sys/fsuid.h>.
    let setter = unsafeBitCast(try #require(dlsym(nil, "setfsuid")), to: Setter.self)
    final class Box: @unchecked Sendable { var error: SystemError? }
    let box = Box()
    let thread = Thread {
      // setfsuid(2) is of the calling thread alone, and takes the right to pass over file modes with it.
      _ = setter(65_534)
      box.error = body()
      _ = setter(getuid())
    }
    thread.start()
    while !thread.isFinished { usleep(1000) }
    return box.error
  }
}
