import FileSystem
import TestRandom
import Testing

@testable import Preview

@Suite("Paths of requests") struct RequestPathTests {
  @Test("an address means the file that a build wrote for it")
  func addresses() {
    #expect(RequestPath(target: "/")?.bytes == Array("/".utf8))
    #expect(RequestPath(target: "/tin-tuc/bai/?a=1&b")?.bytes == Array("/tin-tuc/bai/".utf8))
    #expect(RequestPath(target: "/tin-tuc/bai/?a=1&b")?.query == "a=1&b")
    #expect(RequestPath(target: "/t%E1%BB%87p.pdf")?.bytes == Array("/tệp.pdf".utf8))
    #expect(RequestPath(target: "/a%20b")?.encoded == "/a%20b")
    #expect(RequestPath(target: "/.well-known/security.txt") != nil)
    #expect(RequestPath(target: "/a..b/...")?.bytes == Array("/a..b/...".utf8))
  }

  @Test(
    "what could mean another file is no path, in whatever spelling",
    arguments: [
      "/..", "/../etc/passwd", "/a/../b", "/./a", "/a/.", "/a/..", "/%2e%2e/etc/passwd", "/%2E%2e/x", "/.%2e/x",
      "/a/%2e",
      "/%2e%2e%2fetc/passwd", "/..%2fetc", "/a%2fb", "/a%2Fb", "/a%5cb", "/a\\b", "/..\\..\\x", "/a%00", "/%00",
      "/a%0d%0ab", "/a%7f",
      "//etc/passwd", "/a//b", "///", "//evil.example/", "etc/passwd", "", "*", "http://127.0.0.1/", "/%", "/%2",
      "/%zz", "/a%2",
      "/%u002e", "/..;/%",
    ])
  func refused(target: String) { #expect(RequestPath(target: target) == nil) }

  @Test("decoding happens once: what was encoded twice is a name with a percent sign in it")
  func once() {
    #expect(RequestPath(target: "/%252e%252e/x")?.bytes == Array("/%2e%2e/x".utf8))
    #expect(RequestPath(target: "/a%252fb")?.bytes == Array("/a%2fb".utf8))
  }

  @Test("of ten thousand hostile targets none names anything but a path below the top")
  func hostile() throws {
    var random = SeededGenerator(seed: 20_230_922)
    let pieces = [
      "/", "..", ".", "%2e", "%2E", "%2f", "%5c", "\\", "%00", "a", "b.html", "%", "%25", "?", "#", "é", "%c0%ae", "~",
      ";",
    ]
    var accepted = 0
    for _ in 0..<10_000 {
      let target = (0..<Int.random(in: 1...8, using: &random)).map { _ in pieces.randomElement(using: &random)! }
        .joined()
      guard let path = RequestPath(target: target) else { continue }
      accepted += 1
      #expect(path.bytes.first == UInt8(ascii: "/"))
      let relative = try #require(path.relative(to: Array("/".utf8)))
      #expect(relative.bytes.isEmpty || relative.isInside, "\(target)")
    }
    #expect(accepted > 100)
  }

  @Test("a site under a path has its own addresses alone")
  func base() {
    let base = Array("/80-nam/".utf8)
    #expect(RequestPath(target: "/80-nam/a/")?.relative(to: base) == RelativePath("a"))
    #expect(RequestPath(target: "/80-nam/")?.relative(to: base) == RelativePath(""))
    #expect(RequestPath(target: "/80-namx/a")?.relative(to: base) == nil)
    #expect(RequestPath(target: "/a")?.relative(to: base) == nil)
  }
}

@Suite("Names of the server") struct HostCheckTests {
  @Test("the server's own names are taken, with its port")
  func own() {
    let check = HostCheck(port: 8080)
    for host in ["127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080"] { #expect(check.accepts(host)) }
    #expect(HostCheck(port: 80).accepts("localhost"))
  }

  @Test(
    "any other name is refused",
    arguments: [
      nil, "", "127.0.0.1", "localhost", "127.0.0.1:8081", "evil.example", "evil.example:8080",
      "127.0.0.1:8080.evil.example",
      "localhost:8080@evil.example", "127.0.0.1.:8080", "127.1:8080", "0.0.0.0:8080", "2130706433:8080",
      "localhost:08080",
      " localhost:8080", "localhost:8080,evil.example", "[::]:8080",
    ])
  func foreign(host: String?) { #expect(!HostCheck(port: 8080).accepts(host)) }
}
