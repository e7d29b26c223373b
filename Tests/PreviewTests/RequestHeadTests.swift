import TestRandom
import Testing

@testable import Preview

@Suite("Heads of requests") struct RequestHeadTests {
  private func read(_ text: String) -> RequestHead.Reading { RequestHead.read(Array(text.utf8)) }

  private func parsed(_ text: String) -> RequestHead? {
    if case .complete(let head, _) = read(text) { return head }
    return nil
  }

  @Test("a line and fields, whatever the case of their names")
  func fields() throws {
    let head = try #require(
      parsed("GET /a/?b HTTP/1.1\r\nHOST: 127.0.0.1:8080\r\nAccept: a\r\naccept:b \t\r\nX-Empty:\r\n\r\nGET /"))
    #expect(head.method == "GET" && head.target == "/a/?b" && head.staysOpen)
    #expect(
      head["Host"] == "127.0.0.1:8080" && head["Accept"] == "a, b" && head["x-empty"] == "" && head["Range"] == nil)
  }

  @Test("what comes in pieces is read when it is whole, and what is behind it is left")
  func pieces() {
    let text = Array("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /b".utf8)
    let end = text.count - "GET /b".utf8.count
    var searched = 0
    for count in 0..<end {
      #expect(RequestHead.read(Array(text.prefix(count)), searched: searched) == .incomplete)
      searched = count
    }
    if case .complete(_, let count) = RequestHead.read(text, searched: searched) {
      #expect(count == end)
    } else {
      Issue.record("not read")
    }
  }

  @Test(
    "what servers read differently is no request",
    arguments: [
      "\r\n\r\n", "GET /\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", " GET / HTTP/1.1\r\n\r\n", "GET / HTTP/2.0\r\n\r\n",
      "GET / http/1.1\r\n\r\n",
      "GET / HTTP/1.1 \r\n\r\n", "G@T / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
      "GET / HTTP/1.1\r\n Host: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n",
      "GET / HTTP/1.1\r\nHost\r\n\r\n",
      "GET / HTTP/1.1\r\n: a\r\n\r\n", "GET / HTTP/1.1\r\nA: \u{0}\r\n\r\n", "GET / HTTP/1.1\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\r\nA: b\nHost: c\r\n\r\n",
      "GET /\u{7F} HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nA: \rb\r\n\r\n",
    ])
  func malformed(text: String) { #expect(read(text) == .malformed) }

  @Test("a target that is not UTF-8 is no request: it would be looked for under another name")
  func notUTF8() {
    #expect(RequestHead.read([0x47, 0x20, 0x2F, 0xFF] + Array(" HTTP/1.1\r\n\r\n".utf8)) == .malformed)
  }

  @Test("a connection ends behind what has a body, an older version, or asks for it")
  func ending() {
    for (fields, stays) in [
      ("", true), ("Connection: keep-alive\r\n", true), ("Connection: Close\r\n", false),
      ("Content-Length: 0\r\n", true),
      ("Content-Length: 5\r\n", false), ("Content-Length: x\r\n", false), ("Transfer-Encoding: chunked\r\n", false),
      ("Connection: Upgrade\r\n", false),
    ] { #expect(parsed("GET / HTTP/1.1\r\n\(fields)\r\n")?.staysOpen == stays, "\(fields)") }
    #expect(parsed("GET / HTTP/1.0\r\n\r\n")?.staysOpen == false)
  }

  @Test("a head has an end, or is too long")
  func tooLong() {
    let long = "GET / HTTP/1.1\r\nCookie: \(String(repeating: "a", count: RequestHead.longest))"
    #expect(read(long) == .tooLong)
    #expect(read("\(long)\r\n\r\n") == .tooLong)
    #expect(parsed("GET / HTTP/1.1\r\nCookie: \(String(repeating: "a", count: 16_000))\r\n\r\n") != nil)
  }

  @Test("no bytes are a trap")
  func garbage() {
    var random = SeededGenerator(seed: 11)
    let alphabet = Array("GET / HTTP/1.1\r\n\r\n: Host%?".utf8)
    for _ in 0..<20_000 {
      let bytes = random.bytes(random.number(in: 0...60), from: alphabet)
      if case .complete(let head, let count) = RequestHead.read(bytes) {
        #expect(count <= bytes.count && !head.method.isEmpty && !head.target.isEmpty)
      }
    }
  }

  @Test("an answer says how long it is and when it was given, but for one without an end or without change")
  func answers() {
    func text(_ answer: Answer, _ stays: Bool = true) -> String {
      String(decoding: AnswerHead.bytes(answer, now: 784_111_777, staysOpen: stays), as: UTF8.self)
    }
    let whole = text(Answer(status: 200, headers: [("Content-Type", "a/b")], body: .bytes([1, 2, 3])))
    #expect(whole.hasPrefix("HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nCache-Control: no-cache\r\n"))
    #expect(whole.hasSuffix("\r\nContent-Type: a/b\r\nContent-Length: 3\r\n\r\n"))
    #expect(!text(Answer(status: 304)).contains("Content-Length"))
    #expect(text(Answer(status: 404), false).hasSuffix("\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
  }
}
