import Diagnostics
import FrontMatter

extension Source {
  init?(_ bytes: [UInt8], file: String, limit: Int, diagnostics: inout [Diagnostic]) {
    self.init(text: bytes, bodyStart: 0, bodyLine: 1, metadata: Metadata(), hasFrontMatter: false)
  }
}
extension SiteConfiguration {
  static func read(_ bytes: [UInt8], file: String) -> (SiteConfiguration?, [Diagnostic]) { (nil, []) }
}
extension Unit {
  static func readAll(_ bytes: [UInt8], file: String) -> ([Unit], [Diagnostic]) { ([], []) }
}
