extension Place {
  /// The place of `range`, byte offsets into the text `bytes` of `file`, whose lines end in LF.
  ///
  /// Costs a pass over the text before it, so it is asked only for what is reported. Offsets outside the text are clamped; a
  /// range that runs on to further lines is cut at the end of its first.
  public init(file: String, in bytes: some RandomAccessCollection<UInt8>, range: Range<Int>) {
    func index(_ offset: Int) -> Int { max(0, min(offset, bytes.count)) }
    let text = bytes.startIndex
    func slice(_ lower: Int, _ upper: Int) -> some Sequence<UInt8> {
      bytes[bytes.index(text, offsetBy: lower)..<bytes.index(text, offsetBy: max(lower, upper))]
    }
    let start = index(range.lowerBound)
    var line = 1
    var lineStart = 0
    for (offset, byte) in slice(0, start).enumerated() where byte == 0x0A {
      line += 1
      lineStart = offset + 1
    }
    self.init(
      file: file, line: line, column: Place.characterCount(slice(lineStart, start)) + 1,
      length: Place.characterCount(slice(start, index(range.upperBound)).prefix { $0 != 0x0A }))
  }
}
