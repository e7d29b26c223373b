/// Where a preview's own script goes in a page.
enum PageMarkup {
  /// `page` with `markup` at the earliest place where it may stand: what is broken behind it, a comment that is never closed,
  /// must not keep the page from being reloaded once it is mended.
  static func inserting(_ markup: [UInt8], into page: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(page.count + markup.count)
    let place = head(of: page) ?? doctype(of: page) ?? 0
    result += page[..<place]
    result += markup
    result += page[place...]
    return result
  }

  /// Behind `<head>`.
  private static func head(of page: [UInt8]) -> Int? {
    let limit = min(page.count, 4096)
    var index = 0
    while index + 5 < limit {
      if matches("<head", page, at: index), isEnd(page[index + 5]) {
        return page[index..<limit].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
      }
      index += 1
    }
    return nil
  }

  /// Behind `<!doctype html>`: before it a script would put browsers into their quirks mode.
  private static func doctype(of page: [UInt8]) -> Int? {
    let start = page.prefix(64).firstIndex { $0 > 0x20 } ?? 0
    guard matches("<!doctype", page, at: start) else { return nil }
    return page.prefix(1024).firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
  }

  private static func matches(_ text: StaticString, _ page: [UInt8], at index: Int) -> Bool {
    guard index + text.utf8CodeUnitCount <= page.count else { return false }
    return text.withUTF8Buffer { letters in
      letters.indices.allSatisfy { offset in
        let byte = page[index + offset]
        return (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == letters[offset]
      }
    }
  }

  private static func isEnd(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: ">") }

  /// The script with what the page is known by; `state` is JSON.
  static func script(state: String) -> [UInt8] {
    var text = "<script src=\"\(OwnAddress.script)\" data-state=\""
    for scalar in state.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "\"": text += "&quot;"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return Array("\(text)\" defer></script>".utf8)
  }
}

/// Addresses of the preview's own, which no page of a site can have: a name there never begins with a dot.
enum OwnAddress {
  static let top = "/.xem-truoc"
  static let script = "/.xem-truoc/page.js"
  static let unpublished = "/.xem-truoc/unpublished.json"
  static let events = "/.xem-truoc/events"
}
