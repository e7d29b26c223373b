import Diagnostics

/// A value of YAML as it was written: text is text (`có`, `80` and `22/9/2023` alike); its key decides what it means.
///
/// Nodes are ranges of the source's bytes and little else: a file of plain lines makes no strings until one is asked for.
public struct YAMLNode: Hashable, Sendable {
  /// What was written.
  public enum Content: Hashable, Sendable {
    /// Nothing.
    case empty
    /// The text is the bytes of the node's range.
    case plain
    /// The text is what stands between the quotation marks at the ends of the node's range.
    case quoted
    /// A text that differs from its bytes: escaped, folded, over several lines.
    case text(String)
    /// Items in order.
    case list([YAMLNode])
    /// Entries in order.
    case map([MapEntry])
  }

  /// What was written.
  public var content: Content
  /// Byte offsets in the source; of an empty value, where it would stand.
  public var range: Range<Int>
}

/// A key with its value.
public struct MapEntry: Hashable, Sendable {
  /// The key: a node with a text.
  public var key: YAMLNode
  /// The value.
  public var value: YAMLNode
}

/// A source whose nodes are known.
public struct SourceTree: Sendable {
  /// The text that ranges point into.
  public let bytes: [UInt8]
  /// For places.
  public let file: String

  /// The text of `node`; nil for nothing, a list or a map.
  public func text(of node: YAMLNode) -> String? {
    switch node.content {
    case .plain: String(decoding: bytes[node.range], as: UTF8.self)
    case .quoted: String(decoding: bytes[(node.range.lowerBound + 1)..<(node.range.upperBound - 1)], as: UTF8.self)
    case .text(let text): text
    case .empty, .list, .map: nil
    }
  }

  /// The line and column of `node`, and its length on that line; costs a pass over the bytes before it.
  public func place(of node: YAMLNode) -> Place { place(of: node.range) }

  /// The line and column of the bytes `range`.
  public func place(of range: Range<Int>) -> Place { Place(file: file, in: bytes, range: range) }
}
