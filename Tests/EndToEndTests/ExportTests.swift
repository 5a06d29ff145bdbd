import Foundation
import PseudoTerminal
import Testing

@Suite struct ExportTests {
  @Test func thePageIsWrittenOnceAndNeverOverAnother() throws {
    let home = try Home()
    _ = try home.run("profil", "modifier", "goal", "freelance")
    let file = home.folder + "/projet.html"
    #expect(try home.run("exporter", "--format", "html", "--vers", file).status == 0)
    let page = try String(contentsOfFile: file, encoding: .utf8)
    #expect(page.contains("<svg") && page.contains("Travailler à mon compte") && page.contains("<h2>Sources</h2>"))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let again = try home.run("exporter", "--format", "html", "--vers", file)
    #expect(again.status == 73 && again.stderr.contains("existe déjà"))
    #expect(try home.run("exporter", "--format", "md", "--vers", file, "--remplacer").status == 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("# Mon projet"))
    // No draft is left behind.
    #expect(!(try FileManager.default.contentsOfDirectory(atPath: home.folder)).contains { $0.contains("ebauche") })
  }

  @Test func theWholeComesBack() throws {
    let home = try Home()
    _ = try home.run("profil", "modifier", "budget", "750")
    _ = try home.run("parcours", "choisir", "1")
    let file = home.folder + "/carnet.json"
    #expect(try home.run("exporter", "--format", "json", "--vers", file).status == 0)
    let other = try Home()
    #expect(try other.run("carnet", "restaurer", file).status == 0)
    #expect(try other.facts()["budget"] as? Int == 750)
    #expect(try other.run("bilan").stdout.contains("Choisi le"))
    #expect(try other.run("exporter", "--format", "json").stdout == String(contentsOfFile: file, encoding: .utf8))
  }

  @Test(arguments: [
    (["exporter"], Int32(64), "html|md|json"), (["exporter", "--format", "pdf"], 64, "Possibles"),
    (["exporter", "--format", "hmtl"], 64, "Vouliez-vous dire « html »"),
    (["exporter", "--format", "md", "--remplacer"], 64, "--vers"),
    (["exporter", "--format", "md", "--vers", "/absent/x.md"], 73, "n’existe pas"),
    (["exporter", "--format", "md", "--vers", "/"], 73, "fichier ordinaire"),
    (["exporter", "--format", "md", "--vers", "/dev/full"], 73, "fichier ordinaire"),
  ])
  func whatCannotBeDoneIsSaid(arguments: [String], status: Int32, words: String) throws {
    let home = try Home()
    let result = try runPiped(Home.program, arguments + ["--date", "2026-11-27"], environment: home.environment)
    #expect(result.status == status && result.stderr.contains(words), "\(result.status) \(result.stderr)")
    #expect(result.stdout == "")
  }

  @Test func theNotebookItselfIsNeverOverwritten() throws {
    let home = try Home()
    _ = try home.run("profil", "modifier", "budget", "750")
    let result = try home.run("exporter", "--format", "html", "--vers", home.notebook, "--remplacer")
    #expect(result.status == 73)
    #expect(try home.facts()["budget"] as? Int == 750)
  }

  /// An empty notebook gives a page too, and creates nothing.
  @Test(arguments: ["html", "md"])
  func anEmptyNotebookHasAPage(format: String) throws {
    let home = try Home()
    let result = try home.run("exporter", "--format", format)
    #expect(result.status == 0 && result.stdout.contains("Votre profil") && result.stdout.contains("Votre parcours"))
    #expect(!FileManager.default.fileExists(atPath: home.notebook))
  }

  @Test func jsonSaysWhatWasWritten() throws {
    let home = try Home()
    let file = home.folder + "/projet.md"
    let text = try home.run("exporter", "--format", "md", "--vers", file, "--json").stdout
    let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(root?["format"] as? String == "md" && root?["file"] as? String == file)
    #expect(root?["bytes"] as? Int == (try Data(contentsOf: URL(fileURLWithPath: file)).count))
  }
}
