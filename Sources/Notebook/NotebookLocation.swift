/// Where the notebook lives: a folder of the person's own, and one file in it.
///
///     try NotebookLocation.resolve(option: nil, environment: ["XDG_DATA_HOME": "/donnees"])
///     // /donnees/tremplin/carnet.sqlite
public struct NotebookLocation: Hashable, Sendable {
  public let folder: String
  public var file: String { folder == "/" ? "/carnet.sqlite" : folder + "/carnet.sqlite" }

  /// A folder, absolute or from the current one.
  public init(folder: String) {
    var path = folder.hasPrefix("/") ? folder : Disk.currentFolder + "/" + folder
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.folder = path
  }

  /// `--carnet`, else `TREMPLIN_CARNET`, else `$XDG_DATA_HOME/tremplin` (only if absolute, as XDG asks), else
  /// `~/.local/share/tremplin`. An empty variable counts as unset.
  ///
  /// Nothing is created here. A HOME that does not exist is an error now, rather than a tree made in an odd place later.
  public static func resolve(
    option: String?, environment: [String: String]
  ) throws(NotebookError) -> NotebookLocation {
    if let option {
      guard !option.isEmpty, !option.utf8.contains(0) else { throw .noLocation(.emptyOption) }
      return NotebookLocation(folder: option)
    }
    if let folder = environment["TREMPLIN_CARNET"], !folder.isEmpty { return NotebookLocation(folder: folder) }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return NotebookLocation(folder: data + "/tremplin")
    }
    guard let home = environment["HOME"], !home.isEmpty else { throw .noLocation(.homeUnset) }
    guard home.hasPrefix("/"), Disk.kind(of: home, following: true) == .folder else {
      throw .noLocation(.homeMissing(home))
    }
    return NotebookLocation(folder: home + "/.local/share/tremplin")
  }
}
