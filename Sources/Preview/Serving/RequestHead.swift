/// The head of a request: a line and its fields.
///
/// Source: RFC 9112, sections 2 to 5. What browsers never send and servers read differently is no request here: folded fields,
/// white space before a colon, controls, two Host fields.
struct RequestHead: Hashable, Sendable {
  /// The method, as it was sent.
  let method: String
  /// Path and query, as they were sent.
  let target: String
  /// Whether the connection may take another request.
  let staysOpen: Bool
  private let fields: [String: String]

  /// The value of a field, whatever the case of its letters; of several with one name, joined by commas.
  subscript(_ name: String) -> String? { fields[name.lowercased()] }

  /// What stands at the beginning of what came in.
  enum Reading: Hashable {
    /// More is to come.
    case incomplete
    /// It can be no request.
    case malformed
    /// Longer than any browser's.
    case tooLong
    /// A request of so many bytes.
    case complete(RequestHead, count: Int)
  }

  /// Bytes that a head may have: twice what browsers send cookies of.
  static let longest = 32 * 1024

  /// Reads the first request in `bytes`.
  ///
  /// - Parameter searched: bytes that are known to hold no end, from an earlier call with fewer.
  static func read(_ bytes: [UInt8], searched: Int = 0) -> Reading {
    guard let end = end(of: bytes, from: max(0, searched - 3)) else {
      return bytes.count > longest ? .tooLong : .incomplete
    }
    if end > longest { return .tooLong }
    guard let head = RequestHead(bytes[..<(end - 2)]) else { return .malformed }
    return .complete(head, count: end)
  }

  private static func end(of bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + 3 < bytes.count {
      if bytes[index] == 0x0D, bytes[index + 1] == 0x0A, bytes[index + 2] == 0x0D, bytes[index + 3] == 0x0A {
        return index + 4
      }
      index += 1
    }
    return nil
  }

  /// - Parameter bytes: lines that each end in CR LF.
  private init?(_ bytes: ArraySlice<UInt8>) {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
      guard let end = bytes[start...].firstIndex(of: 0x0D), end + 1 < bytes.endIndex, bytes[end + 1] == 0x0A else {
        return nil
      }
      lines.append(bytes[start..<end])
      start = end + 2
    }
    guard let first = lines.first else { return nil }
    let words = first.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.count == 3, !words[0].isEmpty, words[0].allSatisfy(Self.isToken),
      words[1].allSatisfy({ $0 > 0x20 && $0 != 0x7F })
    else { return nil }
    method = String(decoding: words[0], as: UTF8.self)
    target = String(decoding: words[1], as: UTF8.self)
    guard target.utf8.elementsEqual(words[1]) else { return nil }
    let isNewer = words[2].elementsEqual("HTTP/1.1".utf8)
    guard isNewer || words[2].elementsEqual("HTTP/1.0".utf8) else { return nil }

    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
        line[..<colon].allSatisfy(Self.isToken),
        line[colon...].allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 })
      else { return nil }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let value = Self.trimmed(line[(colon + 1)...])
      if let other = fields[name] {
        if name == "host" { return nil }
        fields[name] = "\(other), \(value)"
      } else {
        fields[name] = value
      }
    }
    self.fields = fields
    // A body is not read, so what follows it on the same connection would be taken for a request.
    let hasBody = fields["transfer-encoding"] != nil || (fields["content-length"] ?? "0") != "0"
    let wishes = (fields["connection"] ?? "").lowercased()
    staysOpen = isNewer && !hasBody && !wishes.contains("close") && !wishes.contains("upgrade")
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    var rest = bytes.drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(decoding: rest, as: UTF8.self)
  }

  /// RFC 9110, section 5.6.2.
  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
