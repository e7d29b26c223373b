/// A value of a JSON text, numbers as they are written.
///
/// A reader of our own, so that nothing of Foundation is needed and `1.10` stays `1.10`.
public indirect enum JSONValue: Hashable, Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case bool(Bool)
  /// As written, so that no digit is lost.
  case number(String)
  /// With its escapes resolved.
  case string(String)
  /// Items in order.
  case array([JSONValue])
  /// Members in the order in which their names first stand; of two with one name the last value counts (RFC 8259 §4 leaves it
  /// open; this is what most readers do).
  case object([Member])

  /// A member of an object.
  public struct Member: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The value.
    public var value: JSONValue

    /// A member.
    public init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// Why a text is not JSON.
  public struct Fault: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
      /// The text ends inside a value.
      case unexpectedEnd
      /// A byte that cannot stand here.
      case unexpectedByte
      /// An escape in a string that JSON does not have, or half of a surrogate pair.
      case badEscape
      /// A control character in a string.
      case controlCharacter
      /// A number that JSON does not allow (`01`, `.5`, `1.`).
      case badNumber
      /// Something after the value.
      case trailingText
      /// Arrays and objects inside each other more than 100 levels deep.
      case tooDeep
      /// Bytes that are not UTF-8.
      case notUTF8
    }
    /// What is wrong.
    public var reason: Reason
    /// The byte offset into the text.
    public var offset: Int
  }

  /// Reads one JSON text (RFC 8259): UTF-8, one value, white space around it.
  public init(parsing bytes: [UInt8]) throws(Fault) {
    var reader = JSONReader(bytes)
    self = try reader.text()
  }
}
