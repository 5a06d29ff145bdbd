import Kernel
import Testing

@Suite struct ConditionFrenchTests {
  private let dictionary = FactDictionary(
    [
      #"{"id":"birthDate","label":"Date de naissance","yours":"votre date de naissance","type":"date","writer":"profile"}"#,
      #"{"id":"age","label":"Âge","yours":"votre âge","type":"integer","unit":"ans","writer":"derived","yearsSince":"birthDate"}"#,
      #"{"id":"status","label":"Situation","yours":"votre situation","type":"choice","writer":"profile","choices":[{"id":"jobseeker","label":"Demandeur·euse d’emploi"},{"id":"other","label":"Autre"}]}"#,
      #"{"id":"cpf","label":"Solde du CPF","yours":"le solde de votre CPF","type":"money","writer":"profile"}"#,
      #"{"id":"rqth","label":"RQTH","type":"flag","writer":"profile"}"#,
    ].compactMap { text in (try? JSONReader.read(Array(text.utf8))).map { Reading().read($0, as: FactDeclaration.self) }
    })

  private func condition(_ json: String) throws -> Condition {
    Reading().read(try JSONReader.read(Array(json.utf8)), as: Condition.self)
  }

  private static let apprentice =
    #"{"any":[{"all":[{"fact":"age","atLeast":16},{"fact":"age","atMost":29}]},{"fact":"rqth","is":"true"}]}"#

  @Test(arguments: [
    (Self.apprentice, "âge : de 16 à 29\u{A0}ans, ou RQTH : oui"),
    (#"{"fact":"status","is":"jobseeker"}"#, "situation : demandeur·euse d’emploi"),
    (#"{"fact":"status","in":["jobseeker","other"]}"#, "situation : demandeur·euse d’emploi ou autre"),
    (#"{"fact":"cpf","atLeast":1200.5}"#, "solde du CPF : au moins 1\u{202F}200,50\u{A0}€"),
    (#"{"not":{"fact":"rqth","is":"true"}}"#, "sauf si RQTH : oui"),
    (
      #"{"fact":"birthDate","onOrBefore":{"before":"today","years":1,"months":3,"days":1}}"#,
      "date de naissance : au plus tard il y a 1 an et 3 mois et 1 jour"
    ),
    (
      #"{"fact":"start","onOrAfter":{"after":"birthDate","days":60}}"#,
      "start : pas avant 60 jours après votre date de naissance"
    ),
    (#"{"fact":"birthDate","onOrAfter":"2027-03-01"}"#, "date de naissance : pas avant le 1er mars 2027"),
    (
      #"{"all":[{"any":[{"fact":"rqth","is":"true"},{"fact":"status","is":"other"}]},{"fact":"age","atMost":25}]}"#,
      "(RQTH : oui, ou situation : autre) et âge : au plus 25\u{A0}ans"
    ),
  ])
  func isReadInFrench(json: String, words: String) throws {
    #expect(try condition(json).words(dictionary) == words)
  }

  /// The screen names the fact of the rule; the interview would ask the one from which it follows.
  @Test func saysOnWhatItDepends() throws {
    let rule = try condition(Self.apprentice)
    let nothing = FactContext(Facts(["rqth": .flag(false)]), dictionary, today: day("2026-11-23"))
    #expect(rule.dependsOn(nothing) == ["age"])
    #expect(rule.evaluate(nothing) == .unknown(["birthDate"]))
    #expect(dictionary.dependsSentence(rule.dependsOn(nothing)) == "Cela dépend de votre âge.")
    let told = FactContext(Facts(["birthDate": .date(day("2005-01-01"))]), dictionary, today: day("2026-11-23"))
    #expect(rule.dependsOn(told) == [])
  }

  @Test func severalFactsMakeOneSentence() {
    #expect(
      dictionary.dependsSentence(["cpf", "status", "age"])
        == "Cela dépend du solde de votre CPF, de votre situation et de votre âge.")
    #expect(dictionary.dependsSentence(["rqth"]) == "Cela dépend de « RQTH ».")
  }
}
