import Kernel

/// Finds the entries that a typed word may mean, whatever their kind.
///
///     EntryFinder(catalog).find("acre")         // [terms/acre]
///     EntryFinder(catalog).find("cpf")          // [fundings/cpf, terms/cpf]
///     EntryFinder(catalog).find("terme:cpf")    // [terms/cpf]
public struct EntryFinder {
  private let catalog: Catalog
  public let entries: [SearchIndex.Entry]

  public init(_ catalog: Catalog) {
    self.catalog = catalog
    entries = catalog.directory
  }

  /// By id; failing that by title, register code or another name that the entry gives itself. Empty: nothing.
  public func find(_ typed: String) -> [SearchIndex.Entry] {
    let (kind, name) = EntryFinder.split(typed)
    let among = kind.map { kind in entries.filter { $0.kind == kind } } ?? entries
    let key = FrenchText.fold(name)
    let dashed = key.replacing(" ", with: "-")
    let byID = among.filter { FrenchText.fold($0.id) == key || $0.id == dashed }
    if !byID.isEmpty { return byID }
    let byTitle = among.filter { FrenchText.fold($0.title) == key }
    if !byTitle.isEmpty { return byTitle }
    return among.filter { entry in names(of: entry).contains { FrenchText.fold($0) == key } }
  }

  /// The id that was most likely meant, with its kind where one was typed.
  public func nearest(to typed: String) -> String? {
    let (kind, name) = EntryFinder.split(typed)
    let among = kind.map { kind in entries.filter { $0.kind == kind } } ?? entries
    let key = FrenchText.fold(name)
    let begun = key.count >= 3 ? among.filter { $0.id.hasPrefix(key) }.map(\.id).min() : nil
    let nearest = begun ?? FrenchText.nearest(to: name, among: among.map(\.id))
    return nearest.map { id in kind.map { "\($0.word):\(id)" } ?? id }
  }

  /// `terme:acre` is the entry `acre` of the kind `terms`; a word before « : » that names no kind is part of the name.
  private static func split(_ typed: String) -> (CatalogKind?, String) {
    let parts = typed.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let kind = CatalogKind(word: String(parts[0])) else { return (nil, typed) }
    return (kind, String(parts[1]))
  }

  private func names(of entry: SearchIndex.Entry) -> [String] {
    guard [.formations, .terms, .topics, .fundings].contains(entry.kind), let node = catalog.node(entry) else {
      return []
    }
    var names: [String] = []
    for key in ["aliases", "formerTitles"] {
      if case .list(let items)? = node[key]?.value { names += items.compactMap(\.text) }
    }
    if case .list(let sheets)? = node["register"]?.value { names += sheets.compactMap { $0["code"]?.text } }
    return names
  }
}

extension Catalog {
  /// Every entry by kind, id and title, without decoding it.
  public var directory: [SearchIndex.Entry] {
    if let index = compiled.searchIndex { return index.entries.compactMap { $0 } }
    return CatalogKind.allCases.flatMap { kind in
      compiled.nodes(kind).compactMap { node in
        node["id"]?.text.map { .init(kind: kind, id: $0, title: node[kind.fields.title]?.text ?? $0) }
      }
    }
  }

  /// The raw data of one entry.
  public func node(_ entry: SearchIndex.Entry) -> Node? {
    compiled.nodes(entry.kind).first { $0["id"]?.text == entry.id }
  }
}
