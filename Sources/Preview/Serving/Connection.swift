import FileSystem

/// One connection: requests in, answers out, one after the other.
struct Connection {
  let socket: Socket
  /// When something last went through, in seconds of a clock.
  private(set) var active: Int
  private var input: [UInt8] = []
  private var searched = 0
  private var output: [UInt8] = []
  private var sent = 0
  /// What of a file is still to be read and sent.
  private var rest: (file: OpenFile, range: Range<Int>)?
  /// The page that is told what happens to it.
  private var page: RequestPath?
  private var told = ""
  private var staysOpen = true
  /// Whether all is sent, and the other side is only let finish: closed at once, what it still sends would take the answer
  /// with it.
  private(set) var isEnding = false

  init(_ socket: Socket, now: Int) { (self.socket, active) = (socket, now) }

  private var isSending: Bool { sent < output.count || rest != nil }

  /// Whether it has nothing to do but to wait for a request.
  var isIdle: Bool { !isSending && page == nil }

  /// What it waits for. While an answer goes out no further request is read: who does not take answers is not to fill memory.
  var interest: Interest { Interest(descriptor: socket.descriptor, reads: !isSending, writes: isSending) }

  /// Does what can be done now.
  ///
  /// - Returns: whether the connection goes on.
  mutating func go(on responder: Responder, now: Int) -> Bool {
    while true {
      if isSending {
        switch send(now: now) {
        case .bytes: continue
        case .blocked: return true
        case .closed: return false
        }
      }
      if !staysOpen && page == nil && !isEnding {
        socket.finish()
        isEnding = true
      }
      // What comes behind a request for news is not for us: only that the other side is gone matters.
      if page == nil, !isEnding, answer(with: responder, now: now) { continue }
      switch socket.read(into: &input) {
      case .bytes:
        if page != nil || isEnding { input = [] } else { active = now }
      case .blocked: return true
      case .closed: return false
      }
    }
  }

  /// Answers the first request that has come in whole.
  ///
  /// - Returns: whether there was one.
  private mutating func answer(with responder: Responder, now: Int) -> Bool {
    let answer: Answer
    var isHead = false
    switch RequestHead.read(input, searched: searched) {
    case .incomplete:
      searched = input.count
      return false
    case .malformed:
      staysOpen = false
      answer = .refusal(400, "400")
    case .tooLong:
      staysOpen = false
      answer = .refusal(431, "431")
    case .complete(let head, let count):
      input.removeFirst(count)
      searched = 0
      isHead = head.method == "HEAD"
      answer = responder.answer(method: head.method, target: head.target) { head[$0] }
      staysOpen = head.staysOpen && answer.length != nil
    }
    output = AnswerHead.bytes(answer, now: now, staysOpen: staysOpen)
    sent = 0
    if isHead { return true }
    switch answer.body {
    case .bytes(let bytes): output += bytes
    case .file(let file, let range): rest = range.isEmpty ? nil : (file, range)
    case .events(let page):
      self.page = page
      output += Array("retry: 300\n".utf8)
      tell(responder)
    }
    return true
  }

  /// Tells an open page what is new to it.
  ///
  /// Source: the HTML standard, "Server-sent events".
  mutating func tell(_ responder: Responder) {
    guard let page else { return }
    let news = responder.news(for: page)
    if news == told { return }
    told = news
    if sent == output.count { (output, sent) = ([], 0) }
    output += Array("data: \(news)\n\n".utf8)
  }

  private mutating func send(now: Int) -> Socket.Progress {
    if sent == output.count, let (file, range) = rest {
      let count = min(range.count, 1 << 18)
      guard let part = try? file.read(at: range.lowerBound, count: count), part.count == count else { return .closed }
      (output, sent) = (part, 0)
      let left = (range.lowerBound + count)..<range.upperBound
      rest = left.isEmpty ? nil : (file, left)
    }
    let progress = socket.write(output[sent...])
    if case .bytes(let count) = progress {
      active = now
      sent += count
      if sent == output.count { (output, sent) = ([], 0) }
    }
    return progress
  }
}
