import Building
import Glibc
import Loading

/// histories FOLDER FIRST COUNT [SECONDS]: plays the histories of COUNT seeds from FIRST on in FOLDER, or until SECONDS have
/// passed. Prints the first that fails, shrunk, and exits with 1.
@main
struct Main {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4, let first = UInt64(arguments[2]), let count = UInt64(arguments[3]) else {
      print("usage: histories FOLDER FIRST COUNT [SECONDS]")
      exit(2)
    }
    let until = arguments.count > 4 ? Double(arguments[4]).map { now() + $0 } : nil
    let player = Player(folder: arguments[1])
    var (played, respelt, partials) = (0, 0, 0)
    for seed in first..<first + count {
      if let until, now() > until { break }
      let history = HistoryWriter.history(seed)
      if let failure = player.play(history) {
        print("seed \(seed): after \(history.edits.count) edits: \(failure)")
        // Who only asks whether a planted fault is found has no need of the least history.
        if getenv("HISTORIES_QUICK") == nil { print(player.report(player.shrink(history))) }
        exit(1)
      }
      played += 1
      for edit in history.edits {
        switch edit {
        // To Swift names are the same that the file system tells apart by how their marks are written.
        case .rename(let path, let target) where path == target: respelt += 1
        case .write(let path, _) where path.hasPrefix("templates/plain/"): partials += 1
        default: break
        }
      }
    }
    if played > 200, respelt == 0 || partials == 0 {
      print("no name was respelt, or no partial written: the histories do not try what they are to try")
      exit(1)
    }
    print(
      "\(played) histories from seed \(first), \(player.edits) edits, \(player.builds) builds, \(player.published) of them published, \(player.amended) on the short way, \(respelt) names respelt, \(partials) partials written: all as clean builds"
    )
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Plays histories and shrinks those that fail.
final class Player {
  private let folder: String
  private let themes = ThemeCache()
  private(set) var (edits, builds, published, amended) = (0, 0, 0, 0)

  init(folder: String) { self.folder = folder }

  /// What is wrong after some edit of `history`; nil when nothing is.
  func play(_ history: History) -> String? {
    do {
      let world = try World(history, in: folder, themes: themes)
      defer {
        builds += world.builds
        published += world.published
        amended += world.amended
      }
      // What the project has at first is there before the first build.
      for (number, edit) in history.edits.enumerated() {
        try world.apply(edit)
        edits += 1
        if number < history.setUp { continue }
        try world.check()
      }
      return nil
    } catch { return "\(error)" }
  }

  /// A part of `history` that fails still, with no edit that could be left out.
  func shrink(_ history: History) -> History {
    var small = history
    var step = small.edits.count / 2
    while step > 0 {
      var start = 0
      while start < small.edits.count {
        var candidate = small
        candidate.edits.removeSubrange(start..<min(start + step, candidate.edits.count))
        candidate.setUp =
          small.edits[..<min(small.setUp, small.edits.count)].count
          - max(0, min(start + step, small.setUp) - min(start, small.setUp))
        if play(candidate) != nil { small = candidate } else { start += step }
      }
      step /= 2
    }
    return small
  }

  func report(_ history: History) -> String {
    var text = "the least that fails (clock \(history.clock), \(history.workers) threads):\n"
    for (number, edit) in history.edits.enumerated() {
      text += "  \(number < history.setUp ? "first" : "then"): \(edit)\n"
    }
    return text + "  \(play(history) ?? "does not fail when played again")"
  }
}
