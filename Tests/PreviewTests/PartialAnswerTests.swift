import FileSystem
import TestRandom
import Testing

@testable import Preview

@Suite("Parts of files") struct ByteRangeTests {
  @Test("one range is read as RFC 9110 has it")
  func ranges() {
    for (header, expected) in [
      ("bytes=0-0", ByteRange.part(0..<1)), ("bytes=0-499", .part(0..<500)), ("bytes=500-999", .part(500..<1000)),
      ("bytes=-500", .part(500..<1000)), ("bytes=9500-", .unsatisfiable), ("bytes=500-", .part(500..<1000)),
      ("bytes=990-2000", .part(990..<1000)), ("bytes=-2000", .part(0..<1000)), ("bytes=-0", .unsatisfiable),
      ("bytes=1000-", .unsatisfiable), ("Bytes=1-1", .part(1..<2)),
      ("bytes=0-99999999999999999999999999", .part(0..<1000)), ("bytes=99999999999999999999999999-", .unsatisfiable),
    ] { #expect(ByteRange(header, size: 1000) == expected, "\(header)") }
  }

  @Test("what cannot be read, and more ranges than one, count as nothing asked")
  func ignored() {
    for header in [
      nil, "", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-2", "bytes=0-1,5-6", "lines=0-1", "bytes=--1",
      "bytes=1-2-3",
      "bytes=+1-2", "bytes=１-2",
    ] { #expect(ByteRange(header, size: 1000) == .whole, "\(header ?? "nil")") }
  }

  @Test("whatever is asked, a part lies in the file")
  func inside() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<5_000 {
      let size = Int.random(in: 0...20, using: &random)
      let ends = (0..<2).map { _ in Bool.random(using: &random) ? "\(Int.random(in: 0...30, using: &random))" : "" }
      if case .part(let part) = ByteRange("bytes=\(ends[0])-\(ends[1])", size: size) {
        #expect(!part.isEmpty && part.lowerBound >= 0 && part.upperBound <= size)
      }
    }
  }
}

@Suite("Conditional requests") struct ValidatorsTests {
  private let validators = Validators(tag: "abc", modified: 1_000_000_000, now: 2_000_000_000)

  @Test("the tag alone decides where one is sent")
  func tags() {
    for list in ["\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", "\"x\",\"abc\"", "*"] {
      #expect(validators.isCurrent(ifNoneMatch: list, ifModifiedSince: nil), "\(list)")
    }
    for list in ["\"abd\"", "abc", "", "\"\""] {
      #expect(!validators.isCurrent(ifNoneMatch: list, ifModifiedSince: HTTPDate.text(1_500_000_000)), "\(list)")
    }
  }

  @Test("the date decides where no tag is sent")
  func dates() {
    #expect(validators.isCurrent(ifNoneMatch: nil, ifModifiedSince: HTTPDate.text(1_000_000_000)))
    #expect(validators.isCurrent(ifNoneMatch: nil, ifModifiedSince: HTTPDate.text(1_000_000_001)))
    #expect(!validators.isCurrent(ifNoneMatch: nil, ifModifiedSince: HTTPDate.text(999_999_999)))
    #expect(!validators.isCurrent(ifNoneMatch: nil, ifModifiedSince: "hôm qua"))
    #expect(!validators.isCurrent(ifNoneMatch: nil, ifModifiedSince: nil))
  }

  @Test("a second that is not over gives no date: the file may change again in it")
  func unfinishedSecond() {
    #expect(Validators(tag: "a", modified: 5, now: 5).modified == nil)
    #expect(Validators(tag: "a", modified: 5, now: 6).modified == 5)
  }

  @Test("a part continues only what the browser began with")
  func ifRange() {
    #expect(validators.allowsPart(ifRange: nil))
    #expect(validators.allowsPart(ifRange: "\"abc\""))
    #expect(!validators.allowsPart(ifRange: "W/\"abc\""))
    #expect(!validators.allowsPart(ifRange: "\"x\""))
    #expect(validators.allowsPart(ifRange: HTTPDate.text(1_000_000_000)))
    #expect(!validators.allowsPart(ifRange: HTTPDate.text(1_000_000_001)))
  }
}

@Suite("Dates of HTTP") struct HTTPDateTests {
  @Test("the example of RFC 9110 is read and written")
  func example() {
    #expect(HTTPDate.text(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(HTTPDate.seconds("Sun, 06 Nov 1994 08:49:37 GMT") == 784_111_777)
  }

  @Test("what was written is read again")
  func roundTrip() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<2_000 {
      let seconds = Int.random(in: 0...4_000_000_000, using: &random)
      #expect(HTTPDate.seconds(HTTPDate.text(seconds)) == seconds)
    }
  }

  @Test(
    "anything else is no date",
    arguments: [
      "", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 31 Nov 1994 08:49:37 GMT",
      "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 +0700", "Sun, 06 Nov 1994 8:49:37 GMT",
      "Sun, 06 Nov 1994 08:49 GMT",
    ])
  func wrong(text: String) { #expect(HTTPDate.seconds(text) == nil) }
}

@Suite("Types of files") struct MediaTypeTests {
  @Test("a browser is told what it needs to show a file")
  func types() {
    for (name, type) in [
      ("a/index.html", "text/html; charset=utf-8"), ("assets/style.css", "text/css; charset=utf-8"),
      ("assets/script.js", "text/javascript; charset=utf-8"), ("x.SVG", "image/svg+xml"), ("a.b/x.woff2", "font/woff2"),
      ("rss.xml", "application/xml; charset=utf-8"), ("đính kèm.PDF", "application/pdf"),
      ("khong-duoi", "application/octet-stream"),
      (".html", "application/octet-stream"), ("x.zzz", "application/octet-stream"),
    ] { #expect(MediaType.of(RelativePath(name)) == type, "\(name)") }
  }
}
