/// A place in a text that somebody wrote: what an editor needs to jump there.
public struct Position: Hashable, Comparable, Sendable, CustomStringConvertible {
  public var file: String
  /// From 1. Zero where only the file is known.
  public var line: Int
  /// From 1, counted in characters.
  public var column: Int

  public init(file: String, line: Int = 0, column: Int = 0) {
    (self.file, self.line, self.column) = (file, line, column)
  }

  public static func < (a: Position, b: Position) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }

  public var description: String {
    switch (file.isEmpty, line) {
    case (true, _): "ligne \(line), colonne \(column)"
    case (false, 0): file
    case (false, _): "\(file):\(line):\(column)"
    }
  }
}

/// What a YAML file, a JSON line or the compiled catalogue says, before anybody knows what it means.
///
/// Scalars keep their text: whoever reads a field knows whether `2028-08-31`, `0.50` or `no` is a date, an exact number
/// or a word, so that no figure passes through floating point and no Norwegian loses their country.
public struct Node: Sendable {
  public enum Value: Sendable {
    /// `plain`: written without quotes (a JSON number, true, false; a bare YAML word).
    case scalar(String, plain: Bool)
    case list([Node])
    case map([Entry])
    case null
  }

  public struct Entry: Sendable {
    public var key: String
    public var keyPosition: Position?
    public var value: Node

    public init(key: String, keyPosition: Position? = nil, value: Node) {
      (self.key, self.keyPosition, self.value) = (key, keyPosition, value)
    }
  }

  public var value: Value
  public var position: Position?

  public init(_ value: Value, at position: Position? = nil) {
    (self.value, self.position) = (value, position)
  }

  public static func text(_ text: String) -> Node { Node(.scalar(text, plain: false)) }

  public subscript(key: String) -> Node? {
    guard case .map(let entries) = value else { return nil }
    for entry in entries where entry.key == key { return entry.value }
    return nil
  }

  /// What stands under keys, ids of list entries and numbers of list places, as far as they lead.
  ///
  ///     node.reached(by: ["decisions", "prix", "bands", "0"])
  public func reached(by path: some Sequence<String>) -> Node {
    var node = self
    for step in path {
      let items = node.items ?? []
      let next =
        node[step] ?? items.first { $0["id"]?.text == step }
        ?? Int(step).flatMap { $0 >= 0 && $0 < items.count ? items[$0] : nil }
      guard let next else { return node }
      node = next
    }
    return node
  }

  /// The items of a list; nil for anything else.
  public var items: [Node]? {
    if case .list(let items) = value { items } else { nil }
  }

  /// The text of a scalar; nil for anything else.
  public var text: String? {
    if case .scalar(let text, _) = value { text } else { nil }
  }

  /// The words for what was found, in a message.
  public var kindInFrench: String {
    switch value {
    case .scalar(let text, _): "« \(text.count > 40 ? text.prefix(40) + "…" : text[...]) »"
    case .list: "une liste"
    case .map: "un groupe de clés"
    case .null: "une valeur vide (null)"
    }
  }

  /// The same where the reading tells 1 from "1": a text is shown between its quotes.
  func words(_ reading: Reading) -> String {
    guard reading.strict, case .scalar(let text, false) = value else { return kindInFrench }
    return "le texte \"\(text.count > 40 ? text.prefix(40) + "…" : text[...])\""
  }
}
