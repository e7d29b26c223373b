import Bytes
import Diagnostics
import FrontMatter
import Testing

@Suite("Metadata in an archive")
struct MetadataArchiveTests {
  /// Front matter with every key that there is.
  static let whole = """
    title: Bài mẫu
    kind: document
    date: 22/9/2023 8:30:15
    updated: 23/9/2023
    updated_note: Thêm ảnh
    author: [Một, Hai]
    source: [Sách mẫu https://mau.example.vn/]
    summary: Tóm tắt
    tags: [Thẻ]
    units: [Xã Mẫu]
    image: anh.jpg
    image_alt: Ảnh mẫu
    image_caption: Chú thích
    image_credit: Người chụp
    draft: true
    publish: 2023-09-22T08:00:00+07:00
    expire: 1/1/2024
    slug: ten-khac
    aliases: [/cu/]
    weight: -3
    attachments:
      - path: tep.pdf
        name: Tệp
    sample: true
    featured: true
    menu_title: Tên ngắn
    description: Mô tả
    number: 17-HD/BTGHU
    issued: 9/8/2023
    issuer: Ban mẫu
    parent_issuer: Trên
    document_type: Hướng dẫn
    abstract: Trích yếu
    signer: Người ký
    position: Trưởng ban
    sign_as: T/M
    recipients: [Nơi nhận]
    heading: state
    start: 22/9/2023
    end: 23/9/2023
    place: Hội trường
    time_note: Cả ngày
    """

  @Test("comes back as it was, every stored property of it")
  func whole() throws {
    let source = try SourceText(Array("---\n\(Self.whole)\n---\n\nChữ.\n".utf8), file: "bai.md")
    let (front, faults) = FrontMatter.read(source, file: "bai.md")
    var (metadata, keyFaults) = Metadata.read(front)
    #expect((faults + keyFaults).map(\.message.en) == [])
    // What no property here differs in from nothing written is not tested: a new property needs its key above.
    let (written, blank) = (Mirror(reflecting: metadata), Mirror(reflecting: Metadata()))
    for (own, nothing) in zip(written.children, blank.children) {
      #expect("\(own.value)" != "\(nothing.value)", "the sample says nothing of \(own.label ?? "")")
    }
    var writing = ByteArchive()
    metadata.archive(in: &writing)
    var (reading, back) = (ByteArchive(reading: writing.take()), Metadata())
    back.archive(in: &reading)
    #expect(reading.isAtEnd && back == metadata)
  }
}
