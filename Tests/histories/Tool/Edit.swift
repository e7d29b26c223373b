/// One thing that happens to a project between two builds. Each can be done to any project: what does not apply changes
/// nothing, so that any part of a history is a history too.
enum Edit: Sendable, CustomStringConvertible {
  /// Writes a file, in place where there is one.
  case write(String, [UInt8])
  /// Writes a file of as many bytes in place, and puts its time of modification back.
  case writeUnseen(String, [UInt8])
  /// Writes a new file beside the old one and renames it over that, as editors do.
  case replace(String, [UInt8])
  case remove(String)
  case rename(String, to: String)
  /// The moment of the builds, in hours since the first.
  case date(hours: Int)
  /// Somebody changes the bytes of the n-th output.
  case damage(output: Int, keepsSize: Bool)
  /// Somebody removes the n-th output.
  case removeOutput(Int)
  /// Somebody puts a file into the output folder.
  case drop(String)
  /// Somebody replaces the folder of the n-th output with a link to a copy of it.
  case linkFolder(output: Int)
  case loseMemo
  /// A byte of the memo is another.
  case damageMemo(Int)
  /// A byte of a pack is another.
  case damagePacks(Int)
  /// The memo is one that was saved for another output folder.
  case foreignMemo
  /// The program is another one.
  case engine(Int)
  /// The power went.
  case restart(Int)

  var description: String {
    func text(_ bytes: [UInt8]) -> String { String(reflecting: String(decoding: bytes, as: UTF8.self)) }
    switch self {
    case .write(let path, let bytes): return "write \(path) \(text(bytes))"
    case .writeUnseen(let path, let bytes): return "write \(path) in place, its time put back \(text(bytes))"
    case .replace(let path, let bytes): return "replace \(path) by a new file \(text(bytes))"
    case .remove(let path): return "remove \(path)"
    case .rename(let path, let target): return "rename \(path) to \(target)"
    case .date(let hours): return "build \(hours) hours after the first"
    case .damage(let output, let keepsSize): return "change output \(output)\(keepsSize ? ", its size kept" : "")"
    case .removeOutput(let output): return "remove output \(output)"
    case .drop(let path): return "drop \(path) into the output folder"
    case .linkFolder(let output): return "replace the folder of output \(output) with a link to a copy"
    case .loseMemo: return "lose the memo"
    case .damageMemo(let position): return "damage the memo at \(position)"
    case .damagePacks(let position): return "damage the packs at \(position)"
    case .foreignMemo: return "take the memo of another output folder"
    case .engine(let number): return "be program \(number)"
    case .restart(let number): return "restart the machine: boot \(number)"
    }
  }
}

/// Edits in order, and how the file system's clock is seen.
struct History: Sendable {
  enum Clock: Int, CaseIterable, Sendable {
    /// Every stamp is taken for old: what is trusted is trusted at once.
    case settled
    /// As it is: what was just written is read again.
    case real
    /// Ticks of an hour: all edits bear one stamp.
    case coarse
  }

  var seed: UInt64
  var clock: Clock
  /// How many threads the builds have.
  var workers: Int
  /// How many of the edits come before the first build.
  var setUp: Int
  var edits: [Edit]
}
