import Catalog
import Kernel
import Testing

/// A small client that holds, and one mistake of each class: what the verifier proves is told where it fails.
@Suite struct ScenarioProofTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: Problem.Kind
    /// What is written instead of what.
    let old: String
    let new: String
    /// A piece of the line that the problem points to, once the mistake is there.
    let line: String
    /// A piece of the mend.
    let mend: String

    init(_ name: String, _ kind: Problem.Kind, _ old: String, _ new: String, at line: String, _ mend: String) {
      (testDescription, self.kind, self.old, self.new, self.line, self.mend) = (name, kind, old, new, line, mend)
    }
  }

  static let mistakes: [Mistake] = {
    var all: [Mistake] = []
    // It can end, and always waits for a reply that can be given.
    all.append(
      .init(
        "no ending that always holds", .contradiction, "{ id: fin, text",
        "{ id: fin, when: { fact: trust, atLeast: 1 }, text",
        at: "- { id: froide", "sans « when »"))
    all.append(
      .init(
        "an event that leaves no reply open", .contradiction, "{ id: b, text: Oui,",
        "{ id: b, when: { fact: trust, atLeast: 1 }, text: Oui,", at: "- { id: a, when", "doit rester ouverte"))
    all.append(
      .init(
        "a question that leaves no reply open", .missingKey, "{ id: dire, text",
        "{ id: dire, when: { fact: plan, is: large }, text", at: "    - { id: dire", "doit rester ouverte"))
    // No dead text.
    all.append(
      .init(
        "a value that nobody writes", .unreachable, "when: { fact: plan, is: large }",
        "when: { fact: plan, is: larges }",
        at: "when: { fact: plan", "« large »"))
    all.append(
      .init(
        "an option that no decision has", .unreachable, "{ fact: chosen.suite, is: dire }",
        "{ fact: chosen.suite, is: dira }", at: "later: {", "« dire »"))
    all.append(
      .init(
        "a false that nobody writes", .unreachable, "variants: [ { when: { fact: signed, is: true }",
        "variants: [ { when: { fact: signed, is: false }", at: "variants:", "not: { fact: signed, is: true }"))
    all.append(
      .init(
        "a bound out of a meter", .unreachable, "when: { fact: trust, atMost: 45 }",
        "when: { fact: trust, atMost: -1 }",
        at: "- { id: froide", "Corrigez la borne"))
    all.append(
      .init(
        "conditions that never hold together", .unreachable, "when: { fact: plan, is: large }",
        "when: { all: [ { fact: plan, is: large }, { fact: signed, is: true } ] }", at: "  - id: suite", "jamais posée")
    )
    all.append(
      .init(
        "an ending behind one that always holds", .unreachable, "{ id: froide, when: { fact: trust, atMost: 45 }",
        "{ id: froide, when: { fact: trust, atLeast: 0 }", at: "- { id: fin", "n’est jamais atteinte"))
    all.append(
      .init(
        "a band behind another", .unreachable, "{ upTo: 50, set", "{ upTo: 100, set", at: "- { upTo: 100, effects",
        "n’est jamais ouverte"))
    all.append(
      .init(
        "a variant that always holds", .unreachable, "variants: [ { when: { fact: signed, is: true }",
        "variants: [ { when: { fact: week, atLeast: 1 }", at: "prompt: Que dites-vous ?", "n’est jamais montré"))
    all.append(
      .init(
        "what comes back after the end", .unreachable, "{ id: finir, text: Un point,",
        "{ id: finir, later: { weeks: 2, text: Trop tard. }, text: Un point,", at: "- { id: finir", "semaine 13"))
    all.append(
      .init(
        "what is always called off", .unreachable, "unless: { fact: chosen.suite, is: dire }",
        "unless: { fact: plan, is: large }", at: "later: {", "n’est jamais lue"))
    all.append(
      .init(
        "an event that never comes", .unreachable, "prompt: Tout s’arrête.",
        "when: { all: [ { fact: plan, is: large }, { fact: signed, is: true } ] }\n  prompt: Tout s’arrête.",
        at: "  events: [", "n’arrive jamais"))
    all.append(
      .init(
        "an event that nobody meets", .unreachable, "  events: [ { id: panne } ]\n", "", at: "- id: panne",
        "aucun client"))
    all.append(
      .init(
        "an event that is a decision already", .unreachable, "    week: 13\n", "    week: 13\n    event: panne\n",
        at: "  events: [", "n’est plus tiré au sort"))
    all.append(
      .init(
        "a name between braces that is no number", .unknownFact, "{clicks} clics", "{clics} clics", at: "context:",
        "{clicks}"))
    // No place of a list that wins.
    all.append(
      .init(
        "an order written in order", .contradiction, "before: [[fin, debut]]", "before: [[debut, fin]]",
        at: "- { id: debut", "Mêlez les éléments"))
    // Hidden facts can be found.
    all.append(
      .init(
        "a hidden fact that nothing reveals", .contradiction, "reveals: [secret], ", "", at: "hidden: [", "reveals"))
    all.append(
      .init(
        "a hidden fact behind a dead reply", .unreachable, "{ id: juste, text",
        "{ id: juste, when: { fact: revealed, contains: secret }, text", at: "hidden: [", "ne peut pas être découvert"))
    // Every effect has its feedback.
    all.append(
      .init(
        "an effect without feedback", .missingKey, "effects: { trust: 2 }, feedback: Bien.", "effects: { trust: 2 }",
        at: "- { upTo: 100, effects", "« feedback »"))
    all.append(
      .init(
        "a later effect without words", .missingKey, ", text: La promesse revient.", "", at: "later: {", "« text »"))
    return all
  }()

  private func problems(_ yaml: String) -> [Problem] {
    let problems = ProblemList()
    let nodes = CatalogNodes(CatalogFiles(files: [("essai.yaml", Array(yaml.utf8))]), problems: problems)
    return Verifier.verify(nodes, problems: problems)
  }

  @Test func aClientThatHoldsHasNoProblem() { #expect(problems(Self.client).map(\.description) == []) }

  @Test(arguments: mistakes) func isToldWhereItStands(_ mistake: Mistake) throws {
    let yaml = Self.client.replacing(mistake.old, with: mistake.new)
    try #require(yaml != Self.client)
    let found = problems(yaml)
    let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
    let match = found.first { $0.kind == mistake.kind && $0.message.contains(mistake.mend) }
    let line = try #require(match?.position?.line, "\(found)")
    #expect(lines[line - 1].contains(mistake.line), "\(found)")
  }

  /// Whoever takes the first place of every list must not win: seven questions, the best always first.
  @Test(arguments: [(0, "en place 1"), (2, "en dernière place")])
  func aPlaceThatAlwaysWinsIsTold(best: Int, words: String) {
    var decisions = ""
    var replies = ""
    for number in 1...7 {
      let options = ["a", "b", "c"].enumerated().map { place, id in
        let points = place == best ? 2 : place == (best + 1) % 3 ? 0 : -2
        return
          "{ id: \(id), text: Réponse \(id), lure: \(points < 0), evidence: { relation: \(points) }, feedback: F. }"
      }
      decisions +=
        "  - { id: q\(number), phase: moderation, week: 7, kind: choice, prompt: Alors ?, options: [ \(options.joined(separator: ", ")) ] }\n"
      replies += "q\(number): \(["a", "b", "c"][best]), "
    }
    let yaml = Self.client.replacing("  - id: tarif\n", with: decisions + "  - id: tarif\n")
      .replacing("expert: { ", with: "expert: { " + replies).replacing("cautious: { ", with: "cautious: { " + replies)
    #expect(problems(yaml).map(\.message).contains { $0.contains(words) && $0.contains("sans lire") })
  }

  static let client = """
    dimensions: [ { id: relation, label: Relation, weight: 1, meaning: Écouter. } ]
    platforms:
    - id: reseau
      name: Réseau
      formats: [ { id: photo, name: photo, fmt: 1, disc: 0.2 } ]
      models: [ { from: 2025-01-01, checked: 2026-01-01, confidence: editorial, rho: 0.1, x: 0.2, K: 4, floor: 60, d: 0.05, e: 0.05, lambda: 0.1, kappa: 0.01, ctr: 0.01, cpm: 8, c0: 0.002, nLow: 2, nHigh: 5 } ]
    sectors: [ { id: shop, label: Boutique, factor: 1, confidence: editorial } ]
    pools: [ { id: bourg, place: bourg, people: 6000 } ]
    events:
    - id: panne
      title: Panne
      prompt: Tout s’arrête.
      options:
      - { id: a, when: { fact: trust, atLeast: 5 }, text: Non, lure: true, evidence: { relation: -1 }, feedback: Dommage. }
      - { id: b, text: Oui, evidence: { relation: 1 }, feedback: Bien. }
      - { id: c, when: { fact: trust, atLeast: 20 }, text: Plus tard, feedback: Moyen. }
      policies: { expert: b, cautious: c }
    scenarios:
    - id: essai
      title: Essai
      difficulty: 1
      minutes: 15
      summary: Un essai.
      startsOn: 03-02
      persona: { name: Nour, client: Nour, trade: savons, sector: shop, employees: 0, place: { kind: bourg, inhabitants: 3000 }, voice: vive, statedBudget: 300, brief: Aidez-moi. }
      start: { trust: 50, reputation: 50, quality: 50 }
      audience: [ { platform: reseau, followers: 100, fit: 1 } ]
      money: { kind: paid }
      kpis: [ { id: clics, label: Clics, target: 10, from: clicks } ]
      hidden: [ { id: secret, text: Le stock est vide., opens: Que reste-t-il ? } ]
      phases: [brief, moderation, suite]
      decisions:
      - id: plan
        phase: brief
        week: 0
        kind: choice
        prompt: Que proposez-vous ?
        options:
        - id: large
          text: Tout
          lure: true
          set: { plan: large }
          evidence: { relation: -1 }
          later: { weeks: 6, effects: { trust: -9 }, unless: { fact: chosen.suite, is: dire }, text: La promesse revient. }
          feedback: C’est beaucoup.
        - { id: juste, text: Le nécessaire, set: { plan: juste, signed: true }, reveals: [secret], evidence: { relation: 1 }, feedback: C’est clair. }
        - { id: rien, text: Rien, feedback: Bon. }
      - id: suite
        phase: moderation
        week: 4
        kind: choice
        when: { fact: plan, is: large }
        context: "{clicks} clics."
        prompt: Le dites-vous ?
        options:
        - { id: dire, text: Oui, evidence: { relation: 1 }, feedback: Bien. }
        - { id: taire, when: { fact: trust, atLeast: 5 }, text: Non, lure: true, evidence: { relation: -1 }, feedback: Dommage. }
        - { id: attendre, text: Demain, when: { fact: trust, atLeast: 10 }, feedback: Moyen. }
      - id: point
        phase: moderation
        week: 6
        kind: choice
        prompt: Que dites-vous ?
        variants: [ { when: { fact: signed, is: true }, prompt: Que dit le contrat ? } ]
        options:
        - { id: vrai, text: Le vrai, effects: { trust: 6 }, evidence: { relation: 1 }, feedback: Bien. }
        - { id: flou, text: Le flou, lure: true, effects: { trust: -6 }, evidence: { relation: -1 }, feedback: Dommage. }
        - { id: peu, text: Peu, feedback: Bon. }
      - id: ordre
        phase: moderation
        week: 7
        kind: order
        prompt: Dans quel ordre ?
        items:
        - { id: debut, text: Le début }
        - { id: fin, text: La fin }
        - { id: milieu, text: Le milieu }
        before: [[fin, debut]]
        bands:
        - { atLeast: 1, feedback: Bien. }
        - { atLeast: 0, feedback: Relisez. }
      - id: tarif
        phase: moderation
        week: 8
        kind: number
        range: { min: 0, max: 100 }
        prompt: Combien ?
        bands:
        - { upTo: 50, set: { price: value }, feedback: Peu. }
        - { upTo: 100, effects: { trust: 2 }, feedback: Bien. }
      - id: bilan
        phase: suite
        week: 13
        kind: choice
        prompt: Que montrez-vous ?
        options:
        - { id: finir, text: Un point, evidence: { relation: 1 }, feedback: Bien. }
        - { id: fuir, text: Rien, lure: true, effects: { trust: -3 }, evidence: { relation: -1 }, feedback: Dommage. }
        - { id: partir, text: Un mot, feedback: Bon. }
      events: [ { id: panne } ]
      endings:
      - { id: froide, when: { fact: trust, atMost: 45 }, text: Au revoir. }
      - { id: fin, text: À bientôt. }
      policies:
        expert: { plan: juste, suite: dire, point: vrai, ordre: [fin, milieu, debut], tarif: 80, bilan: finir }
        cautious: { plan: rien, suite: taire, point: peu, ordre: [fin, debut, milieu], tarif: 40, bilan: partir }

    """
}
