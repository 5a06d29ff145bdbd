import Document
import Kernel

/// `demarches` and `demarches liste`: where one stands on one screen, by phase; `bilan` reads its glance.
public struct FollowUpView {
  let knowledge: RegistrationKnowledge
  let followUp: FollowUp

  public init(_ knowledge: RegistrationKnowledge, _ followUp: FollowUp) {
    (self.knowledge, self.followUp) = (knowledge, followUp)
  }

  var today: CivilDate { followUp.today }

  // MARK: The list

  /// - Parameters:
  ///   - isWhole: every step; else what can be done now, the rest counted.
  ///   - opening: what another capability says of the moment, before the steps.
  public func list(isWhole: Bool, opening: [Block] = []) -> Document {
    Document("Vos démarches") {
      if let closed {
        Inline("Activité cessée le \(closed.inFrench). Voici ce qui reste.")
      } else {
        Inline(
          (isRegistered || isInBusiness || isMinor ? "" : "S’immatriculer est gratuit et se fait en ligne. ") + progress
        )
        opening
        startHint
      }
      regimeEnded
      late
      for phase in RegistrationStep.Phase.allCases { block(phase, isWhole: isWhole) }
      if isWhole { excluded }
      Block.commands(
        nextCommands
          + (isWhole ? [] : [CommandHint("tremplin demarches liste", "toutes les étapes, une par une")]))
    }
  }

  /// What the program no longer follows, once the regime it knows has ended.
  @BlockBuilder var regimeEnded: [Block] {
    if let left = followUp.context.facts.date("registration.leftMicro"), left <= today {
      Block.callout(.warning) {
        Inline(
          "D’après vos recettes, vous êtes au régime réel depuis le \(left.inFrench) : les dates de la micro-entreprise s’arrêtent là. Celles du régime réel ne sont pas suivies ici : voyez un·e expert·e-comptable, et vérifiez auprès du service des impôts."
        )
        Block.commands(["tremplin demarches voir plafond-micro-depasse": "ce qui change"])
      }
    }
  }

  private var closed: CivilDate? {
    followUp.context.facts.date("registration.closed").flatMap { $0 <= today ? $0 : nil }
  }

  /// Already self-employed when the profile was told, and no date of start here yet.
  public var isInBusiness: Bool {
    followUp.context.facts.choice("status") == "selfEmployed"
      && followUp.context.facts.date("registration.startDate") == nil
  }

  /// Under 18 today; false where the age is not known.
  public var isMinor: Bool {
    if case .number(let age)? = followUp.context["age"] { age < 18 } else { false }
  }

  private var isRegistered: Bool { followUp.item("deposer-formalite")?.isDone ?? false }

  /// « 3 étapes faites sur 55. »
  private var progress: String {
    let own = followUp.items.filter { $0.state != .excluded && $0.step.phase != .change }
    let done = own.filter(\.isDone).count
    return "\(French.plural(done, "étape faite", "étapes faites")) sur \(own.count)."
  }

  @BlockBuilder private var startHint: [Block] {
    if isInBusiness {
      Block.callout(.info) {
        Inline(
          "Vous êtes déjà à votre compte, sans date de début d’activité notée. Donnez-la : vos échéances s’afficheront, et les étapes d’immatriculation passées se notent faites."
        )
        Block.commands(["tremplin demarches situation registration.startDate": "donner cette date"])
      }
    } else if followUp.context.facts.date("registration.startDate") == nil {
      Block.callout(
        .info,
        "Aucune date de début d’activité n’est notée : les échéances qui en dépendent n’apparaissent pas encore.")
    }
  }

  @BlockBuilder private var late: [Block] {
    let late = followUp.deadlines.filter(\.isLate)
    if !late.isEmpty {
      Block.callout(.warning) {
        Inline("\(French.plural(late.count, "échéance passée", "échéances passées")) :")
        Block.bullets(
          late.prefix(6).map {
            Inline("\(DeadlineWords.title($0)) : ") + DeadlineWords.until($0, today).withoutCitations
          } + (late.count > 6 ? [Inline("et \(late.count - 6) de plus")] : []))
        Inline("Ce qu’il faut faire maintenant : ") + .command("tremplin demarches echeances")
      }
    }
  }

  @BlockBuilder private func block(_ phase: RegistrationStep.Phase, isWhole: Bool) -> [Block] {
    let all = followUp.items.filter { $0.step.phase == phase && $0.state != .excluded }
    let told = all.filter { !$0.isUnsure }
    let shown = isWhole ? told : told.filter { $0.isPressing(today) && phase != .change }
    let unsure = all.filter(\.isUnsure)
    // Once the activity has closed, a phase without anything left says nothing.
    if !all.isEmpty, closed == nil || isWhole || !shown.isEmpty {
      Block.subheading(Inline(phase.inFrench))
      if !shown.isEmpty {
        Block.checklist(shown.map { line($0) })
      }
      if !isWhole {
        let sentences = folded(told, shown.count, phase)
        if !sentences.isEmpty { Block.paragraph(.muted(Inline(sentences.joined(separator: " ")))) }
      }
      if !unsure.isEmpty {
        Inline("Selon votre situation : ")
          + Inline(French.list(unsure.map { "\($0.step.title.lowercasedFirstLetter) (\($0.step.id))" })) + "."
      }
    }
  }

  private func line(_ item: FollowUp.Item) -> ChecklistItem {
    var details: [Inline] = []
    switch item.state {
    case .postponed, .notConcerned: details.append(Inline(item.stateSentence(knowledge)))
    default: break
    }
    if item.isOpen, let next = item.next, next.due != nil {
      details.append(DeadlineWords.until(next, today).withoutCitations)
    }
    return ChecklistItem(
      item.checklistState, Inline(item.step.title) + .muted(Inline(" (\(item.step.id))")), word: item.word(today),
      details: details + item.details)
  }

  /// What a phase holds besides what is shown: how much is done, how much waits, how much comes later.
  private func folded(_ items: [FollowUp.Item], _ shown: Int, _ phase: RegistrationStep.Phase) -> [String] {
    if phase == .change {
      return ["À lire le jour où cela arrive : \(French.list(items.map { $0.step.title.lowercasedFirstLetter }))."]
    }
    let done = items.filter(\.isDone).count
    let waiting = items.filter { if case .waiting = $0.state { !$0.isPressing(today) } else { false } }.count
    let lapsed = items.filter { if case .lapsed = $0.state { true } else { false } }.count
    let aside = items.filter {
      switch $0.state {
      case .postponed, .notConcerned: !$0.isPressing(today)
      default: false
      }
    }.count
    let later = items.count - shown - done - waiting - lapsed - aside
    var sentences: [String] = []
    if done > 0 { sentences.append("\(French.plural(done, "étape faite", "étapes faites")).") }
    if waiting > 0 {
      sentences.append("\(French.plural(waiting, "étape attend", "étapes attendent")) celles d’avant.")
    }
    if later > 0 { sentences.append("\(French.plural(later, "étape reviendra", "étapes reviendront")) plus tard.") }
    if aside > 0 { sentences.append("\(French.plural(aside, "étape mise", "étapes mises")) de côté.") }
    if lapsed > 0 { sentences.append("\(French.plural(lapsed, "étape passée", "étapes passées")), sans suite.") }
    return sentences
  }

  @BlockBuilder private var excluded: [Block] {
    let count = followUp.items.filter { $0.state == .excluded }.count
    if count > 0 {
      let words = French.plural(count, "étape ne vous concerne pas", "étapes ne vous concernent pas")
      Block.paragraph(.muted(Inline("\(words), d’après vos réponses.")))
    }
  }

  private var nextCommands: [CommandHint] {
    var hints: [CommandHint] = []
    if let next = followUp.following {
      hints.append(CommandHint("tremplin demarches voir \(next.step.id)", Inline("la suite : \(next.step.title)")))
    }
    let unknown = followUp.items.flatMap { item -> [String] in
      if case .unsure(let facts) = item.state { facts } else { [] }
    }
    func writer(_ fact: String) -> FactDeclaration.Writer? { knowledge.dictionary[fact]?.writer }
    if let fact = unknown.first(where: { writer($0) == .profile }) {
      hints.append(
        CommandHint(
          "tremplin profil modifier \(knowledge.dictionary.typed(fact))", "répondre à ce qui manque de votre profil"))
    }
    if unknown.contains(where: { writer($0) == .registration })
      || followUp.context.facts.date("registration.startDate") == nil
    {
      hints.append(CommandHint("tremplin demarches situation", "dire ce qui vous concerne, en quelques questions"))
    }
    hints.append(CommandHint("tremplin demarches echeances", "toutes les dates, dans l’ordre"))
    return hints
  }

  // MARK: One glance

  /// For the overview of everything: how far, what is late, what comes next, what came in, and how the plan fares.
  ///
  /// - Parameter routeEnd: the last day of the training route that the person chose.
  @BlockBuilder public func glance(routeEnd: CivilDate?) -> [Block] {
    let late = followUp.deadlines.filter(\.isLate)
    let next = followUp.deadlines.first {
      ($0.due.map { $0 >= today } ?? false) && $0.status != .done && !$0.optional && !$0.landmark && $0.isSure
    }
    let ledger = TurnoverLedger(followUp.context.facts)
    if next == nil, ledger.lines.isEmpty, !followUp.items.contains(where: \.isDone) {
      if isInBusiness {
        Inline("Vous êtes déjà à votre compte : avec votre date de début, Tremplin suit vos échéances.")
        Block.commands(["tremplin demarches situation registration.startDate": "donner cette date"])
      } else if isMinor {
        Inline("Pas encore commencées : la micro-entreprise attend en principe vos 18 ans (à vérifier).")
      } else {
        Inline("Pas encore commencées. S’immatriculer est gratuit.")
      }
    } else {
      Inline(progress)
      if let left = followUp.context.facts.date("registration.leftMicro"), left <= today {
        Inline.warning(Inline("Régime réel depuis le \(left.inFrench), d’après vos recettes.")) + " "
          + .command("tremplin demarches voir plafond-micro-depasse")
      }
      if let oldest = late.first {
        let rest = late.count > 1 ? " et \(late.count - 1) de plus" : ""
        Inline.warning(
          Inline(
            "\(French.plural(late.count, "échéance passée", "échéances passées")) : \(DeadlineWords.title(oldest).lowercasedFirstLetter)\(rest)."
          )) + " " + .command("tremplin demarches echeances")
      }
      if let next, let due = next.due {
        Inline("Prochaine date : \(DeadlineWords.title(next).lowercasedFirstLetter), le ")
          + .strong(Inline(due.inFrench))
          + Inline(" (\(DeadlineWords.distance(today, to: due))).")
      }
      if let year = ledger.years.last {
        Inline("Recettes notées en \(year) : \(ledger.total(year).inFrench).")
      }
      let turnover = TurnoverView(knowledge, facts: followUp.context.facts, routeEnd: routeEnd, today: today)
      turnover.crossedInBrief
      if let plan = turnover.planInBrief {
        plan
        Block.commands(["tremplin demarches declarer": "le détail, et ce qu’il faudrait changer"])
      }
    }
    Block.commands(["tremplin demarches": "vos démarches"])
  }
}

extension Inline {
  /// For a list, where the numbers of sources would be noise.
  var withoutCitations: Inline {
    Inline(spans: spans.filter { if case .cite = $0 { false } else { true } })
  }
}

extension String {
  public var lowercasedFirstLetter: String {
    guard let first, dropFirst().first?.isUppercase != true else { return self }
    return first.lowercased() + dropFirst()
  }
}
