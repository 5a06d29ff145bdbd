import Document
import Kernel

/// `demarches declarer`: what was told, against every threshold, and where it leads.
public struct TurnoverView {
  let knowledge: RegistrationKnowledge
  let facts: Facts
  let today: CivilDate
  let ledger: TurnoverLedger
  let plan: TurnoverPlan

  /// - Parameter routeEnd: the last day of the training route that the person chose.
  public init(_ knowledge: RegistrationKnowledge, facts: Facts, routeEnd: CivilDate?, today: CivilDate) {
    (self.knowledge, self.facts, self.today) = (knowledge, facts, today)
    ledger = TurnoverLedger(facts)
    plan = TurnoverPlan(knowledge, facts: facts, routeEnd: routeEnd, today: today)
  }

  private var start: CivilDate? { facts.date("registration.startDate") }

  /// The year of a period, or of the last one told.
  public func document(year chosen: Int? = nil) -> Document {
    let year = chosen ?? ledger.years.last ?? today.year
    return Document(Inline("Vos recettes de \(year)")) {
      if ledger.lines.isEmpty {
        Inline("Aucune recette n’est notée. Un mois sans recette se note aussi : zéro compte.")
      } else {
        amounts(year)
      }
      thresholds(year)
      projection(year)
      againstPlan
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

  /// One column of amounts, or one a line of the declaration and their sum.
  private func amounts(_ year: Int) -> Block {
    let lines = ledger.lines.filter { $0.period.range.lowerBound.year == year }
    let activities = ledger.activities(year)
    let isMixed = activities.count > 1
    func row(_ head: String, _ amount: (Set<Activity>?) -> Money) -> [Inline] {
      [Inline(head)] + (isMixed ? activities.map { Inline(amount([$0]).inFrench) } : [])
        + [Inline(amount(nil).inFrench)]
    }
    return Block.table(
      ["Période"] + (isMixed ? activities.map { .right(Inline($0.column)) } : []) + [.right("Encaissé")],
      rows: lines.map { line in row(French.capitalized(line.period.inFrench)) { line.amount(of: $0) } }
        + [row("Total") { ledger.total(year, of: $0) }.map { .strong($0) }])
  }

  // MARK: Thresholds

  public func readings(_ year: Int) -> [ThresholdReading] {
    knowledge.thresholds.flatMap {
      ThresholdReading.all($0, ledger, year: year, start: start, knowledge)
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
            Inline(reading.title),
            Inline(reading.limit.inFrench)
              + (reading.answer.notice == nil && !reading.answer.period.confidence.mustBeChecked
                ? Inline() : .uncertain()),
            Inline(reading.left.inFrench), state(reading),
          ]
        })
      for reading in readings where reading.limit != reading.bound {
        Inline(
          "\(reading.title) : \(reading.bound.inFrench) par an, ramené à \(reading.limit.inFrench) pour \(French.plural(days(year), "jour", "jours")) d’activité en \(year)."
        ) + .cite(reading.threshold.sources)
      }
      for threshold in knowledge.thresholds
      where readings.contains(where: { $0.threshold.id == threshold.id && $0.isMixed }) {
        if let mixed = threshold.mixed { Inline(markup: mixed) + .cite(threshold.sources) }
      }
      for reading in readings.filter({ $0.hasTakenEffect && $0.part == .all }) {
        if let since = reading.threshold.since {
          Block.callout(.warning, Inline(markup: since) + .cite(reading.threshold.sources))
        }
      }
      // A threshold crossed in both its parts is told once.
      for reading in crossed(readings) {
        Block.callout(reading.isUrgent ? .warning : .info) {
          if reading.threshold.effect == .twoYears, reading.aboveBefore == true {
            Inline.warning("C’est la deuxième année de suite.")
          }
          Inline.strong(Inline("\(reading.title) : dépassé.")) + Inline(" ")
            + Inline(markup: reading.threshold.above) + .cite(reading.threshold.sources)
          if let step = reading.threshold.step {
            Block.commands([CommandHint("tremplin demarches voir \(step)", "que faire")])
          }
        }
      }
    }
  }

  /// For the overview: what was crossed in the last year told, as far as it asks for something.
  @BlockBuilder public var crossedInBrief: [Block] {
    let year = ledger.years.last ?? today.year
    for reading in crossed(readings(year)) where reading.isUrgent {
      Inline.warning(
        Inline("\(reading.title) : dépassé en \(year) (\(reading.total.inFrench) pour \(reading.limit.inFrench))."))
        + " " + .command("tremplin demarches voir \(reading.threshold.step ?? "suivre-seuils")")
    }
  }

  /// Those above their limit, without what a higher one makes untrue.
  private func crossed(_ readings: [ThresholdReading]) -> [ThresholdReading] {
    let above = readings.filter { $0.state == .above }
    let replaced = Set(above.compactMap(\.threshold.replaces))
    return above.filter { !replaced.contains($0.threshold.id) }.reduce(into: []) { told, reading in
      if !told.contains(where: { $0.threshold.id == reading.threshold.id }) { told.append(reading) }
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
    // A year that is over leads nowhere any more.
    if let rhythm = ledger.rhythm(), let last = ledger.last, last.year == year, last < last.endOfYear,
      year >= today.year
    {
      let months = 12 - last.month
      let expected = Money.euros((ledger.total(year).cents + rhythm.perMonth.cents * months + 50) / 100)
      Block.subheading("Si rien ne change")
      Inline(
        "Au rythme \(rhythm.months == 1 ? "du dernier mois noté" : "des \(rhythm.months) derniers mois notés") (\(rounded(rhythm.perMonth)) par mois), l’année finirait à "
      ) + .strong(Inline(expected.inFrench)) + "."
      let crossed = readings(year).filter { $0.state != .above && expectation($0, months) > $0.limit }
      if !crossed.isEmpty {
        Block.bullets(
          crossed.map { reading in
            let when = month(crossing: reading, last)
            return Inline("\(reading.title) (\(reading.limit.inFrench)) : dépassé vers ")
              + .strong(Inline(when)) + "."
          })
      }
    }
  }

  /// Where the part that a threshold looks at would end the year.
  private func expectation(_ reading: ThresholdReading, _ months: Int) -> Money {
    let perMonth = ledger.rhythm(of: reading.part.activities)?.perMonth ?? .zero
    return Money(cents: reading.total.cents + perMonth.cents * months)
  }

  private func month(crossing reading: ThresholdReading, _ last: CivilDate) -> String {
    guard let perMonth = ledger.rhythm(of: reading.part.activities)?.perMonth, perMonth > .zero else { return "—" }
    let months = reading.left.cents / perMonth.cents + 1
    return last.startOfMonth.adding(months: months).monthInFrench
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
    let activities = ledger.activities(year)
    let parts = Dictionary(uniqueKeysWithValues: activities.map { ($0, ledger.total(year, of: [$0])) })
    // What is bought at the main line's rate where there are several.
    let main = activities.contains(ledger.main) ? ledger.main : activities[0]
    if let quarters = PensionQuarters(parts, year: year, main: main, knowledge), !ledger.lines.isEmpty {
      let onLine = activities.count > 1 ? " \(main.after)" : ""
      // A year that is over validates no more.
      let next =
        year < today.year
        ? "" : quarters.next.map { " Le suivant se valide à \($0.inFrench) de recettes\(onLine) dans l’année." } ?? ""
      Inline(
        "Retraite : \(French.plural(quarters.count, "trimestre validé", "trimestres validés")) pour \(year)\(year < today.year ? "" : " à ce jour").\(next)"
      )
      if let figure = knowledge.figure("retraite-revenu-par-trimestre"),
        let end = CivilDate(year: year, month: 12, day: 31), let answer = figure.values.at(end),
        let notice = answer.notice
      {
        Inline("\(figure.label) : \(notice.inFrench)") + .uncertain() + .cite(answer.period.sources) + "."
      }
    }
  }

  // MARK: JSON

  public func json(year chosen: Int? = nil) -> JSON {
    let year = chosen ?? ledger.years.last ?? today.year
    return [
      "year": .int(year), "total": .money(ledger.total(year)),
      "periods": .array(
        ledger.lines.map { line in
          .object(
            [("period", .string(line.period.code)), ("amount", .money(line.amount))]
              + (line.parts.count > 1 ? [("parts", TurnoverView.json(line.parts))] : []))
        }),
      "thresholds": .array(
        readings(year).map {
          [
            "id": .string($0.threshold.id), "part": .string($0.part.rawValue), "limit": .money($0.limit),
            "left": .money($0.left),
            "state": .string($0.state.rawValue),
          ]
        }),
      "emptyMonths": .int(ledger.emptyMonthsInARow), "plan": planJSON,
    ]
  }

  private static func json(_ parts: [Activity: Money]) -> JSON {
    .object(Activity.allCases.compactMap { activity in parts[activity].map { (activity.rawValue, .money($0)) } })
  }
}
