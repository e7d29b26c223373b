import Diagnostics

extension JSONValue.Fault.Reason {
  /// What is wrong, for the person who wrote the data.
  public var message: Localized {
    switch self {
    case .unexpectedEnd: return Localized(vi: "dữ liệu dừng giữa chừng", en: "the text ends inside a value")
    case .unexpectedByte:
      return Localized(vi: "ký tự này không đứng ở đây được", en: "this character cannot stand here")
    case .badEscape:
      return Localized(vi: "JSON không có cách thoát ký tự này", en: "JSON does not have this escape")
    case .controlCharacter:
      return Localized(
        vi: "trong chuỗi, dấu xuống dòng và ký tự điều khiển phải viết thoát, như \\n",
        en: "line breaks and control characters in a string are written as escapes, like \\n")
    case .badNumber: return Localized(vi: "số viết sai cách của JSON", en: "JSON does not write numbers like this")
    case .trailingText: return Localized(vi: "còn chữ thừa sau giá trị", en: "there is something after the value")
    case .tooDeep:
      return Localized(
        vi: "dữ liệu lồng quá \(JSONReader.deepest) tầng",
        en: "the data is nested more than \(JSONReader.deepest) levels")
    case .notUTF8: return Localized(vi: "dữ liệu không phải là UTF-8", en: "the data is not UTF-8")
    }
  }
}
