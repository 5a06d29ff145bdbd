import Document
import Kernel

/// `catalogue sources`: every source with what rests on it, or only what is stale.
public enum SourcesView {
  public static func document(_ use: SourceUse) -> Document {
    Document("Les sources de Tremplin") {
      Inline(
        "\(French.plural(use.uses.count, "source", "sources")). « Repose dessus » : combien d’entrées du catalogue la citent, et combien de fois en tout."
      )
      Block.table(
        [.right("N°"), "Identifiant", "Éditeur", "Titre", "Lue le", "Licence", .right("Repose dessus")],
        rows: use.uses.map { use in
          [
            Inline("\(use.number)"), Inline(use.source.id), Inline(use.source.publisher), Inline(use.source.title),
            Inline(use.source.read.inFrenchDigits), Inline(use.source.licence ?? "non précisée"), resting(use),
          ]
        })
      Block.commands([
        "tremplin catalogue voir IDENTIFIANT": "lire une source, et la liste de ce qui repose dessus",
        "tremplin catalogue sources --perimees": "voir ce qui a vieilli",
      ])
    }
  }

  private static func resting(_ use: SourceUse.Use) -> Inline {
    use.entries.isEmpty
      ? "rien"
      : Inline(
        "\(French.plural(use.entries.count, "entrée", "entrées")), \(French.plural(use.mentions, "mention", "mentions"))"
      )
  }

  public static func json(_ use: SourceUse) -> JSON {
    ["sources": .array(use.uses.map(json))]
  }

  static func json(_ use: SourceUse.Use) -> JSON {
    [
      "number": .int(use.number), "id": .string(use.source.id), "publisher": .string(use.source.publisher),
      "title": .string(use.source.title), "url": .optional(use.source.url) { .string($0) },
      "read": .date(use.source.read), "licence": .optional(use.source.licence) { .string($0) },
      "mentions": .int(use.mentions),
      "entries": .array(use.entries.map { ["kind": .string($0.kind.rawValue), "id": .string($0.id)] }),
    ]
  }

  // MARK: What is stale

  public static func stale(_ freshness: Freshness, on day: CivilDate) -> Document {
    Document(Inline("Ce qui a vieilli, le \(day.inFrench)")) {
      if freshness.ended.isEmpty, freshness.unchecked.isEmpty {
        Inline("Rien n’est périmé : chaque valeur court encore et a été relue depuis moins d’un an.")
      }
      list("Arrivé à son terme", freshness.ended) { "jusqu’au \($0.inFrenchDigits)" }
      list("Pas relu depuis plus d’un an", freshness.unchecked) { "relu le \($0.inFrenchDigits)" }
      list("À vérifier : de mémoire, ou sources qui divergent", freshness.toVerify) { _ in "" }
      list("À vérifier : inconnu de nos sources", freshness.unknown) { _ in "" }
      Block.commands(["tremplin catalogue voir ID": "lire une de ces entrées"])
    }
  }

  @BlockBuilder private static func list(
    _ title: Inline, _ items: [Freshness.Item], _ when: (CivilDate) -> String
  ) -> [Block] {
    if !items.isEmpty {
      Block.subheading(title + Inline(" (\(French.number(items.count)))"))
      Block.bullets(
        items.map { item in
          let day = item.day.map(when) ?? ""
          return .strong(Inline(item.what)) + Inline(day.isEmpty ? "" : ", \(day)")
            + .muted(Inline(" — \(item.entry.kind.word):\(item.entry.id)")) + .cite(item.sources)
        })
    }
  }

  public static func json(_ freshness: Freshness, on day: CivilDate) -> JSON {
    func list(_ items: [Freshness.Item]) -> JSON {
      .array(
        items.map {
          [
            "kind": .string($0.entry.kind.rawValue), "id": .string($0.entry.id), "what": .string($0.what),
            "day": .optional($0.day) { .date($0) }, "sources": .strings($0.sources),
          ]
        })
    }
    return [
      "date": .date(day), "ended": list(freshness.ended), "unchecked": list(freshness.unchecked),
      "toVerify": list(freshness.toVerify), "unknown": list(freshness.unknown),
    ]
  }
}
