import FileSystem
import Hashing

/// The program that runs, named by its files: what another program wrote into a memo is not believed.
public enum EngineIdentity {
  /// Covers the executable and every library that is mapped into this process, by path and stamps: a file that was replaced
  /// has another inode or another time of change, whatever its version says. Files are stat-ed, not read, which takes a
  /// fifth of a millisecond where hashing the program would take several.
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
      guard let status = try root.status(RelativePath(bytes: path), followingLinks: true) else { continue }
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
