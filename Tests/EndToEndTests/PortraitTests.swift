import Foundation
import PseudoTerminal
import Testing

/// Twelve plainly fictional people, each a profile to import: their roadmap holds together, and says nothing absurd.
@Suite struct PortraitTests {
  static let today = "2026-11-27"
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Portraits")

  static let names = [
    "lyceenne-bac-general", "diplomee-bts", "chomeur-45-ans", "salarie-cpf", "parent-8-heures", "reunionnaise",
    "travailleuse-handicapee", "agent-public", "diplome-etranger", "graphiste-independante", "reprise-apres-pause",
    "seize-ans",
  ]

  @Test func allPortraitsAreHere() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
    #expect(Set(files) == Set(Self.names.map { $0 + ".json" }))
  }

  @Test(arguments: names)
  func theRoadmapHolds(name: String) throws {
    let person = try Person(name)
    let root = try person.roadmap()
    let routes = try #require(root["routes"] as? [[String: Any]])
    try #require(!routes.isEmpty, "\(name) has no route")
    for route in routes {
      let steps = try #require(route["steps"] as? [[String: Any]])
      for key in ["cost", "hours"] {
        let sum = steps.reduce(0) { $0 + Self.cents($1[key]) }
        #expect(sum == Self.cents(route[key]), "\(name): \(key)")
      }
      var free = Self.today
      for step in steps {
        let (start, end) = (Self.text(step["start"]), Self.text(step["end"]))
        #expect(start >= free && end >= start, "\(name): \(Self.text(step["id"])) \(start)–\(end)")
        free = end
        if let deadline = step["applyBefore"] as? String { #expect(deadline >= Self.today && deadline <= start) }
        #expect(Self.cents(step["cost"]) == Self.cents(step["price"]) - Self.cents(step["cpf"]))
        #expect(Self.cents(step["cpf"]) >= 0 && Self.cents(step["cost"]) >= 0)
      }
      #expect(Self.text(route["end"]) == free)
      let ids = steps.map { Self.text($0["id"]) }
      #expect(Set(ids).count == ids.count, "\(name): a step twice")
      if let budget = person.profile["budget"] as? Double { #expect(Self.cents(route["cost"]) <= Int(budget * 100)) }
    }
    // None is beaten by another on everything.
    for (i, a) in routes.enumerated() {
      for (j, b) in routes.enumerated() where i != j {
        let isBeaten =
          Self.text(b["end"]) <= Self.text(a["end"]) && Self.cents(b["cost"]) <= Self.cents(a["cost"])
          && Self.cents(b["hours"]) <= Self.cents(a["hours"])
          && Self.cents(b["recognition"]) >= Self.cents(a["recognition"])
        #expect(!isBeaten, "\(name): \(i + 1) is beaten by \(j + 1)")
      }
    }
  }

  /// What must, or must never, be told to whom.
  @Test(arguments: [
    ("seize-ans", ["sauf émancipation", "l’accord écrit de vos parents"], ["clause d’exclusivité", "De 18 à 25 ans"]),
    (
      "salarie-cpf", ["celui que vous avez déjà"],
      ["l’accord écrit de vos parents", "S’immatriculer à l’Urssaf (micro-entreprise), du"]
    ),
    ("agent-public", ["l’autorisation de votre administration"], ["clause d’exclusivité", "CPF supposé vide"]),
    ("chomeur-45-ans", ["même sans allocation", "Il vous manque un ordinateur"], ["De 18 à 25 ans", "clause d’excl"]),
    ("reunionnaise", ["Outre-mer, les cotisations"], ["l’accord écrit"]),
    ("travailleuse-handicapee", ["Agefiph", "Existe aussi en apprentissage"], ["S’immatriculer"]),
    ("diplome-etranger", ["attestation de comparabilité"], ["S’immatriculer"]),
    ("diplomee-bts", ["De 18 à 25 ans"], ["attestation de comparabilité", "Outre-mer"]),
    ("graphiste-independante", ["pas de seconde immatriculation"], ["S’immatriculer à l’Urssaf"]),
    ("lyceenne-bac-general", ["Candidater avant le"], ["S’immatriculer", "France Travail depuis"]),
    ("parent-8-heures", ["S’immatriculer"], ["clause d’exclusivité", "France Travail depuis"]),
    ("reprise-apres-pause", ["tests Pix"], ["S’immatriculer", "attestation de comparabilité"]),
  ])
  func advice(name: String, told: [String], never: [String]) throws {
    let screen = try Person(name).screen("parcours").replacing("\n", with: " ").replacing(/\ +/, with: " ")
    for words in told { #expect(screen.contains(words), "\(name): « \(words) » is missing") }
    for words in never { #expect(!screen.contains(words), "\(name): « \(words) » is no concern of theirs") }
    for words in ["de mémoire", "nil", "Optional(", "TODO", " ,", "  .", "« »", " 0 heure", "undefined"] {
      #expect(!screen.contains(words), "\(name): \(words)")
    }
  }

  /// What is argued with stays short, and true to the person: one reason once, no registration for who seeks a job.
  @Test(arguments: [
    ("lyceenne-bac-general", "community-manager-rncp39254"), ("salarie-cpf", "mba-marketing-digital"),
    ("parent-8-heures", "bts-communication"), ("reunionnaise", "but-mmi-strategie"), ("seize-ans", "bts-communication"),
    ("agent-public", "master-infocom"), ("diplome-etranger", "lp-charge-communication"),
  ])
  func reasonsAreSaidOnce(name: String, asked: String) throws {
    let person = try Person(name)
    let screen = try person.screen("parcours", "pourquoi-pas", asked).replacing("\n", with: " ")
    for words in ["et vous voulez tout à distance", "demande 35 h", "n’a plus d’entrée", "n’a pas de prix connu"] {
      #expect(screen.components(separatedBy: words).count <= 2, "\(name): « \(words) » twice")
    }
    #expect(!screen.contains("n’est pas ouvert à votre situation"))
    let goal = person.profile["goal"] as? String
    #expect(try person.screen("bilan").contains("Vos démarches") == (goal == "freelance"), "\(name)")
  }

  /// The page of each is sound, and names each step of the recommended route.
  @Test(arguments: names)
  func thePageHolds(name: String) throws {
    let person = try Person(name)
    let page = try person.screen("exporter", "--format", "html")
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    let root = try person.roadmap()
    let recommended = try #require((root["recommended"] as? [String: Any])?["index"] as? Int)
    let route = try #require((root["routes"] as? [[String: Any]])?[recommended])
    for step in try #require(route["steps"] as? [[String: Any]]) { #expect(page.contains(Self.text(step["title"]))) }
  }

  private static func text(_ value: Any?) -> String { value as? String ?? "" }
  private static func cents(_ value: Any?) -> Int { Int(((value as? Double ?? -1) * 100).rounded()) }

  private final class Person {
    let home: Home
    let profile: [String: Any]

    init(_ name: String) throws {
      home = try Home()
      let file = PortraitTests.folder.appending(path: name + ".json")
      let root = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
      profile = root?["profile"] as? [String: Any] ?? [:]
      let imported = try run("profil", "importer", file.path())
      #expect(imported.status == 0, "\(imported.stderr)")
    }

    func run(_ arguments: String...) throws -> PipedResult { try run(arguments) }

    private func run(_ arguments: [String]) throws -> PipedResult {
      try runPiped(Home.program, arguments + ["--date", PortraitTests.today], environment: home.environment)
    }

    func screen(_ arguments: String...) throws -> String {
      let result = try run(arguments)
      #expect(result.status == 0 && result.stderr == "", "\(result.stderr)")
      return result.stdout
    }

    func roadmap() throws -> [String: Any] {
      let text = try screen("parcours", "--json")
      return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }
  }
}
