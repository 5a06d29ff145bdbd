import Foundation
import PseudoTerminal
import Testing

/// `catalogue voir`, `chercher`, `sources`, and the catalogue laid over with `--data`.
@Suite struct CatalogCommandTests {
  private func run(_ arguments: [String], in home: Home) throws -> PipedResult {
    try runPiped(Home.program, arguments, environment: home.environment)
  }

  private func object(_ result: PipedResult) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(result.outputBytes)) as? [String: Any])
  }

  @Test func anEntryIsShownAsItHeldThatDay() throws {
    let home = try Home()
    let then = try run(["catalogue", "voir", "acre", "--date", "2025-06-01"], in: home)
    #expect(then.status == 0)
    #expect(then.stdout.contains("50\u{202F}%"))
    #expect(then.stdout.contains("45\u{A0}jours"))
    #expect(then.stdout.contains("lu le 23/11/2026"))
    let before = try run(["catalogue", "voir", "acre", "--date", "2019-06-01"], in: home).stdout
    #expect(before.replacing("\n", with: " ").contains("valeur connue seulement depuis le 01/01/2020"))
    #expect(!FileManager.default.fileExists(atPath: home.notebook))
  }

  @Test func theRulesOfADayAreThoseOfEveryScreen() throws {
    let home = try Home()
    let glossary = try run(["glossaire", "plafond", "--date", "2025-03-01"], in: home).stdout
    #expect(glossary.contains("77\u{202F}700\u{A0}€"))
    let fees = try run(["parcours", "voir", "licence-infocom", "--date", "2025-03-01"], in: home).stdout
    #expect(fees.contains("175\u{A0}€"))
    #expect(
      try run(["parcours", "voir", "licence-infocom", "--date", "2024-03-01"], in: home).stdout.contains("170\u{A0}€"))
    let dut = try run(["parcours", "voir", "dut-mmi", "--date", "2020-03-01"], in: home).stdout
    #expect(dut.contains("On pourra y entrer jusqu’au 31 août 2021"))
  }

  @Test func aNameOfTwoKindsIsChosen() throws {
    let home = try Home()
    let both = try run(["catalogue", "voir", "cpf"], in: home)
    #expect(both.status == 0)
    #expect(both.stdout.contains("tremplin catalogue voir financement:cpf"))
    #expect(both.stdout.contains("tremplin catalogue voir terme:cpf"))
    #expect(try run(["catalogue", "voir", "terme:cpf"], in: home).stdout.contains("Compte qui paie"))
    let matches = try object(run(["catalogue", "voir", "cpf", "--json"], in: home))["matches"] as? [[String: Any]]
    #expect(matches?.count == 2)
  }

  @Test(arguments: [
    (["catalogue", "voir", "acrre"], 66, "acre"), (["catalogue", "voir", "bts-comm"], 66, "bts-communication"),
    (["catalogue", "voir", "zzzzzz"], 66, "catalogue chercher"), (["catalogue", "voir"], 64, "Usage"),
    (["catalogue", "cherchez"], 64, "chercher"), (["catalogue", "sources", "--perimes"], 64, "--perimees"),
  ])
  func wrongWordsSayTheMend(arguments: [String], status: Int, hint: String) throws {
    let result = try run(arguments, in: Home())
    #expect(result.status == Int32(status))
    #expect(result.stderr.contains(hint), "\(result.stderr)")
    #expect(result.stdout == "")
  }

  @Test func aSearchGroupsWhatItFindsWithTheCommandThatOpensIt() throws {
    let home = try Home()
    home.environment["COLUMNS"] = "100"
    let found = try run(["catalogue", "chercher", "BTS", "Communications"], in: home).stdout
    #expect(found.contains("tremplin parcours voir bts-communication"))
    #expect(found.contains("Glossaire ("))
    let typo = try run(["catalogue", "chercher", "aprentisage"], in: home)
    #expect(typo.status == 0)
    #expect(typo.stdout.contains("Vouliez-vous dire « apprentissage »"))
    #expect(typo.stdout.contains("tremplin glossaire apprentissage"))
    let nothing = try run(["catalogue", "chercher", "zzzzqqq", "\u{1B}[\u{202E}"], in: home)
    #expect(nothing.status == 0)
    #expect(nothing.stdout.contains("Rien dans le catalogue"))
    #expect(!nothing.outputBytes.contains(0x1B))
    #expect(!nothing.stdout.contains("\u{202E}"))
  }

  @Test(arguments: [
    (["catalogue", "chercher", "acre", "--json"], "results"),
    (["catalogue", "chercher", "zzzzqqq", "--json"], "results"),
    (["catalogue", "sources", "--json"], "sources"), (["catalogue", "sources", "--perimees", "--json"], "toVerify"),
    (["catalogue", "voir", "acre", "--json"], "onDate"),
  ])
  func jsonIsOneObject(arguments: [String], key: String) throws {
    #expect(try object(run(arguments, in: Home()))[key] != nil)
  }

  @Test func everyCommandThatASearchNamesOpens() throws {
    let home = try Home()
    let results = try object(run(["catalogue", "chercher", "apprentissage", "--json"], in: home))["results"]
    var seen = Set<String>()
    for result in try #require(results as? [[String: Any]]) {
      let command = try #require(result["command"] as? String)
      guard seen.insert(try #require(result["kind"] as? String)).inserted else { continue }
      let opened = try run(command.split(separator: " ").dropFirst().map(String.init), in: home)
      #expect(opened.status == 0, "\(command): \(opened.stderr)")
    }
    #expect(seen.count >= 4)
  }

  @Test func staleDataAreListedForTheDay() throws {
    let home = try Home()
    let now = try run(["catalogue", "sources", "--perimees", "--date", "2026-11-23"], in: home).stdout
    #expect(now.contains("Arrivé à son terme"))
    #expect(!now.contains("Pas relu depuis plus d’un an"))
    let later = try run(["catalogue", "sources", "--perimees", "--date", "2028-06-01"], in: home).stdout
    #expect(later.contains("Pas relu depuis plus d’un an"))
    let source = try run(["catalogue", "voir", "form-cp1"], in: home).stdout
    #expect(source.contains("tremplin catalogue voir financement:cpf"))
  }

  @Test func aQuestionExplainsAWordWithItsSources() throws {
    let home = try Home()
    let terminal = try home.terminal("profil")
    _ = try terminal.waitFor("Votre réponse")
    try terminal.send("? acre\n")
    _ = try terminal.waitFor("Urssaf / betagouv")
    try terminal.send("pause\n")
    #expect(try terminal.waitForExit().status == 0)
  }

  // MARK: --data

  private func overlay(_ home: Home, _ yaml: String, _ name: String = "pose") throws -> String {
    let folder = home.folder + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try yaml.write(toFile: folder + "/essai.yaml", atomically: true, encoding: .utf8)
    return folder
  }

  private let term = "terms:\n- { id: xylo, term: Xylo, domain: essai, text: \"Un mot. Rien de plus.\" }\n"

  private func caches(_ home: Home) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: home.folder + "/.cache/tremplin")) ?? []).sorted()
  }

  @Test func whatIsLaidOverIsKnownEverywhereAndKept() throws {
    let home = try Home()
    let folder = try overlay(home, term)
    #expect(try run(["glossaire", "xylo", "--data", folder], in: home).stdout.contains("Rien de plus"))
    #expect(
      try run(["catalogue", "chercher", "xylo", "--data", folder], in: home).stdout.contains("tremplin glossaire xylo"))
    #expect(try run(["glossaire", "xylo"], in: home).status == 66)
    #expect(caches(home).count == 1)
    home.environment["TREMPLIN_DATA"] = folder
    #expect(try run(["glossaire", "xylo"], in: home).status == 0)
    #expect(caches(home).count == 1)
    // The option takes the place of the variable.
    let other = try overlay(home, term.replacing("xylo", with: "yole").replacing("Xylo", with: "Yole"), "autre")
    #expect(try run(["glossaire", "xylo", "--data", other], in: home).status == 66)
    #expect(try run(["glossaire", "yole", "--data", other], in: home).status == 0)
    home.environment["TREMPLIN_DATA"] = folder + ":" + other
    #expect(try run(["glossaire", "xylo"], in: home).status == 0)
    #expect(try run(["glossaire", "yole"], in: home).status == 0)
  }

  @Test func aDamagedCacheIsRebuiltInSilence() throws {
    let home = try Home()
    let folder = try overlay(home, term)
    let clean = try run(["glossaire", "xylo", "--data", folder], in: home)
    let file = home.folder + "/.cache/tremplin/" + (try #require(caches(home).first))
    let whole = try #require(FileManager.default.contents(atPath: file))
    for damage in [Data(), whole.prefix(whole.count / 3), Data(repeating: 0x2A, count: 999), Data(whole.reversed())] {
      try damage.write(to: URL(fileURLWithPath: file))
      let again = try run(["glossaire", "xylo", "--data", folder], in: home)
      #expect(again.stdout == clean.stdout)
      #expect(again.stderr == "")
      #expect(FileManager.default.contents(atPath: file) == whole)
    }
  }

  @Test func withoutACacheItWorks() throws {
    let home = try Home()
    let folder = try overlay(home, term)
    var environments = [home.environment, home.environment, home.environment]
    environments[0]["HOME"] = nil
    environments[1]["XDG_CACHE_HOME"] = "/proc/nulle-part"
    let full = home.folder + "/lecture-seule"
    try Data().write(to: URL(fileURLWithPath: full))
    environments[2]["XDG_CACHE_HOME"] = full
    for environment in environments {
      let result = try runPiped(Home.program, ["glossaire", "xylo", "--data", folder], environment: environment)
      #expect(result.status == 0, "\(result.stderr)")
      #expect(result.stderr == "")
    }
    #expect(caches(home).isEmpty)
  }

  @Test func twoProcessesAtOnceAreSafe() async throws {
    let home = try Home()
    let folder = try overlay(home, term)
    let environment = home.environment
    let outputs = await withTaskGroup(of: String?.self) { group in
      for _ in 0..<6 {
        group.addTask {
          try? runPiped(Home.program, ["glossaire", "xylo", "--data", folder], environment: environment).stdout
        }
      }
      var all: [String?] = []
      for await output in group { all.append(output) }
      return all
    }
    #expect(Set(outputs).count == 1)
    #expect(outputs.first??.contains("Rien de plus") == true)
    #expect(caches(home).count == 1)
  }

  @Test func aWrongOverlayIsRefusedWithThePlace() throws {
    let home = try Home()
    let folder = try overlay(home, "terms:\n- { id: acrre, retire: true }\n- { id: xylo, trem: Xylo }\n")
    let result = try run(["glossaire", "--data", folder], in: home)
    #expect(result.status == 65)
    #expect(result.stderr.contains(folder + "/essai.yaml:2:"))
    #expect(result.stderr.contains("« acrre » ne peut pas être retiré"))
    #expect(result.stderr.contains("Vouliez-vous dire « term »"))
    #expect(caches(home).isEmpty)
    let absent = try run(["glossaire", "--data", home.folder + "/absent"], in: home)
    #expect(absent.status == 66)
    #expect(absent.stderr.contains("n’existe pas"))
    let file = try run(["catalogue", "verifier", folder + "/essai.yaml"], in: home)
    #expect(file.status == 66)
    #expect(file.stdout.contains("ce n’est pas un dossier"))
  }
}
