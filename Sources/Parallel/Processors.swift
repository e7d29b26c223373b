import CSchedule
import Glibc

/// A set of processors, as the kernel has it.
struct Processors {
  var set = cpu_set_t()

  static let size = MemoryLayout<cpu_set_t>.size

  /// Those that this program may use; nil where the kernel does not say.
  static let allowed: Processors? = {
    var processors = Processors()
    return sched_getaffinity(0, size, &processors.set) == 0 ? processors : nil
  }()

  /// Those that it may use beside the one that runs this; nil where there is none.
  static var others: Processors? {
    guard var others = allowed else { return nil }
    return others.remove(sched_getcpu()) ? others : nil
  }

  /// How many there are.
  var count: Int { withUnsafeBytes(of: set) { $0.reduce(0) { $0 + $1.nonzeroBitCount } } }

  private mutating func remove(_ processor: Int32) -> Bool {
    withUnsafeMutableBytes(of: &set) { bytes in
      guard processor >= 0, Int(processor) / 8 < bytes.count else { return false }
      bytes[Int(processor) / 8] &= ~(1 << UInt8(processor % 8))
      return bytes.contains { $0 != 0 }
    }
  }

  /// Has `thread` run on these.
  func bind(_ thread: pid_t) {
    var set = set
    _ = sched_setaffinity(thread, Self.size, &set)
  }
}
