import Foundation
import PseudoTerminal
import Testing

@Suite struct InterviewTests {
  /// A person's answers, in the order in which the interview asks.
  static let answers = [
    "1", "publications", "salarié", "5 mars 1995", "bac+2", "10 h", "1 200,50 €", "non", "n", "non", "1 500", "aucun",
    // Past 29, what decides about apprenticeship comes early.
    "passer", "2018", "2", "b1", "1, 2", "0", "passer", "2, 1", "bretagne", "non", "terminer",
  ]

  @Test func answersByWordsNumbersAndFrenchDates() throws {
    let home = try Home()
    let result = try home.run("profil", stdin: Self.answers.joined(separator: "\n") + "\n")
    #expect(result.status == 0, "\(result.stderr)")
    #expect(result.stderr == "")
    let facts = try home.facts()
    #expect(facts["goal"] as? String == "freelance")
    #expect(facts["tier"] as? String == "posts")
    #expect(facts["birthDate"] as? String == "1995-03-05")
    #expect(facts["budget"] as? Double == 1200.5)
    #expect(facts["diplomaLevel"] as? Int == 5)
    #expect(facts["region"] as? String == "bretagne")
    #expect(facts["disabledWorker"] == nil)
  }

  @Test func aWrongReplyIsSaidAndTheQuestionStays() throws {
    let home = try Home()
    let result = try home.run("profil", stdin: "voiture\n2\nzzz\n3\n31/02/2007\n05/03/2007\n")
    #expect(result.status == 0)
    #expect(result.stderr.contains("voiture"))
    #expect(result.stderr.contains("n’existe pas dans le calendrier"))
    #expect(result.stderr.contains("tremplin profil"))
    // The pipe ended before the last question: what was said is kept, and the next call goes on.
    let unfinished = try home.run("bilan", "--json").stdout
    #expect(unfinished.contains("\"profile\""))
    let rest = try home.run(
      "profil",
      stdin:
        "4\n20\n0\nnon\nnon\noui\nnon\npasser\npasser\npasser\npasser\npasser\npasser\npasser\npasser\npasser\npasser\npasser\nterminer\n"
    )
    #expect(rest.status == 0, "\(rest.stderr)")
    #expect(try home.facts()["birthDate"] as? String == "2007-03-05")
    #expect(try home.facts()["goal"] as? String == "employee")
  }

  @Test func backChangesTheAnswer() throws {
    let home = try Home()
    _ = try home.run("profil", stdin: "1\n1\nretour\nretour\n2\n")
    _ = try home.run("profil", stdin: "1\n" + String(repeating: "passer\n", count: 30) + "terminer\n")
    #expect(try home.facts()["goal"] as? String == "employee")
    #expect(try home.facts()["status"] as? String == "student")
  }

  @Test func hostileRepliesLoseNothingAndPrintNothingRaw() throws {
    let home = try Home()
    let megabyte = String(repeating: "x", count: 1_000_000)
    let hostile = ["", "\u{1B}]0;titre\u{7}", megabyte, "a\u{0}b", "31/02/2007", "-5", "\u{202E}abc"]
    var input = Array("1\n2\n".utf8)
    for reply in hostile { input += Array((reply + "\n").utf8) }
    input += [0xFF, 0xFE, 10] + Array("3\n".utf8)
    let result = try runPiped(
      Home.program, ["profil", "--date", "2026-11-23"], environment: home.environment, stdin: input)
    #expect(result.status == 0)
    let shown = result.outputBytes + result.errorBytes
    #expect(!shown.contains(0x1B) && !shown.contains(0) && !shown.contains(7))
    #expect(!result.stderr.contains("\u{202E}"))
    #expect(result.stderr.utf8.count < 20_000)
    // The good answers around the bad ones are all there.
    let history = try home.run("profil", stdin: String(repeating: "passer\n", count: 30) + "terminer\n")
    #expect(history.status == 0)
    #expect(try home.facts()["status"] as? String == "employee")
  }

  /// What is expected stands on a line of its own where it would fold the prompt; an answer in months is confirmed as a day.
  @Test func sixtyColumnsFoldNoPromptAndAMonthIsConfirmed() throws {
    let home = try Home()
    let terminal = try home.terminal("profil", "modifier", "firstClientWanted", columns: 60)
    try terminal.waitFor("Mois ou date, ex. : juin 2027 ; ? pour l’aide\n")
    try terminal.waitFor("Votre réponse : ")
    try terminal.send("fin juin 2027\r")
    try terminal.waitFor("Noté : le 30 juin 2027.")
    #expect(try terminal.waitForExit().status == 0)
    #expect(!terminal.screenText.contains("Question 1 sur 1"))
  }

  /// On the command line, two Ctrl-C interrupt the command; at the prompt, the question only.
  @Test(arguments: [["profil"], ["competences", "evaluer"], ["profil", "modifier", "heures"]])
  func twoControlCInterrupt(command: [String]) throws {
    let home = try Home()
    let terminal = try PseudoTerminal(
      executable: Home.program, arguments: command + ["--date", "2026-11-23"], environment: home.environment, rows: 40,
      columns: 100)
    try interruptTwice(terminal)
    #expect(try terminal.waitForExit().status == 130)
    let prompt = try home.terminal()
    try prompt.waitFor("tremplin> ")
    try prompt.send(command.joined(separator: " ") + "\r")
    try interruptTwice(prompt)
    try prompt.waitFor("tremplin> ")
    try prompt.send("quitter\r")
    #expect(try prompt.waitForExit().status == 0)
  }

  private func interruptTwice(_ terminal: PseudoTerminal) throws {
    for answer in ["Question interrompue", "Vous vous arrêtez ici"] {
      try terminal.waitFor("Votre réponse")
      try terminal.send("\u{3}")
      try terminal.waitFor(answer)
    }
  }

  @Test func anAnswerChangedMeanwhileIsSaidAsSuch() throws {
    let home = try Home()
    _ = try home.run("profil", stdin: "1\n1\nétu\n")
    #expect(try home.run("profil", "modifier", "objectif", "salarié").status == 0)
    let resumed = try home.run("profil", stdin: "passer\n")
    #expect(resumed.stderr.contains("Vous avez changé des réponses depuis"))
    #expect(!resumed.stderr.contains("questions de Tremplin"))
  }

  @Test func completionControlCAndControlDInATerminal() throws {
    let home = try Home()
    let terminal = try home.terminal("profil")
    _ = try terminal.waitFor("Votre réponse")
    try terminal.send("moncompte\u{15}")
    try terminal.send("salarié\t")
    _ = try terminal.waitFor("salarié")
    try terminal.send("\u{3}")
    _ = try terminal.waitFor("Question interrompue")
    _ = try terminal.waitFor("Votre réponse")
    try terminal.send("?\n")
    _ = try terminal.waitFor("Pourquoi cette question")
    _ = try terminal.waitFor("Votre réponse")
    try terminal.send("? cpf\n")
    _ = try terminal.waitFor("formation")
    _ = try terminal.waitFor("Votre réponse")
    try terminal.send("1\n")
    _ = try terminal.waitFor("Votre réponse")
    try terminal.send("\u{4}")
    _ = try terminal.waitFor("tremplin profil")
    #expect(try terminal.waitForExit().status == 0)
    let again = try home.terminal("reprendre")
    _ = try again.waitFor("1\u{A0}réponse gardée")
    again.kill9()
    _ = try again.waitForExit()
  }
}

/// What a Mac, or a file from one, writes as « e » and an accent is stored as « é ».
@Suite struct ComposedFormTests {
  private static let decomposed = "de\u{301}cembre 2027"

  @Test func commandsAnswersAndFilesAreComposed() throws {
    let home = try Home()
    // « me\u{301}tier » is the command, « re\u{301}gion » and « Hauts-de-France » the fact and its value.
    #expect(try home.run("me\u{301}tier", "prix").status == 0)
    #expect(try home.run("profil", "modifier", "firstClientWanted", Self.decomposed).status == 0)
    #expect(try home.facts()["firstClientWanted"] as? String == "2027-12-01")
    #expect(try home.run("profil", "modifier", "region", "Auvergne-Rho\u{302}ne-Alpes").status == 0)
    #expect(try home.facts()["region"] as? String == "auvergne-rhone-alpes")
    #expect(try home.run("profil", stdin: "salarie\u{301}\npause\n").status == 0)
  }

  /// An unknown word is shown back as it is stored: composed.
  @Test func whatIsShownBackIsComposed() throws {
    let result = try Home().run("profil", stdin: "ze\u{301}ro\n")
    #expect(result.stderr.unicodeScalars.contains("\u{E9}"))
    #expect(!result.stderr.unicodeScalars.contains("\u{301}"))
    let command = try Home().run("parcours", "voir", "ze\u{301}ro")
    #expect(command.status == 66)
    #expect(!command.stderr.unicodeScalars.contains("\u{301}"))
    let line = try Home().run(
      "lot", stdin: "{\"id\":\"e\u{301}\",\"engine\":\"roadmap\",\"input\":{\"profile\":{\"goal\":\"ze\u{301}ro\"}}}\n")
    #expect(line.status == 65)
    #expect(line.stdout.unicodeScalars.contains("\u{E9}") && !line.stdout.unicodeScalars.contains("\u{301}"))
  }

  /// The name of a file is bytes: it is not touched.
  @Test func aFileWithADecomposedNameIsFound() throws {
    let home = try Home()
    let path = home.folder + "/re\u{301}ponses.json"
    try "{\"goal\":\"employee\"}".write(toFile: path, atomically: true, encoding: .utf8)
    let result = try home.run("profil", "importer", path)
    #expect(result.status == 0, "\(result.stderr)")
    #expect(try home.facts()["goal"] as? String == "employee")
  }

  /// Until the interview is read over, no screen denies that its answers exist; afterwards none speaks of it any more.
  @Test func noScreenDeniesTheAnswersOfAnInterviewUnderWay() throws {
    let home = try Home()
    let screens = [["profil", "voir"], ["bilan"], ["parcours"], ["annuler"], ["exporter", "--format", "md"]]
    #expect(try home.run("profil", stdin: "1\npublications\n").status == 0)
    for screen in screens {
      let shown = try home.run(screen).stdout
      #expect(shown.contains("entretien est en cours"), "\(screen)")
      #expect(!shown.contains("encore rien dit"), "\(screen)")
    }
    let rest = InterviewTests.answers.dropFirst(2).joined(separator: "\n") + "\n"
    #expect(try home.run("profil", stdin: rest).status == 0)
    for screen in screens {
      #expect(!(try home.run(screen).stdout.contains("entretien est en cours")), "\(screen)")
    }
  }
}
