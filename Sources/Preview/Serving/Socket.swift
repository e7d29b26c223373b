import Glibc

/// A TCP socket on 127.0.0.1 that never waits.
///
/// This file is where pointers meet sockets; nothing of it leaves.
final class Socket: Sendable {
  let descriptor: Int32

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// A call that failed.
  struct Failure: Error, Hashable, Sendable {
    /// The value of errno.
    var code: Int32
    /// The system's own words.
    var reason: String { String(cString: strerror(code)) }
  }

  /// Listens at `port`, at any free one for 0.
  static func listening(at port: UInt16) throws(Failure) -> Socket {
    let socket = Socket(Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
    guard socket.descriptor >= 0 else { throw Failure(code: errno) }
    neverWait(socket.descriptor)
    // A port that a preview has just left is free at once; one that somebody listens at is not.
    socket.set(SOL_SOCKET, SO_REUSEADDR)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isBound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket.descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isBound, listen(socket.descriptor, 128) == 0 else { throw Failure(code: errno) }
    return socket
  }

  private func set(_ level: Int32, _ option: Int32) {
    var value: Int32 = 1
    setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }

  /// The port that it listens at.
  var port: UInt16 {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      _ = pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    return UInt16(bigEndian: address.sin_port)
  }

  /// A connection that somebody asked for; nil when nobody does.
  ///
  /// - Throws: when the machine can have no more of them.
  func accept() throws(Failure) -> Socket? {
    while true {
      let accepted = Glibc.accept(descriptor, nil, nil)
      if accepted >= 0 {
        let socket = Socket(accepted)
        neverWait(accepted)
        // What is written is sent, without waiting for word of what was sent before.
        socket.set(Int32(IPPROTO_TCP), TCP_NODELAY)
        return socket
      }
      if errno == EAGAIN { return nil }
      if ![EINTR, ECONNABORTED, EPROTO].contains(errno) { throw Failure(code: errno) }
    }
  }

  /// Says that nothing more will be sent.
  func finish() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// What became of a call on a connection.
  enum Progress: Hashable {
    /// So many bytes went through.
    case bytes(Int)
    /// Not now.
    case blocked
    /// The other side is gone.
    case closed
  }

  /// Appends what came in to `bytes`.
  func read(into bytes: inout [UInt8]) -> Progress {
    var count = 0
    let part = [UInt8](unsafeUninitializedCapacity: 1 << 14) { buffer, initialized in
      repeat { count = recv(descriptor, buffer.baseAddress, buffer.count, 0) } while count < 0 && errno == EINTR
      initialized = max(0, count)
    }
    if count == 0 { return .closed }
    if count < 0 { return errno == EAGAIN ? .blocked : .closed }
    bytes += part
    return .bytes(count)
  }

  /// Sends what it can of `bytes`.
  func write(_ bytes: ArraySlice<UInt8>) -> Progress {
    let count = bytes.withUnsafeBytes { raw in
      var count = 0
      repeat {
        count = send(descriptor, raw.baseAddress, raw.count, Int32(MSG_NOSIGNAL))
      } while count < 0 && errno == EINTR
      return count
    }
    if count < 0 { return errno == EAGAIN ? .blocked : .closed }
    return .bytes(count)
  }
}

/// By what one thread wakes another that waits for sockets.
final class Waker: Sendable {
  let descriptor: Int32
  private let end: Int32

  init() throws(Socket.Failure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Socket.Failure(code: errno) }
    (descriptor, end) = (ends[0], ends[1])
    for end in ends { neverWait(end) }
  }

  deinit {
    close(descriptor)
    close(end)
  }

  func wake() {
    var byte: UInt8 = 0
    // A full pipe wakes as well.
    _ = Glibc.write(end, &byte, 1)
  }

  /// Until it is woken the next time.
  func rest() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) == bytes.count {}
  }
}

/// What a descriptor is waited for.
struct Interest: Hashable {
  var descriptor: Int32
  var reads = true
  var writes = false

  /// Waits until one of `interests` has something, or for `milliseconds`; nil: for ever.
  ///
  /// - Returns: for each whether there is something to be done.
  static func wait(for interests: [Interest], milliseconds: Int?) -> [Bool] {
    var waiting = interests.map { interest in
      pollfd(
        fd: interest.descriptor, events: Int16((interest.reads ? POLLIN : 0) | (interest.writes ? POLLOUT : 0)),
        revents: 0)
    }
    let count = poll(&waiting, nfds_t(waiting.count), Int32(clamping: milliseconds ?? -1))
    return waiting.map { count > 0 && $0.revents != 0 }
  }
}

/// Lets calls on `descriptor` return at once, and no program that is started have it.
private func neverWait(_ descriptor: Int32) {
  _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
}
