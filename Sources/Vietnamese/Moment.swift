/// A moment in time, seen from a fixed offset: when something is published, when the site is built.
///
/// Offsets are fixed and there is no database of time zones: Vietnam has been at +7 since 1975, and what lies before is
/// history, which has civil dates. Two moments are equal when second and offset are; their order is that of time.
public struct Moment: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
  public let secondsSince1970: Int
  /// Minutes east of UTC that it is shown at: 420 in Vietnam.
  public let offsetMinutes: Int

  /// The moment `secondsSince1970`, kept within the years 1 to 2999.
  public init(secondsSince1970: Int, offsetMinutes: Int) {
    self.offsetMinutes = min(max(offsetMinutes, -24 * 60), 24 * 60)
    let seconds = min(max(secondsSince1970, Self.range.lowerBound), Self.range.upperBound)
    self.secondsSince1970 = seconds
  }

  /// The moment `minuteOfDay` minutes and `second` seconds into the first day of `date`, by a clock at `offsetMinutes`.
  public init(_ date: CivilDate, minuteOfDay: Int = 0, second: Int = 0, offsetMinutes: Int) {
    let offset = min(max(offsetMinutes, -24 * 60), 24 * 60)
    let minute = min(max(minuteOfDay, 0), 24 * 60)
    let seconds = date.dayNumber * 86_400 + (minute - offset) * 60 + min(max(second, 0), 59)
    self.init(secondsSince1970: seconds, offsetMinutes: offset)
  }

  /// 0001-01-02 to 2999-12-30: a day inside the calendar, so that no offset leads out of it.
  private static let range = (-719_161 * 86_400)...(376_198 * 86_400)

  /// The civil day at its own offset.
  public var date: CivilDate { date(offsetMinutes: offsetMinutes) }

  /// The civil day at `offsetMinutes`.
  public func date(offsetMinutes: Int) -> CivilDate {
    let local = secondsSince1970 + min(max(offsetMinutes, -24 * 60), 24 * 60) * 60
    let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    return CivilDate(dayNumber: day) ?? .first
  }

  /// Seconds since midnight at its own offset, 0 to 86,399.
  public var secondOfDay: Int {
    let local = (secondsSince1970 + offsetMinutes * 60) % 86_400
    return local < 0 ? local + 86_400 : local
  }

  /// Minutes since midnight at its own offset, 0 to 1439.
  public var minuteOfDay: Int { secondOfDay / 60 }

  /// The same moment seen from another offset.
  public func at(offsetMinutes: Int) -> Moment {
    Moment(secondsSince1970: secondsSince1970, offsetMinutes: offsetMinutes)
  }
}

extension Moment: Comparable {
  /// The order of time; of the same second the western offset first.
  public static func < (a: Moment, b: Moment) -> Bool {
    (a.secondsSince1970, a.offsetMinutes) < (b.secondsSince1970, b.offsetMinutes)
  }
}
