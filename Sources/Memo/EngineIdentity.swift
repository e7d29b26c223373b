import FileSystem
import Hashing

/// The program that runs, named by its files: what another program wrote into a memo is not believed.
public enum EngineIdentity {
  /// Covers the executable and every library that is mapped into this process: the build ID that the linker wrote into each,
  /// a hash of its content (elf(5), NT_GNU_BUILD_ID); where there is none, its path and stamps.
  ///
  /// Only the heads of the files are read: to hash the program would take as long as to find that nothing changed.
  ///
  /// - Throws: ``SystemError`` when the system does not tell what is mapped.
  public static func current() throws(SystemError) -> ContentHash {
    let root = try Folder("/")
    let maps = try root.readUnsized(RelativePath("proc/self/maps"), limit: 1 << 22)
    var paths: Set<[UInt8]> = []
    for line in maps.split(separator: UInt8(ascii: "\n")) {
      // address perms offset dev inode path (proc(5)); [heap] and the like have no slash.
      guard let slash = line.firstIndex(of: UInt8(ascii: "/")) else { continue }
      paths.insert(Array(line[(slash + 1)...]))
    }
    var hash = Fingerprint()
    for path in paths.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let file = RelativePath(bytes: path)
      if let id = (try? root.read(file, limit: 4096).bytes).flatMap({ ELFHead($0).buildID }) {
        hash.add(id)
        continue
      }
      guard let status = try root.status(file, followingLinks: true) else { continue }
      hash.add(path)
      hash.add(UInt64(bitPattern: Int64(status.size)))
      hash.add(UInt64(bitPattern: Int64(status.modified)))
      hash.add(UInt64(bitPattern: Int64(status.changed)))
      hash.add(status.inode)
    }
    return hash.finish()
  }

  /// What the machine was called when it was started; empty where it does not say.
  public static func bootID() -> String {
    guard let root = try? Folder("/"),
      let bytes = try? root.readUnsized(RelativePath("proc/sys/kernel/random/boot_id"), limit: 64)
    else { return "" }
    return String(decoding: bytes.prefix { $0 > 0x20 }, as: UTF8.self)
  }
}

/// The first bytes of an executable or a library (elf(5), 64 bits, little endian).
struct ELFHead {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The bytes by which the linker named the file, if they lie in this head.
  var buildID: [UInt8]? {
    guard bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]), let table = number(at: 32, 8),
      let width = number(at: 54, 2), let count = number(at: 56, 2), width >= 56, table <= bytes.count
    else { return nil }
    for index in 0..<count {
      let entry = table + index * width
      guard let type = number(at: entry, 4) else { return nil }
      guard type == 4, let start = number(at: entry + 8, 8), let size = number(at: entry + 32, 8), start <= bytes.count
      else { continue }
      if let id = note(from: start, to: start.addingReportingOverflow(size).partialValue) { return id }
    }
    return nil
  }

  /// The description of the note of the type NT_GNU_BUILD_ID among those in a segment.
  private func note(from start: Int, to end: Int) -> [UInt8]? {
    var index = start
    while index + 12 <= end, let nameSize = number(at: index, 4), let size = number(at: index + 4, 4),
      let type = number(at: index + 8, 4), nameSize < 4096, size < 4096
    {
      let name = index + 12
      let description = name + (nameSize + 3) / 4 * 4
      guard description + size <= min(end, bytes.count) else { return nil }
      if type == 3, size > 0, bytes[name..<name + nameSize].elementsEqual("GNU\0".utf8) {
        return Array(bytes[description..<description + size])
      }
      index = description + (size + 3) / 4 * 4
    }
    return nil
  }

  private func number(at offset: Int, _ width: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - width else { return nil }
    return Int(exactly: bytes[offset..<offset + width].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}
