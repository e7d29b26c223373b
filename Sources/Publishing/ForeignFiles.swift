import Diagnostics
import FileSystem
import Memo
import Parallel

/// What lies in the output folder and is not ours: it stays, and is named.
public enum ForeignFiles {
  /// What lies in the folders `changed`, and what of the `known` still lies elsewhere; if nil, what lies in any folder of the site.
  ///
  /// Hidden files are a webmaster's (.htaccess) or a placeholder's, and no editor's.
  ///
  /// - Throws: ``SystemError``.
  static func find(
    in changed: [RelativePath]?, known: [[UInt8]], _ folders: SiteFolders, _ output: OutputFolder, _ workers: Workers
  ) throws -> [RelativePath] {
    let looked = changed.map { Set($0) }
    let listed = try changed ?? suspects(folders, output, workers)
    let expected = listed.isEmpty ? [:] : folders.names(in: Set(listed))
    var found: Set<RelativePath> = []
    for folder in listed {
      guard let names = try names(in: folder, output) else { continue }
      for name in names where name.first != UInt8(ascii: ".") && expected[folder]?.contains(name) != true {
        found.insert(folder.appending(name))
      }
    }
    for path in known.map({ RelativePath(bytes: $0) }) where path.isInside && looked?.contains(path.parent) == false {
      if try output.folder.status(path) != nil { found.insert(path) }
    }
    return found.sorted()
  }

  /// The folders in which other names lie than those of the site: by what stands for them, since the names themselves of all folders
  /// of a large site take a fifth of its memory.
  private static func suspects(_ folders: SiteFolders, _ output: OutputFolder, _ workers: Workers) throws
    -> [RelativePath]
  {
    try workers.map(count: folders.all.count) { position, _ -> RelativePath? in
      let path = folders.all[position]
      guard let names = try names(in: path, output) else { return nil }
      var sum = NameSum()
      for name in names { sum.add(name[...]) }
      return sum == folders.names[position] ? nil : path
    }.compactMap { $0 }
  }

  /// The names that lie in `folder`; nil where it is gone with what lay in it, or not to be seen: nothing can be said of it.
  private static func names(in folder: RelativePath, _ output: OutputFolder) throws(SystemError) -> [[UInt8]]? {
    do {
      return try output.folder.names(in: folder)
    } catch {
      if error.isMissing || error.isDenied { return nil }
      throw error
    }
  }

  /// The warnings of files that lie at `paths` in the output folder and are not ours.
  public static func warnings(_ paths: [[UInt8]]) -> [Diagnostic] { paths.map { found(RelativePath(bytes: $0)) } }

  /// The warning of a file that lies there and is in nobody's way.
  static func found(_ path: RelativePath) -> Diagnostic {
    Diagnostic(
      .foreignFile, .warning, at: nil,
      Localized(
        vi:
          "\(path.display) trong thư mục xuất bản không do chương trình tạo, hoặc đã bị sửa sau khi tạo; vẫn để nguyên",
        en: "\(path.display) in the output folder was not made by this program, or changed since, and stays as it is"),
      hint: Localized(
        vi: "cần có trên trang thì chuyển vào content/_static/, không cần thì xóa đi",
        en: "move it to content/_static/ if the site needs it, else remove it"))
  }

  /// The warning of a file that stood where an output goes.
  static func keptFor(_ path: RelativePath) -> Diagnostic {
    Diagnostic(
      .foreignFile, .warning, at: nil,
      Localized(
        vi:
          "\(path.display) trong thư mục xuất bản không do chương trình tạo, hoặc đã bị sửa sau khi tạo; đã cất đi để nhường chỗ",
        en: "\(path.display) in the output folder was not made by this program, or changed since, and was put aside"),
      hint: Localized(
        vi: "tệp được giữ trong thư mục trạng thái bên cạnh, mục kept/",
        en: "it is kept in the state folder beside it, under kept/"))
  }
}
