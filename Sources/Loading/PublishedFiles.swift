import FileSystem
import Media

extension Project {
  /// The bytes of a file of the content as readers get it: a drawing without anything that acts.
  ///
  /// - Throws: ``SystemError``.
  public func publishedBytes(of path: RelativePath) throws -> [UInt8] {
    let bytes = try folder.read(ContentTree.join(contentPath, path)).bytes
    guard path.fileExtension == Array("svg".utf8) else { return bytes }
    return SVG.sanitised(bytes) ?? []
  }
}
