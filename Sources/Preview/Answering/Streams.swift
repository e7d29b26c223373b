import FileSystem
import FlyingSocks

/// The bytes of an answer, as the server library asks for them.
struct ByteStream: AsyncBufferedSequence {
  typealias Element = UInt8
  let body: Answer.Body
  let responder: Responder

  func makeAsyncIterator() -> Iterator { Iterator(body, responder) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    private var body: Answer.Body
    private let responder: Responder
    private var sent = 0
    private var changes: AsyncStream<Void>.Iterator?
    private var told = ""

    init(_ body: Answer.Body, _ responder: Responder) { (self.body, self.responder) = (body, responder) }

    mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

    mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
      switch body {
      case .bytes(let bytes):
        if sent >= bytes.count { return nil }
        let part = bytes[sent..<Swift.min(bytes.count, sent + Swift.max(1, count))]
        sent = part.endIndex
        return part
      case .file(let file, let range):
        if sent >= range.count { return nil }
        let part = try file.read(at: range.lowerBound + sent, count: Swift.min(range.count - sent, Swift.max(1, count)))
        sent += part.count
        // The file became shorter meanwhile: the browser must not take what it has for the whole.
        if part.isEmpty { throw SystemError("read", "", code: 5) }
        return part[...]
      case .events(let page): return await nextEvent(page)
      }
    }

    /// Source: the HTML standard, "Server-sent events".
    private mutating func nextEvent(_ page: RequestPath) async -> ArraySlice<UInt8>? {
      var text = ""
      if changes == nil {
        changes = responder.state.changes().makeAsyncIterator()
        text = "retry: 300\n"
      } else if await changes?.next(isolation: nil) == nil {
        return nil
      }
      let news = responder.news(for: page)
      // A comment where there is nothing to tell: a browser that is gone is noticed when it is written to.
      text += news == told ? ":\n\n" : "data: \(news)\n\n"
      told = news
      return Array(text.utf8)[...]
    }
  }
}
