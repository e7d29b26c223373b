/// Which names a request may give the server: its own on the loopback interface.
///
/// A page elsewhere can let its own name lead to 127.0.0.1 once the browser has loaded it (DNS rebinding), and would then read
/// drafts that were never published. Its requests still carry its own name in Host.
struct HostCheck: Hashable, Sendable {
  private let allowed: Set<String>

  /// The names of a server at `port`.
  init(port: UInt16) {
    let names = ["127.0.0.1", "localhost", "[::1]"]
    allowed = Set(names.map { "\($0):\(port)" } + (port == 80 ? names : []))
  }

  /// Whether a request with that Host field is for this server; one without it is for none.
  func accepts(_ host: String?) -> Bool {
    guard let host else { return false }
    return allowed.contains(host.lowercased())
  }
}
