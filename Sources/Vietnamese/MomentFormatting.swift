/// Moments as feeds and machines read them, and as a clock shows them.
extension Moment {
  /// `Fri, 22 Sep 2023 08:00:00 +0700`: pubDate of RSS.
  ///
  /// Source: RFC 822, section 5, with the year of four digits of RFC 1123, section 5.2.14.
  public var rfc822: String {
    let date = date
    let name = Self.englishDays[date.weekday]
    let month = Self.englishMonths[date.month - 1]
    return "\(name), \(padded(date.day)) \(month) \(padded(date.year, 4)) \(clockWithSeconds) \(offset(separator: ""))"
  }

  /// `2023-09-22T08:00:00+07:00`, with `Z` at UTC: Atom, sitemap, `time`, JSON-LD.
  ///
  /// Source: RFC 3339, section 5.6.
  public var rfc3339: String {
    "\(date.iso8601)T\(clockWithSeconds)\(offsetMinutes == 0 ? "Z" : offset(separator: ":"))"
  }

  /// `20230922T010000Z`, at UTC: iCalendar.
  ///
  /// Source: RFC 5545, section 3.3.5, form 2.
  public var iCalendar: String {
    let utc = at(offsetMinutes: 0)
    let date = utc.date
    let time = utc.clockWithSeconds.filter { $0 != ":" }
    return "\(padded(date.year, 4))\(padded(date.month))\(padded(date.day))T\(time)Z"
  }

  /// `08:00`, at its own offset.
  public var clock: String { "\(padded(minuteOfDay / 60)):\(padded(minuteOfDay % 60))" }

  /// `Thứ Sáu, 22/9/2023, 08:00`, at its own offset.
  public var headline: String { "\(date.headline), \(clock)" }

  private var clockWithSeconds: String { "\(clock):\(padded(secondOfDay % 60))" }

  private func offset(separator: String) -> String {
    let minutes = abs(offsetMinutes)
    return (offsetMinutes < 0 ? "-" : "+") + padded(minutes / 60) + separator + padded(minutes % 60)
  }

  private func padded(_ number: Int, _ width: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  private static let englishDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let englishMonths = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
