import Vietnamese

/// Moments as HTTP writes them: `Fri, 22 Sep 2023 01:00:00 GMT`.
///
/// Source: RFC 9110, section 5.6.7, IMF-fixdate. The two obsolete forms are not read: no browser sends them.
enum HTTPDate {
  /// The text for a moment in seconds since 1970.
  static func text(_ seconds: Int) -> String {
    "\(Moment(secondsSince1970: seconds, offsetMinutes: 0).rfc822.dropLast("+0000".count))GMT"
  }

  /// Seconds since 1970; nil where `text` is no such date.
  static func seconds(_ text: String) -> Int? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), let year = Int(words[3]),
      let month = months.firstIndex(of: String(words[2])), let date = CivilDate(year: year, month: month + 1, day: day)
    else { return nil }
    let clock = words[4].split(separator: ":", omittingEmptySubsequences: false).map { $0.count == 2 ? Int($0) : nil }
    guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
      (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second)
    else { return nil }
    return Moment(date, minuteOfDay: hour * 60 + minute, second: second, offsetMinutes: 0).secondsSince1970
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
