import Bytes
import Diagnostics
import FileSystem
import FrontMatter
import Vietnamese

extension Site {
  /// Writes all but the pages, what site.yaml and don-vi.yaml say, and the moment of the build to `archive`, or reads it.
  public mutating func archiveFrame(in archive: inout ByteArchive) {
    let blank = Section(source: RelativePath(""), address: "", title: "", parent: nil)
    archive.code(list: &sections, blank: blank) { $1.archive(in: &$0) }
    archive.code(&hasWrittenTitle)
    archive.code(list: &files, blank: SiteFile(source: RelativePath(""), address: "", size: 0)) { $1.archive(in: &$0) }
    archive.code(list: &tags, blank: Term(title: "", address: "")) { $1.archive(in: &$0) }
    archive.code(list: &authors, blank: Term(title: "", address: "")) { $1.archive(in: &$0) }
    archive.code(list: &units, blank: UnitPage(unit: Unit(id: "", name: ""), address: "")) { archive, unit in
      archive.code(&unit.address)
      archive.code(numbers: &unit.pages)
    }
    archive.code(list: &redirects, blank: Redirect(from: "", to: "")) { archive, redirect in
      archive.code(&redirect.from)
      archive.code(&redirect.to)
      archive.code(optional: &redirect.place, blank: Place(file: "")) { $1.archive(in: &$0) }
    }
    archive.code(list: &menu, blank: SiteLink(title: "", address: "")) { $1.archive(in: &$0) }
    archive.code(list: &footerLinks, blank: SiteLink(title: "", address: "")) { $1.archive(in: &$0) }
    archive.code(&contact)
    archive.code(&home.lead)
    archive.code(&home.history)
    archive.code(&home.outline)
    archive.code(&home.activities)
    archive.code(numbers: &home.latest)
    archive.code(&nextChange)
    archive.code(&nextEntry)
    archive.code(optional: &unpublished, blank: []) { archive, pages in
      archive.code(list: &pages, blank: UnpublishedPage(page: 0, reason: .draft)) { $1.archive(in: &$0) }
    }
  }
}

extension UnpublishedPage {
  fileprivate mutating func archive(in archive: inout ByteArchive) {
    var isDraft = reason == .draft
    var moment = Moment(secondsSince1970: 0, offsetMinutes: 0)
    if case .until(let until) = reason { moment = until }
    var (seconds, offset) = (moment.secondsSince1970, moment.offsetMinutes)
    archive.code(&page)
    archive.code(&isDraft)
    archive.code(signed: &seconds)
    archive.code(signed: &offset)
    reason = isDraft ? .draft : .until(Moment(secondsSince1970: seconds, offsetMinutes: offset))
  }
}

extension Section {
  fileprivate mutating func archive(in archive: inout ByteArchive) {
    archive.code(&source.bytes)
    archive.code(optional: &index, blank: RelativePath("")) { $0.code(&$1.bytes) }
    archive.code(&address)
    archive.code(&title)
    archive.code(&summary)
    archive.code(case: &listing)
    archive.code(signed: &weight)
    archive.code(&parent)
    archive.code(numbers: &children)
    archive.code(numbers: &pages)
    archive.code(numbers: &pinned)
    archive.code(optional: &text, blank: .none) { $1.archive(in: &$0) }
    archive.code(list: &links, blank: .nowhere) { $1.archive(in: &$0) }
  }
}

extension SiteFile {
  fileprivate mutating func archive(in archive: inout ByteArchive) {
    archive.code(&source.bytes)
    archive.code(&address)
    archive.code(&size)
    archive.code(&width)
    archive.code(&height)
    archive.code(optional: &stamps, blank: .none) { archive, stamps in
      archive.code(signed: &stamps.size)
      archive.code(signed: &stamps.modified)
      archive.code(signed: &stamps.changed)
      archive.code(wide: &stamps.inode)
    }
  }
}

extension Term {
  fileprivate mutating func archive(in archive: inout ByteArchive) {
    archive.code(&title)
    archive.code(&address)
    archive.code(numbers: &pages)
  }
}

extension SiteLink {
  fileprivate mutating func archive(in archive: inout ByteArchive) {
    archive.code(&title)
    archive.code(&address)
  }
}
