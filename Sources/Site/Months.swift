/// The archive by month.
public enum Months {
  /// A month that has pages.
  public struct Month: Hashable, Sendable {
    /// The year.
    public var year: Int
    /// 1 to 12.
    public var month: Int
    /// Indices of its listed pages, newest first.
    public var pages: [Int]
  }

  /// All months that have dated entries, newest first.
  public static func all(_ site: Site) -> [Month] {
    var months: [Month] = []
    for index in site.sections[0].pages {
      guard let date = site.pages[index].date, date.month > 0 else { continue }
      if let last = months.last, last.year == date.year, last.month == date.month {
        months[months.count - 1].pages.append(index)
      } else {
        months.append(Month(year: date.year, month: date.month, pages: [index]))
      }
    }
    return months
  }
}
