import Foundation
import Kernel

/// The YAML files of a folder, read in the order of their names.
public struct CatalogFiles: Sendable {
  public var files: [(name: String, bytes: [UInt8])]
  public var problems: [Problem]

  /// At most so many files and bytes: a catalogue is thousands of times smaller.
  static let mostFiles = 5_000
  static let mostBytes = 64 * 1024 * 1024

  public init(files: [(name: String, bytes: [UInt8])], problems: [Problem] = []) {
    (self.files, self.problems) = (files, problems)
  }

  /// Reads every `.yaml` or `.yml` regular file below a folder; others are ignored. Links to folders are not followed.
  public init(folder: String) {
    files = []
    problems = []
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      problems = [Problem(.unreadable, at: Position(file: folder), "le dossier n’existe pas. Vérifiez son nom.")]
      return
    }
    guard isFolder.boolValue else {
      problems = [
        Problem(
          .unreadable, at: Position(file: folder),
          "ce n’est pas un dossier. Donnez le dossier qui contient les fichiers YAML.")
      ]
      return
    }
    var names: [String] = []
    CatalogFiles.list(folder, "", depth: 0, into: &names, &problems)
    var total = 0
    for name in names.sorted() {
      let path = folder + "/" + name
      guard let bytes = CatalogFiles.contents(path, name, &problems) else { continue }
      total += bytes.count
      guard total <= CatalogFiles.mostBytes else {
        problems.append(
          Problem(
            .hostile, at: Position(file: name), "le catalogue dépasse 64 Mo. Retirez ce qui n’en fait pas partie."))
        return
      }
      files.append((name, bytes))
    }
  }

  private static func list(
    _ folder: String, _ prefix: String, depth: Int, into names: inout [String], _ problems: inout [Problem]
  ) {
    guard depth < 16 else {
      problems.append(
        Problem(.hostile, at: Position(file: prefix), "seize dossiers l’un dans l’autre : c’est trop. Rangez à plat."))
      return
    }
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + prefix) else {
      problems.append(
        Problem(
          .unreadable, at: Position(file: prefix.isEmpty ? folder : prefix),
          "le dossier ne peut pas être lu. Vérifiez ses droits."))
      return
    }
    for entry in entries.sorted() where !entry.hasPrefix(".") {
      let name = prefix.isEmpty ? entry : prefix + "/" + entry
      var info = stat()
      guard lstat(folder + "/" + name, &info) == 0 else { continue }
      if info.st_mode & S_IFMT == S_IFDIR {
        list(folder, name, depth: depth + 1, into: &names, &problems)
      } else if entry.hasSuffix(".yaml") || entry.hasSuffix(".yml") {
        guard names.count < mostFiles else {
          if names.count == mostFiles {
            problems.append(
              Problem(
                .hostile, at: Position(file: name),
                "plus de \(mostFiles) fichiers. Retirez ce qui n’en fait pas partie."))
          }
          return
        }
        names.append(name)
      }
    }
  }

  private static func contents(_ path: String, _ name: String, _ problems: inout [Problem]) -> [UInt8]? {
    func refuse(_ kind: Problem.Kind, _ message: String) -> [UInt8]? {
      problems.append(Problem(kind, at: Position(file: name), message))
      return nil
    }
    var info = stat()
    guard stat(path, &info) == 0 else {
      return refuse(.unreadable, "le fichier ne peut pas être lu (lien brisé ou en boucle).")
    }
    guard info.st_mode & S_IFMT == S_IFREG else {
      return refuse(.hostile, "ce n’est pas un fichier ordinaire. Mettez à sa place un fichier YAML.")
    }
    guard info.st_size <= YAMLReader.largest else {
      return refuse(.hostile, "le fichier fait plus de \(YAMLReader.largest / 1_048_576) Mo. Coupez-le en plusieurs.")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      return refuse(.unreadable, "le fichier ne peut pas être lu. Vérifiez ses droits.")
    }
    return Array(data)
  }
}
