import Catalog
import Foundation
import Kernel
import Testing

@Suite struct VerifierTests {
  private func problems(_ yaml: String) -> [Problem] {
    let problems = ProblemList()
    let nodes = CatalogNodes(CatalogFiles(files: [("essai.yaml", Array(yaml.utf8))]), problems: problems)
    return Verifier.verify(nodes, problems: problems)
  }

  @Test(arguments: [
    ("terms:\n- id: a\n  term: A\n  domain: d\n  text: T.\n  see: [b]\n", Problem.Kind.unknownReference, 6),
    (
      "terms:\n- id: a\n  term: A\n  domain: d\n  text: T.\n- id: a\n  term: B\n  domain: d\n  text: T.\n",
      .duplicateID, 6
    ),
    ("terms:\n- id: a\n  term: A\n  domain: d\n  txt: T.\n", .unknownKey, 5),
    ("terms:\n- id: a\n  term: A\n  term: B\n  domain: d\n  text: T.\n", .duplicateKey, 4),
    ("terms:\n- id: Á\n  term: A\n  domain: d\n  text: T.\n", .wrongValue, 2),
    ("terms:\n- id: a\n  term: ' '\n  domain: d\n  text: T.\n", .emptyText, 3),
    ("trems:\n- id: a\n", .unknownKey, 1), ("terms: 3\n", .wrongType, 1), ("- a\n", .wrongType, 1),
    ("sources:\n- id: s\n  publisher: P\n  title: T\n  read: 2026-02-30\n", .wrongType, 5),
    ("terms:\n- id: a\n   term: A\n", .syntax, 3), ("terms: &x\n- id: a\n", .hostile, 1),
    ("terms: [a: *x]\n", .syntax, 1),
  ])
  func namesThePlace(yaml: String, kind: Problem.Kind, line: Int) {
    let found = problems(yaml)
    #expect(found.contains { $0.kind == kind && $0.position?.line == line }, "\(found)")
  }

  @Test func aStepMayNotWaitForItself() {
    let offer = "intake: { anyDay: true }, hours: 1, price: { items: [] }, mode: practice, label: L"
    let yaml = """
      formations:
      - { id: a, title: A, family: practice, summary: S, recognition: 0, confidence: editorial, offers: [ { id: o, \(offer), requires: { credentials: [b] } } ] }
      - { id: b, title: B, family: practice, summary: S, recognition: 0, confidence: editorial, offers: [ { id: o, \(offer), requires: { credentials: [a] } } ] }
      """
    #expect(problems(yaml).map(\.kind) == [.cycle, .cycle])
  }

  private static let step =
    "title: T, order: 1, why: W, gestures: [G], places: [ { label: L } ], cost: C, duration: D, mistakes: [M], confidence: editorial"
  private static let facts =
    "facts:\n- { id: day, label: L, type: date, writer: registration }\n- { id: yes, label: L, type: flag, writer: profile }\n"

  @Test(arguments: [
    (
      "- { id: a, phase: after, \(step), after: [b] }\n- { id: b, phase: after, \(step), after: [a] }",
      [Problem.Kind.cycle, .cycle]
    ),
    ("- { id: a, phase: before, \(step), after: [b] }\n- { id: b, phase: after, \(step) }", [.contradiction]),
    ("- { id: a, phase: after, \(step), asks: [ { fact: yes, text: T } ] }", [.wrongValue]),
    (
      "- { id: a, phase: after, \(step), late: L, deadline: { id: d, title: T, after: [yes], days: 3, confidence: memory } }",
      [.unit]
    ),
    (
      "- { id: a, phase: after, \(step), deadline: { id: d, title: T, after: [day], days: 3, confidence: memory } }",
      [.missingKey]
    ),
    (
      "- { id: a, phase: after, \(step), late: L, deadline: { id: d, title: T, after: [day], days: 3, months: 2, confidence: memory } }",
      [.contradiction]
    ),
    (
      "- { id: a, phase: after, \(step), late: L, deadline: { id: d, title: T, each: year, after: [day], confidence: memory } }",
      [.contradiction]
    ),
    (
      "- { id: a, phase: after, \(step), late: L, deadline: { id: d, title: T, each: year, on: 12-15, after: [day], confidence: memory } }",
      []
    ),
  ])
  func registrationStepsHold(steps: String, kinds: [Problem.Kind]) {
    #expect(problems(Self.facts + "steps:\n" + steps + "\n").map(\.kind) == kinds)
  }

  @Test func invalidUTF8IsRefused() {
    let problems = ProblemList()
    _ = CatalogNodes(CatalogFiles(files: [("x.yaml", [0x61, 0xFF, 0x3A])]), problems: problems)
    #expect(problems.sorted.map(\.kind) == [.syntax])
  }

  /// What is compiled reads back as it was.
  @Test func compiledFormRoundTrips() throws {
    let yaml =
      "terms:\n- id: a\n  term: \"É « 1 »\"\n  domain: d\n  text: 'Deux lignes.\n\n    Fin.'\n  aliases: ['1', 'true', '']\n"
    let problems = ProblemList()
    let nodes = CatalogNodes(CatalogFiles(files: [("essai.yaml", Array(yaml.utf8))]), problems: problems)
    let bytes = CompiledForm.encode(nodes)
    let catalog = try #require(Catalog(bytes: bytes))
    #expect(catalog.terms.first?.term == "É « 1 »")
    #expect(catalog.terms.first?.aliases == ["1", "true", ""])
    #expect(Catalog(bytes: Array(bytes.dropFirst(3))) == nil)
  }
}
