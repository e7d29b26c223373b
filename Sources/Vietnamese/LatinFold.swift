/// Latin letters without their marks: those of Vietnamese, and of any other language that a name may come from.
enum LatinFold {
  /// The fold of `scalar` in lower case ASCII: `d` of Đ, `u` of ü, `7` of 7; 0 where it is no letter or digit of a Latin text.
  @inline(__always)
  static func ascii(_ scalar: UInt32) -> UInt8 {
    if scalar < 0x80 {  // most of a text; faster without the table
      let byte = UInt8(truncatingIfNeeded: scalar)
      if byte &- UInt8(ascii: "0") < 10 { return byte }
      let lower = byte | 0x20
      return lower &- UInt8(ascii: "a") < 26 ? lower : 0
    }
    if scalar < lowEnd { return table[Int(scalar)] }
    if scalar >= highStart, scalar < highStart + 0x100 { return table[Int(scalar - highStart + lowEnd)] }
    if scalar == 0x212A { return UInt8(ascii: "k") }  // the Kelvin sign is canonically K
    if scalar == 0x212B { return UInt8(ascii: "a") }  // the ångström sign is canonically Å
    return 0
  }

  private static let lowEnd: UInt32 = 0x250
  private static let highStart: UInt32 = 0x1E00

  private static let table: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0xC0)
    table += (low + high).utf8.map { $0 == UInt8(ascii: "-") ? 0 : $0 }
    return table
  }()

  /// U+00C0 to U+024F: the first letter of the canonical decomposition in UnicodeData.txt (Unicode 15), and by hand
  /// letters with a stroke, ligatures and ſ; a hyphen for what has none.
  private static let low =
    "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty"
    + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii--jjkk-llllll-"
    + "-llnnnnnn---oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    + "---------d----------------------oo-------------uu---------------"
    + "-------------aaiioouuuuuuuuuu-aaaaaa--ggkkoooo--j---gg--nnaaaaoo"
    + "aaaaeeeeiiiioooorrrruuuusstt--hh------aaeeooooooooyy------------"
    + "----------------"

  /// U+1E00 to U+1EFF, likewise.
  private static let high =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    + "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    + "wwwwwwwwwwxxxxyyzzzzzzhtwy-s--s-aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy------"
}
