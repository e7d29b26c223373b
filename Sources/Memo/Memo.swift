import Bytes
import FileSystem
import Hashing

/// What an earlier build knew of an output folder and of the project that it was built from.
///
/// All claims in it are of the kind "a file with these stamps has this content": a claim of long ago is as true as one of
/// just now. So a memo may be lost, or be older than the files that it speaks of, and the build is right all the same.
public struct Memo: Equatable, Sendable {
  /// Names the file that it was read from, without what its journal added; none where it is of no file.
  var name = ContentHash.none
  /// The build as a whole.
  public var summary: Summary
  /// Files and folders of the project that were read or seen, relative to it, in the order of the walk.
  public var inputPaths: PathList
  /// What is known of each.
  public var inputs: Records<InputRecord>
  /// The files of the site, relative to the output folder.
  public var outputPaths: PathList
  /// What is known of each.
  public var outputs: Records<OutputRecord>
  /// The folders of the site; the first is the output folder itself.
  public var folderPaths: PathList
  /// What is known of each.
  public var folders: Records<FolderRecord>

  /// A memo that knows nothing.
  public init() {
    summary = Summary()
    (inputPaths, outputPaths, folderPaths) = (PathList(), PathList(), PathList())
    (inputs, outputs, folders) = (Records(), Records(), Records())
  }

  /// What is asked of a memo: that of a large site takes a tenth of the memory, and a build asks for one part after the other.
  public enum Part: Sendable {
    /// All of it.
    case whole
    /// The summary and the files of the project.
    case inputs
    /// The summary and the files of the site.
    case outputs
  }

  /// The same without the files of the site.
  public var withoutOutputs: Memo {
    var memo = withoutFiles
    (memo.inputPaths, memo.inputs) = (inputPaths, inputs)
    return memo
  }

  /// Whether it says what `other` says in `part`, whatever files they were read from.
  public func says(what other: Memo, in part: Part) -> Bool {
    let isSameInput = inputPaths == other.inputPaths && inputs == other.inputs
    let isSameOutput =
      outputPaths == other.outputPaths && outputs == other.outputs && folderPaths == other.folderPaths
      && folders == other.folders
    return summary == other.summary && (part == .outputs || isSameInput) && (part == .inputs || isSameOutput)
  }

  /// Takes what `other` knows of the files of the site.
  public mutating func takeOutputs(of other: Memo) {
    (outputPaths, outputs, folderPaths, folders) = (other.outputPaths, other.outputs, other.folderPaths, other.folders)
  }

  /// The same without its files: it says only what the build as a whole came to.
  public var withoutFiles: Memo {
    var memo = Memo()
    memo.summary = summary
    return memo
  }
}

/// Which builds may read a memo: those of the same program into the same folder.
public struct MemoKey: Hashable, Sendable {
  /// Names the program: its executable and its libraries.
  public var engine: ContentHash
  /// Names the output folder: its real path.
  public var output: ContentHash

  /// The key of `engine`'s memos for the output folder with the real path `output`.
  public init(engine: ContentHash, output: String) {
    (self.engine, self.output) = (engine, ContentHash(utf8: output))
  }
}
