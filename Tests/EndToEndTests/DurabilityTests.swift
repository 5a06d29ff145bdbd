import Foundation
import Kernel
import PseudoTerminal
import Testing

@Suite struct DurabilityTests {
  /// Killed at a hundred random moments: every answer whose next question was shown is there.
  @Test func killNineLosesNothingAcknowledged() throws {
    var generator = SeededGenerator(seed: 2026)
    let answers = InterviewTests.answers
    for _ in 0..<100 {
      let home = try Home()
      let terminal = try home.terminal("profil", columns: 60)
      var acknowledged = 0
      let stop = Int.random(in: 0...7, using: &generator)
      _ = try terminal.waitFor("Votre réponse")
      for answer in answers.prefix(stop) {
        try terminal.send(answer + "\n")
        _ = try terminal.waitFor("Votre réponse")
        acknowledged += 1
      }
      // One more may be on its way when the blow falls.
      try terminal.send(answers[stop] + (Bool.random(using: &generator) ? "\n" : ""))
      terminal.kill9()
      #expect(try terminal.waitForExit().signal == SIGKILL)
      let replies = try replies(home)
      #expect(replies == acknowledged || replies == acknowledged + 1)
    }
  }

  /// The replies on disk, counted through the program itself.
  private func replies(_ home: Home) throws -> Int {
    let terminal = try home.terminal("carnet", "ou", "--json")
    let text = try terminal.waitFor("\"entries\"")
    _ = try terminal.waitForExit()
    let all = text + terminal.unread
    let number = all.split(separator: "\"entries\":").last?.drop { $0 == " " }.prefix { $0.isNumber } ?? ""
    // The first entry opens the conversation.
    return max(0, (Int(number) ?? -1) - 1)
  }

  @Test func theNotebookIsPrivate() throws {
    let home = try Home()
    _ = try home.run("profil", "modifier", "budget", "500")
    let manager = FileManager.default
    let file = try manager.attributesOfItem(atPath: home.notebook)[.posixPermissions] as? Int
    let folder =
      try manager.attributesOfItem(atPath: (home.notebook as NSString).deletingLastPathComponent)[.posixPermissions]
      as? Int
    #expect(file == 0o600)
    #expect(folder == 0o700)
  }

  @Test func undoRedoAndHistory() throws {
    let home = try Home()
    _ = try home.run("profil", "modifier", "budget", "500")
    _ = try home.run("profil", "modifier", "budget", "900")
    #expect(try home.run("annuler").stdout.contains("Annulé"))
    #expect(try home.facts()["budget"] as? Int == 500)
    #expect(try home.run("refaire").stdout.contains("Refait"))
    #expect(try home.facts()["budget"] as? Int == 900)
    #expect(try home.run("carnet", "historique").stdout.contains("900"))
  }

  @Test func backupEraseRestore() throws {
    let home = try Home()
    _ = try home.run("profil", "modifier", "budget", "500")
    let copy = home.folder + "/copie.sqlite"
    #expect(try home.run("carnet", "sauvegarder", copy).status == 0)
    #expect(try home.run("carnet", "effacer").status == 64)
    #expect(try home.run("carnet", "effacer", "--oui").status == 0)
    #expect(try home.facts().isEmpty)
    #expect(try home.run("carnet", "restaurer", copy).status == 0)
    #expect(try home.facts()["budget"] as? Int == 500)
    #expect(try home.run("carnet", "restaurer", "/nulle/part").status == 66)
  }

  @Test func wrongPermissionsAreNoDamage() throws {
    let home = try Home()
    let folder = home.folder + "/doc"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    #expect(try home.run("--carnet", folder, "profil", "modifier", "heures", "4").status == 0)
    let file = folder + "/carnet.sqlite"
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    let verified = try home.run("--carnet", folder, "carnet", "verifier")
    #expect(verified.status == 0 && verified.stderr == "")
    #expect(verified.stdout.contains("sain") && verified.stdout.contains("chmod 700 \(folder)"))
    #expect(verified.stdout.contains("chmod 600 \(file)"))
  }

  /// What only reads works with no environment at all; what writes says what to do.
  @Test(arguments: [
    (["parcours", "lister"], 0), (["parcours"], 0), (["parcours", "comparer", "bts-mco", "bts-ccst"], 0),
    (["client", "lister"], 0), (["competences", "voir", "redaction"], 0), (["demarches"], 0), (["bilan"], 0),
    (["carnet", "verifier"], 0), (["carnet", "historique"], 0), (["profil", "modifier", "heures", "4"], 73),
    (["carnet", "sauvegarder", "/tmp/tremplin-nulle-part"], 73),
  ])
  func readingNeedsNoHome(arguments: [String], status: Int) throws {
    let result = try runPiped(Home.program, arguments, environment: [:])
    #expect(result.status == Int32(status), "\(result.stderr)")
    #expect(status == 0 ? result.stderr == "" : result.stderr.contains("--carnet"))
  }

  @Test func aBackupNeedsItsFolderAndPathsAreNotCut() throws {
    let home = try Home()
    _ = try home.run("profil", "modifier", "budget", "500")
    let lost = try home.run("carnet", "sauvegarder", home.folder + "/nulle/part")
    #expect(
      lost.status == 73
        && lost.stderr.onOneLine.contains("le dossier « \(home.folder)/nulle » n’existe pas. Créez d’abord"))
    home.environment["COLUMNS"] = "20"
    #expect(try home.run("carnet", "ou").stdout.contains(home.notebook))
    #expect(try home.run("carnet", "sauvegarder", home.folder + "/copie").stdout.contains(home.folder + "/copie"))
    #expect(try home.run("carnet", "restaurer", home.folder + "/copie").stdout.contains(home.folder + "/copie"))
  }

  @Test func troubleIsSaidInFrenchWithItsCode() throws {
    let home = try Home()
    home.environment["HOME"] = home.folder + "/absent"
    #expect(try home.run("profil", "modifier", "budget", "5").status == 73)
    home.environment["HOME"] = home.folder
    _ = try home.run("profil", "modifier", "budget", "500")
    try Data("ceci n’est pas une base".utf8).write(to: URL(fileURLWithPath: home.notebook))
    let damaged = try home.run("profil", "voir")
    #expect(damaged.status == 65)
    #expect(!damaged.stderr.contains("Fatal") && !damaged.stderr.isEmpty)
    home.environment["TREMPLIN_CARNET"] = "/dev/null/carnet"
    #expect(try [66, 73].contains(home.run("profil", "modifier", "budget", "5").status ?? 0))
    // What needs no notebook still works.
    #expect(try home.run("metier", "prix").status == 0)
  }
}
