import Document
import Kernel

/// A page about the trade, on screen and as JSON.
public enum TopicView {
  /// The first page: what a CM is, then the list of the other pages.
  public static func contents(_ knowledge: TradeKnowledge, today: CivilDate) -> Document {
    guard let first = knowledge.topics.first else { return Document("Le métier") {} }
    var document = page(first, knowledge, today: today, withCommands: false)
    document.blocks += [
      .subheading("Pour aller plus loin"),
      .commands(
        knowledge.topics.dropFirst().map { CommandHint("tremplin metier \($0.id)", Inline($0.title)) }),
    ]
    return document
  }

  public static func page(_ topic: Topic, _ knowledge: TradeKnowledge, today: CivilDate, withCommands: Bool = true)
    -> Document
  {
    Document(Inline(topic.title)) {
      Inline(markup: topic.summary) + .cite(topic.sources)
      if topic.confidence.mustBeChecked {
        Block.callout(.warning, "Page à vérifier : les sources manquent ou divergent.")
      }
      for section in topic.sections {
        Block.subheading(Inline(section.title))
        if let text = section.text { Inline(markup: text) }
        if !section.points.isEmpty { Block.bullets(section.points.map { Inline(markup: $0) }) }
        if !section.figures.isEmpty {
          Block.definitions(
            section.figures.compactMap { id in knowledge.figures.first { $0.id == id } }
              .map { definition($0, today: today) })
        }
        for caution in section.cautions { Block.callout(.warning, Inline(markup: caution)) }
      }
      if withCommands, !topic.commands.isEmpty {
        Block.commands(topic.commands.map { CommandHint($0.command, Inline(markup: $0.what)) })
      }
    }
  }

  /// « plus de 2 150 € brut par mois (2023) — à vérifier [1] ».
  static func definition(_ figure: Figure, today: CivilDate) -> Definition {
    guard let low = figure.low.at(today) else { return Definition(Inline(figure.label), .muted("inconnu")) }
    let high = figure.high?.at(today)
    var amount = number(low.value)
    if let high, high.value != low.value { amount += " à \(number(high.value))" }
    let isRange = high.map { $0.value != low.value } ?? false
    let qualifier = figure.qualifier.map { $0 + " " } ?? (isRange ? "de " : "")
    var text: Inline = .strong(Inline("\(qualifier)\(amount)\u{A0}\(figure.unit)"))
    text += Inline(" (relevé en \(low.period.from.year))")
    if let words = low.period.confidence.inFrench {
      text += low.period.confidence.mustBeChecked ? Inline(" — ") + .warning(Inline(words)) : Inline(" — \(words)")
    }
    // A survey is of its year; a tariff that ran out is news.
    if let notice = low.notice, low.period.until?.year != low.period.from.year {
      text += Inline(" ; \(notice.inFrench)")
    }
    text += .cite(low.period.sources)
    if let note = figure.note { text += Inline(" ") + Inline(markup: note) }
    return Definition(Inline(figure.label), text)
  }

  private static func number(_ quantity: Quantity) -> String {
    if let whole = quantity.whole { return French.number(whole) }
    // Exact: a quantity has six decimals at most.
    let (whole, rest) = quantity.millionths.quotientAndRemainder(dividingBy: 1_000_000)
    let decimals = DecimalText.write(rest.magnitude == 0 ? 0 : Int(rest.magnitude), decimals: 6).dropFirst(2)
    return French.number(whole) + "," + decimals
  }

  public static func json(_ topic: Topic, _ knowledge: TradeKnowledge, today: CivilDate) -> JSON {
    [
      "id": .string(topic.id), "title": .string(topic.title), "summary": .string(topic.summary),
      "sections": .array(
        topic.sections.map { section in
          [
            "title": .string(section.title), "text": .optional(section.text) { .string($0) },
            "points": .strings(section.points), "cautions": .strings(section.cautions),
            "figures": .array(
              section.figures.compactMap { id in knowledge.figures.first { $0.id == id } }
                .map { json($0, today: today) }),
          ]
        }),
      "sources": .strings(topic.sources), "confidence": .string(topic.confidence.rawValue),
    ]
  }

  private static func json(_ figure: Figure, today: CivilDate) -> JSON {
    let low = figure.low.at(today)
    return [
      "id": .string(figure.id), "label": .string(figure.label), "unit": .string(figure.unit),
      "low": .optional(low) { .quantity($0.value) }, "high": .optional(figure.high?.at(today)) { .quantity($0.value) },
      "from": .optional(low) { .date($0.period.from) },
      "confidence": .optional(low) { .string($0.period.confidence.rawValue) },
      "notice": .optional(low?.notice) { .string($0.inFrench) },
      "sources": .optional(low) { .strings($0.period.sources) },
    ]
  }
}
