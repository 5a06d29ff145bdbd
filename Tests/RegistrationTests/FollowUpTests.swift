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

  @Test func aYearlyStepDoneOnceComesBack() {
    let facts: [String: FactValue] = ["registration.startDate": .date("2026-01-05")]
    let paid = StepChange("payer-cfe", .done(on: "2027-12-10", piece: nil))
    let all = followUp(facts, [paid], today: "2028-12-20").deadlines.filter { $0.id == "cfe-payment" }
    #expect(all.map(\.status) == [.done, .overdue, .future])
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
