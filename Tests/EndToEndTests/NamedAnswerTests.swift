import PseudoTerminal
import Testing

/// `profil modifier`: names and values of several words, and what a number means where no list is shown.
@Suite struct NamedAnswerTests {
  @Test(arguments: [
    ("premier client juin 2027", "firstClientWanted", "2027-06-01"),
    ("Premier client souhaité pour juin 2027", "firstClientWanted", "2027-06-01"),
    ("france travail 3 mars 2026", "franceTravailSince", "2026-03-03"),
    ("naissance 5 mars 2007", "birthDate", "2007-03-05"), ("prix 1 200,50 €", "budget", "1200.5"),
    ("heures par semaine 4", "weeklyHours", "4"), ("niveau 3", "diplomaLevel", "3"),
    ("niveau bac+5", "diplomaLevel", "7"),
    ("bourse 3", "crousLevel", "level3"), ("bourse 0 bis", "crousLevel", "level0bis"),
  ])
  func theLongestNameIsTaken(typed: String, fact: String, value: String) throws {
    let words = typed.split(separator: " ").map(String.init)
    let alone = try Home()
    let result = try alone.run(["profil", "modifier"] + words)
    #expect(result.status == 0, "\(result.stderr)")
    #expect(try alone.facts()[fact].map { "\($0)" } == value)
    let prompt = try Home()
    #expect(try prompt.run(stdin: "profil modifier \(typed)\n").status == 0)
    #expect(try prompt.facts()[fact].map { "\($0)" } == value)
  }

  /// Nobody sees a numbered list here: « 3 » is no rank.
  @Test(arguments: [
    ["niveau", "2"], ["objectif", "9"], ["bourse", "9"], ["diplomes", "1"], ["prix", "1 2 3"], ["prix", "12 00"],
  ])
  func aNumberIsNoRankWithoutAList(words: [String]) throws {
    let home = try Home()
    let result = try home.run(["profil", "modifier"] + words)
    #expect(result.status == 64 && result.stderr.contains(words[1]), "\(result.stdout)\(result.stderr)")
    #expect(!result.stderr.contains("numéro"))
  }

  @Test func aNumberIsARankInTheListThatTheInterviewShows() throws {
    let home = try Home()
    #expect(try home.run("profil", "modifier", "niveau", stdin: "3\n").status == 0)
    #expect(try home.facts()["diplomaLevel"] as? Int == 4)
    let supposed = try home.run("parcours", "si", "diplomaLevel=3")
    #expect(supposed.stdout.contains("niveau 3"), "\(supposed.stdout)")
  }

  @Test(arguments: [
    ("franceTravailSinc 3", "« france travail »"), ("naissence 5 mars 2007", "« naissance »"),
    ("weeklyHour 5", "« heures »"), ("premeir client juin 2027", "« premier client »"),
  ])
  func theFrenchNameIsProposed(typed: String, hint: String) throws {
    let home = try Home()
    let result = try home.run(["profil", "modifier"] + typed.split(separator: " ").map(String.init))
    #expect(result.status == 66 && result.stderr.contains("Vouliez-vous dire \(hint) ?"), "\(result.stderr)")
    #expect(!result.stderr.contains("« weeklyHours »") && !result.stderr.contains("franceTravailSince"))
  }

  @Test func tabCompletesTheFrenchName() throws {
    let home = try Home()
    let terminal = try home.terminal()
    _ = try terminal.waitFor("tremplin> ")
    try terminal.send("profil modifier prem\t")
    _ = try terminal.waitFor("premier client")
    try terminal.send("juin 2027\r")
    _ = try terminal.waitFor("1er juin 2027")
    _ = try terminal.waitFor("tremplin> ")
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit().status == 0)
  }
}
