import Document
import Kernel
import Profile

/// Facts, questions of the interview, sources.
extension EntryPage {
  func fact(_ fact: FactDeclaration) -> Document {
    let question = catalog.questions.first { $0.fact == fact.id }
    return Document(Inline(fact.label)) {
      Block.definitions(rows(of: fact))
      if let question {
        Block.subheading("La question qui le demande")
        Inline(question.text)
        Block.commands([
          "tremplin profil modifier \(catalog.factDictionary.typed(fact.id))": "répondre à cette question seule"
        ])
      }
      referrers(
        "Ce qui en dépend",
        catalog.entries(referringTo: SearchIndex.Entry(kind: .facts, id: fact.id, title: fact.label)))
    }
  }

  private func rows(of fact: FactDeclaration) -> [Definition] {
    var rows = [Definition("Nom", Inline(fact.id)), Definition("Sorte", Inline(fact.kindInFrench))]
    if let unit = fact.unit { rows.append(Definition("Unité", Inline(unit))) }
    switch (fact.minimum, fact.maximum) {
    case (let low?, let high?): rows.append(Definition("Bornes", Inline("de \(low.inFrench) à \(high.inFrench)")))
    case (let low?, nil): rows.append(Definition("Bornes", Inline("au moins \(low.inFrench)")))
    case (nil, let high?): rows.append(Definition("Bornes", Inline("au plus \(high.inFrench)")))
    case (nil, nil): break
    }
    if !fact.choices.isEmpty {
      rows.append(Definition("Valeurs", Inline(fact.choices.map { "\($0.id) (\($0.label))" }.joined(separator: ", "))))
    }
    rows.append(Definition("Écrit par", Inline(fact.writerInFrench)))
    return rows
  }

  func question(_ question: Question) -> Document {
    Document(Inline(question.text)) {
      Block.definitions([
        Definition("Pourquoi", Inline(markup: question.why)), Definition("Ce qui en dépend", Inline(question.changes)),
        Definition("Fait rempli", Inline(question.fact)),
        Definition(
          "Posée", Inline(question.when.map { "si \($0.words(catalog.factDictionary))" } ?? "à tout le monde")),
      ])
      if let example = question.example { Inline("Exemple de réponse : \(example).") }
      Block.commands([
        "tremplin profil modifier \(catalog.factDictionary.typed(question.fact))": "répondre à cette question seule"
      ])
    }
  }

  func source(_ entry: SearchIndex.Entry) -> Document? {
    guard let use = SourceUse(catalog).uses.first(where: { $0.source.id == entry.id }) else { return nil }
    let source = use.source
    return Document(Inline(source.title)) {
      Block.definitions(
        [
          Definition("Éditeur", Inline(source.publisher)), Definition("Numéro", Inline("\(use.number)")),
          Definition("Lue le", Inline(source.read.inFrench)),
          Definition("Licence", Inline(source.licence ?? "non précisée")),
        ] + (source.url.map { [Definition("Adresse", Inline($0))] } ?? []))
      if source.read < today.adding(months: -12) {
        Block.callout(.warning, "Pas relue depuis plus d’un an : ce qui repose dessus est à vérifier.")
      }
      if use.entries.isEmpty {
        Inline("Rien ne repose sur elle.")
      } else {
        Inline(
          "Citée \(French.plural(use.mentions, "fois", "fois")), dans \(French.plural(use.entries.count, "entrée", "entrées"))."
        )
        referrers("Ce qui repose dessus", use.entries)
      }
    }
  }
}

extension FactDeclaration {
  fileprivate var kindInFrench: String {
    switch kind {
    case .choice: "un choix"
    case .choices: "plusieurs choix"
    case .flag: "oui ou non"
    case .integer: "un nombre entier"
    case .decimal: "un nombre"
    case .money: "un montant en euros"
    case .date: "une date"
    case .text: "un texte"
    case .hours: "des heures par semaine"
    case .formations: "des diplômes"
    }
  }

  fileprivate var writerInFrench: String {
    switch writer {
    case .profile: "vous, dans l’entretien"
    case .assessment: "l’évaluation des compétences"
    case .practice: "la pratique"
    case .registration: "les démarches"
    case .earnings: "les revenus"
    case .roadmap: "le parcours"
    case .derived: "le calcul, d’après \(derivedFrom ?? "un autre fait")"
    }
  }

  private var derivedFrom: String? {
    switch derivation {
    case .yearsSince(let fact)?, .monthsSince(let fact)?: fact
    case nil: nil
    }
  }
}
