import FileSystem

/// What the server gives back, before it is put into the words of a library.
struct Answer: Sendable {
  /// What comes behind the header.
  enum Body: Sendable {
    case bytes([UInt8])
    /// A part of a file, read while it is sent.
    case file(OpenFile, Range<Int>)
    /// What happens to the page at this path, for as long as it is open.
    case events(RequestPath)
  }

  /// The code of RFC 9110, section 15.
  var status: Int
  /// Names and values.
  var headers: [(name: String, value: String)] = []
  var body = Body.bytes([])

  /// Whatever it answers: drafts stay with the program that asked, and nothing is taken for what it is not called.
  static let always = [
    (name: "Cache-Control", value: "no-cache"), (name: "X-Content-Type-Options", value: "nosniff"),
    (name: "Cross-Origin-Resource-Policy", value: "same-origin"),
  ]

  /// A refusal in words, for a person who looks at it.
  static func refusal(_ status: Int, _ text: String) -> Answer {
    Answer(
      status: status, headers: [("Content-Type", MediaType.plainText)], body: .bytes(Array("\(text)\n".utf8)))
  }

  /// The value of the header `name`.
  subscript(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// How many bytes the body has; nil where it does not end.
  var length: Int? {
    switch body {
    case .bytes(let bytes): bytes.count
    case .file(_, let range): range.count
    case .events: nil
    }
  }
}
