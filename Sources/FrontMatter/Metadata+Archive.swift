import Bytes
import Diagnostics
import Vietnamese

extension Metadata {
  /// Writes all of it to `archive`, or reads it.
  ///
  /// A test sees to it that every stored property is among these.
  public mutating func archive(in archive: inout ByteArchive) {
    archive.code(&title)
    archive.code(optional: &kind, blank: .article) { $0.code(case: &$1) }
    for date in [\Metadata.date, \.updated, \.publish, \.expire, \.start, \.end] {
      archive.code(optional: &self[keyPath: date], blank: .blank) { $1.archive(in: &$0) }
    }
    for text in Self.texts { archive.code(&self[keyPath: text]) }
    for list in [\Metadata.authors, \.sources, \.tags, \.recipients] { archive.code(&self[keyPath: list]) }
    for list in [\Metadata.units, \.aliases] {
      archive.code(list: &self[keyPath: list], blank: Word(text: "", place: Place(file: ""))) { archive, word in
        archive.code(&word.text)
        word.place.archive(in: &archive)
      }
    }
    archive.code(optional: &image, blank: Image(path: "", alt: "", caption: nil, credit: nil, place: Place(file: ""))) {
      archive, image in
      archive.code(&image.path)
      archive.code(&image.alt)
      archive.code(&image.caption)
      archive.code(&image.credit)
      image.place.archive(in: &archive)
    }
    archive.code(list: &attachments, blank: Attachment(path: "", name: nil, place: Place(file: ""))) {
      archive, attachment in
      archive.code(&attachment.path)
      archive.code(&attachment.name)
      attachment.place.archive(in: &archive)
    }
    for flag in [\Metadata.isDraft, \.isSample, \.isFeatured] { archive.code(&self[keyPath: flag]) }
    archive.code(&weight)
    archive.code(optional: &heading, blank: .party) { $0.code(case: &$1) }
  }

  private static var texts: [WritableKeyPath<Metadata, String?>] {
    [
      \.updatedNote, \.summary, \.slug, \.menuTitle, \.description, \.number, \.issued, \.issuer, \.parentIssuer,
      \.documentType, \.abstract, \.signer, \.position, \.signAs, \.place, \.timeNote,
    ]
  }
}
