import Diagnostics
import FileSystem
import Foundation
import Planning
import Testing

@testable import Preview

/// A site as a build leaves it, and a server's answers for it.
private final class Served {
  let site: TemporaryFolder
  let state = PreviewState(start: 1, language: .vietnamese)
  let responder: Responder

  init(base: String = "/", unpublished: String = "") throws {
    site = try TemporaryFolder()
    responder = Responder(state: state, hosts: HostCheck(port: 8080), language: .vietnamese)
    try site.write("index.html", "<!doctype html><head></head>Trang đầu")
    try site.write("tin/bai/index.html", "<!doctype html><head></head>Bài")
    try site.write("404.html", "<!doctype html><head></head>Không có trang này")
    try site.write("assets/style.css", "body{}")
    try site.write("so.txt", "0123456789")
    try site.write(".xem-truoc", "\(base)\n\(unpublished)")
    let list = UnpublishedList(Array("\(base)\n\(unpublished)".utf8))
    let folder = try site.folder
    state.update {
      $0.output = folder
      $0.list = list
      $0.marks = UnpublishedMarks(list, language: .vietnamese)
      $0.isTried = true
    }
  }

  func get(_ target: String, _ headers: [String: String] = [:], method: String = "GET") -> Answer {
    let all = ["Host": "127.0.0.1:8080"].merging(headers) { $1 }
    return responder.answer(method: method, target: target) { all[$0] }
  }
}

extension Answer {
  fileprivate var text: String {
    switch body {
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .file(let file, let range):
      String(decoding: (try? file.read(at: range.lowerBound, count: range.count)) ?? [], as: UTF8.self)
    case .events: "events"
    }
  }
}

@Suite("Answers") struct ResponderTests {
  @Test("pages at their addresses, with the script; other files as they are")
  func pages() throws {
    let served = try Served()
    let home = served.get("/")
    #expect(home.status == 200 && home["Content-Type"] == "text/html; charset=utf-8")
    #expect(home.text.contains("<head><script src=\"/.xem-truoc/page.js\"") && home.text.hasSuffix("Trang đầu"))
    #expect(served.get("/tin/bai/").text.hasSuffix("Bài"))
    #expect(served.get("/tin/bai/index.html").text.hasSuffix("Bài"))
    let sheet = served.get("/assets/style.css?x=1")
    #expect(sheet.status == 200 && sheet.text == "body{}" && sheet["Content-Type"] == "text/css; charset=utf-8")
  }

  @Test("a folder without its slash is led to the page, with its query")
  func slash() throws {
    let served = try Served()
    let answer = served.get("/tin/bai?a=1")
    #expect(answer.status == 302 && answer["Location"] == "/tin/bai/?a=1")
    #expect(served.get("/tin").status == 404)
    #expect(served.get("/so.txt/").status == 404)
  }

  @Test("what is not there is the site's own page for that, with the script")
  func missing() throws {
    let served = try Served()
    let answer = served.get("/khong-co/")
    #expect(answer.status == 404 && answer.text.hasSuffix("Không có trang này") && answer.text.contains("page.js"))
    #expect(served.get("/khong-co/", ["If-None-Match": answer["ETag"] ?? ""]).status == 404)
    #expect(served.get("/.xem-truoc").status == 404)
    #expect(!served.get("/.xem-truoc").text.contains("draft"))
    #expect(served.get("/.xem-truoc/x").status == 404)
  }

  @Test("a site under a path lies there alone, and the top leads to it")
  func base() throws {
    let served = try Served(base: "/80-nam/")
    #expect(served.get("/").headers.contains { $0 == ("Location", "/80-nam/") })
    #expect(served.get("/80-nam")["Location"] == "/80-nam/")
    #expect(served.get("/80-nam/tin/bai/").text.hasSuffix("Bài"))
    #expect(served.get("/80-nam/tin/bai")["Location"] == "/80-nam/tin/bai/")
    #expect(served.get("/tin/bai/").status == 404)
    #expect(served.get("/80-nam/.xem-truoc").status == 404)
  }

  @Test("foreign names, other methods and bad paths are refused before anything is looked at")
  func refusals() throws {
    let served = try Served()
    for target in ["/", "/.xem-truoc/events?page=/", "/.xem-truoc/unpublished.json", "/khong-co"] {
      let answer = served.get(target, ["Host": "evil.example:8080"])
      #expect(answer.status == 403 && !answer.text.contains("Trang đầu"))
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get", ""] {
      let answer = served.get("/", method: method)
      #expect(answer.status == 405 && answer["Allow"] == "GET, HEAD", "\(method)")
    }
    #expect(served.get("/../x").status == 400)
    #expect(served.get("/%2e%2e/x").status == 400)
    #expect(served.get("/.xem-truoc/events").status == 400)
    #expect(served.get("/.xem-truoc/events?page=%2F..%2Fx").status == 400)
  }

  @Test("no link leads out of the site, nor into it")
  func links() throws {
    let served = try Served()
    let secret = try TemporaryFolder()
    try secret.write("mat.txt", "mật")
    try served.site.link("ra.txt", to: "\(secret.path)/mat.txt")
    try served.site.link("ra", to: secret.path)
    try served.site.link("trong.txt", to: "so.txt")
    try served.site.link("vong", to: ".")
    for target in ["/ra.txt", "/ra/mat.txt", "/ra/", "/trong.txt", "/vong/so.txt"] {
      let answer = served.get(target)
      #expect(answer.status == 404 && answer.text.hasSuffix("Không có trang này"), "\(target)")
    }
  }

  @Test("what the browser has is asked about by tag, and by date where the second is over")
  func conditional() throws {
    let served = try Served()
    for target in ["/", "/so.txt", "/.xem-truoc/page.js"] {
      let tag = try #require(served.get(target)["ETag"])
      #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""))
      let again = served.get(target, ["If-None-Match": tag])
      #expect(again.status == 304 && again.text.isEmpty && again["ETag"] == tag, "\(target)")
      #expect(served.get(target, ["If-None-Match": "\"x\""]).status == 200)
    }
    let file = "\(served.site.path)/so.txt"
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_695_340_800)], ofItemAtPath: file)
    let modified = served.get("/so.txt")["Last-Modified"]
    #expect(modified == "Fri, 22 Sep 2023 00:00:00 GMT")
    #expect(served.get("/so.txt", ["If-Modified-Since": modified ?? ""]).status == 304)
    #expect(served.get("/so.txt", ["If-Modified-Since": "Thu, 21 Sep 2023 00:00:00 GMT"]).status == 200)
  }

  @Test("another file under the same name has another tag, though size and date are the same")
  func tags() throws {
    let served = try Served()
    let before = served.get("/so.txt")["ETag"]
    try served.site.write("moi", "9876543210")
    let date = try FileManager.default.attributesOfItem(atPath: "\(served.site.path)/so.txt")[.modificationDate]
    try FileManager.default.setAttributes([.modificationDate: date as Any], ofItemAtPath: "\(served.site.path)/moi")
    try served.site.move("moi", to: "so.txt")
    #expect(served.get("/so.txt")["ETag"] != before)
  }

  @Test("parts of files")
  func ranges() throws {
    let served = try Served()
    let part = served.get("/so.txt", ["Range": "bytes=2-4"])
    #expect(part.status == 206 && part.text == "234" && part["Content-Range"] == "bytes 2-4/10" && part.length == 3)
    let beyond = served.get("/so.txt", ["Range": "bytes=10-"])
    #expect(beyond.status == 416 && beyond["Content-Range"] == "bytes */10" && beyond.text.isEmpty)
    #expect(served.get("/so.txt", ["Range": "bytes=2-4", "If-Range": "\"x\""]).status == 200)
    let tag = try #require(served.get("/so.txt")["ETag"])
    #expect(served.get("/so.txt", ["Range": "bytes=-2", "If-Range": tag]).text == "89")
    let page = served.get("/", ["Range": "bytes=0-14"])
    #expect(page.status == 206 && page.text == "<!doctype html>")
    #expect(served.get("/khong-co", ["Range": "bytes=0-3"]).status == 404)
  }

  @Test("before the first build is over, and when it failed, a page waits for it")
  func waiting() throws {
    let state = PreviewState(start: 1, language: .vietnamese)
    let responder = Responder(state: state, hosts: HostCheck(port: 8080), language: .vietnamese)
    func home() -> Answer { responder.answer(method: "GET", target: "/") { $0 == "Host" ? "localhost:8080" : nil } }
    #expect(home().status == 503 && home().text.contains("Đang dựng trang lần đầu") && home().text.contains("page.js"))
    state.update { $0.isTried = true }
    #expect(home().status == 404 && home().text.contains("Chưa có trang nào để xem"))
  }
}

@Suite("News for open pages") struct NewsTests {
  @Test("a page is told what it is known by; another content has another name")
  func news() throws {
    let served = try Served()
    let path = try #require(RequestPath(target: "/tin/bai/"))
    let first = served.responder.news(for: path)
    #expect(first.hasSuffix("\"styles\":1,\"others\":1,\"unpublished\":\"\",\"problems\":null}"))
    let known = first.replacing(",\"problems\":null", with: "").replacing("\"", with: "&quot;")
    #expect(served.get("/tin/bai/").text.contains("data-state=\"\(known)\""))
    #expect(served.responder.news(for: path) == first)
    try served.site.write("tin/bai/index.html", "<!doctype html><head></head>Bài khác")
    #expect(served.responder.news(for: path) != first)
  }

  @Test("a page that is not there is known by the page for that, and told when it comes")
  func missing() throws {
    let served = try Served()
    let path = try #require(RequestPath(target: "/tin/moi/"))
    let before = served.responder.news(for: path)
    let known = before.replacing(",\"problems\":null", with: "").replacing("\"", with: "&quot;")
    #expect(served.get("/tin/moi/").text.contains("data-state=\"\(known)\""))
    try served.site.write("tin/moi/index.html", "<head></head>Mới")
    #expect(served.responder.news(for: path) != before)
  }

  @Test("what readers do not see is marked in words, under the path of the site")
  func marks() throws {
    let served = try Served(base: "/80-nam/", unpublished: "draft /tin/nhap/\n1695344400 420 /tin/hen/\n")
    let answer = served.get("/.xem-truoc/unpublished.json")
    #expect(answer["Content-Type"] == "application/json")
    #expect(
      answer.text
        == #"{"note":"Bạn đọc chưa thấy trang này","pages":{"/80-nam/tin/nhap/":"Bản nháp","/80-nam/tin/hen/":"Đến 08:00 ngày 22/9/2023 mới đăng"}}"#
    )
    #expect(!served.get("/80-nam/").text.contains("&quot;unpublished&quot;:&quot;&quot;"))
  }
}
