import Document
import Kernel

/// The page of one step: why, how, where, with what, until when, what goes wrong, what nobody is sure of.
public struct StepView {
  let knowledge: RegistrationKnowledge
  let today: CivilDate
  let followUp: FollowUp?

  /// - Parameter followUp: where the person stands, when the page is theirs.
  public init(_ knowledge: RegistrationKnowledge, today: CivilDate, followUp: FollowUp? = nil) {
    (self.knowledge, self.today, self.followUp) = (knowledge, today, followUp)
  }

  public func document(_ step: RegistrationStep) -> Document {
    let item = followUp?.item(step.id)
    return Document(Inline(step.title)) {
      if let item { state(item) }
      Inline(markup: step.why) + .cite(step.sources)
      if step.confidence.mustBeChecked, let words = step.confidence.inFrench {
        Block.callout(.warning, Inline("\(French.capitalized(words)). Demandez confirmation avant d’agir."))
      }
      Block.subheading("Comment faire")
      Block.numbered(step.gestures.map { Inline(markup: $0) })
      Block.definitions(rows(step))
      figures(step)
      deadline(step, item)
      Block.subheading("Ce qui rate souvent")
      Block.bullets(step.mistakes.map { Inline(markup: $0) })
      if !step.scams.isEmpty {
        Block.callout(.warning) {
          Inline("Arnaques à ce moment-là :")
          Block.bullets(step.scams.map { Inline(markup: $0) })
        }
      }
      if !step.doubts.isEmpty {
        Block.subheading("À vérifier")
        Block.bullets(step.doubts.map { Inline(markup: $0.what) + Inline(" Où demander : \($0.ask).") })
      }
      links(step, item)
    }
  }

  private func rows(_ step: RegistrationStep) -> [Definition] {
    let duration: Inline =
      switch step.duration {
      case .known(let text): Inline(markup: text)
      case .unknown(let reason): .uncertain(Inline(French.capitalized(reason)))
      }
    return [
      Definition(
        "Où", step.places.map { Inline($0.label + ($0.url.map { " (\($0))" } ?? "")) }.joined(separator: " ; ")),
      Definition(
        "Papiers",
        step.papers.isEmpty
          ? "aucun" : step.papers.map { Inline(markup: $0) }.joined(separator: " ; ")),
      Definition("Coût", Inline(markup: step.cost)), Definition("Durée", duration),
    ]
  }

  /// The figures of the law, as they stand today.
  @BlockBuilder private func figures(_ step: RegistrationStep) -> [Block] {
    let known = step.figures.compactMap { knowledge.figure($0) }
    if !known.isEmpty {
      Block.subheading(Inline("Les chiffres, au \(today.inFrenchDigits)"))
      Block.definitions(
        known.compactMap { figure in
          figure.values.at(today).map { answer in
            var text: Inline = .strong(Inline(answer.value.inFrench(unit: figure.unit)))
            if answer.period.confidence.mustBeChecked { text += .uncertain() }
            if let notice = answer.notice { text += Inline(" ; ") + .warning(Inline(notice.inFrench)) }
            text += .cite(answer.period.sources)
            if let note = answer.period.note { text += Inline(". ") + Inline(markup: note) }
            return Definition(Inline(figure.label), text)
          }
        })
    }
  }

  @BlockBuilder private func deadline(_ step: RegistrationStep, _ item: FollowUp.Item?) -> [Block] {
    // What is done once for all, or concerns somebody else, is due no more.
    if let deadline = step.deadline, item?.isOver != true {
      Block.subheading("Échéance")
      let dates =
        item?.deadlines.filter { $0.landmark || ($0.status != .done && !($0.optional && $0.status == .overdue)) } ?? []
      if !dates.isEmpty {
        Block.bullets(
          dates.prefix(4).map { Inline("\(DeadlineWords.title($0)) : ") + DeadlineWords.until($0, today) })
      } else if case .unknown(let reason, _) = deadline.timing {
        Inline.uncertain(Inline(reason))
      } else {
        Inline(rule(deadline)) + .cite(deadline.sources)
      }
      if let note = deadline.note { Inline(markup: note) }
      if deadline.confidence.mustBeChecked, let words = deadline.confidence.inFrench {
        Inline.warning(Inline(French.capitalized(words) + "."))
      }
      if let late = step.late { Block.callout(.info) { Inline("Si la date est passée. ") + Inline(markup: late) } }
    }
  }

  /// The rule in words, for who has told no date yet.
  private func rule(_ deadline: DeadlineRule) -> String {
    func since(_ facts: [String]) -> String {
      let names = facts.map { knowledge.dictionary.yours($0) }
      return names.count == 1 ? names[0] : "la plus ancienne de ces dates : " + French.list(names)
    }
    switch deadline.timing {
    case .after(let facts, .days(let count)): return "\(French.plural(count, "jour", "jours")) après \(since(facts))."
    case .after(let facts, .daysOf(let id)):
      let answer = knowledge.figure(id)?.values.at(today)
      return "\(answer?.value.inFrench(unit: "jours") ?? "un délai à vérifier") après \(since(facts))."
    case .after(let facts, .months(let count, let isEnd)):
      return isEnd
        ? "Le dernier jour du \(French.ordinal(count)) mois qui suit celui de \(since(facts))."
        : "\(count) mois après \(since(facts))."
    case .after(let facts, .quarters(let count)):
      return "La fin du \(French.ordinal(count)) trimestre civil qui suit \(since(facts))."
    case .after(let facts, .endOfYear): return "Le 31 décembre de l’année de \(since(facts))."
    case .yearly(let day, _, let years):
      let date = day.next(onOrAfter: today)
      let (_, month, number) = date.components
      return "Chaque année, le \(number == 1 ? "1er" : "\(number)") \(CivilDate.frenchMonths[month - 1])"
        + (years == 0 ? "." : ", à partir de l’année qui suit le début d’activité.")
    case .declarations: return "Chaque mois ou chaque trimestre, avant la fin du mois qui suit la période."
    case .onDate(let date): return "Le \(date.inFrench)."
    case .unknown(let reason, _): return reason
    }
  }

  /// How to say that it is done, or that it is not after all.
  private func noting(_ step: RegistrationStep, _ item: FollowUp.Item?) -> [CommandHint] {
    if case .declarations? = step.deadline?.timing {
      return [CommandHint("tremplin demarches declarer 2027-02 850", "noter les recettes d’une période")]
    }
    // Closing is said the day it happens; the other changes are only read.
    if step.phase == .change, step.asks.isEmpty { return [] }
    switch item?.state {
    case .done(.some)?, .notConcerned?, .postponed?:
      return [CommandHint("tremplin demarches annuler \(step.id)", "la remettre à faire")]
    case .excluded?, .lapsed?: return []
    default: return [CommandHint("tremplin demarches fait \(step.id)", "la noter faite")]
    }
  }

  @BlockBuilder private func state(_ item: FollowUp.Item) -> [Block] {
    Block.checklist([
      ChecklistItem(
        item.checklistState, Inline(item.stateSentence(knowledge)), word: item.word(today), details: item.details)
    ])
  }

  @BlockBuilder private func links(_ step: RegistrationStep, _ item: FollowUp.Item?) -> [Block] {
    let before = step.after.compactMap { knowledge.step($0) }
    let unsure: [String] =
      switch item?.state {
      case .unsure(let facts)?: facts
      default: []
      }
    Block.commands(
      unsure.filter { knowledge.dictionary[$0]?.writer == .registration }.map {
        CommandHint("tremplin demarches situation \($0)", "dire si vous êtes concerné·e")
      }
        + unsure.filter { knowledge.dictionary[$0]?.writer != .registration }.map {
          CommandHint("tremplin profil modifier \(knowledge.dictionary.typed($0))", "répondre à cette question")
        }
        + noting(step, item)
        + before.map { CommandHint("tremplin demarches voir \($0.id)", Inline("ce qui vient avant : \($0.title)")) })
  }
}
