import FlyingFox
import FlyingSocks
import Glibc
import Synchronization

/// The responder in the terms of the server library.
final class SiteHandler: HTTPHandler {
  private let responder = Mutex<Responder?>(nil)

  /// From now on `responder` answers.
  func listen(_ responder: Responder) { self.responder.withLock { $0 = responder } }

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard let responder = responder.withLock({ $0 }) else { return HTTPResponse(statusCode: .serviceUnavailable) }
    let answer = responder.answer(method: request.method.rawValue, target: request.target.rawValue) {
      request.headers[HTTPHeader($0)]
    }
    var headers = HTTPHeaders()
    for (name, value) in Answer.always + answer.headers { headers[HTTPHeader(name)] = value }
    if headers[.contentLength] == nil, let length = answer.length { headers[.contentLength] = String(length) }
    let status = Self.status(answer.status)
    if request.method == .HEAD { return HTTPResponse(statusCode: status, headers: headers) }
    let stream = ByteStream(body: answer.body, responder: responder)
    guard let length = answer.length else {
      return HTTPResponse(statusCode: status, headers: headers, body: HTTPBodySequence(from: stream))
    }
    return HTTPResponse(
      statusCode: status, headers: headers,
      body: HTTPBodySequence(from: stream, count: length, suggestedBufferSize: 1 << 18))
  }

  private static func status(_ code: Int) -> HTTPStatusCode {
    switch code {
    case 200: .ok
    case 206: .partialContent
    case 302: .found
    case 304: .notModified
    case 400: .badRequest
    case 403: .forbidden
    case 404: .notFound
    case 405: .methodNotAllowed
    case 416: .rangeNotSatisfiable
    case 503: .serviceUnavailable
    default: .internalServerError
    }
  }
}

/// A pool of sockets that send at once. The library writes header and body one after the other; without this the system would
/// hold the body back until the browser has acknowledged the header, which it takes up to 40 ms to do (RFC 896, RFC 1122, 4.2.3.2).
struct PromptPool<Base: AsyncSocketPool>: AsyncSocketPool {
  let base: Base

  func prepare() async throws { try await base.prepare() }

  func run() async throws { try await base.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    // The socket that listens waits here first, and those that it accepts take after it.
    try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
    try await base.suspendSocket(socket, untilReadyFor: events)
  }
}
