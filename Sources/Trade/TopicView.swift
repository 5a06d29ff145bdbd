import Document
import Kernel

/// A page about the trade, on screen and as JSON.
public enum TopicView {
  /// The first page: what a CM is, then the list of the other pages.
  ///
  /// - Parameter figures: gives the figures that have one of the ids.
  public static func contents(
    _ knowledge: TradeKnowledge, figures: (Set<String>) -> [Figure], today: CivilDate
  ) -> Document {
    guard let first = knowledge.topics.first else { return Document("Le métier") {} }
    var document = page(first, figures(first.figures), today: today, withCommands: false)
    document.blocks += [
      .subheading("Pour aller plus loin"),
      .commands(
        knowledge.topics.dropFirst().map { CommandHint("tremplin metier \($0.id)", Inline($0.title)) }),
    ]
    return document
  }

  /// - Parameter figures: at least those that the page shows.
  public static func page(_ topic: Topic, _ figures: [Figure], today: CivilDate, withCommands: Bool = true) -> Document
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
            section.figures.compactMap { id in figures.first { $0.id == id } }
              .map { FigureView.definition($0, today: today) })
        }
        for caution in section.cautions { Block.callout(.warning, Inline(markup: caution)) }
      }
      if !topic.unknown.isEmpty {
        Block.subheading("À vérifier")
        Block.bullets(topic.unknown.map { Inline($0.sentence) })
      }
      if withCommands, !topic.commands.isEmpty {
        Block.commands(topic.commands.map { CommandHint($0.command, Inline(markup: $0.what)) })
      }
    }
  }

  public static func json(_ topic: Topic, _ figures: [Figure], today: CivilDate) -> JSON {
    [
      "id": .string(topic.id), "title": .string(topic.title), "summary": .string(topic.summary),
      "sections": .array(
        topic.sections.map { section in
          [
            "title": .string(section.title), "text": .optional(section.text) { .string($0) },
            "points": .strings(section.points), "cautions": .strings(section.cautions),
            "figures": .array(
              section.figures.compactMap { id in figures.first { $0.id == id } }
                .map { FigureView.json($0, today: today) }),
          ]
        }),
      "unknown": .strings(topic.unknown.map(\.sentence)), "sources": .strings(topic.sources),
      "confidence": .string(topic.confidence.rawValue),
    ]
  }
}
