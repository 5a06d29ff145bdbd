import Conversation
import Kernel

/// `pratique noter`: a few questions, and one more proof in the log.
public struct LadderScript: Script {
  /// Those already noted, so that an avis can name one.
  let volunteers: [String]
  /// Changes that wait for their look two weeks after.
  let unchecked: [LadderNote]
  let today: CivilDate
  /// « Quelqu’un d’autre », « Un nouveau changement ».
  private static let another = "autre"

  public init(_ log: LadderLog, today: CivilDate) {
    (volunteers, self.today) = (log.volunteers, today)
    unchecked = log.changes.filter { !$0.flag("checked") && $0.day.adding(days: LadderLog.checkAfter) <= today }
  }

  public struct State: Sendable {
    var kind: LadderNote.Kind?
    var values: [String: FactValue] = [:]
    var asked: [String] = []
  }

  public var start: State { State() }

  public func turn(at state: State) -> Turn<LadderNote?> {
    guard let kind = state.kind else {
      if !state.asked.isEmpty { return .finished(nil) }
      return .prompt(
        Prompt(
          id: "kind", text: "Que voulez-vous noter ?",
          help: [
            "ces notes sont vos preuves : pour vous, puis pour un client.", "elles font avancer « pratique bilan ».",
          ],
          kind: .choice(LadderNote.Kind.allCases.map { .init(id: $0.rawValue, label: $0.inFrench) }), canSkip: false))
    }
    guard let next = questions(kind, state).first(where: { !state.asked.contains($0.id) }) else {
      return .finished(state.values.isEmpty ? nil : LadderNote(kind, notedOn: today, values: state.values))
    }
    return .prompt(next)
  }

  public func advance(_ state: State, with reply: Reply) -> State {
    var next = state
    next.asked.append(reply.prompt)
    guard case .fact(let value) = reply.value else { return next }
    if reply.prompt == "kind" {
      if case .choice(let id) = value { next.kind = LadderNote.Kind(rawValue: id) }
    } else if reply.prompt == "volunteer", case .choice(let id) = value {
      if let place = Int(id), volunteers.indices.contains(place) { next.values["who"] = .text(volunteers[place]) }
    } else if reply.prompt == "again", case .choice(let id) = value {
      if let place = Int(id), unchecked.indices.contains(place) {
        // The same change, looked at again: the log keeps the last word on it.
        next.values = unchecked[place].values
        next.asked += ["what", "changed", "date"]
      }
    } else {
      next.values[reply.prompt] = value
    }
    return next
  }

  private func questions(_ kind: LadderNote.Kind, _ state: State) -> [Prompt] {
    switch kind {
    case .week:
      [
        date("Quel jour de cette semaine-là ?"),
        text("what", "Qu’avez-vous publié, et sur quel compte ?", needed: true),
        text("link", "Un lien vers l’une des publications ?"), number("posts", "Combien de publications ?", 0...50),
        hours, text("figures", "Les chiffres de la semaine (vues, réponses, abonnés) ?"),
        text("learnt", "Qu’avez-vous appris, ou que changerez-vous ?"),
      ]
    case .volunteer:
      [
        text("who", "Qui aidez-vous ? (un nom que vous reconnaîtrez)", needed: true),
        Prompt(
          id: "nature", text: "De qui s’agit-il ?", help: ["le travail gratuit n’a pas les mêmes règles partout."],
          kind: .choice([
            .init(id: "association", label: "Une association"),
            .init(id: "person", label: "Une personne, sans commerce"),
            .init(id: "company", label: "Une entreprise ou un commerce"),
          ]), canSkip: false),
        date("Depuis quand ?", preamble: state.values["nature"] == .choice("company") ? LadderScript.warning : []),
        flag("scope", "Le périmètre est-il écrit (quoi, combien, jusqu’à quand) ?"),
        flag("roles", "Vos accès passent-ils par un rôle, et non par un mot de passe partagé ?"), hours,
        text("what", "Qu’avez-vous fait ?"), text("link", "Un lien vers l’une des publications ?"),
      ]
    case .feedback: feedback(state)
    case .change: change(state)
    case .goal: [text("what", "Quel objectif, petit et vérifiable, pour cette semaine ?", needed: true)]
    case .file:
      [
        flag("quote", "Votre modèle de devis est-il prêt ?"),
        flag("insurance", "Avez-vous examiné une assurance professionnelle ?"),
      ]
    }
  }

  private func feedback(_ state: State) -> [Prompt] {
    var prompts: [Prompt] = []
    if !volunteers.isEmpty {
      prompts.append(
        Prompt(
          id: "volunteer", text: "De qui vient cet avis ?",
          kind: .choice(
            volunteers.enumerated().map { .init(id: "\($0)", label: $1) }
              + [.init(id: LadderScript.another, label: "Quelqu’un d’autre")]), canSkip: false))
    }
    if volunteers.isEmpty || state.asked.contains("volunteer") && state.values["who"] == nil
      || state.asked.contains("who")
    {
      prompts.append(text("who", "De qui vient cet avis ? (un nom que vous reconnaîtrez)", needed: true))
    }
    return prompts + [
      date("Quel jour ?"),
      Prompt(
        id: "text", text: "Que dit cet avis ?",
        help: ["cinq points à demander : écoute, qualité, délais, résultats, recommanderiez-vous."],
        kind: .prose(longest: 3_000), canSkip: false),
      flag("consent", "Avez-vous l’accord écrit de la personne pour le garder et le citer ?"),
    ]
  }

  private func change(_ state: State) -> [Prompt] {
    var prompts: [Prompt] = []
    if !unchecked.isEmpty {
      prompts.append(
        Prompt(
          id: "again", text: "De quel changement s’agit-il ?",
          help: ["un changement compte quand on a regardé, deux semaines après, s’il tient."],
          kind: .choice(
            unchecked.enumerated().map { .init(id: "\($0)", label: $1.text("changed") ?? $1.text("what") ?? "?") }
              + [.init(id: LadderScript.another, label: "Un nouveau changement")]), canSkip: false))
    }
    prompts += [
      text("what", "Quelle remarque avez-vous reçue ?", needed: true),
      text("changed", "Qu’avez-vous changé à cause d’elle ?", needed: true), date("Depuis quel jour ?"),
    ]
    // Before two weeks there is nothing to look at yet.
    let since: CivilDate = if case .date(let day)? = state.values["date"] { day } else { today }
    if state.asked.contains("date"), since.adding(days: LadderLog.checkAfter) <= today {
      prompts.append(flag("checked", "Deux semaines après, avez-vous vérifié que cela va mieux ?"))
    }
    return prompts
  }

  /// What the sheet of facts says of free work for a company; disputed, and said so.
  static let warning = [
    "**Attention** : travailler gratuitement pour une entreprise est risqué. Des juges peuvent y voir du travail dissimulé (article L8221-5 du code du travail), à la charge de l’entreprise (à vérifier auprès de l’Urssaf).",
    "Préférez une association. Sinon : huit semaines au plus, un écrit « exercice d’apprentissage », sans contrepartie ni horaires imposés, sans remplacer personne.",
  ]

  private var hours: Prompt {
    Prompt(id: "hours", text: "Combien d’heures y avez-vous passées ?", kind: .decimal(unit: "heures"), example: "3,5")
  }

  private func date(_ text: String, preamble: [String] = []) -> Prompt {
    Prompt(
      id: "date", text: text, kind: .date(today.adding(months: -36)...today), canSkip: true, preamble: preamble)
  }

  private func text(_ id: String, _ text: String, needed: Bool = false) -> Prompt {
    Prompt(id: id, text: text, kind: .text(longest: 1_000), canSkip: !needed)
  }

  private func number(_ id: String, _ text: String, _ range: ClosedRange<Int>) -> Prompt {
    Prompt(id: id, text: text, kind: .integer(range, unit: nil), canSkip: false)
  }

  private func flag(_ id: String, _ text: String) -> Prompt { Prompt(id: id, text: text, kind: .yesNo) }
}
