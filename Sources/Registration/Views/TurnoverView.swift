import Document
import Kernel

/// `demarches declarer`: what was told, against every threshold, and where it leads.
public struct TurnoverView {
  let knowledge: RegistrationKnowledge
  let facts: Facts
  let today: CivilDate
  let ledger: TurnoverLedger

  public init(_ knowledge: RegistrationKnowledge, facts: Facts, today: CivilDate) {
    (self.knowledge, self.facts, self.today) = (knowledge, facts, today)
    ledger = TurnoverLedger(facts)
  }

  private var start: CivilDate? { facts.date("registration.startDate") }
  private var activity: String { facts.choice("registration.activity") ?? "liberalBNC" }

  /// The year of a period, or of the last one told.
  public func document(year chosen: Int? = nil) -> Document {
    let year = chosen ?? ledger.years.last ?? today.year
    return Document(Inline("Vos recettes de \(year)")) {
      if ledger.lines.isEmpty {
        Inline("Aucune recette n’est notée. Un mois sans recette se note aussi : zéro compte.")
      } else {
        Block.table(
          ["Période", .right("Encaissé")],
          rows: ledger.lines.filter { $0.period.range.lowerBound.year == year }.map {
            [Inline(French.capitalized($0.period.inFrench)), Inline($0.amount.inFrench)]
          } + [[.strong("Total"), .strong(Inline(ledger.total(year).inFrench))]])
      }
      thresholds(year)
      projection(year)
      emptyMonths
      pension(year)
      Block.callout(
        .info,
        "Tremplin ne transmet rien : la déclaration qui compte est celle que vous faites sur autoentrepreneur.urssaf.fr."
      )
      Block.commands([
        "tremplin demarches declarer 2027-02 850": "noter les recettes d’un mois (ou 2027-T1, un trimestre)",
        "tremplin demarches voir suivre-seuils": "ce que changent les seuils",
      ])
    }
  }

  // MARK: Thresholds

  public func readings(_ year: Int) -> [ThresholdReading] {
    knowledge.thresholds.compactMap {
      ThresholdReading($0, ledger, year: year, start: start, isSales: activity == "salesBIC", knowledge)
    }
  }

  @BlockBuilder private func thresholds(_ year: Int) -> [Block] {
    let readings = readings(year)
    if !readings.isEmpty {
      Block.subheading(Inline("Face aux seuils de \(year)"))
      Block.table(
        ["Seuil", .right("Limite"), .right("Reste"), "État"],
        rows: readings.map { reading in
          [
            Inline(reading.threshold.title),
            Inline(reading.limit.inFrench)
              + (reading.answer.notice == nil && !reading.answer.period.confidence.mustBeChecked
                ? Inline() : .uncertain()),
            Inline(reading.left.inFrench), state(reading),
          ]
        })
      for reading in readings where reading.limit != reading.bound {
        Inline(
          "\(reading.threshold.title) : \(reading.bound.inFrench) par an, ramené à \(reading.limit.inFrench) pour \(French.plural(days(year), "jour", "jours")) d’activité en \(year)."
        ) + .cite(reading.threshold.sources)
      }
      for reading in readings where reading.state == .above {
        Block.callout(.warning) {
          Inline.strong(Inline("\(reading.threshold.title) dépassé.")) + Inline(" ")
            + Inline(markup: reading.threshold.above) + .cite(reading.threshold.sources)
          if reading.threshold.effect == .twoYears, reading.aboveBefore == true {
            Inline.warning("C’est la deuxième année de suite.")
          }
          if let step = reading.threshold.step {
            Block.commands([CommandHint("tremplin demarches voir \(step)", "que faire")])
          }
        }
      }
    }
  }

  private func days(_ year: Int) -> Int {
    guard let start, start.year == year else { return 365 }
    return start.days(until: start.endOfYear) + 1
  }

  private func state(_ reading: ThresholdReading) -> Inline {
    switch reading.state {
    case .below: "dessous"
    case .near: .warning("proche (plus de 80 %)")
    case .above: .warning("dépassé")
    }
  }

  // MARK: Where it leads

  @BlockBuilder private func projection(_ year: Int) -> [Block] {
    if let rhythm = ledger.rhythm(), let last = ledger.last, last.year == year, last < last.endOfYear {
      let months = 12 - last.month
      let expected = Money.euros((ledger.total(year).cents + rhythm.perMonth.cents * months + 50) / 100)
      Block.subheading("Si rien ne change")
      Inline(
        "Au rythme \(rhythm.months == 1 ? "du dernier mois noté" : "des \(rhythm.months) derniers mois notés") (\(rhythm.perMonth.inFrench) par mois), l’année finirait à "
      ) + .strong(Inline(expected.inFrench)) + "."
      let crossed = readings(year).filter { $0.state != .above && expected > $0.limit }
      if !crossed.isEmpty {
        Block.bullets(
          crossed.map { reading in
            let when = month(crossing: reading, rhythm.perMonth, last)
            return Inline("\(reading.threshold.title) (\(reading.limit.inFrench)) : dépassé vers ")
              + .strong(Inline(when)) + "."
          })
      }
      against(rhythm.perMonth)
    }
  }

  private func month(crossing reading: ThresholdReading, _ perMonth: Money, _ last: CivilDate) -> String {
    guard perMonth.cents > 0 else { return "—" }
    let months = reading.left.cents / perMonth.cents + 1
    return last.startOfMonth.adding(months: months).monthInFrench
  }

  /// What the person said that they must keep, against what comes in.
  @BlockBuilder private func against(_ perMonth: Money) -> [Block] {
    if let wanted = facts.money("incomeToKeep"), wanted > .zero {
      Inline(
        perMonth >= wanted
          ? "Vous vouliez garder \(wanted.inFrench) par mois : ces recettes passent au-dessus, avant cotisations et impôt."
          : "Vous vouliez garder \(wanted.inFrench) par mois : il manque \(Money(cents: wanted.cents - perMonth.cents).inFrench) par mois, avant même cotisations et impôt."
      )
    }
  }

  @BlockBuilder private var emptyMonths: [Block] {
    let count = ledger.emptyMonthsInARow
    if count >= 3 {
      Block.callout(count >= 18 ? .warning : .info) {
        Inline(
          "\(French.plural(count, "mois", "mois")) de suite sans recette. À 24 mois (ou huit trimestres), l’Urssaf prévient puis radie : vous avez un mois pour vous y opposer."
        )
        Block.commands(["tremplin demarches voir vingt-quatre-mois-sans-recette": "que faire avant"])
      }
    }
  }

  @BlockBuilder private func pension(_ year: Int) -> [Block] {
    if let quarters = PensionQuarters(
      turnover: ledger.total(year), year: year, activity: activity, knowledge), !ledger.lines.isEmpty
    {
      let next =
        quarters.next.map { " Le suivant se valide à \($0.inFrench) de recettes dans l’année." } ?? ""
      Inline(
        "Retraite : \(French.plural(quarters.count, "trimestre validé", "trimestres validés")) pour \(year) à ce jour.\(next)"
      )
      if let figure = knowledge.figure("retraite-revenu-par-trimestre"),
        let end = CivilDate(year: year, month: 12, day: 31), let answer = figure.values.at(end),
        let notice = answer.notice
      {
        Inline.warning(Inline("À vérifier : \(notice.inFrench).")) + .cite(answer.period.sources)
      }
    }
  }

  // MARK: JSON

  public func json(year chosen: Int? = nil) -> JSON {
    let year = chosen ?? ledger.years.last ?? today.year
    return [
      "year": .int(year), "total": .money(ledger.total(year)),
      "periods": .array(
        ledger.lines.map { ["period": .string($0.period.code), "amount": .money($0.amount)] }),
      "thresholds": .array(
        readings(year).map {
          [
            "id": .string($0.threshold.id), "limit": .money($0.limit), "left": .money($0.left),
            "state": .string($0.state.rawValue),
          ]
        }),
      "emptyMonths": .int(ledger.emptyMonthsInARow),
    ]
  }
}
