/// Reads a JSON text (RFC 8259) strictly. Recursion is as deep as `deepest`.
struct JSONReader {
  static let deepest = 100

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The one value of the text.
  mutating func text() throws(JSONValue.Fault) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipSpace()
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw fault(.trailingText) }
    return value
  }

  private func fault(_ reason: JSONValue.Fault.Reason) -> JSONValue.Fault {
    JSONValue.Fault(reason: position < bytes.count ? reason : .unexpectedEnd, offset: position)
  }

  private var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipSpace() {
    while position < bytes.count, Scanner.isSpace(bytes[position]) { position += 1 }
  }

  private mutating func value(depth: Int) throws(JSONValue.Fault) -> JSONValue {
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw fault(.unexpectedByte)
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONValue.Fault) -> JSONValue {
    for byte in word.utf8 {
      guard current == byte else { throw fault(.unexpectedByte) }
      position += 1
    }
    return value
  }

  private mutating func array(depth: Int) throws(JSONValue.Fault) -> JSONValue {
    guard depth < Self.deepest else { throw fault(.tooDeep) }
    var items: [JSONValue] = []
    try members(closing: UInt8(ascii: "]")) { (reader: inout Self) throws(JSONValue.Fault) in
      items.append(try reader.value(depth: depth + 1))
    }
    return .array(items)
  }

  private mutating func object(depth: Int) throws(JSONValue.Fault) -> JSONValue {
    guard depth < Self.deepest else { throw fault(.tooDeep) }
    var members: [JSONValue.Member] = []
    var indices: [String: Int] = [:]
    try self.members(closing: UInt8(ascii: "}")) { (reader: inout Self) throws(JSONValue.Fault) in
      guard reader.current == UInt8(ascii: "\"") else { throw reader.fault(.unexpectedByte) }
      let name = try reader.string()
      reader.skipSpace()
      guard reader.current == UInt8(ascii: ":") else { throw reader.fault(.unexpectedByte) }
      reader.position += 1
      reader.skipSpace()
      let value = try reader.value(depth: depth + 1)
      if let index = indices[name] {
        members[index].value = value
      } else {
        indices[name] = members.count
        members.append(JSONValue.Member(name: name, value: value))
      }
    }
    return .object(members)
  }

  /// Reads what stands between brackets, separated by commas.
  private mutating func members(
    closing: UInt8, _ read: (inout Self) throws(JSONValue.Fault) -> Void
  ) throws(JSONValue.Fault) {
    position += 1
    skipSpace()
    if current == closing {
      position += 1
      return
    }
    while true {
      try read(&self)
      skipSpace()
      if current == closing {
        position += 1
        return
      }
      guard current == UInt8(ascii: ",") else { throw fault(.unexpectedByte) }
      position += 1
      skipSpace()
    }
  }

  /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
  private mutating func number() throws(JSONValue.Fault) -> String {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    if current == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if current == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    if isDigit(current) { throw fault(.badNumber) }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(JSONValue.Fault) {
    guard isDigit(current) else { throw fault(.badNumber) }
    while isDigit(current) { position += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private mutating func string() throws(JSONValue.Fault) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw JSONValue.Fault(reason: .notUTF8, offset: start)
        }
        return text
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0..<0x20: throw fault(.controlCharacter)
      default:
        content.append(byte)
        position += 1
      }
    }
    throw fault(.unexpectedEnd)
  }

  private mutating func escape(into content: inout [UInt8]) throws(JSONValue.Fault) {
    position += 1
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(current)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      let unit = try hexadecimal()
      var value = UInt32(unit)
      if (0xD800..<0xDC00).contains(unit) {
        guard current == UInt8(ascii: "\\"), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "u") else {
          throw fault(.badEscape)
        }
        position += 1
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw fault(.badEscape) }
        value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw fault(.badEscape) }
      content.append(contentsOf: String(Character(scalar)).utf8)
      return
    default: throw fault(.badEscape)
    }
    position += 1
  }

  /// `uXXXX`, the position on its `u`.
  private mutating func hexadecimal() throws(JSONValue.Fault) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      position += 1
      switch current {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt16(current - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt16(current - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt16(current - UInt8(ascii: "A") + 10)
      default: throw fault(.badEscape)
      }
    }
    position += 1
    return value
  }
}
