import Document
import Kernel

/// The results of a search: grouped by kind, the best group first, each with the command that opens it.
public enum SearchView {
  /// So many of each kind, unless all are asked for.
  static let shownPerKind = 5

  public static func document(_ outcome: Search.Outcome, all: Bool = false) -> Document {
    let groups = groups(outcome.hits)
    return Document(Inline("Recherche : \(outcome.query)")) {
      for unknown in outcome.unknown { Inline(sentence(unknown)) }
      if let corrected = outcome.corrected, !groups.isEmpty {
        Inline("Voici ce que donne « \(corrected) ».")
      }
      if groups.isEmpty {
        Inline("Rien dans le catalogue ne répond à ces mots. Essayez un mot plus court, ou un mot voisin.")
        Block.commands([
          "tremplin glossaire": "parcourir les mots du métier et du droit",
          "tremplin parcours lister": "parcourir les formations",
        ])
      }
      for group in groups {
        let shown = all ? group.hits : Array(group.hits.prefix(shownPerKind))
        Block.subheading(Inline("\(group.kind.heading) (\(French.number(group.hits.count)))"))
        Block.commands(shown.map { CommandHint($0.entry.kind.command(opening: $0.entry.id), Inline($0.entry.title)) })
        if shown.count < group.hits.count {
          Inline.muted(Inline("… et \(French.number(group.hits.count - shown.count)) de plus, avec --tout."))
        }
      }
    }
  }

  private static func sentence(_ unknown: Search.Unknown) -> String {
    let words = unknown.nearest.map { "« \($0) »" }
    return "« \(unknown.typed) » n’apparaît nulle part."
      + (words.isEmpty ? "" : " Vouliez-vous dire \(French.list(words, "ou"))\u{202F}?")
  }

  private static func groups(_ hits: [Search.Hit]) -> [(kind: CatalogKind, hits: [Search.Hit])] {
    var groups: [(kind: CatalogKind, hits: [Search.Hit])] = []
    for hit in hits {
      if let index = groups.firstIndex(where: { $0.kind == hit.entry.kind }) {
        groups[index].hits.append(hit)
      } else {
        groups.append((hit.entry.kind, [hit]))
      }
    }
    return groups
  }

  public static func json(_ outcome: Search.Outcome) -> JSON {
    [
      "query": .string(outcome.query), "searched": .string(outcome.corrected ?? outcome.query),
      "unknown": .array(
        outcome.unknown.map { ["typed": .string($0.typed), "nearest": .strings($0.nearest)] }),
      "results": .array(
        outcome.hits.map {
          [
            "kind": .string($0.entry.kind.rawValue), "id": .string($0.entry.id), "title": .string($0.entry.title),
            "score": .int($0.score), "command": .string($0.entry.kind.command(opening: $0.entry.id)),
          ]
        }),
    ]
  }
}
