/// The head of an answer in bytes.
enum AnswerHead {
  /// Status line and fields of `answer`.
  ///
  /// - Parameters:
  ///   - now: seconds since 1970.
  ///   - staysOpen: whether the connection takes another request behind it.
  static func bytes(_ answer: Answer, now: Int, staysOpen: Bool) -> [UInt8] {
    var text = "HTTP/1.1 \(answer.status) \(phrase(answer.status))\r\n"
    var fields = [(name: "Date", value: HTTPDate.text(now))] + Answer.always + answer.headers
    if let length = answer.length, answer["Content-Length"] == nil, answer.status != 304 {
      fields.append(("Content-Length", String(length)))
    }
    if !staysOpen { fields.append(("Connection", "close")) }
    for (name, value) in fields { text += "\(name): \(value)\r\n" }
    return Array("\(text)\r\n".utf8)
  }

  private static func phrase(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 206: "Partial Content"
    case 302: "Found"
    case 304: "Not Modified"
    case 400: "Bad Request"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 416: "Range Not Satisfiable"
    case 431: "Request Header Fields Too Large"
    case 503: "Service Unavailable"
    default: "Internal Server Error"
    }
  }
}
