/// An element that raw HTML may hold. What is not here is taken out, its text kept.
enum RawTag: String, CaseIterable {
  // Phrasing
  case a, abbr, b, bdi, br, cite, code, del, dfn, em, i, img, ins, kbd, mark, q, rp, rt, ruby, s, samp, small, span,
    strong
  case sub, sup, time, u, `var`, wbr
  // Flow
  case blockquote, caption, dd, details, div, dl, dt, figcaption, figure, h2, h3, h4, h5, h6, hr, li, ol, p, pre,
    summary
  case table, tbody, td, tfoot, th, thead, tr, ul

  /// Has no content and no end tag.
  var isVoid: Bool { [.br, .hr, .img, .wbr].contains(self) }

  /// Stays open over the blocks of Markdown behind it, until its end tag: it may hold any of them.
  var spansBlocks: Bool { [.details, .div, .blockquote].contains(self) }

  /// May stand in a paragraph.
  var isPhrasing: Bool { RawTag.phrasing.contains(self) }

  private static let phrasing: Set<RawTag> = [
    .a, .abbr, .b, .bdi, .br, .cite, .code, .del, .dfn, .em, .i, .img, .ins, .kbd, .mark, .q, .rp, .rt, .ruby, .s,
    .samp,
    .small, .span, .strong, .sub, .sup, .time, .u, .var, .wbr,
  ]

  /// Holds phrasing alone.
  var holdsPhrasing: Bool { isPhrasing || [.p, .pre, .summary, .h2, .h3, .h4, .h5, .h6].contains(self) }

  /// The elements one of which it must stand in; empty for any.
  var parents: [RawTag] {
    switch self {
    case .li: [.ul, .ol]
    case .dt, .dd: [.dl]
    case .tr: [.table, .thead, .tbody, .tfoot]
    case .td, .th: [.tr]
    case .caption, .thead, .tbody, .tfoot: [.table]
    case .summary: [.details]
    case .figcaption: [.figure]
    case .rt, .rp: [.ruby]
    default: []
    }
  }

  /// The elements that it may hold, where it holds no text of its own; empty for any.
  var children: [RawTag] {
    switch self {
    case .ul, .ol: [.li]
    case .dl: [.dt, .dd]
    case .table: [.caption, .thead, .tbody, .tfoot, .tr]
    case .thead, .tbody, .tfoot: [.tr]
    case .tr: [.td, .th]
    default: []
    }
  }

  /// Whether the start of `next` ends it though no end tag was written.
  func ends(before next: RawTag) -> Bool {
    switch self {
    case .p: !next.isPhrasing
    case .li: next == .li
    case .dt, .dd: next == .dt || next == .dd
    case .td, .th: [.td, .th, .tr, .thead, .tbody, .tfoot].contains(next)
    case .tr: [.tr, .thead, .tbody, .tfoot].contains(next)
    case .thead, .tbody, .tfoot: [.thead, .tbody, .tfoot].contains(next)
    case .caption: [.thead, .tbody, .tfoot, .tr].contains(next)
    case .rt, .rp: next == .rt || next == .rp
    default: false
    }
  }

  /// The attributes that it may have besides `title`, `lang` and `dir`; addresses are judged apart.
  func allows(_ attribute: String, _ value: [UInt8]) -> Bool {
    switch (attribute, self) {
    case ("title", _), ("alt", .img), ("datetime", .time): true
    case ("lang", _): value.count < 36 && value.allSatisfy { isWordByte($0) }
    case ("dir", _): ["ltr", "rtl", "auto"].contains { value.elementsEqual($0.utf8) }
    case ("colspan", .td), ("colspan", .th), ("rowspan", .td), ("rowspan", .th): isNumber(value, 1...200)
    case ("start", .ol), ("value", .li): isNumber(value, 0...999_999)
    case ("width", .img), ("height", .img): isNumber(value, 1...9_999)
    case ("scope", .th): ["col", "row"].contains { value.elementsEqual($0.utf8) }
    case ("open", .details), ("reversed", .ol): value.isEmpty || value.elementsEqual(attribute.utf8)
    default: false
    }
  }

  /// Elements whose content is no text for readers: it goes with them.
  static let swallowing: Set<String> = [
    "script", "style", "iframe", "object", "embed", "applet", "noscript", "noembed", "noframes", "template", "svg",
    "math",
    "textarea", "title", "xmp", "plaintext", "select", "head", "audio", "video", "canvas", "frameset",
  ]
}

private func isWordByte(_ byte: UInt8) -> Bool {
  (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x2D
}

private func isNumber(_ value: [UInt8], _ range: ClosedRange<Int>) -> Bool {
  guard value.count <= 6, value.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return false }
  return Int(String(decoding: value, as: UTF8.self)).map(range.contains) ?? false
}
