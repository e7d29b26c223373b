import Diagnostics
import FileSystem
import FrontMatter
import Hashing
import Synchronization
import Templates
import Theme

extension CompiledTheme {
  /// The theme of `project`: the built-in one, each of its files replaced by the project's of the same name, and what the
  /// project adds.
  ///
  /// - Parameters:
  ///   - hashesNames: whether the content's hash goes into the names of its files.
  ///   - cache: keeps the theme from one build to the next; nil: it is compiled in any case.
  /// - Throws: ``TemplateFaults`` with all faults of all templates, those that cannot be read among them.
  public static func theme(of project: Project, hashesNames: Bool = true, cache: ThemeCache? = nil)
    throws(TemplateFaults) -> CompiledTheme
  {
    let found = ThemeFiles(of: project)
    let key = found.key(hashesNames: hashesNames)
    var theme: CompiledTheme
    if let known = cache?.theme(key) {
      theme = known
    } else {
      do throws(TemplateFaults) {
        theme = try CompiledTheme(
          sources: PlainTheme.templates + found.templates, files: found.assets, hashesNames: hashesNames)
      } catch {
        throw TemplateFaults(found.diagnostics(with: error.diagnostics))
      }
      cache?.keep(theme, key)
    }
    theme.warnings = found.diagnostics(with: theme.warnings)
    if !found.isComplete { throw TemplateFaults(theme.warnings) }
    return theme
  }
}

/// The theme of the last build, for a program that builds again and again: to compile one takes as long as to build a small
/// site.
public final class ThemeCache: Sendable {
  private let last = Mutex<(key: ContentHash, theme: CompiledTheme)?>(nil)

  /// An empty cache.
  public init() {}

  fileprivate func theme(_ key: ContentHash) -> CompiledTheme? {
    last.withLock { $0?.key == key ? $0?.theme : nil }
  }

  fileprivate func keep(_ theme: CompiledTheme, _ key: ContentHash) { last.withLock { $0 = (key, theme) } }
}

/// What lies in templates/.
private struct ThemeFiles {
  var templates: [TemplateSet.Source] = []
  /// The built-in files and the project's, in the order of the names' bytes.
  var assets: [(name: String, bytes: [UInt8])] = []
  var diagnostics: [Diagnostic] = []
  /// Whether all could be read.
  var isComplete: Bool { !diagnostics.contains { $0.severity == .error } }
  private var files = Dictionary(PlainTheme.assets.map { ($0.name, $0.bytes) }, uniquingKeysWith: { $1 })

  init(of project: Project) {
    let root = Self.root.path
    do {
      if let fault = try ContentTree.folderFault(root, project) {
        diagnostics.append(fault)
      } else if try project.folder.status(root) != nil {
        walk(root, project, depth: 0)
      }
    } catch {
      diagnostics.append(ContentTree.unreadable(root.display, error))
    }
    assets = files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { (name: $0.key, bytes: $0.value) }
  }

  /// Covers all that a compiled theme is made of.
  func key(hashesNames: Bool) -> ContentHash {
    var hash = Fingerprint()
    hash.add(hashesNames ? 1 : 0 as UInt64)
    for template in templates {
      hash.add(template.name)
      hash.add(template.path)
      hash.add(ContentHash(template.bytes))
    }
    for asset in assets {
      hash.add(asset.name)
      hash.add(ContentHash(asset.bytes))
    }
    return hash.finish()
  }

  /// What was found in the folder and `compiling` in its templates, in the order of a report.
  func diagnostics(with compiling: [Diagnostic]) -> [Diagnostic] {
    let certain = compiling.filter { isComplete || !Self.mayComeOfMissing($0) }
    return Set(diagnostics + certain).sorted(by: Diagnostic.reportOrder)
  }

  /// Whether a template that could not be read may be all that is behind `fault`: a name that it would have, or a built-in
  /// template that stands in for it.
  private static func mayComeOfMissing(_ fault: Diagnostic) -> Bool {
    switch fault.code {
    case .unknownPartial, .unknownBlock, .unusedTemplate: true
    default: fault.place.map { !$0.file.hasPrefix("templates/") } ?? true
    }
  }

  private mutating func walk(_ folder: RelativePath, _ project: Project, depth: Int) {
    do {
      for name in try project.folder.names(in: folder)
      where name.first != UInt8(ascii: ".") && !EditorFile.isName(name) {
        let path = folder.appending(name)
        do {
          var kind = try project.folder.status(path)?.kind
          if kind == .link { kind = ContentTree.follow(path, below: Self.root, project, &diagnostics) }
          switch kind {
          case .folder where name.suffix(9).elementsEqual(".mustache".utf8):
            diagnostics.append(ContentTree.noFile(path.display))
          case .folder where depth < 20: walk(path, project, depth: depth + 1)
          case .file: try add(path, project)
          case .other: diagnostics.append(ContentTree.noFile(path.display))
          default: continue
          }
        } catch {
          diagnostics.append(ContentTree.unreadable(path.display, error))
        }
      }
    } catch {
      diagnostics.append(ContentTree.unreadable(folder.display, error))
    }
  }

  private mutating func add(_ path: RelativePath, _ project: Project) throws(SystemError) {
    let inner = String(decoding: path.bytes.dropFirst("templates/".utf8.count), as: UTF8.self)
    if inner.hasPrefix("assets/") {
      let name = String(inner.dropFirst("assets/".count))
      // Its key is there in any case, so that the templates that name it are not blamed.
      files[name] = []
      let bytes = try project.folder.read(path).bytes
      files[name] = name.hasSuffix(".css") ? sheet(bytes, path) : bytes
    } else if inner.hasSuffix(".mustache") {
      templates.append(
        TemplateSet.Source(
          name: String(inner.dropLast(".mustache".count)), path: path.display,
          bytes: try project.folder.read(path).bytes))
    } else if inner == "assets" {
      diagnostics.append(ContentTree.noFolder(path.display))
    } else if !Self.notes.contains(path.fileExtension) {
      diagnostics.append(Self.passedOver(path))
    }
  }

  /// `bytes`, the style sheet at `path`, as a text of the site has to be: one that a browser could not read is a fault, and
  /// characters that no page may have are taken out.
  private mutating func sheet(_ bytes: [UInt8], _ path: RelativePath) -> [UInt8] {
    do throws(Diagnostic) {
      let text = try SourceText(bytes, file: path.display)
      diagnostics += text.warnings
      return text.warnings.isEmpty ? bytes : text.bytes
    } catch {
      diagnostics.append(error)
      return bytes
    }
  }

  private static let root = ContentTree.FollowedRoot(
    path: RelativePath("templates"), name: Localized(vi: "thư mục mẫu trang", en: "the folder of templates"))

  /// What a designer may keep beside the templates for people to read: nothing, as in `LICENSE`, `txt` and `md`.
  private static let notes = [[], Array("txt".utf8), Array("md".utf8)]

  private static func passedOver(_ path: RelativePath) -> Diagnostic {
    let kind = String(decoding: path.fileExtension, as: UTF8.self)
    return Diagnostic(
      .unusedTemplate, .warning, at: Place(file: path.display),
      Localized(
        vi: "tệp này bị bỏ qua: mẫu trang phải có đuôi .mustache, tệp đi kèm phải nằm trong templates/assets/",
        en: "this file is passed over: templates end in .mustache, what goes with them lies in templates/assets/"),
      hint: NearestName.nearest(to: kind, among: ["mustache"])
        .map { Localized(vi: "có phải đuôi “.\($0)”?", en: "did you mean the ending “.\($0)”?") }
        ?? Localized(vi: "chuyển tệp vào templates/assets/", en: "move it to templates/assets/"))
  }
}
