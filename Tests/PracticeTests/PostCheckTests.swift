import Kernel
import Testing

@testable import Practice

/// The writing check, rule by rule.
struct PostCheckTests {
  private static func report(
    _ text: String, platform: String = "instagram", day: String = "2026-11-27", scenario: String? = nil,
    yaml: [(String, Node)] = []
  ) -> PostCheck.Report {
    let task = Reading().read(
      Node(
        .map(
          ([
            ("model", Node.text("Un modèle assez long pour servir d’exemple.")),
            ("questions", Node(.list([.text("Une ?"), .text("Deux ?")]))),
          ] + yaml).map { Node.Entry(key: $0.0, value: $0.1) })), as: TaskHolder.self
    ).task
    return PostCheck(
      rules: Worlds.postRules, platform: Worlds.platforms.first { $0.id == platform }, task: task,
      persona: scenario.flatMap { Worlds.world($0)?.scenario.persona }, day: CivilDate(iso: day) ?? Worlds.day
    ).report(on: text)
  }

  struct TaskHolder: Record {
    let task: WritingTask
    init(_ fields: Fields) { task = WritingTask(fields) }
  }

  static let found: [(text: String, rule: String)] = [
    (String(repeating: "a ", count: 1_200), "longueur-plateforme"),
    ("Venez nous voir samedi au marché ! #un #deux #trois #quatre #cinq #six", "mots-diese-nombre"),
    ("Venez nous voir samedi au marché, on vous attend #journeeportesouvertes", "mots-diese-majuscules"),
    ("Venez samedi au marché de la place, on vous attend 🎉🥳🎊🍞", "emojis-nombre"),
    ("𝐕𝐞𝐧𝐞𝐳 samedi au marché de la place, on vous attend dès neuf heures", "lettres-decorees"),
    ("VENEZ NOUS VOIR SAMEDI AU MARCHÉ de la place, on vous attend", "capitales"),
    ("Venez samedi au marché, on vous attend tous sur la place !!!", "ponctuation"),
    ("Bonjour à tous, nous serons samedi au marché de la place.", "salutation"),
    ("Nous serons samedi au marché, le lien est https://exemple.fr/marche", "lien-inerte"),
    ("Nous sommes le n°1 de la région, venez samedi au marché.", "sans-preuve"),
    ("Un savon écologique, venez le sentir samedi au marché.", "allegation-verte"),
    ("Un joli partenariat avec la marque, venez voir #ad samedi.", "mention-faible"),
    ("Pour gagner, identifiez deux amis en commentaire avant samedi.", "concours-partage"),
  ]

  @Test(arguments: found)
  func findsWhatIsWrong(text: String, rule: String) {
    #expect(Self.report(text).remarks.contains { $0.rule == rule })
  }

  @Test(arguments: found)
  func costsPoints(text: String, rule: String) {
    #expect(Self.report(text).score < 95)
  }

  /// The limit of hashtags is that of the day.
  @Test func limitsAreDated() {
    let text = "Venez nous voir samedi au marché ! #un #deux #trois #quatre #cinq #six"
    #expect(!Self.report(text, day: "2025-06-01").remarks.contains { $0.rule == "mots-diese-nombre" })
    #expect(Self.report(text, day: "2026-06-01").remarks.contains { $0.rule == "mots-diese-nombre" })
  }

  @Test func nothingToSayOfAGoodPost() {
    let good = Self.report(
      "Samedi dès 7 h, Lucie sort ses premières galettes du four. Frangipane ou pomme : vous votez pour laquelle ?")
    #expect(good.remarks.isEmpty)
    #expect(good.score >= 85)
  }

  @Test func namesAndNumbersOfPeopleStayOut() {
    let checks: [(String, Node)] = [("checks", Node(.list([.text("noPersonalData")])))]
    #expect(
      Self.report("Écrivez-lui au 06 12 34 56 78, elle vous répondra vite.", yaml: checks).remarks
        .contains { $0.rule == "donnee-personnelle" })
    #expect(
      !Self.report("Écrivez-nous en message privé, on vous répond avant ce soir.", yaml: checks).remarks
        .contains { $0.rule == "donnee-personnelle" })
  }

  /// Every model answer would pass its own check.
  @Test func modelsPass() {
    for world in Worlds.all {
      for decision in world.scenario.decisions {
        guard let task = decision.writing, decision.kind == .text else { continue }
        let report = PostCheck(
          rules: Worlds.postRules,
          platform: Worlds.platforms.first { $0.id == task.platform }, task: task,
          persona: world.scenario.persona, day: Worlds.day
        ).report(on: task.model)
        #expect(report.score >= 80, "\(world.scenario.id)/\(decision.id) : \(report.remarks.map(\.text))")
      }
    }
  }

  /// Whatever is typed, a score comes back and nothing breaks.
  @Test func standsHostileText() {
    let long = String(repeating: "é🎉 ", count: 100_000)
    for text in ["", " ", "\n\n", "\u{1B}[31m", "alt:", "#", "# # #", long, "\u{202E}abc", "{mot}{n}"] {
      #expect((0...100).contains(Self.report(text).score))
    }
  }
}
