import Dispatch
import FlyingFox
import FlyingSocks
import Glibc
import Synchronization

/// Why no server listens.
public enum ServerFault: Error, Hashable, Sendable {
  /// Another program listens at all ports that were tried.
  case noFreePort(first: UInt16)
  /// The system refuses it, in its own words.
  case refused(port: UInt16, reason: String)
}

/// The server, on 127.0.0.1 alone.
struct PreviewServer: Sendable {
  /// How many ports are tried from the one that was asked for.
  static let portsTried: UInt16 = 50

  /// Starts listening at `port`, or at the next one that is free; at any free one for 0.
  ///
  /// - Parameter answer: makes the responder of a server at a port.
  /// - Returns: the port.
  static func start(at port: UInt16, responder: @escaping @Sendable (UInt16) -> Responder) throws(ServerFault) -> UInt16
  {
    let last = port == 0 ? 0 : UInt16(clamping: Int(port) + Int(portsTried) - 1)
    for candidate in port...last {
      switch listen(at: candidate, responder) {
      case .listening(let port): return port
      case .taken: continue
      case .failed(let reason): throw .refused(port: candidate, reason: reason)
      }
    }
    throw .noFreePort(first: port)
  }

  private enum Outcome: Sendable {
    case listening(UInt16)
    case taken
    case failed(String)
  }

  /// What a first word settles; later ones are not heard.
  private final class Settled: Sendable {
    private let outcome = Mutex<Outcome?>(nil)
    private let semaphore = DispatchSemaphore(value: 0)

    /// - Returns: whether this was the first word.
    @discardableResult func settle(_ outcome: Outcome) -> Bool {
      let isFirst = self.outcome.withLock { first in
        if first != nil { return false }
        first = outcome
        return true
      }
      if isFirst { semaphore.signal() }
      return isFirst
    }

    func wait() -> Outcome {
      semaphore.wait()
      return outcome.withLock { $0 } ?? .taken
    }
  }

  private static func listen(at port: UInt16, _ responder: @escaping @Sendable (UInt16) -> Responder) -> Outcome {
    let settled = Settled()
    Task.detached {
      var port = port
      // A server that listened and fails, when the machine has run out of file descriptors, is started again.
      while true {
        do {
          try await serve(at: port, responder) {
            port = $0
            settled.settle(.listening($0))
          }
        } catch SocketError.failed(_, let code, _) where code == EADDRINUSE {
          if settled.settle(.taken) { return }
        } catch SocketError.failed(_, _, let reason) {
          if settled.settle(.failed(reason)) { return }
        } catch {
          if settled.settle(.failed("\(error)")) { return }
        }
        try? await Task.sleep(for: .milliseconds(200))
      }
    }
    return settled.wait()
  }

  private static func serve(
    at port: UInt16, _ responder: @escaping @Sendable (UInt16) -> Responder, listening: (UInt16) -> Void
  ) async throws {
    let handler = SiteHandler()
    let server = HTTPServer(
      address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), pool: PromptPool(base: HTTPServer.defaultPool()),
      logger: .disabled, handler: handler)
    let running = Task { try await server.run() }
    let waiting = Task { () -> UInt16? in
      try await server.waitUntilListening()
      guard case .ip4(_, let port) = await server.listeningAddress else { return nil }
      handler.listen(responder(port))
      return port
    }
    let failing = Task {
      // No longer waited for where it will never listen.
      _ = await running.result
      waiting.cancel()
    }
    if let port = try? await waiting.value { listening(port) }
    try await running.value
    await failing.value
  }
}
