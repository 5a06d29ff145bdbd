import Catalog
import Kernel
import Testing

/// One tiny catalogue for each class of mistake: what the verifier calls it, where it points, and the mend it names.
@Suite struct ProblemClassTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    let name: String
    let yaml: String
    let kind: Problem.Kind
    /// Line and column of the caret.
    let line: Int
    let column: Int
    /// What the message must hold, so that it says the mend.
    let mend: String
    var testDescription: String { name }

    init(_ name: String, _ kind: Problem.Kind, _ line: Int, _ column: Int, _ mend: String, _ yaml: String) {
      (self.name, self.kind, self.line, self.column, self.mend, self.yaml) = (name, kind, line, column, mend, yaml)
    }
  }

  private static let source = "sources:\n- { id: s, publisher: P, title: T, read: 2026-01-01 }\n"
  private static let facts = """
    facts:
    - { id: birthDate, label: Naissance, type: date, writer: profile }
    - { id: age, label: Âge, type: integer, writer: derived, yearsSince: birthDate }
    - { id: status, label: Situation, type: choice, writer: profile, choices: [{ id: jobseeker, label: DE }] }
    - { id: hours, label: Heures, type: hours, minimum: 1, maximum: 60, writer: profile }

    """
  private static let step = "intake: { anyDay: true }, hours: 1, price: { items: [] }, mode: practice, label: L"

  private static func step(_ id: String, after other: String) -> String {
    "- { id: \(id), title: A, family: practice, summary: S, recognition: 0, confidence: editorial, offers: [{ id: o, \(step), requires: { credentials: [\(other)] } }] }\n"
  }

  private static func advice(_ condition: String) -> String {
    facts + "advices:\n- id: a\n  when: \(condition)\n  text: Un conseil.\n  confidence: editorial\n"
  }

  private static func tariff(_ periods: String) -> String {
    "tariffs:\n- id: t\n  label: Tarif\n  values:\n\(periods)"
  }

  private static func period(_ value: String, _ from: String, _ until: String? = nil) -> String {
    "  - { value: \(value), from: \(from)\(until.map { ", until: \($0)" } ?? ""), checked: 2026-01-01, confidence: memory }\n"
  }

  /// One statement each: a literal of them all would keep the type checker busy.
  static let mistakes: [Mistake] = {
    var all: [Mistake] = []
    all.append(
      .init(
        "unknown key", .unknownKey, 5, 3, "« text »",
        "terms:\n- id: a\n  term: A\n  domain: d\n  txet: T.\n  text: T.\n"))
    all.append(
      .init("unknown kind", .unknownKey, 1, 1, "« terms »", "trems:\n- id: a\n"))
    all.append(
      .init(
        "key twice", .duplicateKey, 4, 3, "Gardez-en une",
        "terms:\n- id: a\n  term: A\n  term: B\n  domain: d\n  text: T.\n"))
    all.append(
      .init(
        "id twice", .duplicateID, 3, 9, "essai.yaml:2:9",
        "terms:\n- { id: a, term: A, domain: d, text: T. }\n- { id: a, term: B, domain: d, text: T. }\n"))
    all.append(
      .init(
        "broken reference", .unknownReference, 3, 48, "« abc »",
        "terms:\n- { id: abc, term: A, domain: d, text: T. }\n- { id: b, term: B, domain: d, text: T., see: [abd] }\n"))
    all.append(
      .init(
        "impossible date", .wrongType, 2, 46, "AAAA-MM-JJ",
        "sources:\n- { id: s, publisher: P, title: Titre, read: 2026-02-30 }\n"))
    all.append(
      .init("date out of any century", .outOfRange, 5, 23, "1900 à 2100", tariff(period("1", "0206-01-01"))))
    all.append(
      .init(
        "ends before it begins", .period, 5, 42, "Corrigez « until »", tariff(period("1", "2026-01-01", "2025-12-31"))))
    all.append(
      .init(
        "periods overlap", .period, 6, 23, "chevauchent",
        tariff(period("1", "2024-01-01", "2024-06-30") + period("2", "2024-06-30"))))
    all.append(
      .init(
        "periods leave a gap", .period, 6, 23, "trou",
        tariff(period("1", "2024-01-01", "2024-06-30") + period("2", "2024-08-01"))))
    all.append(
      .init(
        "a period that does not end before the next", .period, 6, 23, "n’a pas de fin",
        tariff(period("1", "2024-01-01") + period("2", "2024-08-01"))))
    all.append(
      .init(
        "missing source", .missingKey, 5, 5, "sources: [id]",
        tariff("  - { value: 1, from: 2024-01-01, checked: 2026-01-01, confidence: twoSources }\n")))
    all.append(
      .init(
        "unknown unit", .unit, 6, 9, "« € »",
        source + "figures:\n- id: f\n  label: F\n  unit: euros\n"
          + "  low: [{ value: 1, from: 2024-01-01, sources: [s], checked: 2026-01-01, confidence: oneSource }]\n"))
    all.append(
      .init(
        "percentage beyond reason", .outOfRange, 7, 18, "de 0 à",
        source + "figures:\n- id: f\n  label: F\n  unit: \"%\"\n"
          + "  low: [{ value: 256, from: 2024-01-01, sources: [s], checked: 2026-01-01, confidence: oneSource }]\n"))
    all.append(
      .init(
        "out of range", .outOfRange, 2, 65, "de 0 à 7",
        "formations:\n- { id: a, title: A, family: practice, summary: S, recognition: 8, confidence: editorial, offers: [{ id: o, \(step) }] }\n"
      ))
    all.append(
      .init(
        "wrong word", .wrongValue, 5, 15, "« memory »",
        "terms:\n- id: a\n  term: A\n  domain: d\n  confidence: memmory\n  text: T.\n"))
    all.append(
      .init(
        "cycle", .cycle, 2, 9, "Retirez une exigence", "formations:\n" + step("a", after: "b") + step("b", after: "a")))
    all.append(
      .init("condition on an unknown fact", .unknownFact, 8, 17, "« age »", advice("{ fact: aeg, atMost: 3 }")))
    all.append(
      .init(
        "condition on an unknown choice", .wrongValue, 8, 29, "« jobseeker »", advice("{ fact: status, is: jobseker }"))
    )
    all.append(
      .init("condition of another type", .contradiction, 8, 34, "is ou in", advice("{ fact: status, atLeast: 3 }")))
    all.append(
      .init("condition beyond the bounds", .outOfRange, 8, 33, "au plus 60", advice("{ fact: hours, atLeast: 90 }")))
    all.append(
      .init("condition that compares nothing", .missingKey, 8, 9, "ajoutez is", advice("{ fact: age }")))
    all.append(
      .init(
        "conditions that contradict each other", .unreachable, 8, 88, "Retirez une des comparaisons",
        advice("{ all: [ { fact: age, atLeast: 30 }, { not: { fact: status, is: x } }, { fact: age, atMost: 26 } ] }")))
    all.append(
      .init(
        "a fact that follows from itself", .cycle, 2, 9, "Comptez depuis un fait",
        "facts:\n- { id: a, label: A, type: integer, writer: derived, yearsSince: b }\n"
          + "- { id: b, label: B, type: integer, writer: derived, yearsSince: a }\n"))
    all.append(
      .init(
        "a fact that counts from a word", .unit, 3, 9, "ni une date",
        "facts:\n- { id: w, label: W, type: text, writer: profile }\n"
          + "- { id: a, label: A, type: integer, writer: derived, yearsSince: w }\n"))
    all.append(
      .init(
        "the same thing in other words", .contradiction, 10, 14, "tariffs.t",
        tariff(period("1", "2024-01-01")).replacing("label: Tarif", with: "label: Tarif de la salle")
          + "- id: u\n  label: salles, le tarif\n  values:\n  - { value: 1, from: 2020-01-01, until: 2020-12-31, checked: 2026-01-01, confidence: memory }\n"
          + period("2", "2021-01-01")))
    all.append(
      .init(
        "relative date from an unknown fact", .unknownFact, 8, 49, "« birthDate »",
        advice("{ fact: birthDate, onOrBefore: { after: birtDate, years: 2 } }")))
    all.append(
      .init(
        "relative date without a length", .missingKey, 8, 40, "days",
        advice("{ fact: birthDate, onOrBefore: { after: today } }")))
    all.append(
      .init(
        "empty text", .emptyText, 5, 9, "Écrivez le texte", "terms:\n- id: a\n  term: A\n  domain: d\n  text: ' '\n"))
    all.append(
      .init(
        "text still to be written", .emptyText, 5, 9, "Écrivez le texte",
        "terms:\n- id: a\n  term: A\n  domain: d\n  text: TODO\n"))
    all.append(
      .init("missing text", .missingKey, 2, 3, "« text »", "terms:\n- id: a\n  term: A\n  domain: d\n"))
    all.append(
      .init(
        "unreachable figure", .unreachable, 4, 7, "Citez-le",
        source + "figures:\n- id: f\n  label: F\n  unit: jours\n"
          + "  low: [{ value: 1, from: 2024-01-01, sources: [s], checked: 2026-01-01, confidence: oneSource }]\n"))
    all.append(
      .init("unreachable source", .unreachable, 2, 9, "Citez-la", source))
    all.append(
      .init(
        "two figures for one thing", .contradiction, 10, 14, "tariffs.t",
        tariff(period("1", "2024-01-01"))
          + "- id: u\n  label: tarif\n  values:\n  - { value: 3, from: 2020-01-01, until: 2020-12-31, checked: 2026-01-01, confidence: memory }\n"
          + period("2", "2021-01-01")))
    all.append(
      .init(
        "one name for two terms", .contradiction, 3, 18, "« a »",
        "terms:\n- { id: a, term: A, domain: d, text: T. }\n- { id: b, term: á, domain: d, text: T. }\n"))
    all.append(
      .init("bad indentation", .syntax, 3, 8, "alignement", "terms:\n- id: a\n   term: A\n"))
    all.append(
      .init("not a list", .wrongType, 1, 8, "liste", "terms: 3\n"))
    all.append(
      .init(
        "an id with an accent", .wrongValue, 2, 7, "sans accent",
        "terms:\n- id: Á\n  term: A\n  domain: d\n  text: T.\n"))
    return all
  }()

  @Test(arguments: mistakes) func isFoundWithItsPlaceAndItsMend(_ mistake: Mistake) {
    let problems = ProblemList()
    let nodes = CatalogNodes(CatalogFiles(files: [("essai.yaml", Array(mistake.yaml.utf8))]), problems: problems)
    let found = Verifier.verify(nodes, problems: problems)
    let match = found.first { $0.kind == mistake.kind && $0.position?.line == mistake.line }
    #expect(match?.position?.column == mistake.column, "\(found)")
    #expect(match?.message.contains(mistake.mend) == true, "\(found)")
  }

  /// One wrong entry does not hide what is wrong with others, and brings no problem that is only its shadow.
  @Test func allAreToldInOnePassByPlace() {
    let yaml =
      "terms:\n- { id: a, term: A, domain: d, txt: T. }\n"
      + "formations:\n" + Self.step("c", after: "d") + Self.step("d", after: "c")
      + Self.step("e", after: "inconnue") + Self.step("f", after: "e")
    let problems = ProblemList()
    let nodes = CatalogNodes(CatalogFiles(files: [("essai.yaml", Array(yaml.utf8))]), problems: problems)
    let found = Verifier.verify(nodes, problems: problems)
    #expect(found.map(\.kind) == [.unknownKey, .cycle, .cycle, .unknownReference])
    #expect(found.map { $0.position?.line } == [2, 4, 5, 6])
  }
}
