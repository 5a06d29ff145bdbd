import Foundation
import Kernel
import PseudoTerminal
import Testing

/// A plan is chosen, followed, argued with; each deed can be undone.
@Suite struct RoadmapCommandTests {
  private func home() throws -> Home {
    let home = try Home()
    for (fact, value) in [("goal", "freelance"), ("tier", "posts"), ("heures", "10"), ("budget", "300")] {
      let name = ["heures": "weeklyHours"][fact] ?? fact
      #expect(try home.run("profil", "modifier", name, value).status == 0)
    }
    return home
  }

  private func json(_ home: Home, _ words: String...) throws -> Node {
    let result = try home.run(words + ["--json"])
    #expect(result.status == 0, "\(result.stderr)")
    return try JSONReader.read(Array(result.stdout.utf8))
  }

  private func text(_ node: Node?) -> String {
    if case .scalar(let text, _)? = node?.value { text } else { "" }
  }

  @Test func whatIsDoneIsKeptAndUndone() throws {
    let home = try home()
    #expect(try home.run("parcours", "choisir", "1").status == 0)
    let done = try home.run(["parcours", "fait", "1"], on: "2027-01-20")
    #expect(done.status == 0 && done.stdout.contains("c’est fait"))
    let overview = try home.run(["bilan"], on: "2027-01-20")
    #expect(overview.stdout.contains("(fait)"))
    let undone = try home.run("annuler")
    #expect(undone.stdout.contains("étape «") && undone.stdout.contains("faite"))
    #expect(!(try home.run(["bilan"], on: "2027-01-20").stdout.contains("(fait)")))
  }

  /// Putting a step off reorders the plan: numbers mean what the screen shows, and what is done does not end later.
  @Test func numbersAreThoseOfTheScreen() throws {
    let home = try home()
    #expect(try home.run("parcours", "choisir", "1").status == 0)
    func steps(_ answer: Node) -> [Node] {
      if case .list(let steps)? = answer["plan"]?["steps"]?.value { steps } else { [] }
    }
    let second = text(steps(try json(home, "parcours", "reporte", "2")).dropFirst().first?["id"])
    let answer = try json(home, "parcours", "abandonne", "2")
    #expect(!second.isEmpty && text(answer["step"]) == second)
    let done = steps(try json(home, "parcours", "fait", "1"))
    #expect(text(done.first?["state"]) == "done" && text(done.first?["newEnd"]) == "2026-11-23")
  }

  @Test func aSuppositionWritesNothing() throws {
    let home = try home()
    let before = try home.run("profil", "exporter").stdout
    let answer = try json(home, "parcours", "si", "budget=3000", "distance=oui", "objectif=salarié")
    let now = text(answer["before"]?["end"])
    let then = text(answer["after"]?["end"])
    #expect(!now.isEmpty && now != then)
    #expect(try home.run("profil", "exporter").stdout == before)
  }

  @Test(arguments: [
    (["si", "budjet=3"], 66, "budget"), (["si", "budget"], 64, "FAIT=VALEUR"), (["si", "cpf=abc"], 64, "montant"),
    (["pourquoi-pas", "bts-comm"], 66, "bts"), (["fait", "99"], 66, "formation"),
    (["--priorites", "gloire"], 64, "choix"),
    (["reporte", "comptes-personnels", "31/02/2027"], 64, "date"),
  ])
  func wrongWordsAreSaidAndMended(words: [String], status: Int32, mend: String) throws {
    let result = try home().run(["parcours"] + words)
    #expect(result.status == status)
    #expect(result.stderr.contains(mend), "\(result.stderr)")
    #expect(result.stdout.isEmpty)
  }

  @Test func theRankingIsKeptAndUndone() throws {
    let home = try home()
    let ranked = try json(home, "parcours", "--priorites", "argent,temps")
    let value = ranked["recommended"]?["ranking"]?.value
    guard case .list(let ranking)? = value else {
      Issue.record("no ranking")
      return
    }
    #expect(ranking.prefix(2).map(text) == ["money", "time"])
    #expect(try home.run("profil", "voir").stdout.contains("Payer peu"))
    #expect(try home.run("annuler").status == 0)
    #expect(!(try home.run("profil", "voir").stdout.contains("Payer peu")))
  }

  /// The calendar follows the plan as it stands: what is done or given up is gone, what is put off has its new day.
  @Test func theCalendarFollowsWhatBecameOfThePlan() throws {
    let home = try home()
    #expect(try home.run("parcours", "choisir", "1").status == 0)
    let before = try home.run("exporter", "--format", "ics").stdout
    #expect(before.contains("plan-atelier-redaction@") && before.contains("plan-comptes-personnels@"))
    #expect(try home.run(["parcours", "fait", "comptes-personnels"]).status == 0)
    #expect(try home.run(["parcours", "reporte", "atelier-redaction", "2028-03-01"]).status == 0)
    let review = try json(home, "bilan")["plan"]?["review"]
    var steps: [Node] = []
    if case .list(let items)? = review?["steps"]?.value { steps = items }
    let moved = try #require(steps.first { text($0["id"]) == "atelier-redaction" })
    let after = try home.run("exporter", "--format", "ics").stdout
    let day = text(moved["newStart"]).replacing("-", with: "")
    #expect(text(moved["newStart"]) >= "2028-03-01" && after.contains("DTSTART;VALUE=DATE:\(day)"))
    // What is given up leaves the calendar too, unless the rest cannot do without it.
    let given = try #require(steps.last { text($0["state"]) == "future" && text($0["id"]).contains("certification") })
    #expect(try home.run(["parcours", "abandonne", text(given["id"])]).status == 0)
    let events = try home.run("exporter", "--format", "ics").stdout.components(separatedBy: "BEGIN:VEVENT")
    for gone in ["comptes-personnels", text(given["id"])] {
      #expect(before.contains("plan-\(gone)@"))
      #expect(events.allSatisfy { !$0.contains("plan-\(gone)@") || $0.contains("STATUS:CANCELLED") }, "\(gone)")
    }
  }

  /// Without a plan, the recommended route; without a word of the person, that of the suppositions.
  @Test func theCalendarOfNobodyIsTheRecommendedRoute() throws {
    #expect(try Home().run("exporter", "--format", "ics").stdout.contains("BEGIN:VEVENT"))
  }

  @Test func whatIsClosedIsNotComparedAsOpen() throws {
    let home = try Home()
    let table = try home.run(
      ["parcours", "comparer", "community-manager-rncp38138", "community-manager-rncp39254", "dut-mmi"],
      on: "2026-11-23"
    ).stdout.replacing("\n  ", with: " ")
    #expect(table.contains("non : enregistrement fini le 18/10/2026") && table.contains("oui, jusqu’au 27/06/2027"))
    #expect(table.contains("Métiers du multimédia et de l’internet (MMI)\u{A0}: à vérifier"))
    #expect(
      try home.run(["parcours", "voir", "community-manager-rncp38138"], on: "2026-11-23").stdout.contains(
        "plus aucune entrée"))
    // What the sheet does not know is not guessed from the ways in.
    let unknown = try home.run(["parcours", "comparer", "chef-projet-multimedia", "chef-projet-digital"]).stdout
    let row = try #require(unknown.onOneLine.components(separatedBy: "Apprentissage").dropFirst().first)
    #expect(row.hasPrefix(" Chef de projet multimédia : à vérifier"), "\(row.prefix(80))")
    let later = try home.run(["parcours", "comparer", "community-manager-rncp39254", "bts-mco"], on: "2027-07-01")
      .stdout
    #expect(later.contains("enregistrement fini le"))
  }

  /// A closure to come ends the entries for the engine as it does on the sheet, comparison included.
  @Test func whatWillCloseIsNotEnteredAfterwards() throws {
    let home = try Home()
    let data = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Data/formations/bts-communication.yaml")
    let sheet = try String(contentsOf: data, encoding: .utf8).replacing(
      "- id: bts-communication\n",
      with: "- id: bts-communication\n    closure: { since: 2027-06-01, what: Essai., sources: [form-k] }\n")
    let folder = home.folder + "/ajout"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try sheet.write(toFile: folder + "/f.yaml", atomically: true, encoding: .utf8)
    func shown(_ words: String...) throws -> String {
      let result = try home.run(["--data", folder, "parcours"] + words)
      #expect(result.status == 0, "\(result.stderr)")
      return result.stdout.onOneLine
    }
    #expect(try shown("comparer", "bts-communication", "bts-mco").contains("oui, jusqu’au 31/05/2027"))
    #expect(try shown("voir", "bts-communication").contains("plus aucune entrée"))
    #expect(try shown("pourquoi-pas", "bts-communication").contains("avant le 31 mai 2027, dernier jour"))
  }
}
