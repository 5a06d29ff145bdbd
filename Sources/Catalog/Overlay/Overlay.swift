import Kernel

/// Folders of YAML laid over a compiled catalogue: read, verified together, compiled, and kept in a cache.
public struct Overlay {
  /// What the overlay is laid on.
  public let base: CompiledReader
  /// In order: what a later folder says wins.
  public let folders: [CatalogFiles]
  /// Nil: compile each time.
  public let cache: CatalogCache?
  /// Tells the program that compiled from any other whose compiled form could differ.
  public let program: String

  /// - Parameter folders: paths as the person gave them; problems name files below them.
  public init(folders: [String], over base: CompiledReader, cache: CatalogCache?, program: String) {
    (self.base, self.cache, self.program) = (base, cache, program)
    self.folders = folders.map { CatalogFiles(folder: $0).named(below: $0) }
  }

  /// The problems of an overlay, sorted by place.
  public struct Refused: Error {
    public let problems: [Problem]
  }

  /// The catalogue with the overlay on it, from the cache where the very same content was compiled before.
  public func catalog() throws(Refused) -> Catalog {
    let unread = folders.flatMap(\.problems)
    let key = unread.isEmpty ? cacheKey : nil
    if let key, let bytes = cache?.load(key), let catalog = Catalog(bytes: bytes) { return catalog }
    let bytes = try compile()
    if let key { cache?.store(bytes, key) }
    guard let catalog = Catalog(bytes: bytes) else { throw Refused(problems: []) }
    return catalog
  }

  private func compile() throws(Refused) -> [UInt8] {
    let problems = ProblemList()
    var nodes = base.allNodes
    for files in folders { nodes.lay(CatalogNodes(files, problems: problems), problems: problems) }
    let found = Verifier.verify(nodes, problems: problems)
    guard found.isEmpty else { throw Refused(problems: found) }
    return CompiledForm.encode(nodes)
  }

  /// By content: the program, what is below, and every file of the overlay by name and bytes.
  var cacheKey: CatalogCache.Key {
    var key = CatalogCache.Key()
    key.add(Array(program.utf8))
    key.add(Array(base.contentKey.utf8))
    for files in folders {
      key.add([UInt8(ascii: "/")])
      for (name, bytes) in files.files {
        key.add(Array(name.utf8))
        key.add(bytes)
      }
    }
    return key
  }
}

extension CatalogFiles {
  /// The same files, their names below the folder that holds them.
  public func named(below folder: String) -> CatalogFiles {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let problems = problems.map { problem in
      guard var place = problem.position, place.file != folder else { return problem }
      place.file = prefix + place.file
      return Problem(problem.kind, at: place, path: problem.path, problem.message)
    }
    return CatalogFiles(files: files.map { (prefix + $0.name, $0.bytes) }, problems: problems)
  }
}
