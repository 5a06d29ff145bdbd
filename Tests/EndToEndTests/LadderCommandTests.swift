import Foundation
import PseudoTerminal
import Testing

/// `pratique`: proofs noted by a person or a pipe, and what they change elsewhere.
@Suite struct LadderCommandTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func note(_ home: Home, _ lines: String...) throws -> PipedResult {
    try home.run("pratique", "noter", stdin: lines.joined(separator: "\n") + "\n")
  }

  @Test func aWrongAnswerIsSaidAndTheNoteIsKept() throws {
    let home = try Home()
    let result = try note(
      home, "9", "1", "demain", "31/02/2026", "1/12/2026", "16/11/2026", "", "Deux photos du marché", "passer", "-2",
      "beaucoup", "2", "\u{1B}[31m", "3,5", "passer", "passer")
    #expect(result.status == 0, "\(result.stderr)")
    #expect(result.stderr.contains("Il n’y a pas de choix numéro 9") && result.stderr.contains("n’existe pas"))
    #expect(result.stderr.contains("beaucoup") && !result.stderr.contains("\u{1B}"))
    #expect(result.stdout.contains("C’est noté"))
    let list = try home.run("pratique", "lister").stdout.onOneLine
    #expect(list.contains("16/11/2026 — Une semaine sur mes comptes") && list.contains("publications : 2"))
    #expect(try home.facts()["practice.ownAccountRegularWeeks"] as? Int == 1)
  }

  /// Left in the middle, it goes on where it was; undone, it proves nothing any more.
  @Test func aNoteIsResumedAndUndone() throws {
    let home = try Home()
    let left = try note(home, "5")
    #expect(left.status == 0 && left.stderr.contains("tremplin pratique noter"))
    #expect(try home.run("pratique", "lister").stdout.contains("Rien n’est encore noté"))
    #expect(try note(home, "Trois photos d’ici dimanche").status == 0)
    #expect(try home.run("pratique", "bilan").stdout.onOneLine.contains("Trois photos d’ici dimanche"))
    #expect(try home.run("annuler").status == 0)
    #expect(!(try home.run("pratique", "bilan").stdout.contains("Trois photos")))
  }

  @Test func freeWorkForACompanyIsWarnedOfAtTheTerminal() throws {
    let home = try Home()
    let terminal = try home.terminal("pratique", "noter", columns: 60)
    for (wait, line) in [
      ("Que voulez-vous noter ?", "2"), ("Qui aidez-vous ?", "La boutique du coin"),
      ("De qui s’agit-il ?", "3"),
    ] {
      try terminal.waitFor(wait)
      try terminal.waitFor("Votre réponse")
      try terminal.send(line + "\r")
    }
    try terminal.waitFor("travail")
    try terminal.waitFor("Depuis quand ?")
    #expect(terminal.screenText.onOneLine.contains("travail dissimulé"))
    try terminal.waitFor("Votre réponse")
    try terminal.send("pause\r")
    try terminal.waitFor("tremplin pratique noter")
    #expect(try terminal.waitForExit().status == 0)
  }

  /// The closed loop: proofs are facts, which the verdict, the roadmap and registration read.
  @Test func proofsMoveTheVerdictTheRoadmapAndRegistration() throws {
    let home = try Home()
    let profile = """
      {"profile": {"goal": "freelance", "tier": "posts", "status": "employee", "birthDate": "1995-03-05", \
      "weeklyHours": 10, "budget": 1000, "diplomaLevel": 5, "wantsDiploma": false}}
      """
    try Data(profile.utf8).write(to: URL(fileURLWithPath: home.folder + "/p.json"))
    #expect(try home.run("profil", "importer", home.folder + "/p.json").status == 0)
    func steps() throws -> [String] {
      let routes = try object(try home.run("parcours", "--json").stdout)["routes"] as? [[String: Any]] ?? []
      return routes.flatMap { ($0["steps"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String } }
    }
    func condition() throws -> [String: Any] {
      let practice = try object(try home.run("pratique", "bilan", "--json").stdout)["practice"] as? [String: Any]
      let conditions = practice?["conditions"] as? [[String: Any]] ?? []
      return try #require(conditions.first { $0["id"] as? String == "comptes-reguliers" })
    }
    let before = try steps()
    #expect(try condition()["state"] as? String == "missing")
    for week in 0..<8 {
      let day = ["28/9", "5/10", "12/10", "19/10", "26/10", "2/11", "9/11", "16/11"][week]
      #expect(try note(home, "1", day + "/2026", "Deux photos", "passer", "2", "2", "passer", "passer").status == 0)
    }
    #expect(try condition()["state"] as? String == "met")
    #expect(try home.facts()["practice.ownAccountRegularWeeks"] as? Int == 8)
    let after = try steps()
    let gone = Set(before).subtracting(after)
    #expect(gone.contains { $0.contains("comptes") || $0.contains("pratique") }, "\(gone)")
    // Registration and the one-screen summary say the same verdict.
    #expect(try home.run("demarches").stdout.onOneLine.contains("1 point tenu sur 7"))
    #expect(try home.run("bilan").stdout.onOneLine.contains("1 point tenu sur 7"))
  }
}
