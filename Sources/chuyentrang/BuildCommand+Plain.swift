import ArgumentParser

extension BuildCommand {
  /// The command that `words`, those behind the program's name, spell out: `build` and whole options that are right, as a timer
  /// or a script writes them. Nil for all else, which ArgumentParser reads and answers: it takes longer than the program takes
  /// to start, and two builds of ten have nothing else to do.
  init?(plain words: some Collection<String>) {
    var words = words[...]
    guard words.popFirst() == "build" else { return nil }
    self.init()
    var (shared, date) = (SharedOptions(), DateOption())
    (shared.project, shared.lang, shared.format, date.date) = (nil, nil, .text, nil)
    (output, clean, durable, timings, why, threads) = (nil, false, false, false, nil, nil)
    while let name = words.popFirst() {
      func value() -> String? { words.popFirst().flatMap { $0.hasPrefix("-") ? nil : $0 } }
      switch name {
      case "--clean": clean = true
      case "--durable": durable = true
      case "--timings": timings = true
      case "--project":
        guard let path = value() else { return nil }
        shared.project = path
      case "--output":
        guard let path = value() else { return nil }
        output = path
      case "--date":
        guard let text = value() else { return nil }
        date.date = text
      case "--lang":
        guard let text = value() else { return nil }
        shared.lang = text
      default: return nil
      }
    }
    (self.shared, self.date) = (shared, date)
    do {
      try shared.validate()
      try date.validate()
      try validate()
    } catch {
      return nil
    }
  }
}
