import Foundation
import PseudoTerminal
import Testing

@Suite struct CommandTests {
  @Test(arguments: [
    (["parcors"], 64, "parcours"), (["profil", "vior"], 64, "voir"), (["metier", "pris"], 66, "prix"),
    (["parcours", "voir", "bts-comunication"], 66, "bts-communication"),
    (["--date", "2026-02-30", "bilan"], 64, "AAAA-MM-JJ"), (["bilan", "--jsno"], 64, "--json"),
    (["parcours", "choisir", "999"], 66, "parcours"),
    (["glossaire", "acrre"], 66, "acre"), (["profil", "modifier", "bugdet", "5"], 66, "budget"),
    (["profil", "modifier", "budget", "12,5,3"], 64, "12,5,3"),
    (["catalogue", "verifier", "/nulle/part"], 66, "existe pas"), (["lot", "--coeurs", "zéro"], 64, "cœurs"),
    (["profil", "importer", "/nulle/part.json"], 66, "existe pas"),
  ])
  func wrongCommandsSayTheMend(arguments: [String], status: Int, hint: String) throws {
    let home = try Home()
    let result = try runPiped(Home.program, arguments, environment: home.environment)
    #expect(result.status == Int32(status), "\(result.stderr)")
    #expect((result.stderr + result.stdout).contains(hint), "\(result.stderr)")
    #expect(result.stdout == "" || arguments.first == "catalogue")
  }

  @Test(arguments: [
    ["aide"], ["aide", "profil"], ["aide", "codes"], ["aide", "bash"], ["aide", "zsh"], ["aide", "fish"],
    ["aide", "page"], ["--aide"], ["--version"], ["métier"], ["METIER", "PRIX"],
    ["metier", "missions"], ["metier", "smm"], ["metier", "clients"], ["metier", "carriere"], ["parcours"],
    ["planifier"], ["parcours", "lister"],
    ["parcours", "voir", "dut-mmi"], ["parcours", "comparer", "bts-communication", "but-mmi-strategie"], ["bilan"],
    ["glossaire"], ["glossaire", "ACRE"],
    ["carnet", "ou"], ["carnet", "historique"], ["carnet", "verifier"], ["annuler"], ["refaire"], ["reprendre"],
    ["profil", "voir"], ["catalogue", "verifier"], ["catalogue", "schema", "formations"],
    ["catalogue", "voir", "acre"], ["catalogue", "voir", "financement:apprentissage"], ["catalogue", "voir", "goal"],
    ["demarches"], ["démarches", "liste"], ["demarches", "voir", "acre"], ["demarches", "echeances"],
    ["demarches", "declarer"], ["demarches", "document"], ["demarches", "document", "contrat"], ["aide", "demarches"],
    ["catalogue", "voir", "seuil:tva-base"], ["catalogue", "voir", "jour-ferie:ascension"],
    ["catalogue", "voir", "demarche:fermer"], ["catalogue", "chercher", "bts"], ["catalogue", "sources"],
    ["catalogue", "sources", "--perimees"],
  ])
  func everyCommandAnswersAtSixtyColumnsWithoutEscapes(arguments: [String]) throws {
    let home = try Home()
    home.environment["COLUMNS"] = "60"
    let result = try runPiped(Home.program, arguments, environment: home.environment)
    #expect(result.status == 0, "\(result.stderr)")
    #expect(result.stderr == "")
    #expect(!result.outputBytes.contains(0x1B))
    #expect(!result.outputBytes.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: home.notebook))
  }

  /// By its French name, and whether the interview would have asked it or not.
  @Test(arguments: [
    ("alternance", "non", "non"), ("heures", "8", "8"), ("diplôme étranger", "oui", "oui"), ("cpf", "1 200", "1"),
  ])
  func anAnswerThatIsNamedIsKept(name: String, value: String, shown: String) throws {
    let home = try Home()
    for (fact, told) in [("naissance", "02/05/1981"), ("niveau", "bac+5"), ("situation", "salarié")] {
      let result = try runPiped(Home.program, ["profil", "modifier", fact, told], environment: home.environment)
      #expect(result.status == 0)
    }
    let supposed = try runPiped(Home.program, ["parcours", "si", "\(name)=\(value)"], environment: home.environment)
    #expect(supposed.status == 0, "\(supposed.stderr)")
    let kept = try runPiped(Home.program, ["profil", "modifier", name, value], environment: home.environment)
    #expect(kept.status == 0 && kept.stdout.contains(": \(shown)"), "\(kept.stdout) \(kept.stderr)")
  }

  @Test(arguments: [
    ["parcours", "--json"], ["parcours", "lister", "--json"], ["bilan", "--json"], ["metier", "prix", "--json"],
    ["demarches", "--json"], ["demarches", "declarer", "--json"], ["demarches", "voir", "acre", "--json"],
    ["carnet", "ou", "--json"], ["glossaire", "--json"], ["reprendre", "--json"], ["aide", "--json"],
    ["aide", "codes", "--json"], ["client", "bilan", "--json"], ["demarches", "document", "devis", "--json"],
    ["--version", "--json"], ["quitter", "--json"], ["--aide", "--json"],
  ])
  func jsonIsOneObject(arguments: [String]) throws {
    let home = try Home()
    let result = try runPiped(Home.program, arguments, environment: home.environment)
    #expect(try JSONSerialization.jsonObject(with: Data(result.outputBytes)) is [String: Any])
  }

  @Test(arguments: [
    (["parcours", "vior"], "tremplin parcours voir ?"), (["parcours", "listr"], "tremplin parcours lister ?"),
    (["parcours", "choisr", "1"], "tremplin parcours choisir ?"),
    (["parcours", "vior", "x"], "tremplin parcours voir ?"),
    (["planifer"], "tremplin parcours ?"), (["étt"], "tremplin bilan ?"), (["exi"], "tremplin quitter ?"),
    (["bilant"], "tremplin bilan ?"),
  ])
  func theNearestCommandIsProposed(arguments: [String], hint: String) throws {
    let home = try Home()
    let result = try home.run(arguments)
    #expect(result.status == 64 && result.stderr.contains("Vouliez-vous dire : \(hint)"), "\(result.stderr)")
  }

  @Test(arguments: ["4", "x", "é", "juin", "zzzzzz"])
  func nothingIsProposedWhenNothingIsNear(word: String) throws {
    let home = try Home()
    let result = try home.run([word])
    #expect(result.status == 64 && !result.stderr.contains("Vouliez-vous dire"), "\(result.stderr)")
  }

  @Test(arguments: [
    (["glossaire", "a\nb"], "« a b »"), (["demarches", "situation", "foo"], "Nature de l’activité"),
  ])
  func whatWasTypedIsShownOnOneLineAndNamesAreFrench(arguments: [String], hint: String) throws {
    let home = try Home()
    let result = try home.run(arguments)
    #expect(result.status == 66 && result.stderr.contains(hint), "\(result.stderr)")
    #expect(!result.stderr.contains("registration."))
  }

  @Test func aPipeReadsOneCommandALine() throws {
    let home = try Home()
    let result = try home.run(stdin: "profil modifier budget 500\nparcors\nprofil exporter\n")
    #expect(result.status == 64)
    #expect(result.stdout.contains("\"budget\": 500"))
    #expect(!result.stdout.contains("tremplin>"))
  }

  @Test func thePromptCompletesAndLeaves() throws {
    let home = try Home()
    home.environment["LC_ALL"] = "C"
    let terminal = try home.terminal()
    _ = try terminal.waitFor("tremplin> ")
    try terminal.send("glo\t")
    _ = try terminal.waitFor("glossaire")
    try terminal.send("cfe\n")
    _ = try terminal.waitFor("Impôt local")
    _ = try terminal.waitFor("tremplin> ")
    try terminal.send("métier prix\u{3}")
    _ = try terminal.waitFor("tremplin> ")
    try terminal.send("étt\n")
    _ = try terminal.waitFor("Vouliez-vous dire")
    _ = try terminal.waitFor("tremplin> ")
    terminal.resize(rows: 20, columns: 60)
    try terminal.send("\u{4}")
    _ = try terminal.waitFor("À bientôt")
    #expect(try terminal.waitForExit().status == 0)
  }

  @Test func whatIsShownFitsTheScreenAsItIsNow() throws {
    let home = try Home()
    home.environment["NO_COLOR"] = "1"
    let terminal = try home.terminal()
    _ = try terminal.waitFor("tremplin> ")
    terminal.resize(rows: 200, columns: 44)
    try terminal.send("glossaire cfe\n")
    _ = try terminal.waitFor("Impôt local")
    let shown = try terminal.waitFor("tremplin> ")
    let lines = shown.split(whereSeparator: \.isNewline).dropLast()
    #expect(lines.count > 3)
    for line in lines { #expect(line.count <= 44, "\(line)") }
    try terminal.send("\u{4}")
    #expect(try terminal.waitForExit().status == 0)
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func signalsPutTheTerminalBack(signal: Int32) throws {
    let home = try Home()
    let terminal = try home.terminal()
    _ = try terminal.waitFor("tremplin> ")
    #expect(!terminal.isInLineMode)
    terminal.signal(signal)
    #expect(try terminal.waitForExit().signal == signal)
    #expect(terminal.isInLineMode)
  }

  @Test func aPlanIsChosenAndShown() throws {
    let home = try Home()
    #expect(try home.run("parcours", "choisir", "1").status == 0)
    let overview = try home.run("bilan").stdout
    #expect(overview.contains("Maintenant"))
    #expect(try home.run("annuler").status == 0)
    #expect(try home.run("bilan").stdout.contains("Aucun parcours choisi"))
  }

  @Test func dutMMILeadsToWhatReplacedIt() throws {
    let home = try Home()
    let sheet = try home.run("parcours", "voir", "dut-mmi").stdout
    #expect(sheet.contains("On ne peut plus y entrer"))
    #expect(sheet.contains("tremplin parcours voir but-mmi-strategie"))
  }

  @Test func theCatalogueOfAFolderIsChecked() throws {
    let home = try Home()
    let folder = home.folder + "/donnees"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("terms:\n- id: essai\n  trem: Essai\n  domain: métier\n  text: Un essai.\n".utf8).write(
      to: URL(fileURLWithPath: folder + "/essai.yaml"))
    let result = try home.run("catalogue", "verifier", folder)
    #expect(result.status == 65)
    #expect(result.stdout.contains("essai.yaml:3:3"))
    #expect(result.stdout.contains("Vouliez-vous dire « term »"))
    #expect(result.stdout.contains("^"))
  }
}
