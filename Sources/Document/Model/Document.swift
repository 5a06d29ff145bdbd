/// What a screen, a page or a file says, before anybody knows how it will look.
///
///     let screen = Document("Mes démarches") {
///       "Il reste \(strong: "deux étapes")."
///       Block.checklist([ChecklistItem(.done, "Créer le compte"), ChecklistItem(.late, "Demander l’ACRE")])
///       if hurried { Block.callout(.warning, "L’échéance est demain.") }
///       Block.commands(["demarches fait acre": "la demande est partie"])
///     }
///     print(render(screen, RenderOptions(width: 80)), terminator: "")
///
/// A capability writes it once. `render(_:_:)` makes it a terminal screen or linear text for a screen reader.
///
/// ## Topics
/// - The words: `Inline`, `French`
/// - The blocks: `Block` and its builders (`.bullets`, `.definitions`, `.table`, `.timeline`, …)
/// - The sources: `Inline.cite(_:)`, `Document.withSources(_:)`
/// - The screen: `RenderOptions`, `render(_:_:)`, `visible(_:)`, `displayWidth(_:)`
public struct Document: Sendable, Equatable {
  public var title: Inline?
  public var blocks: [Block]

  public init(_ title: Inline? = nil, blocks: [Block]) {
    (self.title, self.blocks) = (title, blocks)
  }

  public init(_ title: Inline? = nil, @BlockBuilder _ blocks: () -> [Block]) {
    self.init(title, blocks: blocks())
  }

  /// The blocks of another document after these, its title made a heading.
  public static func + (a: Document, b: Document) -> Document {
    Document(a.title, blocks: a.blocks + (b.title.map { [.heading($0)] } ?? []) + b.blocks)
  }
}

extension Document {
  /// The document as a part of another: its title a heading, its own headings one level lower.
  ///
  /// - Parameter keepingCommands: whether what to type next stays; a page to print has no prompt.
  public func section(keepingCommands: Bool = true) -> [Block] {
    let body = blocks.compactMap { block -> Block? in
      switch block {
      case .heading(let level, let text): .heading(level: level + 1, text)
      case .commands: keepingCommands ? block : nil
      default: block
      }
    }
    return (title.map { [.heading($0)] } ?? []) + body
  }
}

/// Collects blocks. A bare `Inline` literal is a paragraph; `if`, `switch` and `for` work; `[Block]` is spliced in.
///
/// - Important: a `String` variable is not taken: write `Inline(text)`, or `"\(text)"`.
@resultBuilder
public enum BlockBuilder {
  public static func buildExpression(_ block: Block) -> [Block] { [block] }
  public static func buildExpression(_ paragraph: Inline) -> [Block] { [.paragraph(paragraph)] }
  public static func buildExpression(_ blocks: [Block]) -> [Block] { blocks }
  public static func buildExpression(_ block: Block?) -> [Block] { block.map { [$0] } ?? [] }
  public static func buildBlock(_ parts: [Block]...) -> [Block] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [Block]?) -> [Block] { part ?? [] }
  public static func buildEither(first: [Block]) -> [Block] { first }
  public static func buildEither(second: [Block]) -> [Block] { second }
  public static func buildArray(_ parts: [[Block]]) -> [Block] { parts.flatMap { $0 } }
  public static func buildLimitedAvailability(_ part: [Block]) -> [Block] { part }
}
