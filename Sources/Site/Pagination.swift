/// How a list that is newest first is cut into pages whose addresses and content stay when something is added.
///
/// The list's own page shows the newest entries, between one and two times the page size; older pages are numbered from the
/// oldest, so page 1 is the oldest and never changes again.
public struct Pagination: Hashable, Sendable {
  /// Entries on a full page.
  public var size: Int
  /// Entries in all.
  public var count: Int

  /// A list of `count` entries, `size` to a page.
  public init(count: Int, size: Int) {
    self.count = max(0, count)
    self.size = max(1, size)
  }

  /// The number of older pages: 1...olderPages have an address of their own.
  public var olderPages: Int { max(0, count / size - 1) }

  /// The entries (positions in the list, newest first) on the list's own page.
  public var newest: Range<Int> { 0..<(count - olderPages * size) }

  /// The entries on older page `number`, 1 being the oldest.
  public func entries(ofOlder number: Int) -> Range<Int> {
    let end = count - (number - 1) * size
    return (end - size)..<end
  }

  /// The numbers to offer on page `current` (nil: the list's own page, the newest): the ends and those around `current`.
  public func numbers(around current: Int?) -> [Int] {
    let last = olderPages
    if last <= 7 { return Array((1...max(1, last)).reversed()).filter { $0 <= last } }
    let here = current ?? last
    return Set([1, here - 1, here, here + 1, last]).filter { (1...last).contains($0) }.sorted(by: >)
  }
}
