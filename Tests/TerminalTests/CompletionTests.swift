import Testing

@testable import Terminal

@Suite struct CompletionTests {
  @Test(arguments: [
    ("dem", ["démarches"]), ("DÉM", ["démarches"]), ("par", ["parcours"]), ("p", ["parcours", "profil"]), ("x", []),
    ("de\u{301}m", ["démarches"]), ("oeu", ["œuvre"]), ("ŒUV", ["œuvre"]),
    ("", ["démarches", "parcours", "profil", "œuvre"]),
  ])
  func findsWhatBeginsAlike(typed: String, expected: [String]) {
    let choices = ["démarches", "parcours", "profil", "œuvre"]
    #expect(Completion(of: typed, among: choices).candidates == expected)
  }

  @Test(arguments: [
    ("Étudiant·e", "etudiante"), ("l’URSSAF", "l'urssaf"), ("CŒUR", "coeur"), ("N\u{A0}°", "n °"),
    ("çà et là", "ca et la"),
  ])
  func folds(text: String, expected: String) {
    #expect(folded(text) == expected)
  }

  @Test(arguments: [
    ("voir étu", 9, "étu"), ("voir étu", 5, ""), ("étudiant·e", 12, "étudiant·e"), ("si a=l’été", 100, "a=l’été"),
    ("voir étu", 6, ""),  // inside the é: no text ends there
    ("", 0, ""), ("a b", 1, "a"),
  ])
  func onlyBlanksPartWords(line: String, cursor: Int, expected: String) {
    #expect(Completion.word(in: line, upTo: cursor) == expected)
  }

  @Test func aChoiceMayHoldSpaces() {
    let completer = Completer.choice(among: ["demandeur·euse d’emploi", "étudiant·e"])
    let expected = Completion(replaceWholeLine: true, candidates: ["demandeur·euse d’emploi"])
    #expect(completer("demandeuse", 10) == .init(replaceWholeLine: true, candidates: []))
    #expect(completer("Demandeureuse D'e", 17) == expected)
  }

  @Test(arguments: [
    ("dem", ["démarches"], ["démarches"]),
    ("p", ["parcours", "profil"], ["p", "parcours", "profil"]),
    ("pr", ["profil", "professionnel"], ["prof", "profil", "professionnel"]),
    ("e", ["été", "étudiant·e"], ["ét", "été", "étudiant·e"]),
    // Nothing in common, or not what was typed: it stays.
    ("e", ["État", "étape"], ["e", "État", "étape"]),
    ("statut", ["étudiant·e", "salarié·e"], ["statut", "étudiant·e", "salarié·e"]),
    ("a", ["a", "a", ""], ["a"]),
    ("x", [], []),
  ])
  func slots(typed: String, candidates: [String], expected: [String]) {
    #expect(CompletionReply.slots(typed: typed, candidates: candidates) == expected)
  }

  @Test func theCommonBeginningIsMadeOfWholeCharacters() {
    #expect(CompletionReply.commonBeginning(of: ["étape", "ètre"]) == "")
    #expect(CompletionReply.commonBeginning(of: ["👩🏽‍💻a", "👩🏽‍🔬a"]) == "")
    #expect(CompletionReply.commonBeginning(of: []) == "")
  }
}
