import Catalog
import Kernel

/// `--data DIR`: one or more folders laid over the shipped catalogue, verified together before anything is shown.
enum OverlayCatalog {
  static func lay(_ folders: [String], over shipped: CompiledReader, environment: [String: String]) throws(Failure)
    -> Catalog
  {
    let overlay = Overlay(
      folders: folders, over: shipped, cache: CatalogCache(environment: environment),
      program: "tremplin \(Version.number)")
    do throws(Overlay.Refused) {
      return try overlay.catalog()
    } catch {
      let found = error.problems
      let shown = found.prefix(20).map(\.description).joined(separator: "\n")
      let more = found.count > 20 ? "\n… et \(found.count - 20) autres." : ""
      let isUnread = found.allSatisfy { $0.kind == .unreadable }
      let head =
        isUnread
        ? "Le dossier posé par --data ne peut pas être lu" : "Le catalogue posé par --data contient des erreurs"
      throw Failure(isUnread ? .notFound : .data, "\(head)\u{A0}:\n\(shown)\(more)")
    }
  }
}

extension Session {
  /// The folders laid over the catalogue: those of `--data`, else those of TREMPLIN_DATA, parted by « : » as in PATH.
  var overlayFolders: [String] {
    if !options.dataFolders.isEmpty { return options.dataFolders }
    return (environment["TREMPLIN_DATA"] ?? "").split(separator: ":").map(String.init)
  }
}
