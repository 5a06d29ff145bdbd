import Foundation
import PseudoTerminal
import Testing

/// Facts that programs and files give: what does not exist is refused, with the name that was most likely meant.
@Suite struct GivenFactsTests {
  private func error(_ profile: String) throws -> [String: String]? {
    let line = #"{"engine":"roadmap","date":"2026-11-23","input":{"profile":\#(profile)}}"#
    let result = try runPiped(Home.program, ["lot"], environment: [:], stdin: line + "\n")
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(result.outputBytes)) as? [String: Any])
    #expect(result.status == (answer["error"] == nil ? 0 : 65))
    return answer["error"] as? [String: String]
  }

  @Test(arguments: [
    (#"{"competences":{"redactoin":3}}"#, "unknownFact", "competences.redactoin", "« competence.redaction »"),
    (#"{"competence.nope":3}"#, "unknownFact", "competence.nope", "« nope » n’est pas une compétence connue"),
    (#"{"competence.redactoin.sd":0.3}"#, "unknownFact", "competence.redactoin.sd", "« competence.redaction.sd »"),
    (#"{"competance.redaction":3}"#, "unknownFact", "competance.redaction", "« competence.redaction »"),
    (#"{"turnover.abc":3}"#, "unknownFact", "turnover.abc", "« turnover.2027-02 »"),
    (#"{"turnover":{"2027-13":3}}"#, "unknownFact", "turnover.2027-13", "ni un mois ni un trimestre"),
    (#"{"practice.evidence.zzz":3}"#, "unknownFact", "practice.evidence.zzz", "« zzz »"),
    (#"{"practice":{"evidence":{"redactio":1}}}"#, "unknownFact", "practice.evidence.redactio", "redaction »"),
    (#"{"diplomas":["bts-comunication"]}"#, "unknownReference", "diplomas", "« bts-communication »"),
    (#"{"nope":null}"#, "unknownFact", "nope", "n’est pas un fait connu"),
    (#"{"zzz":{}}"#, "unknownFact", "zzz", "n’est pas un fait connu"),
    (#"{"age":30}"#, "unknownFact", "age", "donnez plutôt « birthDate »"),
    (#"{"weeklyHours":"10"}"#, "wrongType", "weeklyHours", #"le texte "10""#),
    (#"{"competences":{"redaction":9}}"#, "outOfRange", "competences.redaction", "competences.redaction » vaut 9"),
  ])
  func whatDoesNotExistIsRefused(profile: String, kind: String, path: String, hint: String) throws {
    let error = try #require(try error(profile))
    #expect(error["kind"] == kind)
    #expect(error["path"] == "input.profile." + path)
    #expect(error["message"]?.contains(hint) == true, "\(error)")
  }

  @Test(arguments: [
    #"{"turnover.2027-02":300,"turnover":{"2027-Q1":{"salesBIC":3}}}"#,
    #"{"competences":{"redaction":2},"competence":{"veille-audience":{"sd":0.3}},"goal":null}"#,
    #"{"practice.evidence.redaction":1.5,"diplomas":["bts-communication"]}"#,
  ])
  func whatExistsIsTaken(profile: String) throws { #expect(try error(profile) == nil) }

  @Test(arguments: [
    ("null", "", "une valeur vide (null)"), (#"{"engine":"roadmap","inptu":{}}"#, "inptu", "« input »"),
    (#"{"engine":"roadmap","input":{"profil":{}}}"#, "input.profil", "« profile »"),
    (
      #"{"engine":"assessment","input":{"bank":[[1,0,0]],"administered":[0],"responses":[]}}"#, "input.responses",
      "1 question posée et 0 réponse :"
    ),
  ])
  func anEnvelopeSaysWhatWasMeant(line: String, path: String, hint: String) throws {
    // The first bytes are a byte order mark, which some editors write.
    let input = [0xEF, 0xBB, 0xBF] + Array((line + "\n").utf8)
    let result = try runPiped(Home.program, ["lot"], environment: [:], stdin: input)
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(result.outputBytes)) as? [String: Any])
    let error = try #require(answer["error"] as? [String: String])
    #expect(error["path"] == path)
    #expect(error["message"]?.contains(hint) == true, "\(error)")
  }

  @Test func nothingOfARefusedFileIsKept() throws {
    let home = try Home()
    let file = home.folder + "/profil.json"
    try Data(#"{"profile":{"weeklyHours":5,"diplomas":["bts-comunication","x"]}}"#.utf8)
      .write(to: URL(fileURLWithPath: file))
    let refused = try home.run("profil", "importer", file)
    #expect(refused.status == 65 && refused.stderr.contains("« bts-communication »"), "\(refused.stderr)")
    #expect(!FileManager.default.fileExists(atPath: home.notebook))
    try Data([0xEF, 0xBB, 0xBF] + #"{"profile":{"weeklyHours":5,"diplomas":["bts-communication"]}}"#.utf8)
      .write(to: URL(fileURLWithPath: file))
    #expect(try home.run("profil", "importer", file).status == 0)
    #expect(try home.facts()["diplomas"] as? [String] == ["bts-communication"])
  }
}
