import Foundation
import FoundationXML

/// An XML document as libxml2 reads it, namespaces resolved: the judge of what a browser would see.
final class StrictXML: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var namespace: String
    var attributes: [String: String]
    var depth: Int
  }

  private(set) var elements: [Element] = []
  private(set) var text = ""
  private var depth = 0

  /// nil for what is not well-formed.
  static func read(_ bytes: [UInt8]) -> StrictXML? {
    let reader = StrictXML()
    let parser = XMLParser(data: Data(bytes))
    parser.shouldProcessNamespaces = true
    parser.delegate = reader
    return parser.parse() ? reader : nil
  }

  func parser(
    _: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append(Element(name: name, namespace: namespaceURI ?? "", attributes: attributes, depth: depth))
    depth += 1
  }
  func parser(_: XMLParser, didEndElement _: String, namespaceURI _: String?, qualifiedName _: String?) { depth -= 1 }
  func parser(_: XMLParser, foundCharacters string: String) { text += string }

  /// What is wrong with it as a drawing that must do nothing; empty: nothing.
  var dangers: [String] {
    let acting: Set = [
      "script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "style", "animate", "set",
      "animatetransform", "animatemotion", "discard", "a", "link", "feimage", "listener", "html", "body", "img",
    ]
    var found: [String] = []
    for element in elements {
      if element.namespace != "http://www.w3.org/2000/svg" { found.append("<\(element.name)> in \(element.namespace)") }
      if acting.contains(element.name.lowercased()) { found.append("<\(element.name)>") }
      for (key, value) in element.attributes {
        let name = key.lowercased()
        let plain = String(value.unicodeScalars.filter { $0.value > 0x20 }).lowercased()
        if name.hasPrefix("on") || name == "style" || name.hasSuffix("base") { found.append(key) }
        if name.hasSuffix("href"), !plain.hasPrefix("#"), !plain.hasPrefix("data:image/png;"),
          !plain.hasPrefix("data:image/jpeg;")
        {
          found.append("\(key)=\(value)")
        }
        if name.hasPrefix("aria-") || name == "id" || name == "class" { continue }
        if plain.contains("script:") || plain.contains("//") && !name.hasPrefix("xmlns") && !plain.hasPrefix("data:") {
          found.append("\(key)=\(value)")
        }
        if plain.contains("url(") && !plain.contains("url(#") && !plain.contains("url('#") && !plain.contains("url(\"#")
        {
          found.append("\(key)=\(value)")
        }
      }
    }
    return found
  }
}
