import Vietnamese

/// What is to come and what was, as of the day of the build.
public enum Activities {
  /// Where an activity stands in time.
  public enum Time: Sendable {
    /// Today or later.
    case upcoming
    /// Over.
    case past
    /// Of no day that is known.
    case undated
  }

  /// Where `page` stands on `today`; a month is over when its last day is.
  public static func time(of page: Page, on today: CivilDate) -> Time {
    guard let last = page.details?.metadata.end?.date ?? page.details?.metadata.start?.date ?? page.date else {
      return .undated
    }
    return lastDay(of: last) < today.dayNumber ? .past : .upcoming
  }

  /// Whether `page` is over on `today`.
  public static func isPast(_ page: Page, on today: CivilDate) -> Bool { time(of: page, on: today) == .past }

  /// Those of `pages` (newest first) that stand at `time`: upcoming ones nearest first, past ones newest first.
  public static func select(_ time: Time, of pages: [Int], in site: Site) -> [Int] {
    let chosen = pages.filter { self.time(of: site.pages[$0], on: site.today) == time }
    return chosen.sorted { first, second in
      let (a, b) = (site.pages[first], site.pages[second])
      if time == .upcoming && a.moment != b.moment { return a.moment < b.moment }
      return Site.isBefore(a, b)
    }
  }

  private static func lastDay(of date: CivilDate) -> Int {
    switch date.precision {
    case .day: return date.dayNumber
    case .month:
      return date.dayNumber + CivilDate.days(inMonth: date.month, of: date.year) - 1
    case .year: return date.dayNumber + (CivilDate.isLeap(date.year) ? 365 : 364)
    }
  }
}
