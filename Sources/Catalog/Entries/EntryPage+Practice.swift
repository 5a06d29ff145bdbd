import Document
import Kernel
import Practice

/// What Tremplin knows of practice: clients, events, platforms, rules of writing. How a client ends stays untold.
extension EntryPage {
  func scenario(_ scenario: Scenario) -> Document {
    Document(Inline(scenario.title)) {
      Inline(scenario.summary)
      Block.quote(Inline(scenario.persona.quotedBrief), by: Inline(scenario.persona.name))
      Block.definitions([
        Definition("Métier", Inline(scenario.persona.trade)),
        Definition("Difficulté", Inline("\(scenario.difficulty) sur 5")),
        Definition("Durée", Inline("environ \(scenario.minutes) minutes, \(scenario.decisions.count) décisions")),
        Definition("Où", Inline(scenario.audience.map { name(ofPlatform: $0.platform) }.joined(separator: ", "))),
      ])
      Inline("Personnage et commerce inventés. Ce que la cliente ou le client ne dit pas se découvre en le demandant.")
    }
  }

  func practiceEvent(_ event: PracticeEvent) -> Document {
    Document(Inline(event.title)) {
      Inline("Peut arriver pendant une mission d’entraînement.")
      if let law = event.law {
        law.confidence.mustBeChecked
          ? Block.paragraph("Le droit : \(uncertain: Inline(law.text))\(cite: law.sources)")
          : Block.paragraph("Le droit : \(law.text)\(cite: law.sources)")
      }
    }
  }

  func platform(_ platform: Platform, _ entry: SearchIndex.Entry) -> Document {
    Document(Inline(platform.name)) {
      for limit in platform.limits {
        if let known = limit.values.at(today) {
          Block.paragraph(
            Inline(
              "\(words(limit.rule)) : \(French.number(known.value)) (vérifié le \(known.period.checked.inFrenchDigits)")
              + (limit.refused ? ")" : " ; conseil)") + .cite(known.period.sources)
              + (known.period.confidence.mustBeChecked ? " — à vérifier" : "")
              + (known.period.note.map { Inline(" \($0)") } ?? ""))
        }
      }
      Inline("Ces limites changent souvent : à vérifier sur la plateforme avant de s’y fier.")
      if let model = platform.model(on: today) {
        Block.callout(
          .info,
          "Dans les clients d’entraînement, un modèle pédagogique imite cette plateforme : les ordres de grandeur sont réalistes, les chiffres ne prédisent rien.\(cite: model.sources)"
        )
      }
    }
  }

  private func words(_ rule: PostLimit.Rule) -> String {
    switch rule {
    case .length: "Longueur d’un texte, en signes"
    case .hook: "Signes visibles avant « plus »"
    case .hashtags: "Mots-dièse"
    case .linkLength: "Signes comptés pour un lien"
    }
  }

  private func name(ofPlatform id: String) -> String { catalog.platforms.first { $0.id == id }?.name ?? id }

  func sector(_ sector: Sector) -> Document {
    Document(Inline(sector.label)) {
      Inline(
        "Dans le modèle pédagogique, ce métier attire \(Quantity(millionths: Int((sector.factor * 1_000_000).rounded())).inFrench) fois l’attention moyenne. La tendance est observée, le chiffre est un choix de Tremplin."
      ) + .cite(sector.sources)
    }
  }

  func pool(_ pool: Pool) -> Document {
    Document(Inline(pool.id)) {
      Inline(
        "Personnes que l’on peut espérer toucher depuis un tel lieu : \(French.number(pool.people)). Inventé pour apprendre."
      )
    }
  }

  func dimension(_ dimension: Dimension) -> Document {
    Document(Inline(dimension.label)) {
      Inline(dimension.meaning)
      Inline("Compte pour \(Int((dimension.weight * 100).rounded())) % du bilan d’une mission d’entraînement.")
    }
  }

  func postRule(_ rule: PostRule) -> Document {
    Document(Inline(rule.severity.inFrench)) {
      Inline(rule.text) + .cite(rule.sources)
      Inline(rule.mend)
    }
  }

  func readinessRule(_ rule: ReadinessRule) -> Document {
    Document(Inline(rule.label)) {
      Inline(rule.stage == .practice ? "Avant un premier client." : "Avant une première facture.")
      Inline("Condition : \(rule.when.words(catalog.factDictionary)).") + .cite(rule.sources)
      Inline(rule.way)
      Block.commands([CommandHint("tremplin \(rule.command)", "le chemin le plus court")])
    }
  }
}
