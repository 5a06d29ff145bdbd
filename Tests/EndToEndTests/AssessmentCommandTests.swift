import Foundation
import PseudoTerminal
import Testing

@Suite struct AssessmentCommandTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private let unknowns = "non\n2\n" + String(repeating: "nsp\n", count: 28)

  @Test func aPipeAnswersAndFactsFollow() throws {
    let home = try Home()
    let result = try home.run(
      "competences", "evaluer", "--duree", "court", "--graine", "3", "--json", stdin: unknowns)
    #expect(result.status == 0)
    let answers = try #require(try object(result.stdout)["answers"] as? [[String: Any]])
    #expect(answers.count == 28 && answers.allSatisfy { $0["mark"] as? String == "unknown" })
    let facts = try home.facts()
    #expect((facts["competence.redaction"] as? Double ?? 9) < 2)
    #expect(facts["competence.redaction.measuredOn"] as? String == "2026-11-23")
    #expect((facts["competence.redaction.sd"] as? Double ?? 0) > 0.3)
    #expect(facts["competence.redaction.answers"] as? Int == 2)
    // One deed: undone at once.
    let undone = try home.run("annuler")
    #expect(undone.status == 0)
    #expect(undone.stdout.onOneLine.contains("test de compétences (28 réponses) ; mesure de 14 compétences."))
    #expect(try home.facts()["competence.redaction"] == nil)
  }

  /// Cut after every few lines and taken up again: the same end.
  @Test func interruptedIsTheSameAsInOneGo() throws {
    let whole = try Home().run(
      "competences", "evaluer", "--duree", "court", "--graine", "3", "--json", stdin: unknowns)
    let home = try Home()
    let lines = unknowns.split(separator: "\n").map(String.init)
    var last = ""
    for start in stride(from: 0, to: lines.count, by: 6) {
      let part = lines[start..<min(start + 6, lines.count)].joined(separator: "\n") + "\n"
      let result = try home.run(
        "competences", "evaluer", "--duree", "court", "--graine", "3", "--json", stdin: part)
      #expect(result.status == 0)
      last = result.stdout
    }
    #expect(last == whole.stdout)
  }

  @Test func wrongRepliesAreSaidAndTheQuestionStays() throws {
    let home = try Home()
    let noise = "\u{1B}[31mx\n" + String(repeating: "a", count: 5_000) + "\n\nplouf plouf\n"
    let result = try home.run(
      "competences", "evaluer", "mesure", "--graine", "3", "--json", stdin: "non\n2\n" + noise + "nsp\nterminer\n")
    #expect(result.status == 0)
    #expect(!result.stderr.contains("\u{1B}"))
    #expect(result.stderr.split(separator: "\n").count >= 4)
    #expect(try #require(try object(result.stdout)["answers"] as? [Any]).count == 1)
  }

  @Test func theOverviewAndThePagesSpeakOfIt() throws {
    let home = try Home()
    let before = try home.run("competences")
    #expect(before.status == 0 && before.stdout.contains("tremplin competences evaluer"))
    _ = try home.run("competences", "evaluer", "--duree", "court", "--graine", "3", stdin: unknowns)
    #expect(try home.run("competences").stdout == home.run("competences", "bilan").stdout)
    #expect(try home.run("competences", "blian").status == 64)
    #expect(try home.run("competences", "bilan").stdout.contains("pas encore étalonnés sur un public"))
    #expect(try home.run("competences", "voir", "redaction").stdout.contains("votre mesure"))
    #expect(try home.run("bilan").stdout.onOneLine.contains("14 compétences mesurées sur 14"))
    #expect(try home.run("competences", "voir", "redactoin").status == 66)
    #expect(try home.run("competences", "evaluer", "--duree", "long").status == 64)
  }

  @Test func resumesByName() throws {
    let home = try Home()
    _ = try home.run("competences", "evaluer", "mesure", stdin: "non\n2\nnsp\n")
    let result = try home.run("reprendre", stdin: "terminer\n")
    #expect(result.status == 0)
    #expect((result.stdout + result.stderr).onOneLine.contains("1 réponse gardée"))
  }

  @Test func calibratesAFile() throws {
    let home = try Home()
    let file = home.folder + "/promo.jsonl"
    let bank = try object(try home.run("competences", "evaluer", "mesure", "--json", stdin: unknowns).stdout)
    let items = try #require(bank["answers"] as? [[String: Any]]).compactMap { $0["item"] as? String }
    let line = "{\"group\":\"a\",\"answers\":{\(items.map { "\"\($0)\":1" }.joined(separator: ","))}}\n"
    try String(repeating: line, count: 30).write(toFile: file, atomically: true, encoding: .utf8)
    let result = try home.run("competences", "calibrer", file, "--json")
    #expect(result.status == 0)
    let found = try #require(try object(result.stdout)["items"] as? [[String: Any]])
    #expect(found.count == items.count)
    // All thirty were right: easier than the expert thought.
    #expect(found.allSatisfy { ($0["b"] as? Double ?? 9) < ($0["expert"] as? Double ?? -9) })
    try "{\"answers\":{\"zz\":1}}\n".write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try home.run("competences", "calibrer", file).status == 65)
    #expect(try home.run("competences", "calibrer", file + "x").status == 66)
  }

  @Test func theEngineAnswersLineByLine() throws {
    let input = """
      {"id":1,"engine":"assessment","input":{"bank":[[1.2,0,0],[1,0.5,0.25]],"administered":[],"responses":[]}}
      {"id":2,"engine":"assessment","input":{"bank":[[1.2,0,0]],"administered":[0],"responses":[1]}}
      {"id":3,"engine":"assessment","input":{"bank":[[1.2,0,0]],"administered":[0,0],"responses":[1,1]}}
      {"id":4,"engine":"assessment","input":{"bank":[[-1,0,0]],"administered":[],"responses":[]}}
      {"id":5,"engine":"assessment","input":{"bank":[[1,0,1]],"administered":[],"responses":[]}}
      {"id":6,"engine":"assessment","input":{"bank":[[1,0,0]],"administered":[0],"responses":[]}}
      {"id":7,"engine":"assessment","input":{"bank":[[1,0]],"administered":[],"responses":[]}}

      """
    let result = try runPiped(Home.program, ["lot"], environment: [:], stdin: input)
    #expect(result.status == 65)
    let lines = try result.stdout.split(separator: "\n").map { try object(String($0)) }
    let outputs = lines.map { $0["output"] as? [String: Any] }
    #expect(outputs.map { $0 != nil } == [true, true, false, false, false, false, false])
    #expect(abs(outputs[0]?["eap"] as? Double ?? 9) < 1e-6)
    #expect(outputs[0]?["next"] as? Int == 0)
    // a = 1.2 at its own difficulty: a²/4.
    #expect(abs((outputs[0]?["information"] as? Double ?? 0) - 0.36) < 1e-9)
    #expect(outputs[1]?["next"] is NSNull)
  }
}
