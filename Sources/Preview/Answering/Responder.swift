import Diagnostics
import FileSystem
import Glibc
import Hashing

/// Answers requests for the site as it was last built.
struct Responder: Sendable {
  let state: PreviewState
  let hosts: HostCheck
  let language: MessageLanguage

  /// What comes back for a request.
  ///
  /// - Parameters:
  ///   - method: as it was sent.
  ///   - target: path and query as they were sent.
  ///   - header: the value of a field; nil where the request has none.
  func answer(method: String, target: String, header: (String) -> String?) -> Answer {
    guard hosts.accepts(header("Host")) else {
      return .refusal(
        403,
        Localized(
          vi: "Máy chủ xem trước chỉ trả lời địa chỉ của chính nó (127.0.0.1).",
          en: "The preview answers to its own address alone (127.0.0.1).")[language])
    }
    guard method == "GET" || method == "HEAD" else {
      var refusal = Answer.refusal(
        405, Localized(vi: "Ở đây chỉ xem, không gửi được gì.", en: "This is for reading alone.")[language])
      refusal.headers.append(("Allow", "GET, HEAD"))
      return refusal
    }
    guard let path = RequestPath(target: target) else {
      return .refusal(400, Localized(vi: "Địa chỉ không hợp lệ.", en: "This is no address.")[language])
    }
    do throws(SystemError) {
      if let answer = own(path, header) { return answer }
      return try site(path, header)
    } catch {
      return .refusal(
        500,
        Localized(vi: "Không đọc được tệp: \(error.reason)", en: "The file cannot be read: \(error.reason)")[language])
    }
  }

  /// The preview's own resources.
  private func own(_ path: RequestPath, _ header: (String) -> String?) -> Answer? {
    switch String(decoding: path.bytes, as: UTF8.self) {
    case OwnAddress.script:
      return resource(Array(PreviewScript.text.utf8), "text/javascript; charset=utf-8", header)
    case OwnAddress.unpublished:
      return resource(Array(state.snapshot.marks.json.utf8), "application/json", header)
    case OwnAddress.events:
      guard let page = Self.page(in: path.query) else {
        return .refusal(400, Localized(vi: "Thiếu địa chỉ trang.", en: "No page is named.")[language])
      }
      return Answer(
        status: 200, headers: [("Content-Type", "text/event-stream; charset=utf-8")], body: .events(page))
    case let address where address.hasPrefix("\(OwnAddress.top)/"): return .refusal(404, "404")
    default: return nil
    }
  }

  /// The path of the page behind `page=` in a query.
  private static func page(in query: String) -> RequestPath? {
    guard query.hasPrefix("page="), let bytes = RequestPath.percentDecoded(query.utf8.dropFirst("page=".utf8.count))
    else { return nil }
    return RequestPath(target: String(decoding: bytes, as: UTF8.self))
  }

  // MARK: The site

  private func site(_ path: RequestPath, _ header: (String) -> String?) throws(SystemError) -> Answer {
    let snapshot = state.snapshot
    switch try find(path, snapshot) {
    case .elsewhere(let address): return Answer(status: 302, headers: [("Location", address)])
    case .file(let file, let name) where Self.isPage(name):
      return try page(file, snapshot, status: 200, header)
    case .file(let file, let name): return whole(file, name, header)
    case .nothing:
      if let (file, _) = try snapshot.output.flatMap({ output throws(SystemError) in
        try ServedSite(output: output, base: "/").notFound()
      }) {
        return try page(file, snapshot, status: 404, header)
      }
      let markup = PageMarkup.script(state: pageState("", snapshot))
      let waiting = WaitingPage.html(hasFaults: snapshot.isTried, language: language)
      return Answer(
        status: snapshot.isTried ? 404 : 503, headers: [("Content-Type", MediaType.html)],
        body: .bytes(PageMarkup.inserting(markup, into: waiting)))
    }
  }

  private func find(_ path: RequestPath, _ snapshot: PreviewState.Snapshot) throws(SystemError) -> ServedSite.Found {
    guard let output = snapshot.output else { return .nothing }
    return try ServedSite(output: output, base: snapshot.list?.basePath ?? "/").find(path)
  }

  private static func isPage(_ name: RelativePath) -> Bool {
    [Array("html".utf8), Array("htm".utf8)].contains(name.fileExtension)
  }

  /// A page with the preview's script in it.
  private func page(
    _ file: OpenFile, _ snapshot: PreviewState.Snapshot, status: Int, _ header: (String) -> String?
  ) throws(SystemError) -> Answer {
    let bytes = try file.read(at: 0, count: file.status.size)
    let markup = PageMarkup.script(state: pageState(ContentHash(bytes).hex, snapshot))
    let page = PageMarkup.inserting(markup, into: bytes)
    // No date: what the page is known by changes with other files too, and the tag is exact.
    let validators = Validators(tag: ContentHash(page).hex, modified: nil, now: 0)
    var answer = conditional(validators, header, type: MediaType.html, size: page.count, isWhole: status != 200) {
      .bytes($0.count == page.count ? page : Array(page[$0]))
    }
    if status != 200, answer.status == 200 { answer.status = status }
    return answer
  }

  /// Any other file as it is.
  private func whole(_ file: OpenFile, _ name: RelativePath, _ header: (String) -> String?) -> Answer {
    // A build puts a new file in the place of the old one, so these numbers name its bytes without reading them.
    let status = file.status
    let tag = [Int(truncatingIfNeeded: status.inode), status.changed, status.modified, status.size]
      .map { String($0, radix: 36) }.joined(separator: ".")
    let validators = Validators(tag: tag, modified: status.modified / 1_000_000_000, now: Int(time(nil)))
    return conditional(validators, header, type: MediaType.of(name), size: status.size) { .file(file, $0) }
  }

  private func resource(_ bytes: [UInt8], _ type: String, _ header: (String) -> String?) -> Answer {
    let validators = Validators(tag: ContentHash(bytes).hex, modified: nil, now: 0)
    return conditional(validators, header, type: type, size: bytes.count) { .bytes(Array(bytes[$0])) }
  }

  /// The whole, a part of it, or that nothing changed.
  private func conditional(
    _ validators: Validators, _ header: (String) -> String?, type: String, size: Int, isWhole: Bool = false,
    body: (Range<Int>) -> Answer.Body
  ) -> Answer {
    var headers = [(name: "ETag", value: validators.tag)]
    if let modified = validators.modified { headers.append(("Last-Modified", HTTPDate.text(modified))) }
    if !isWhole,
      validators.isCurrent(ifNoneMatch: header("If-None-Match"), ifModifiedSince: header("If-Modified-Since"))
    {
      return Answer(status: 304, headers: headers)
    }
    headers.append(("Content-Type", type))
    if isWhole { return Answer(status: 200, headers: headers, body: body(0..<size)) }
    headers.append(("Accept-Ranges", "bytes"))
    let range = validators.allowsPart(ifRange: header("If-Range")) ? ByteRange(header("Range"), size: size) : .whole
    switch range {
    case .whole: return Answer(status: 200, headers: headers, body: body(0..<size))
    case .part(let part):
      headers.append(("Content-Range", "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"))
      return Answer(status: 206, headers: headers, body: body(part))
    case .unsatisfiable:
      return Answer(
        status: 416, headers: headers.filter { $0.name != "Content-Type" } + [("Content-Range", "bytes */\(size)")])
    }
  }

  // MARK: What open pages know

  /// What a page with the content `hash` is known by, as JSON.
  private func pageState(_ hash: String, _ snapshot: PreviewState.Snapshot) -> String {
    "{\"lang\":\"\(language == .vietnamese ? "vi" : "en")\",\"page\":\"\(hash)\",\"styles\":\(snapshot.styles),\"others\":\(snapshot.others),\"unpublished\":\"\(snapshot.marks.tag)\"}"
  }

  /// What the open page at `path` is told: what it should be known by now, and what is wrong.
  func news(for path: RequestPath) -> String {
    let snapshot = state.snapshot
    var hash = ""
    if snapshot.output != nil {
      switch try? find(path, snapshot) {
      case .file(let file, let name) where Self.isPage(name): hash = Self.hash(of: file)
      case .nothing, .file, .elsewhere, nil:
        let output = snapshot.output
        if let output, let found = try? ServedSite(output: output, base: "/").notFound() {
          hash = Self.hash(of: found.0)
        }
      }
    }
    let known = pageState(hash, snapshot).dropLast()
    return "\(known),\"problems\":\(snapshot.problems?.json ?? "null")}"
  }

  private static func hash(of file: OpenFile) -> String {
    (try? file.read(at: 0, count: file.status.size)).map { ContentHash($0).hex } ?? ""
  }
}
