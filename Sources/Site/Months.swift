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
    var places: [Int: Int] = [:]
    for index in site.sections[0].pages {
      guard let date = site.pages[index].date, date.month > 0 else { continue }
      // By month, not by run: a date that was written with another offset sorts by its moment among those of the month
      // beside it, and one month must not have two pages.
      let key = date.year * 12 + date.month
      if let place = places[key] {
        months[place].pages.append(index)
      } else {
        places[key] = months.count
        months.append(Month(year: date.year, month: date.month, pages: [index]))
      }
    }
    return months.sorted { ($0.year, $0.month) > ($1.year, $1.month) }
  }
}
