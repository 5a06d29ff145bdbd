import Document
import Kernel

/// All formations, with the reason why some are left out; and two or more side by side.
public enum FormationList {
  public static func document(_ knowledge: RoadmapKnowledge, _ result: RoadmapResult) -> Document {
    let excluded = Dictionary(result.excluded.map { ($0.id, $0.reason) }, uniquingKeysWith: { first, _ in first })
    let used = Set(result.routes.flatMap { $0.steps.map(\.id) })
    return Document("Les formations et les étapes") {
      Inline(
        "\(French.plural(knowledge.formations.count, "entrée", "entrées")). « Retenue » : au moins un de vos parcours y passe."
      )
      for family in Formation.Family.allCases {
        let members = knowledge.formations.filter { $0.family == family }
        // A reason that whole families share is told once.
        let told = members.enumerated().map { place, formation in
          excluded[formation.id].map { reason in
            place > 0 && excluded[members[place - 1].id] == reason ? "écartée : même raison." : "écartée : \(reason)"
          }
        }
        if !members.isEmpty {
          Block.subheading(Inline(family.inFrench))
          Block.list(
            .bulleted,
            zip(members, told).map { formation, reason in
              var text: Inline = .strong(Inline(formation.title)) + Inline(" (\(formation.id))")
              if used.contains(formation.id) { text += " — " + .success("retenue") }
              return ListItem(text, reason.map { [Inline($0)] } ?? [])
            })
        }
      }
      Block.commands([
        "tremplin parcours voir ID": "lire une fiche", "tremplin parcours comparer ID ID": "en comparer plusieurs",
      ])
    }
  }

  /// What the sheet says of a way; where it says nothing, what the ways in are, and no guess where there is none.
  private static func possible(_ formation: Formation, _ said: Access.Possible?, _ isOffered: Bool) -> Inline {
    if let said, said != .no { return Inline(said.inFrench) }
    if said == nil, formation.offers.isEmpty { return Inline(Access.Possible.unknown.inFrench) }
    return isOffered ? "oui" : "non"
  }

  public static func json(_ formation: Formation, today: CivilDate) -> JSON {
    [
      "id": .string(formation.id), "title": .string(formation.title), "family": .string(formation.family.rawValue),
      "level": .optional(formation.euLevel?.value) { .int($0) }, "recognition": .int(formation.recognition),
      "open": .bool(Standing(formation, today: today).isOpen),
      "replacedBy": .strings(formation.closure?.replacedBy ?? []),
      "rncp": .array(
        formation.register.map {
          [
            "code": .string($0.code), "until": .optional($0.until.value) { .date($0) },
            "renewal": .string($0.renewal.rawValue),
          ]
        }),
      "offers": .array(
        formation.offers.map {
          [
            "id": .string($0.id), "label": .string($0.label), "mode": .string($0.mode.rawValue),
            "distance": .bool($0.distance),
            "months": .optional($0.months) { .int($0) }, "hours": .int($0.hours),
          ]
        }),
      "trains": .array(
        formation.trains.map { ["competence": .string($0.competence), "from": .int($0.from), "to": .int($0.to)] }),
      "sources": .strings(formation.sources), "confidence": .string(formation.confidence.rawValue),
    ]
  }

  /// - Parameter forYou: why each is, or is not, on this person's routes; in the order of `formations`.
  public static func comparison(
    _ formations: [Formation], _ knowledge: RoadmapKnowledge, forYou: [WhyNot], today: CivilDate
  ) -> Document {
    let view = FormationView(knowledge, today: today)
    func row(_ title: Inline, _ words: (Formation) -> Inline) -> [Inline] { [title] + formations.map(words) }
    let trained = knowledge.competences.filter { competence in
      formations.contains { $0.trains.contains { $0.competence == competence.id } }
    }
    return Document("Comparaison") {
      Block.table(
        [""] + formations.map { Column(Inline($0.title)) },
        rows: [
          row("Sorte") { Inline($0.family.inFrench) },
          row("Ouverte") { Inline(view.standing($0)) },
          row("Reconnaissance") { Inline(Recognition.short($0.recognition)) },
          row("Durée") { Inline($0.offers.first.map { OfferWords.duration($0) } ?? "—") },
          row("À distance") { possible($0, $0.access?.distance, $0.offers.contains(where: \.distance)) },
          row("Apprentissage") { formation in
            possible(
              formation, formation.access?.apprenticeship, formation.offers.contains { $0.mode == .apprenticeship })
          },
          row("Prochaine entrée") { Inline(view.nextEntry($0)) },
          row("Sélection") { formation in
            let pressure = formation.places.compactMap(\.pressure).max().map { ", jusqu’à \($0) vœux par place" } ?? ""
            return possible(formation, formation.access?.selective, false) + Inline(pressure)
          },
          row("Lien avec le métier") { Inline($0.closeness?.inFrench ?? "—") },
        ]
          + trained.map { competence in
            row(Inline(competence.title)) { formation in
              formation.trains.first { $0.competence == competence.id }.map { "\($0.from) → \($0.to)" } ?? "—"
            }
          })
      Block.subheading("Pour vous")
      Block.bullets(forYou.map { .strong(Inline("\($0.title) : ")) + Inline($0.text) })
      Block.commands(
        formations.map { CommandHint("tremplin parcours voir \($0.id)", Inline("la fiche de \($0.title)")) })
    }
  }
}
