extension Notebook {
  /// Writes an export (0600): a file that appears whole or not at all.
  ///
  ///     try notebook.write(page, toFile: "projet.html")
  ///
  /// - Parameter overwriting: without it, an existing file is refused. The notebook itself always is.
  public func write(_ text: String, toFile path: String, overwriting: Bool = false) throws(NotebookError) {
    let target = path.hasPrefix("/") ? path : Disk.currentFolder + "/" + path
    let draft = try Notebook.draft(for: target, overwriting: overwriting, never: Disk.identity(of: location.file))
    defer { _ = Disk.remove(draft) }
    do {
      try Disk.write(Array(text.utf8), toNew: draft)
    } catch {
      // The person knows the name that they gave, not the draft's.
      throw error.about(draft, as: target)
    }
    try Notebook.finish(draft, at: target, overwriting: overwriting)
  }

  /// Checks where a copy would go, and gives the name under which it is written meanwhile.
  static func draft(for target: String, overwriting: Bool, never notebook: Disk.Identity?) throws(NotebookError)
    -> String
  {
    let folder = Disk.parent(of: target)
    switch Disk.kind(of: target) {
    case .missing: break
    case .file:
      if let notebook, Disk.identity(of: target) == notebook { throw .cannotCreate(target, .sameFile) }
      if !overwriting { throw .cannotCreate(target, .alreadyExists) }
    case .folder, .other: throw .cannotCreate(target, .notAFile)
    case .symbolicLink: throw .cannotCreate(target, .symbolicLink)
    case .unreachable: throw .cannotCreate(target, Disk.obstacle())
    }
    guard Disk.kind(of: folder, following: true) == .folder else {
      if Disk.kind(of: folder, following: true) == .missing { throw .cannotCreate(target, .folderMissing) }
      throw .cannotCreate(folder, .notAFolder)
    }
    let draft = draftName(in: folder)
    _ = Disk.remove(draft)
    return draft
  }

  /// Gives the finished draft its name; over a former file only where that was asked.
  static func finish(_ draft: String, at target: String, overwriting: Bool) throws(NotebookError) {
    if overwriting {
      try Disk.rename(draft, to: target)
    } else {
      try Disk.place(draft, at: target)
    }
    Disk.syncFolder(Disk.parent(of: target))
  }
}

extension NotebookError {
  fileprivate func about(_ draft: String, as target: String) -> NotebookError {
    switch self {
    case .cannotCreate(draft, let obstacle): .cannotCreate(target, obstacle)
    case .cannotWrite(draft, let obstacle): .cannotWrite(target, obstacle)
    default: self
    }
  }
}
