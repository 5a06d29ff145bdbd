import Foundation
import PseudoTerminal
import Testing

@Suite struct PracticeCommandTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func lot(_ lines: [String], _ arguments: String...) throws -> (PipedResult, [[String: Any]]) {
    let result = try runPiped(
      Home.program, ["lot"] + arguments, environment: [:], stdin: lines.joined(separator: "\n") + "\n")
    return (result, try result.stdout.split(separator: "\n").map { try object(String($0)) })
  }

  private let client = "boulangerie-margaux"

  @Test func aLineOfLotPlaysAMission() throws {
    let lines = ["naive", "random", "novice", "cautious", "expert"].map {
      #"{"id":"\#($0)","engine":"practice","date":"2026-11-23","input":{"scenario":"\#(client)","seed":7,"policy":"\#($0)"}}"#
    }
    let (result, objects) = try lot(lines)
    #expect(result.status == 0)
    let outputs = try objects.map { try #require($0["output"] as? [String: Any]) }
    for output in outputs {
      #expect(output["ended"] is String && output["pending"] is NSNull)
      let scores = try #require(output["scores"] as? [String: Any])
      #expect(scores.count == 7 && (0...100).contains(scores["total"] as? Double ?? -1))
      #expect((output["digest"] as? String)?.count == 16)
    }
    let totals = outputs.compactMap { ($0["scores"] as? [String: Any])?["total"] as? Double }
    #expect(totals.count == 5 && totals[4] > totals[0] + 20)
    #expect(try lot(lines, "--coeurs", "2").0.outputBytes == result.outputBytes)

    // The replies that it tells lead to the same end.
    let decisions = try #require(outputs[4]["decisions"] as? [[String: Any]])
    let replies = Dictionary(decisions.compactMap { d in (d["id"] as? String).map { ($0, d["reply"] as Any) } }) {
      a, _ in a
    }
    let again: [String: Any] = [
      "engine": "practice", "date": "2026-11-23", "input": ["scenario": client, "seed": 7, "replies": replies],
    ]
    let line = String(decoding: try JSONSerialization.data(withJSONObject: again), as: UTF8.self)
    let (_, replayed) = try lot([line])
    let output = try #require(replayed[0]["output"] as? [String: Any])
    #expect(output["digest"] as? String == outputs[4]["digest"] as? String)
  }

  @Test func repliesThatRunOutSayWhere() throws {
    let (result, objects) = try lot([
      #"{"id":1,"engine":"practice","input":{"scenario":"\#(client)","seed":7,"replies":{"questions":["objectif","acces"]}}}"#,
      #"{"id":2,"engine":"practice","input":{"scenario":"\#(client)","seed":7,"replies":{"qestions":["objectif"]}}}"#,
      #"{"id":3,"engine":"practice","input":{"scenario":"\#(client)","seed":7,"replies":{"questions":["objectiff"]}}}"#,
      #"{"id":4,"engine":"practice","input":{"scenario":"margaux","seed":7,"policy":"expert"}}"#,
      #"{"id":5,"engine":"practice","input":{"scenario":"\#(client)","seed":7,"policy":"expert","replies":{}}}"#,
      #"{"id":6,"engine":"practice","input":{"scenario":"\#(client)","policy":"expert"}}"#,
    ])
    #expect(result.status == 65)
    let output = try #require(objects[0]["output"] as? [String: Any])
    #expect(output["ended"] is NSNull && output["pending"] is String && output["weeks"] as? Int == 0)
    let paths = objects.dropFirst().map { ($0["error"] as? [String: Any])?["path"] as? String }
    #expect(
      paths == [
        "input.replies.qestions", "input.replies.questions", "input.scenario", "input.policy", "input.seed",
      ])
  }

  /// By a pipe, in one go or cut in the middle: the same mission, then its debrief, what if, and undo.
  @Test func aMissionByAPipe() throws {
    let answers = String(repeating: "1\n", count: 3) + String(repeating: "passer\n", count: 60)
    let whole = try Home().run("client", "jouer", client, "--graine", "3", "--json", stdin: answers)
    #expect(whole.status == 0)
    let home = try Home()
    let lines = answers.split(separator: "\n").map(String.init)
    var last = ""
    var start = 0
    while last.isEmpty, start < lines.count {
      let part = lines[start..<min(start + 7, lines.count)].joined(separator: "\n") + "\n"
      let result = try home.run("client", "jouer", client, "--graine", "3", "--json", stdin: part)
      #expect(result.status == 0)
      last = result.stdout
      start += 7
      if last.isEmpty { #expect(try home.run("client", "bilan").stdout.contains("la mission jusqu’ici")) }
    }
    #expect(last == whole.stdout)
    let bilan = try home.run("client", "bilan")
    #expect(bilan.status == 0 && bilan.stdout.contains("Modèle pédagogique"))
    #expect(try home.run("client", "lister", "--json").stdout.contains("\"best\""))

    let run = try #require(try object(whole.stdout)["run"] as? [String: Any])
    let decisions = try #require(run["decisions"] as? [[String: Any]])
    let skipped = try #require(decisions.first { $0["id"] as? String == "perimetre" })
    #expect(skipped["id"] as? String == "perimetre")
    let what = try home.run("client", "rejouer", "perimetre=deux-formules")
    #expect(what.status == 0 && what.stdout.contains("200 tirages"), "\(what.stderr)")
    #expect(try home.run("client", "rejouer", "perimetre=plouf").status == 66)
    #expect(try home.run("client", "rejouer", "perimetre").status == 64)
    #expect(try home.run("annuler").status == 0)
    #expect(try home.run("client", "bilan").stdout.contains("Aucune mission"))
  }

  /// In the middle: how far one is, the story so far, no way back, and the question again without its preamble.
  @Test func theStorySoFarIsReadWithoutLeaving() throws {
    let home = try Home()
    let terminal = try home.terminal("client", "jouer", client, "--graine", "3", columns: 60)
    try terminal.waitFor("décision 1 sur")
    try terminal.waitFor("Votre réponse")
    try terminal.send("1, 2\r")
    try terminal.waitFor("décision 2 sur")
    try terminal.waitFor("Votre réponse")
    try terminal.send("carnet\r")
    try terminal.waitFor("la mission jusqu’ici")
    try terminal.waitFor("À ce jour")
    try terminal.waitFor("Votre réponse")
    try terminal.send("retour\r")
    try terminal.waitFor("ce qui est fait est fait")
    try terminal.waitFor("Votre réponse")
    #expect(terminal.screenText.onOneLine.components(separatedBy: "décision 2 sur").count == 2)
    try terminal.send("pause\r")
    #expect(try terminal.waitForExit().status == 0)
  }

  @Test func theEditorWritesOrIsSafelyRefused() throws {
    // At any other question the word is a wrong reply, and the next line goes on.
    let lines = String(repeating: "editeur\npasser\n", count: 40)
    func play(_ editor: String?) throws -> (PipedResult, Home) {
      let home = try Home()
      home.environment["EDITOR"] = editor
      return (try home.run("client", "jouer", client, "--graine", "3", "--json", stdin: lines), home)
    }
    let (none, _) = try play(nil)
    #expect(none.stderr.contains("Aucun éditeur n’est indiqué") && none.status == 0)
    let (broken, _) = try play("false")
    #expect(broken.stderr.contains("L’éditeur n’a pas pu travailler") && broken.stdout == none.stdout)
    let script =
      #"sh -c 'ls -l "$1" >"$HOME/mode"; printf "Samedi dès 9 h,\nvenez goûter : qui vient ?" >"$1"; echo "$1" >"$HOME/path"' sh"#
    let (written, home) = try play(script)
    #expect(written.status == 0 && written.stdout.contains("venez goûter"))
    #expect(try String(contentsOfFile: home.folder + "/mode", encoding: .utf8).hasPrefix("-rw-------"))
    let path = try String(contentsOfFile: home.folder + "/path", encoding: .utf8).split(separator: "\n")
    #expect(!path.isEmpty && !FileManager.default.fileExists(atPath: String(path[0])))
  }

  @Test func aSimulationIsTheSameOnAnyNumberOfCores() throws {
    let one = try Home().run("client", "simuler", client, "--parties", "300", "--coeurs", "1", "--json")
    let two = try Home().run("client", "simuler", client, "--parties", "300", "--coeurs", "2", "--json")
    #expect(one.status == 0 && one.outputBytes == two.outputBytes)
    #expect(try #require(try object(one.stdout)["criteria"] as? [Any]).count == 7)
    #expect(try Home().run("client", "simuler", "plouf").status == 66)
    #expect(try Home().run("client", "simuler", client, "--parties", "3").status == 64)
  }
}
