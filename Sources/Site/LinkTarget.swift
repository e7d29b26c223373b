/// What a link or an image of a text leads to.
public enum LinkTarget: Hashable, Sendable {
  /// A page by index, with an anchor (empty: none).
  case page(Int, anchor: String)
  /// A section by index, with an anchor (empty: none).
  case section(Int, anchor: String)
  /// A place on the page itself.
  case anchor(String)
  /// A file by index in ``Site/files``.
  case file(Int)
  /// An address on the site, checked to exist.
  case address(String)
  /// Nothing that readers may see yet or any more: the link is written without an address.
  case nowhere
}

extension LinkTarget {
  /// Makes a link to a page from `index` on lead to the one behind it.
  mutating func shift(from index: Int) {
    if case .page(let page, let anchor) = self, page >= index { self = .page(page + 1, anchor: anchor) }
  }
}
