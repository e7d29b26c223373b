/// The links of a text, packed: between reading a source and resolving its links a site holds those of every page.
public struct PackedLinks: Sendable {
  /// The links as bytes, to be stored.
  public let bytes: [UInt8]

  /// Packs `links`.
  public init(_ links: [Link]) {
    if links.isEmpty {
      bytes = []
      return
    }
    var writer = ByteWriter(capacity: links.reduce(8) { $0 + $1.destination.utf8.count + 8 })
    writer.put(links) { $0.put($1) }
    bytes = writer.bytes
  }

  /// Links as they were stored; bytes that are none stand for no links.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// Whether there are none.
  public var isEmpty: Bool { bytes.isEmpty }

  /// The links.
  public var links: [Link] {
    if bytes.isEmpty { return [] }
    var reader = ByteReader(bytes)
    return reader.list { $0.link() } ?? []
  }
}
