import Document
import Kernel

/// What came in against what was planned: when, how much, how far apart, what would have to change. Each hypothesis is said.
extension TurnoverView {
  @BlockBuilder var againstPlan: [Block] {
    if plan.first != nil || plan.monthly != nil {
      Block.subheading("Face à votre plan")
      if let sentence = firstClient { Inline(sentence) }
      if let monthly = plan.monthly {
        Inline("À faire entrer : ") + .strong(Inline("\(monthly.inFrench) par mois")) + calculation
        Block.bullets(hypotheses)
        if let balance { balance }
        if !changes.isEmpty {
          Inline("Ce que cela demande :")
          Block.bullets(changes)
        }
        Block.commands(["tremplin demarches situation registration.turnoverGoal 1500": "vous fixer un autre objectif"])
      } else {
        Inline("Aucun montant n’est prévu : dites ce que vous visez par mois.")
        Block.commands(["tremplin demarches situation registration.turnoverGoal 1500": "fixer cet objectif"])
      }
    }
  }

  /// One line for the overview; nil where there is nothing to compare yet.
  public var planInBrief: Inline? {
    guard let monthly = plan.monthly, monthly > .zero, let first = plan.first, plan.months > 0 else {
      return firstClient.map { Inline($0) }
    }
    let since = first.month.monthInFrench
    if plan.basis == .hours { return Inline("Recettes : \(share) de ce que vos heures permettraient depuis \(since).") }
    let gap = Money(cents: abs(plan.gap.cents)).inFrench
    if plan.gap == .zero { return Inline("Face à votre plan : juste ce qui était prévu depuis \(since).") }
    return plan.gap < .zero
      ? Inline("Face à votre plan : ") + .warning(Inline("\(gap) de retard"))
        + Inline(" sur les recettes prévues depuis \(since).")
      : Inline("Face à votre plan : \(gap) d’avance sur les recettes prévues depuis \(since).")
  }

  /// What came in, of what every hour sold would have brought.
  private var share: String { "\(plan.received.cents * 100 / max(1, plan.planned.cents))\u{202F}%" }

  // MARK: The first client

  private var firstClient: String? {
    guard let first = plan.first, first.from != .start else { return nil }
    let month = first.month.monthInFrench
    let planned = first.from == .wish ? "souhaité pour \(month)" : "possible après votre parcours, en \(month)"
    guard let came = plan.came, let late = plan.monthsLate else {
      let wait = today.startOfMonth.months(to: first.month)
      if wait > 0 { return "Premier client : \(planned), dans \(French.plural(wait, "mois", "mois"))." }
      if wait == 0 { return "Premier client : \(planned), ce mois-ci." }
      return "Premier client : \(planned) ; rien n’est encore noté, \(French.plural(-wait, "mois", "mois")) après."
    }
    let distance =
      late == 0
      ? "à la date prévue" : "\(French.plural(abs(late), "mois", "mois")) \(late < 0 ? "plus tôt" : "plus tard")"
    return "Premier client : \(planned) ; premières recettes \(came.when), \(distance)."
  }

  // MARK: The amount

  private var calculation: Inline {
    switch plan.basis {
    case .goal?: return ", l’objectif que vous avez noté."
    case .income(let income)?:
      let shares = plan.rates.map { "− \($0.answer.value.inFrench)\u{202F}%" }.joined(separator: " ")
      return Inline(", pour garder \(income.inFrench) : \(income.inFrench) ÷ (100\u{202F}% \(shares)).")
        + .cite(sources)
    case .hours?:
      guard let capacity = plan.capacity else { return "." }
      return Inline(" au plus, si toutes vos heures étaient vendues (\(hours(capacity)))") + priceCaution(capacity)
        + ". Ce n’est pas un objectif : fixez-en un, ou dites le revenu à garder."
    case nil: return "."
    }
  }

  private var sources: [String] {
    plan.rates.flatMap(\.answer.period.sources).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private var hypotheses: [Inline] {
    guard case .income? = plan.basis else { return [] }
    let paysTax = facts.choice("registration.versementLiberatoire") == "done"
    let isOverseas = ![Area.metropole, .alsaceMoselle].contains(Area(facts))
    let isMixed = ledger.lines.contains { $0.parts.count > 1 }
    let acre = facts.choice("registration.acre") != "no"
    return [
      Inline(
        "Hypothèse : vivre de l’activité demande le revenu à garder de votre profil, \(paysTax ? "impôt compris (versement libératoire)" : "avant l’impôt"), sans compter vos frais."
      ),
      Inline(
        "Taux du \(today.inFrenchDigits) : \(French.list(plan.rates.map { $0.label.lowercasedFirstLetter }))\(isMixed ? ", ceux de votre activité principale" : "")."
          + (isOverseas
            ? " Ce sont ceux de métropole : la réduction d’outre-mer, à vérifier auprès de l’Urssaf, en laisserait plus."
            : acre ? " L’Acre n’est pas comptée : elle finit au bout d’un an au plus." : "")),
    ]
  }

  // MARK: The balance

  /// « Depuis mars 2027, 4 mois : prévu 6 472 €, encaissé 3 200 €. 3 272 € de retard, soit deux mois. »
  private var balance: Inline? {
    guard let monthly = plan.monthly, let first = plan.first, let last = ledger.last, monthly > .zero else {
      return nil
    }
    guard plan.months > 0 else {
      return Inline(
        "Rien n’était encore prévu fin \(last.monthInFrench)\(plan.received > .zero ? " : \(plan.received.inFrench) encaissés d’avance" : "")."
      )
    }
    let gap = Money(cents: abs(plan.gap.cents))
    let inMonths = French.number(Double(gap.cents) / Double(monthly.cents), decimals: 1)
    let since: String =
      switch first.from {
      case .wish: "le mois souhaité"
      case .route: "la fin du parcours"
      case .start: "le début de l’activité"
      }
    let span =
      plan.months == 1
      ? "En \(first.month.monthInFrench) (\(since))"
      : "De \(first.month.monthInFrench) (\(since)) à \(last.monthInFrench), \(French.plural(plan.months, "mois", "mois"))"
    if plan.basis == .hours {
      return Inline(
        "\(span) : \(plan.planned.inFrench) possibles, \(plan.received.inFrench) encaissés, soit \(share).")
    }
    let head = Inline("\(span) : prévu \(plan.planned.inFrench), encaissé \(plan.received.inFrench). ")
    if plan.gap == .zero { return head + "Juste ce qui était prévu." }
    let distance = "\(gap.inFrench) \(plan.gap < .zero ? "de retard" : "d’avance")"
    return head + .strong(Inline(distance)) + Inline(", soit \(inMonths) mois de recettes prévues.")
  }

  // MARK: What it asks

  /// Nothing has to change for who is ahead, and what every hour would bring is no plan.
  private var changes: [Inline] {
    guard let monthly = plan.monthly, plan.basis != .hours, plan.gap < .zero || plan.months == 0 else { return [] }
    var lines: [Inline] = []
    if let last = ledger.last, let catchUp = plan.catchUp(after: last) {
      let end = last.endOfYear.monthInFrench
      lines.append(
        Inline("Pour être à jour fin \(end) : ")
          + .strong(Inline("\(catchUp.perMonth.inFrench) par mois"))
          + Inline(catchUp.months == 1 ? " le dernier mois" : " pendant \(catchUp.months) mois")
          + Inline(ledger.rhythm().map { ", au lieu de \(rounded($0.perMonth)) à présent" } ?? "") + ".")
    }
    if let capacity = plan.capacity {
      let possible = "\(capacity.monthly.inFrench) si toutes étaient vendues (\(hours(capacity)))"
      lines.append(
        monthly <= capacity.monthly
          ? Inline("En heures : les vôtres y suffisent, \(possible)") + priceCaution(capacity) + "."
          : Inline("En heures : les vôtres n’y suffisent pas à ce prix, \(possible)") + priceCaution(capacity)
            + Inline(
              ". Il faudrait vendre la journée \(capacity.dayPrice(for: monthly).inFrench), ou donner plus d’heures."))
    }
    let packages = ["forfait-delegation-complete", "forfait-client-autonome"].compactMap { id -> Inline? in
      guard let figure = knowledge.figure(id), let price = knowledge.money(id, on: today), price.value > .zero else {
        return nil
      }
      let count = (monthly.cents + price.value.cents - 1) / price.value.cents
      return Inline("\(French.number(count)) × « \(figure.label.lowercasedFirstLetter) » à \(price.value.inFrench)")
        + .uncertain() + .cite(price.answer.period.sources)
    }
    if !packages.isEmpty { lines.append(Inline("En clients : ") + French.list(packages, "ou") + ".") }
    return lines
  }

  /// An average is told without its cents.
  func rounded(_ amount: Money) -> String { Money.euros((amount.cents + 50) / 100).inFrench }

  private func hours(_ capacity: TurnoverPlan.Capacity) -> String {
    let days = French.number(Double(capacity.tenthsOfDays) / 10, decimals: 1)
    return
      "\(capacity.hoursAWeek) h par semaine, \(days) jours de \(capacity.hoursADay) h par mois, à \(capacity.dayPrice.inFrench) la journée, tarif de début"
  }

  /// The price of a day is an old figure on which sources part.
  private func priceCaution(_ capacity: TurnoverPlan.Capacity) -> Inline {
    var text = Inline.uncertain()
    if let notice = capacity.answer.notice { text += Inline(" (\(notice.inFrench))") }
    return text + .cite(capacity.answer.period.sources)
  }

  // MARK: JSON

  var planJSON: JSON {
    let basis: String? =
      switch plan.basis {
      case .goal?: "goal"
      case .income?: "incomeToKeep"
      case .hours?: "weeklyHours"
      case nil: nil
      }
    return [
      "monthly": .optional(plan.monthly) { .money($0) }, "basis": .optional(basis) { .string($0) },
      "first": .optional(plan.first?.month) { .date($0) },
      "firstReceived": .optional(plan.came) { .string($0.code) }, "months": .int(plan.months),
      "planned": .money(plan.planned), "received": .money(plan.received), "gap": .money(plan.gap),
    ]
  }
}
