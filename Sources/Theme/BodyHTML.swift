import Documents
import Hashing
import Site
import Templates

/// The text of a page, its holes filled when it is written.
struct BodyHTML: DeferredHTML {
  private let body: Body
  private let ranges: [Range<Int>]
  private let links: [LinkTarget]
  private let address: String
  private let text: ContentHash
  private let contexts: SiteContexts

  init(
    _ body: Body, ranges: [Range<Int>]?, links: [LinkTarget], address: String, text: ContentHash, contexts: SiteContexts
  ) {
    self.body = body
    self.ranges = ranges ?? [0..<body.bytes.count]
    (self.links, self.address, self.text, self.contexts) = (links, address, text, contexts)
  }

  var isEmpty: Bool { ranges.allSatisfy(\.isEmpty) }

  var fingerprint: ContentHash {
    var hash = Fingerprint()
    hash.add(text)
    for range in ranges {
      hash.add(UInt64(range.lowerBound))
      hash.add(UInt64(range.upperBound))
    }
    Self.add(links, contexts, to: &hash)
    return hash.finish()
  }

  /// Adds what a whole text depends on: its source, and what its links lead to.
  static func add(_ text: ContentHash, _ links: [LinkTarget], _ contexts: SiteContexts, to hash: inout Fingerprint) {
    hash.add(text)
    add(links, contexts, to: &hash)
  }

  private static func add(_ links: [LinkTarget], _ contexts: SiteContexts, to hash: inout Fingerprint) {
    for link in links {
      switch contexts.destination(of: link) {
      case .none: hash.add(0)
      case .some(let (address, file)):
        hash.add(address)
        guard let file else { continue }
        hash.add(UInt64(file.width ?? 0))
        hash.add(UInt64(file.height ?? 0))
        hash.add(file.givenName)
      }
    }
  }

  func write(into output: inout [UInt8], addresses: any AddressStyle) throws {
    for range in ranges {
      Body.fill(body.slice(range), into: &output) { hole, output in
        guard links.indices.contains(hole) else { return }
        fill(links[hole], isImage: isImage(output), into: &output, addresses: addresses)
      }
    }
  }

  /// Whether the element that is being written is an image: its hole follows `<img `.
  private func isImage(_ output: [UInt8]) -> Bool { output.suffix(5).elementsEqual("<img ".utf8) }

  private func fill(_ target: LinkTarget, isImage: Bool, into output: inout [UInt8], addresses: any AddressStyle) {
    if case .anchor(let anchor) = target {
      output.append(contentsOf: "href=\"#".utf8)
      appendEscaped(Array(anchor.utf8), to: &output)
      output.append(UInt8(ascii: "\""))
      return
    }
    guard let (destination, file) = contexts.destination(of: target) else { return }
    output.append(contentsOf: isImage ? "src=\"".utf8 : "href=\"".utf8)
    var written: [UInt8] = []
    addresses.write(destination, into: &written)
    appendEscaped(written, to: &output)
    output.append(UInt8(ascii: "\""))
    guard let file else { return }
    if isImage, let width = file.width, let height = file.height {
      output.append(contentsOf: " width=\"\(width)\" height=\"\(height)\"".utf8)
    } else if !isImage && file.width == nil {
      output.append(contentsOf: " download=\"".utf8)
      appendEscaped(Array(file.givenName.utf8), to: &output)
      output.append(UInt8(ascii: "\""))
    }
  }

  private func appendEscaped(_ bytes: [UInt8], to output: inout [UInt8]) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      default: output.append(byte)
      }
    }
  }
}

extension SiteContexts {
  /// Where a link leads: root-relative address with its anchor, and the file, where it is one; nil where it leads nowhere.
  func destination(of target: LinkTarget) -> (address: String, file: SiteFile?)? {
    switch target {
    case .page(let index, let anchor): return (Self.with(anchor, site.pages[index].address), nil)
    case .section(let index, let anchor): return (Self.with(anchor, site.sections[index].address), nil)
    case .anchor(let anchor): return ("#\(anchor)", nil)
    case .file(let index): return (site.files[index].address, site.files[index])
    case .address(let address): return (address, nil)
    case .nowhere: return nil
    }
  }

  private static func with(_ anchor: String, _ address: String) -> String {
    anchor.isEmpty ? address : "\(address)#\(anchor)"
  }
}
