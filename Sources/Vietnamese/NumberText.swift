/// Numbers as Vietnamese writes them: a full stop between thousands, a comma before decimals.
public enum NumberText {
  /// `1.234.567`
  public static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude).utf8)
    var text: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text.append(UInt8(ascii: ".")) }
      text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The size of a file for readers: `512 B`, `212 KB`, `1,4 MB`, `23 MB`, in units of 1,024 as Windows shows it.
  ///
  /// One decimal under 10 from MB up; rounded to the nearest, so that it never says 0 of a file that holds something.
  public static func fileSize(_ bytes: Int) -> String {
    guard bytes >= 1000 else { return "\(max(0, bytes)) B" }
    var unit = 1024
    for name in ["KB", "MB", "GB"] {
      let whole = bytes / unit + (bytes % unit >= unit / 2 ? 1 : 0)
      let tenths = bytes / unit * 10 + (bytes % unit * 10 + unit / 2) / unit
      if name != "KB", tenths < 100 {
        return tenths % 10 == 0 ? "\(tenths / 10) \(name)" : "\(tenths / 10),\(tenths % 10) \(name)"
      }
      if whole < 1000 { return "\(max(1, whole)) \(name)" }
      unit *= 1024
    }
    return grouped(bytes / (1 << 30)) + " GB"
  }
}
