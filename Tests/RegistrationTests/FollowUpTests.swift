import Document
import Kernel
import Registration
import Testing

@Suite struct FollowUpTests {
  private func followUp(_ facts: [String: FactValue], _ changes: [StepChange] = [], today: CivilDate = "2026-12-01")
    -> FollowUp
  {
    var records = StepRecords()
    for change in changes { records.apply(change) }
    return FollowUp(Shipped.knowledge, facts: Facts(facts), records: records, today: today)
  }

  @Test func theCatalogueIsWholeEnough() {
    let steps = Shipped.knowledge.steps
    #expect(steps.count >= 60)
    for phase in RegistrationStep.Phase.allCases { #expect(steps.contains { $0.phase == phase }) }
    // Each comes after those that it waits for.
    for (index, step) in steps.enumerated() {
      for id in step.after { #expect(steps[..<index].contains { $0.id == id }, "\(step.id) before \(id)") }
    }
    // The points on which the sources disagree are told, with whom to ask.
    #expect(steps.flatMap(\.doubts).count >= 18)
  }

  /// Who is self-employed already is not told to register, who is too young is not told that nothing stands in the way.
  @Test func theGlanceFitsWhoOneIs() {
    func glance(_ facts: [String: FactValue]) -> String {
      let view = FollowUpView(Shipped.knowledge, followUp(facts))
      return render(Document("Bilan") { view.glance(routeEnd: nil) }, RenderOptions(width: 200))
    }
    #expect(glance([:]).contains("S’immatriculer est gratuit"))
    let inBusiness = glance(["status": .choice("selfEmployed")])
    #expect(inBusiness.contains("registration.startDate") && !inBusiness.contains("gratuit"))
    #expect(glance(["birthDate": .date("2010-05-17")]).contains("18 ans"))
    #expect(!glance(["birthDate": .date("2008-11-01")]).contains("18 ans"))
  }

  @Test func aStepConcernsOneAndNotAnother() {
    let jobseeker = followUp(["status": .choice("jobseeker")])
    let employee = followUp(["status": .choice("employee"), "publicAgent": .flag(false)])
    #expect(jobseeker.item("prevenir-france-travail")?.state == .todo)
    #expect(employee.item("prevenir-france-travail")?.state == .excluded)
    #expect(employee.item("accord-employeur")?.state == .todo)
    #expect(followUp([:]).item("mediateur-consommation")?.state == .unsure(["registration.consumerClients"]))
  }

  @Test func aStepWaitsForThoseBefore() {
    #expect(followUp([:]).item("demander-acre")?.state == .unsure(["registration.acre"]))
    let wanted: [String: FactValue] = ["registration.acre": .choice("wanted")]
    #expect(followUp(wanted).item("demander-acre")?.state == .waiting(["deposer-formalite"]))
    let filed = wanted.merging(["registration.date": .date("2026-11-23")]) { $1 }
    #expect(followUp(filed).item("demander-acre")?.state == .todo)
  }

  @Test func whatIsKnownSettlesAStep() {
    let item = followUp(["registration.siret": .text("12345678200010")]).item("recevoir-siret")
    #expect(item?.state == .done(nil))
  }

  @Test func aToldTurnoverClosesItsDeclaration() {
    let start: [String: FactValue] = ["registration.startDate": .date("2026-11-23")]
    let told = start.merging([
      "turnover.2026-11": .money(.zero), "turnover.2026-12": .money(.euros(300)), "turnover.2027-01": .money(.zero),
      "turnover.2027-02": .money(.euros(850)),
    ]) { $1 }
    func first(_ facts: [String: FactValue]) -> Deadline? {
      followUp(facts, today: "2027-05-15").deadlines.first { $0.id == "turnover-declaration" }
    }
    #expect(first(start)?.status == .overdue)
    #expect(first(told)?.status == .done)
    #expect(followUp(told, today: "2027-05-15").item("declarer-chiffre-d-affaires")?.state == .late)
  }

  /// What rests on a step says that it was done: nobody files without the form, nobody has a number without filing.
  @Test func aFilingProvesTheForm() {
    let form = [
      "compte-guichet-unique", "formalite-forme", "formalite-activite", "formalite-options", "formalite-pieces",
    ]
    func states(_ followUp: FollowUp) -> [Bool] { form.map { followUp.item($0)?.isDone ?? false } }
    #expect(states(followUp(["registration.date": .date("2026-11-23")])) == form.map { _ in true })
    let numbered = followUp(["registration.siret": .text("12345678200010")])
    #expect(states(numbered) == form.map { _ in true } && numbered.item("deposer-formalite")?.isDone == true)
    #expect(numbered.item("preparer-pieces")?.isDone == true)
    // A rhythm told before does not break the chain.
    let told = followUp(["registration.date": .date("2026-11-23"), "registration.declarationPeriod": .choice("month")])
    #expect(states(told) == form.map { _ in true })
    // What has an answer to give is still asked, and a rhythm that was only told proves nothing.
    #expect(numbered.item("choisir-activite")?.state == .todo)
    #expect(followUp(["registration.declarationPeriod": .choice("month")]).item("formalite-forme")?.isDone == false)
  }

  @Test func aPossibilityThatEndedIsNotToBeDone() {
    let facts: [String: FactValue] = [
      "registration.startDate": .date("2026-11-23"), "registration.date": .date("2026-11-23"),
      "registration.versementLiberatoire": .choice("wanted"),
    ]
    #expect(followUp(facts, today: "2026-12-23").item("choix-periodicite")?.state == .todo)
    #expect(followUp(facts, today: "2026-12-24").item("choix-periodicite")?.state == .lapsed("2026-12-23"))
    #expect(followUp(facts, today: "2027-03-01").item("option-versement-liberatoire")?.state == .lapsed("2027-02-28"))
  }

  @Test func nothingWaitsForeverForWhatComesBack() {
    let facts: [String: FactValue] = [
      "registration.startDate": .date("2026-11-23"), "registration.date": .date("2026-11-23"),
      "registration.siret": .text("12345678200010"), "turnover.2026-11": .money(.zero),
    ]
    let followUp = followUp(facts, [StepChange("compte-urssaf", .done(on: "2026-12-20", piece: nil))])
    for item in followUp.items where item.step.after.contains("declarer-chiffre-d-affaires") {
      #expect(item.state == .todo, "\(item.step.id)")
    }
  }

  @Test func aYearlyStepWithoutADateComesBack() {
    let facts: [String: FactValue] = [
      "registration.startDate": .date("2026-01-05"), "registration.siret": .text("12345678200010"),
    ]
    let done = StepChange("declarer-revenus", .done(on: "2027-05-10", piece: nil))
    #expect(followUp(facts, [done], today: "2027-12-31").item("declarer-revenus")?.state == .done("2027-05-10"))
    #expect(followUp(facts, [done], today: "2028-01-01").item("declarer-revenus")?.state == .todo)
  }

  @Test func theFirstCFEWaitsForTheFirstEuro() {
    func first(_ told: [String: Int]) -> CivilDate? {
      var facts: [String: FactValue] = ["registration.startDate": .date("2026-11-23")]
      for (period, amount) in told { facts["turnover." + period] = .money(.euros(amount)) }
      return followUp(facts, today: "2027-07-01").deadlines.first { $0.id == "cfe-payment" }?.legalDue
    }
    #expect(first([:]) == "2027-12-15")
    #expect(first(["2026-11": 0, "2026-12": 50]) == "2027-12-15")
    #expect(first(["2026-11": 0, "2026-12": 0, "2027-01": 300]) == "2028-12-15")
    #expect(first(["2026-11": 0, "2026-12": 0]) == "2028-12-15")
    // A month that nobody told may have brought something.
    #expect(first(["2026-11": 0, "2027-01": 300]) == "2027-12-15")
  }

  @Test func aClosedActivityOwesNothingAfter() throws {
    let facts: [String: FactValue] = [
      "registration.startDate": .date("2026-01-05"), "registration.closed": .date("2027-02-10"),
      "registration.siret": .text("12345678200010"),
    ]
    let followUp = followUp(facts, today: "2027-03-01")
    let last = try #require(followUp.deadlines.last { $0.period != nil })
    #expect(last.period == "2027-02-01"..."2027-02-10" && last.legalDue == "2027-03-31")
    #expect(followUp.deadlines.compactMap(\.legalDue).max() == "2027-12-15", "the CFE of the year")
    #expect(followUp.item("mettre-de-cote")?.state == .lapsed("2027-02-10"))
    #expect(followUp.item("declarer-revenus")?.state == .todo)
    #expect(followUp.item("declarer-chiffre-d-affaires")?.state == .late)
    // What was late before the end still is, when nothing else comes.
    #expect(self.followUp(facts, today: "2028-06-01").item("declarer-chiffre-d-affaires")?.state == .late)
  }

  /// Two years in a row above the ceiling, the first one cut down to its days: the declarations end with the second.
  @Test func theRegimeEndsAfterTwoYearsAboveTheCeiling() throws {
    func followUp(_ second: Int) -> FollowUp {
      self.followUp(
        [
          "registration.startDate": .date("2026-11-23"), "turnover.2026-11": .money(.euros(100)),
          "turnover.2026-12": .money(.euros(9_000)), "turnover.2027-Q1": .money(.euros(second)),
        ], today: "2028-02-10")
    }
    let left = followUp(83_601)
    #expect(left.context.facts.date("registration.leftMicro") == "2028-01-01")
    let last = try #require(left.deadlines.last { $0.period != nil })
    #expect(last.period == "2027-12-01"..."2027-12-31")
    #expect(!left.deadlines.contains { $0.optional && $0.legalDue.map { $0 > "2028-01-01" } ?? false })
    #expect(left.deadlines.contains { $0.id == "cfe-payment" && $0.legalDue == "2028-12-15" })
    #expect(followUp(83_600).context.facts.date("registration.leftMicro") == nil)
  }

  @Test(
    arguments: [
      ("2025-06-03", "2026-03-31"), ("2023-12-15", "2024-09-30"), ("2024-01-01", "2024-12-31"),
      ("2025-10-15", "2026-09-30"), ("2026-06-30", "2027-03-31"), ("2026-07-01", "2027-06-30"),
      ("2026-11-23", "2027-09-30"),
    ] as [(CivilDate, CivilDate)])
  func theAcreEndsWithTheThirdQuarterAfter(start: CivilDate, end: CivilDate) {
    let facts: [String: FactValue] = [
      "registration.startDate": .date(start), "registration.acreGranted": .flag(true),
    ]
    let before = followUp(facts, today: start).deadlines.first { $0.id == "acre-end" }
    #expect(before?.due == end && before?.status == .future)
    let after = followUp(facts, today: end.adding(days: 1))
    #expect(after.deadlines.first { $0.id == "acre-end" }?.status == .done, "nothing was to be done: nothing is late")
    #expect(after.item("fin-acre")?.state == .lapsed(end))
    // Of who was not granted it, nothing ends.
    #expect(!followUp(["registration.startDate": .date(start)]).deadlines.contains { $0.id == "acre-end" })
  }

  /// Nobody is late for what may not concern them, nor for what can be had no more.
  @Test func theAcreIsLateOnlyForWhoWantsItAndWhileItLasts() {
    func acre(_ wish: String?, _ today: CivilDate) -> (late: Bool, state: FollowUp.Item.State?) {
      var facts: [String: FactValue] = [
        "registration.startDate": .date("2027-01-10"), "registration.date": .date("2027-01-10"),
      ]
      facts["registration.acre"] = wish.map { .choice($0) }
      let followUp = followUp(facts, today: today)
      return (
        followUp.deadlines.contains { $0.id == "acre-request" && $0.isLate }, followUp.item("demander-acre")?.state
      )
    }
    #expect(acre("wanted", "2027-03-11").late == false)
    #expect(acre("wanted", "2027-03-12") == (true, .late))
    #expect(acre("wanted", "2027-12-31") == (true, .late))
    #expect(acre("wanted", "2028-01-01") == (false, .lapsed("2027-03-11")))
    #expect(acre(nil, "2027-03-12") == (false, .unsure(["registration.acre"])))
    #expect(acre("no", "2027-03-12") == (false, .excluded))
  }

  @Test func whatIsLateComesNextThenWhatFallsDue() {
    let facts: [String: FactValue] = [
      "registration.startDate": .date("2026-11-23"), "registration.date": .date("2026-11-23"),
      "registration.siret": .text("12345678200010"), "registration.acre": .choice("wanted"),
    ]
    #expect(followUp(facts, today: "2026-12-20").following?.step.id == "declaration-initiale-cfe")
    #expect(followUp(facts, today: "2027-01-02").following?.step.id == "declaration-initiale-cfe")
    let sent = StepChange("declaration-initiale-cfe", .done(on: "2027-01-02", piece: nil))
    #expect(followUp(facts, [sent], today: "2027-01-02").following?.step.id == "demander-acre")
    #expect(followUp([:]).following?.step.id == "decrire-sa-situation")
  }

  @Test func aYearlyStepDoneOnceComesBack() {
    let facts: [String: FactValue] = ["registration.startDate": .date("2026-01-05")]
    func statuses(_ day: CivilDate) -> [Deadline.Status] {
      let paid = StepChange("payer-cfe", .done(on: day, piece: nil))
      return followUp(facts, [paid], today: "2028-12-20").deadlines.filter { $0.id == "cfe-payment" }.map(\.status)
    }
    #expect(statuses("2027-12-10") == [.done, .overdue, .future])
    // The notice comes at the beginning of November; a late payment does not pay the next year.
    #expect(statuses("2027-11-05") == [.done, .overdue, .future])
    #expect(statuses("2028-01-10") == [.done, .overdue, .future])
  }

  @Test func anotherStartMovesWhatRestsOnIt() {
    let old = followUp(["registration.startDate": .date("2026-11-23")]).deadlines
    let new = followUp(["registration.startDate": .date("2026-10-01")]).deadlines
    let movement = Movement(from: old, to: new)
    #expect(
      movement.moved.contains { $0.title == "Première déclaration de chiffre d’affaires" && $0.to == "2027-03-01" })
    #expect(movement.moved.contains { $0.to == "2027-01-31" })
    #expect(Movement(from: old, to: old).isEmpty)
  }

  @Test(arguments: [
    StepChange("a", .todo), StepChange("a", .done(on: "2026-12-01", piece: "boîte « bleue »\n")),
    StepChange("a", .postponed(until: "2027-01-01")), StepChange("a", .notConcerned(reason: "pas de clients")),
    StepChange("a", note: "un mot"), StepChange("a", note: ""),
  ])
  func aChangeReadsBackFromTheJournal(change: StepChange) throws {
    #expect(StepChange(try JSONReader.read(Array(change.json.text.utf8))) == change)
  }
}
