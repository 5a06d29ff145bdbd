/// The short ways to write blocks.
///
///     Block.heading("Vos étapes")
///     Block.bullets(["une rédaction", "une charte"])
///     Block.definitions(["Durée": "2 ans", "Coût": "\(French.euros(120_050))"])
///     Block.callout(.tip, "Gardez une copie.")
extension Block {
  public static func heading(_ text: Inline) -> Block { .heading(level: 1, text) }
  public static func subheading(_ text: Inline) -> Block { .heading(level: 2, text) }

  public static func bullets(_ items: [Inline]) -> Block { .list(.bulleted, items.map { ListItem($0) }) }
  public static func numbered(_ items: [Inline]) -> Block { .list(.numbered, items.map { ListItem($0) }) }

  public static func definitions(_ pairs: KeyValuePairs<Inline, Inline>) -> Block {
    .definitions(pairs.map { Definition($0.key, $0.value) })
  }

  /// A row shorter than the columns is completed with empty cells.
  public static func table(_ columns: [Column], rows: [[Inline]]) -> Block {
    .table(Table(columns, rows: rows))
  }

  /// Bars on one scale, from 0 to `max` (by default the greatest value).
  public static func bars(_ bars: [Bar], max: Double? = nil) -> Block { .bars(BarChart(bars, max: max)) }

  public static func callout(_ kind: CalloutKind, _ text: Inline) -> Block { .callout(kind, [.paragraph(text)]) }

  public static func callout(_ kind: CalloutKind, @BlockBuilder _ blocks: () -> [Block]) -> Block {
    .callout(kind, blocks())
  }

  public static func commands(_ pairs: KeyValuePairs<String, Inline>) -> Block {
    .commands(pairs.map { CommandHint($0.key, $0.value) })
  }

  public static func quote(_ text: Inline, by author: Inline? = nil) -> Block { .quote([text], author: author) }

  public static func group(@BlockBuilder _ blocks: () -> [Block]) -> Block { .group(blocks()) }
}
