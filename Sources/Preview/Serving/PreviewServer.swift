import Dispatch
import Glibc

/// Why no server listens.
public enum ServerFault: Error, Hashable, Sendable {
  /// Another program listens at all ports that were tried.
  case noFreePort(first: UInt16)
  /// The system refuses it, in its own words.
  case refused(port: UInt16, reason: String)
}

/// The server, on 127.0.0.1 alone: one thread that waits for all connections at once.
///
/// No library: FlyingFox, which was tried, has a handler that needs FoundationNetworking, and with it a program that is to stand
/// alone needs libcurl.
final class PreviewServer: Sendable {
  private let listener: Socket
  private let waker: Waker
  private let responder: Responder

  private init(_ listener: Socket, _ waker: Waker, _ responder: Responder) {
    (self.listener, self.waker, self.responder) = (listener, waker, responder)
  }

  /// How many ports are tried from the one that was asked for.
  static let portsTried = 50
  /// More connections than a browser opens for a dozen tabs.
  private static let mostConnections = 200
  /// So many seconds a connection without a request is kept, or one that does not go on with what it began.
  private static let patience = 60
  /// So many seconds the other side is let finish.
  private static let farewell = 3

  /// Starts listening at `port`, or at the next one that is free; at any free one for 0.
  ///
  /// - Parameter responder: makes the responder of a server at a port.
  /// - Returns: the port.
  static func start(at port: UInt16, responder: (UInt16) -> Responder) throws(ServerFault) -> UInt16 {
    let last = port == 0 ? 0 : UInt16(clamping: Int(port) + portsTried - 1)
    for candidate in port...last {
      do throws(Socket.Failure) {
        let listener = try Socket.listening(at: candidate)
        let (port, waker) = (listener.port, try Waker())
        let server = PreviewServer(listener, waker, responder(port))
        server.responder.state.onChange { waker.wake() }
        DispatchQueue(label: "preview").async { server.run() }
        return port
      } catch {
        if error.code != EADDRINUSE { throw .refused(port: candidate, reason: error.reason) }
      }
    }
    throw .noFreePort(first: port)
  }

  /// Answers for as long as the process lives.
  private func run() {
    var connections: [Connection] = []
    while true {
      let hasRoom = connections.count < Self.mostConnections || connections.contains(where: \.isIdle)
      let interests = [
        Interest(descriptor: waker.descriptor), Interest(descriptor: listener.descriptor, reads: hasRoom),
      ]
      let ready = Interest.wait(
        for: interests + connections.map(\.interest), milliseconds: connections.isEmpty ? nil : 10_000)
      let now = Int(time(nil))
      var isGoing = [Bool](repeating: true, count: connections.count)
      for index in connections.indices where ready[index + 2] {
        isGoing[index] = connections[index].go(on: responder, now: now)
      }
      if ready[0] {
        waker.rest()
        for index in connections.indices where isGoing[index] {
          connections[index].tell(responder)
          isGoing[index] = connections[index].go(on: responder, now: now)
        }
      }
      for (index, connection) in connections.enumerated() {
        let patience = connection.isEnding ? Self.farewell : Self.patience
        if now - connection.active > patience, connection.isIdle || connection.interest.writes {
          isGoing[index] = false
        }
      }
      connections = zip(connections, isGoing).filter(\.1).map(\.0)
      if ready[1] { accept(into: &connections, now: now) }
    }
  }

  private func accept(into connections: inout [Connection], now: Int) {
    do throws(Socket.Failure) {
      while makeRoom(in: &connections), let socket = try listener.accept() {
        var connection = Connection(socket, now: now)
        if connection.go(on: responder, now: now) { connections.append(connection) }
      }
    } catch {
      // No more descriptors: those that only wait are given up, and a moment passes.
      connections.removeAll(where: \.isIdle)
      usleep(50_000)
    }
  }

  /// Gives up the connection that has waited longest without a request, where there are as many as there may be.
  ///
  /// - Returns: whether there is room for one more.
  private func makeRoom(in connections: inout [Connection]) -> Bool {
    if connections.count < Self.mostConnections { return true }
    let idle = connections.indices.filter { connections[$0].isIdle }
    guard let oldest = idle.min(by: { connections[$0].active < connections[$1].active }) else { return false }
    connections.remove(at: oldest)
    return true
  }
}
