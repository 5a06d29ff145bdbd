import Foundation
import PseudoTerminal
import Testing

/// Six people followed for eighteen months: what each screen says on each key day, and what must hold of all of them.
@Suite struct RegistrationPortraitsTests {
  struct Portrait: Sendable, CustomTestStringConvertible {
    let name: String
    let profile: [String]
    /// The day, the command, and what its screen must say.
    let days: [(String, String, String)]
    var testDescription: String { name }
  }

  static let portraits: [Portrait] = [
    Portrait(
      name: "en recherche d’emploi, avec l’Acre", profile: ["status jobseeker", "region bretagne"],
      days: [
        ("2026-11-23", "demarches situation registration.startDate 23/11/2026", "Début d’activité"),
        ("2026-11-23", "demarches situation registration.acre oui", "À demander"),
        ("2026-11-23", "demarches voir prevenir-france-travail", "À faire"),
        ("2026-11-23", "demarches fait deposer-formalite 23/11/2026", "C’est noté"),
        ("2026-12-14", "demarches fait recevoir-siret 12345678200010", "SIRET"),
        ("2027-01-20", "demarches echeances", "dans 2\u{A0}jours"),
        ("2027-01-21", "demarches fait demander-acre", "C’est noté"),
        ("2027-01-25", "demarches voir acre", "Notée faite le 21 janvier 2027"),
        ("2027-03-02", "demarches declarer 2026-11 0", "zéro"), ("2027-03-02", "demarches declarer 2026-12 0", "noté"),
        ("2027-03-02", "demarches declarer 2027-01 300", "noté"),
        ("2027-03-02", "demarches declarer 2027-02 850", "Plafond"),
        ("2027-04-05", "demarches echeances", "mars 2027"), ("2028-05-20", "demarches", "étapes faites"),
      ]),
    Portrait(
      name: "salariée, à côté", profile: ["status employee", "publicAgent non"],
      days: [
        ("2026-11-23", "demarches voir accord-employeur", "exclusivité"),
        ("2027-01-04", "demarches situation registration.startDate 04/01/2027", "Début"),
        ("2027-01-04", "demarches situation registration.declarationPeriod trimestre", "trimestre"),
        ("2027-07-02", "demarches echeances", "du 04/01/2027 au 30/06/2027"),
        ("2027-07-05", "demarches declarer 2027-T1 1200", "noté"),
        ("2027-07-05", "demarches declarer 2027-T2 900", "noté"),
        ("2027-08-05", "demarches echeances", "3e trimestre 2027"), ("2028-05-01", "demarches declarer", "Retraite"),
      ]),
    Portrait(
      name: "étudiant", profile: ["status student", "birthDate 05/03/2006"],
      days: [
        ("2026-11-23", "demarches voir etudiant-revenus", "bourse"),
        ("2026-11-23", "demarches voir verifier-acre", "18 à 25 ans"),
        ("2027-02-01", "demarches situation registration.startDate 01/02/2027", "Début"),
        ("2027-04-10", "demarches echeances", "30 juin 2027"), ("2028-01-10", "demarches", "échéances passées"),
        ("2028-08-01", "demarches voir vingt-quatre-mois-sans-recette", "radie"),
      ]),
    Portrait(
      name: "à La Réunion", profile: ["status other", "region la-reunion"],
      days: [
        ("2026-11-23", "demarches voir comparer-outre-mer", "ne se cumule pas"),
        ("2026-12-01", "demarches situation registration.startDate 01/12/2026", "Début"),
        ("2026-12-02", "demarches situation registration.acre non", "Pas d’Acre"),
        ("2026-12-02", "demarches voir acre", "ne vous concerne pas"),
        ("2027-04-02", "demarches echeances", "30 avril 2027"),
        ("2028-04-02", "demarches", "passées"),
      ]),
    Portrait(
      name: "tout en retard", profile: ["status other"],
      days: [
        ("2027-11-20", "demarches situation registration.startDate 10/01/2027", "déjà passé"),
        ("2027-11-20", "demarches echeances", "Pénalité"),
        ("2027-11-20", "demarches voir declarer-chiffre-d-affaires", "En retard"),
        ("2027-11-21", "demarches declarer 2027-T1 0", "noté"), ("2028-01-10", "demarches echeances", "1447-C-SD"),
        ("2028-05-10", "demarches voir declaration-oubliee", "31 janvier"),
      ]),
    Portrait(
      name: "seuils franchis", profile: ["status selfEmployed"],
      days: [
        ("2026-11-23", "demarches situation registration.startDate 23/11/2026", "Début"),
        ("2027-01-02", "demarches declarer 2026-12 9000", "8\u{202F}933\u{A0}€"),
        ("2027-01-02", "demarches declarer 2026-11 100", "Plafond de la micro-entreprise : dépassé"),
        ("2027-07-02", "demarches declarer 2027-T1 20000", "Si rien ne change"),
        ("2027-07-02", "demarches declarer 2027-T2 18000", "1er janvier suivant"),
        ("2027-10-02", "demarches declarer 2027-T3 4000", "dès le jour du dépassement"),
        ("2028-01-03", "demarches declarer 2027-T4 50000", "deuxième année de suite"),
        ("2028-05-03", "demarches voir plafond-micro-depasse", "régime réel"),
      ]),
  ]

  @Test(arguments: portraits)
  func followedForEighteenMonths(portrait: Portrait) throws {
    let home = try Home()
    home.environment["COLUMNS"] = "60"
    for line in portrait.profile {
      let words = ["profil", "modifier"] + line.split(separator: " ").map(String.init)
      let result = try runPiped(Home.program, words + ["--date", "2026-11-23"], environment: home.environment)
      #expect(result.status == 0, "\(result.stderr)")
    }
    for (date, line, expected) in portrait.days {
      let words = line.split(separator: " ").map(String.init)
      let result = try runPiped(Home.program, words + ["--date", date], environment: home.environment)
      #expect(result.status == 0, "\(date) \(line): \(result.stderr)")
      let said = result.stdout.replacing("\n", with: " ").replacing("  ", with: " ").lowercased()
      let flat = said.split(separator: " ").joined(separator: " ")
      #expect(flat.contains(expected.lowercased()), "\(date) \(line): « \(expected) » manque dans :\n\(result.stdout)")
      for nonsense in ["nil", "Optional", "{", "\u{1B}", " .", "« »", "null"] {
        #expect(!result.stdout.contains(nonsense), "\(date) \(line): « \(nonsense) »")
      }
      // A number of source without its source, a warning that says twice that it warns.
      if result.stdout.contains("[1]") { #expect(result.stdout.contains("Sources"), "\(date) \(line)") }
      #expect(!flat.contains("en retard : en retard"), "\(date) \(line)")
      try invariants(home, date)
    }
  }

  /// On any day: a declaration follows another without a gap, what is past and not done is late, ids are unique.
  private func invariants(_ home: Home, _ date: String) throws {
    let output = try runPiped(
      Home.program, ["demarches", "echeances", "--json", "--date", date], environment: home.environment
    ).stdout
    let root = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let deadlines = try #require(root["deadlines"] as? [[String: Any]])
    let periods = deadlines.compactMap { $0["period"] as? [String: String] }
    for (before, after) in zip(periods, periods.dropFirst()) {
      let gap = try #require(days(before["to"], after["from"]))
      #expect(gap == 1, "\(before) \(after)")
    }
    for deadline in deadlines {
      guard let due = deadline["due"] as? String, let status = deadline["status"] as? String else { continue }
      #expect((status == "overdue") == (due < date && status != "done"), "\(deadline)")
    }
    // Nothing waits for a step that is behind the person; what came to an end is not to be done.
    let steps = try #require(root["steps"] as? [[String: Any]])
    let states = Dictionary(
      uniqueKeysWithValues: steps.compactMap { step in (step["id"] as? String).map { ($0, step["state"] as? String) } })
    if states["deposer-formalite"] == "done" { #expect(states["formalite-forme"] == "done") }
    for deadline in deadlines where deadline["id"] as? String == "quarterly-option" {
      if deadline["status"] as? String == "overdue" { #expect(states["choix-periodicite"] == "lapsed", "\(date)") }
    }
    let keys = deadlines.map { "\($0["id"] ?? "")\($0["legalDue"] ?? "")" }
    #expect(Set(keys).count == keys.count)
  }

  private func days(_ from: String?, _ to: String?) -> Int? {
    let format = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
    guard let from, let to, let a = try? format.parse(from), let b = try? format.parse(to) else { return nil }
    return Int((b.timeIntervalSince(a) / 86_400).rounded())
  }
}
