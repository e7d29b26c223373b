import Dispatch
import Glibc

/// What ends a preview: Ctrl-C, the end of the terminal, a service manager.
public struct Interruption {
  private let sources: [any DispatchSourceSignal]

  /// Calls `end` at the first of them, in a thread of its own, while this value lives.
  public init(_ end: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { end() }
      source.resume()
      return source
    }
  }
}
