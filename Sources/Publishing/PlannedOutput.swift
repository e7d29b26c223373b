import FileSystem
import Hashing

/// A file that the site will have.
public struct PlannedOutput: Sendable {
  /// When it goes online: what others name comes before what names it.
  public enum Group: UInt8, Sendable, CaseIterable {
    /// Style sheets, scripts, pictures, attachments.
    case asset
    /// Pages of one source.
    case page
    /// Pages that name other pages.
    case list
    /// Feeds and sitemaps.
    case feed
  }

  /// Where, in the output folder.
  public var path: RelativePath
  /// When it goes online.
  public var group: Group

  /// An output at `path`.
  public init(path: RelativePath, group: Group) {
    self.path = path
    self.group = group
  }
}

/// The files that a site will have, in the order of the plan: their paths in one block, since a site has a hundred thousand.
public struct PlannedOutputs: RandomAccessCollection, Sendable {
  /// Where each lies.
  public private(set) var paths: PathList
  /// When each goes online.
  public private(set) var groups: [PlannedOutput.Group] = []

  /// No files yet, with room for `count`.
  public init(capacity count: Int = 0) {
    paths = PathList(capacity: count)
    groups.reserveCapacity(count)
  }

  /// The files `outputs`.
  public init(_ outputs: some Collection<PlannedOutput>) {
    self.init(capacity: outputs.count)
    for output in outputs { append(output) }
  }

  /// Adds `output` at the end.
  public mutating func append(_ output: PlannedOutput) {
    paths.append(output.path)
    groups.append(output.group)
  }

  /// Adds the file at `path` and then `ending`.
  public mutating func append(_ path: ArraySlice<UInt8>, _ ending: StaticString, _ group: PlannedOutput.Group) {
    paths.append(path, ending)
    groups.append(group)
  }

  /// The position of the first.
  public var startIndex: Int { 0 }
  /// How many there are.
  public var endIndex: Int { groups.count }
  /// The file at `position`.
  public subscript(position: Int) -> PlannedOutput {
    PlannedOutput(path: paths[position], group: groups[position])
  }
}

/// What came of the wish for an output.
public enum Production: Sendable {
  /// It would be what it was, by its fingerprint: nothing was rendered.
  case same
  /// It was rendered. `fields` has half a hash for each field of its context.
  case rendered(fingerprint: ContentHash, fields: [UInt8])
}
