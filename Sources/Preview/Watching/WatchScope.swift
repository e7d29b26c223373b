import FileSystem
import Loading

/// Which folders of a project are watched, and which files in them make a new build: those that a build reads, without what
/// editors put beside a file while they save it.
struct WatchScope: Hashable, Sendable {
  /// Whether the project is a folder of plain Markdown files, without content/.
  var isPlain: Bool

  /// Whether the folder at `path`, relative to the project, is watched.
  func watches(_ path: RelativePath) -> Bool {
    let parts = path.bytes.split(separator: UInt8(ascii: "/"))
    guard let first = parts.first.map({ String(decoding: $0, as: UTF8.self) }) else { return true }
    if isPlain ? ["public", "node_modules"].contains(first) : !["content", "templates"].contains(first) {
      return false
    }
    var isStatic = false
    for (depth, part) in parts.enumerated() {
      if part.last == UInt8(ascii: "~") || (part.first == UInt8(ascii: ".") && !isStatic) { return false }
      isStatic = isStatic || (depth == (isPlain ? 0 : 1) && part.elementsEqual("_static".utf8) && first != "templates")
    }
    return true
  }

  /// Whether what happens to the file at `path` makes a new build.
  func concerns(_ path: RelativePath) -> Bool {
    let folder = path.parent
    guard watches(folder), isPlain || !folder.bytes.isEmpty else { return false }
    if Self.isTemporary(path.name) { return false }
    if path.name.first != UInt8(ascii: ".") { return true }
    // Hidden files are published from _static alone.
    let top = (isPlain ? "_static" : "content/_static").utf8
    return folder.bytes.elementsEqual(top) || folder.bytes.starts(with: Array(top) + [UInt8(ascii: "/")])
  }

  /// Whether editors put a file of that name beside the one that they save, and take it away again: vim (4913, .a.swp), Emacs
  /// (#a#, .#a), GNOME (.goutputstream-…), KDE (.a.kate-swp), LibreOffice (.~lock.a#, lu….tmp), Word (~$a), JetBrains (a___jb_tmp___),
  /// sed -i (sedXXXXXX), downloads (.part, .crdownload).
  static func isTemporary(_ name: [UInt8]) -> Bool {
    if EditorFile.isName(name) { return true }
    let text = String(decoding: name, as: UTF8.self).lowercased()
    if text.contains("___jb_") { return true }
    if [".swp", ".swo", ".swx", ".tmp", ".part", ".crdownload"].contains(where: text.hasSuffix) { return true }
    if !text.isEmpty && text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
    return text.hasPrefix("sed") && text.utf8.count == 9 && !text.contains(".")
  }
}
