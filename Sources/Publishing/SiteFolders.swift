import FileSystem
import Hashing
import Memo

/// The folders that the outputs of a site lie in.
struct SiteFolders: Sendable {
  /// The output folder itself first, each before those in it, in the order in which the outputs need them.
  private(set) var all = PathList()
  /// By position in `all`: how many names the site has there, and how many of them are pages.
  private var (entryCounts, pageCounts) = ([0], [0])
  /// By position in `all`: what stands for those names.
  private(set) var names = [NameSum()]
  private let outputs: PlannedOutputs

  init(_ outputs: PlannedOutputs) {
    self.outputs = outputs
    all.append(RelativePath(""))
    // By the hash of its path: the paths themselves, of which a site has a hundred thousand, would be there twice.
    var positions = [ContentHash([UInt8]()): Int32(0)]
    var previous = (folder: RelativePath(""), position: 0)
    for output in outputs {
      let folder = output.path.parent
      if folder != previous.folder { previous = (folder, place(folder, &positions)) }
      entryCounts[previous.position] += 1
      names[previous.position].add(output.path.name[...])
      if output.group != .asset { pageCounts[previous.position] += 1 }
    }
  }

  private mutating func place(_ folder: RelativePath, _ positions: inout [ContentHash: Int32]) -> Int {
    let key = ContentHash(folder.bytes)
    if let known = positions[key] { return Int(known) }
    let parent = place(folder.parent, &positions)
    entryCounts[parent] += 1
    names[parent].add(folder.name[...])
    positions[key] = Int32(clamping: all.count)
    all.append(folder)
    entryCounts.append(0)
    names.append(NameSum())
    pageCounts.append(0)
    return all.count - 1
  }

  /// Whether one page is all that lies in the folder at `position`.
  func holdsOnePage(_ position: Int) -> Bool { entryCounts[position] == 1 && pageCounts[position] == 1 }

  /// The names that the site has in each of `folders`.
  func names(in folders: Set<RelativePath>) -> [RelativePath: Set<[UInt8]>] {
    var names: [RelativePath: Set<[UInt8]>] = [:]
    func enter(_ path: RelativePath) {
      let parent = path.parent
      if folders.contains(parent) { names[parent, default: []].insert(path.name) }
    }
    for output in outputs { enter(output.path) }
    for position in 1..<max(1, all.count) { enter(all[position]) }
    return names
  }
}
