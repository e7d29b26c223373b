/// Dates as Vietnamese readers and officials write them.
extension CivilDate {
  /// `22/9/2023`, `9/2023` or `2023`, without leading zeros.
  public var numeric: String {
    var digits = ShortText<10>()
    if precision == .day {
      digits.append(number: day)
      digits.append(UInt8(ascii: "/"))
    }
    if precision != .year {
      digits.append(number: month)
      digits.append(UInt8(ascii: "/"))
    }
    digits.append(number: year)
    return digits.text
  }

  /// `Thứ Sáu, 22/9/2023`; `Tháng 9/2023`; `Năm 2023`: the line above an article or a group of a list.
  public var headline: String {
    switch precision {
    case .year: return "Năm \(year)"
    case .month: return "Tháng \(month)/\(year)"
    case .day: return "\(weekdayName), \(numeric)"
    }
  }

  /// `ngày 22 tháng 9 năm 2023`, `tháng 9 năm 2023`, `năm 2023`: within a sentence.
  public var inWords: String {
    switch precision {
    case .year: return "năm \(year)"
    case .month: return "tháng \(month) năm \(year)"
    case .day: return "ngày \(day) tháng \(month) năm \(year)"
    }
  }

  /// `ngày 05 tháng 7 năm 2023`: a day under 10, and the months 1 and 2, take a zero before them.
  ///
  /// Source: Nghị định 30/2020/NĐ-CP, the place and time of a document.
  public var onDocument: String {
    let monthText = month <= 2 ? "0\(month)" : "\(month)"
    switch precision {
    case .year: return "năm \(year)"
    case .month: return "tháng \(monthText) năm \(year)"
    case .day: return "ngày \(day < 10 ? "0\(day)" : "\(day)") tháng \(monthText) năm \(year)"
    }
  }

  /// `Chủ Nhật`, `Thứ Hai` … `Thứ Bảy`; of the first day where the day is not known.
  public var weekdayName: String {
    switch weekday {
    case 0: return "Chủ Nhật"
    case 1: return "Thứ Hai"
    case 2: return "Thứ Ba"
    case 3: return "Thứ Tư"
    case 4: return "Thứ Năm"
    case 5: return "Thứ Sáu"
    default: return "Thứ Bảy"
    }
  }

  /// The span from `start` to `end`, shortened by what they share: `10–19/5/1941`, `28/1 – 8/2/1941`, `4–9/1943`,
  /// `1941–1943`; an en dash, with spaces about it where a side is more than one number.
  public static func span(_ start: CivilDate, _ end: CivilDate) -> String {
    let isSameYear = start.year == end.year
    switch (start.precision, end.precision) {
    case (.year, .year): return "\(start.year)–\(end.year)"
    case (.month, .month) where isSameYear: return "\(start.month)–\(end.numeric)"
    case (.day, .day) where isSameYear && start.month == end.month: return "\(start.day)–\(end.numeric)"
    case (.day, .day) where isSameYear: return "\(start.day)/\(start.month) – \(end.numeric)"
    default: return "\(start.numeric) – \(end.numeric)"
    }
  }
}
