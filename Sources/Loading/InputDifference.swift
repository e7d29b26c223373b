import FileSystem
import Memo

/// What little changed in a project since a build: some sources, files of the theme, site.yaml, and nothing else.
struct InputDifference: Sendable {
  /// Sources whose stamps are others, or say nothing for certain: by entry of the scan, with their number in the memo.
  var changed: [(entry: Int, known: Int)] = []
  /// Sources that are new, by entry of the scan.
  var added: [Int] = []
  /// Files of the theme whose stamps are others, or say nothing for certain: by entry of the scan, with their number in the memo.
  var theme: [(entry: Int, known: Int)] = []
  /// The same of site.yaml.
  var configuration: (entry: Int, known: Int)?

  /// More than so many changes are no little ones.
  static let most = 32
}

extension InputScan {
  /// What changed since `memo`; nil where that is much, or other than sources, files of the theme and the site.yaml in the folder
  /// `content` that were there before.
  func difference(since memo: Memo, content: RelativePath) -> InputDifference? {
    guard entries.count >= memo.inputs.count, !hasLinks else { return nil }
    var difference = InputDifference()
    var known = 0
    for entry in entries.indices {
      if known < memo.inputs.count, memo.inputPaths.isPath(known, of: name(entry), in: folder(entry)) {
        let record = memo.inputs[known]
        guard record.kind == kind(entry) else { return nil }
        if record.kind != .folder, !record.isSettled || record.stamps != stamps[entry] {
          switch entries[entry].role {
          case .source: difference.changed.append((entry, known))
          case .template: difference.theme.append((entry, known))
          case .file where folder(entry) == content && name(entry).elementsEqual("site.yaml".utf8):
            difference.configuration = (entry, known)
          default: return nil
          }
        }
        known += 1
      } else {
        guard entries[entry].role == .source else { return nil }
        difference.added.append(entry)
      }
      if difference.changed.count + difference.added.count > InputDifference.most { return nil }
    }
    return known == memo.inputs.count ? difference : nil
  }

  /// See ``LittleChange/staticFiles(of:_:)``.
  func staticFiles(of project: Project, _ clock: FileClock) -> (paths: [RelativePath], stamps: [FileStamps?]) {
    let base = project.contentPath.bytes.isEmpty ? 0 : project.contentPath.bytes.count + 1
    let files = entries.indices.filter { entries[$0].role == .staticFile }
    return (
      files.map { RelativePath(bytes: Array(path($0).bytes.dropFirst(base))) },
      files.map { clock.isSettled(stamps[$0]) ? stamps[$0] : nil }
    )
  }
}
