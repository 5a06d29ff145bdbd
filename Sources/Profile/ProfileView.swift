import Document
import Kernel

/// The person's facts on one screen, by the groups of the interview.
public enum ProfileView {
  /// - Parameters:
  ///   - titles: of the formations, by id: a diploma held is told by its title.
  ///   - notice: that an interview is under way, whose answers are not counted yet.
  public static func document(
    _ facts: Facts, questions: [Question], dictionary: FactDictionary, titles: [String: String], today: CivilDate,
    notice: Inline? = nil
  ) -> Document {
    let context = FactContext(facts, dictionary, today: today)
    var groups: [(title: String, rows: [Definition])] = []
    var shown = Set<String>()
    var missing = 0
    // What was told is shown, whether the interview would still ask for it or not.
    for question in questions where question.when?.evaluate(context) != .no || facts[question.fact] != nil {
      guard let declaration = dictionary[question.fact] else { continue }
      shown.insert(question.fact)
      let value = facts[question.fact]
      if value == nil { missing += 1 }
      let text: Inline = value.map { Inline(words($0, declaration, titles)) } ?? .muted("sans réponse")
      let row = Definition(Inline(declaration.label), text)
      if let index = groups.firstIndex(where: { $0.title == question.group }) {
        groups[index].rows.append(row)
      } else {
        groups.append((question.group, [row]))
      }
    }
    let others = facts.names.filter {
      !shown.contains($0) && dictionary[$0]?.writer != .profile && dictionary[$0]?.isDetail != true
    }
    return Document("Votre profil") {
      if let notice { Block.callout(.info, notice) }
      if facts.names.isEmpty, notice == nil {
        Inline(
          "Vous n’avez encore rien dit de vous. L’entretien dure cinq minutes et peut être interrompu à tout moment.")
      }
      if !facts.names.isEmpty {
        for group in groups {
          Block.subheading(Inline(group.title))
          Block.definitions(group.rows)
        }
      }
      if !others.isEmpty {
        Block.subheading("Mesuré ou fait")
        Block.definitions(
          others.map { name in
            Definition(
              Inline(
                (dictionary[name]?.label ?? name) + (dictionary[name]?.id.hasSuffix(".*") == true ? " (\(name))" : "")),
              Inline(facts[name].flatMap { value in dictionary[name]?.words(for: value) } ?? ""))
          })
      }
      Block.commands(
        notice != nil
          ? ["tremplin reprendre": "finir l’entretien"]
          : facts.names.isEmpty || missing > 0
            ? ["tremplin profil": facts.names.isEmpty ? "commencer l’entretien" : "compléter les réponses manquantes"]
            : ["tremplin parcours": "voir les parcours qui en découlent"])
      if !facts.names.isEmpty {
        Block.commands(["tremplin profil modifier FAIT": "changer une réponse (ex. : tremplin profil modifier budget)"])
      }
    }
  }

  private static func words(_ value: FactValue, _ declaration: FactDeclaration, _ titles: [String: String]) -> String {
    guard declaration.kind == .formations, case .choices(let ids) = value, !ids.isEmpty else {
      return declaration.words(for: value)
    }
    return ids.map { titles[$0] ?? $0 }.joined(separator: ", ")
  }

  /// `{"profile": {…}}`: what `profil exporter` writes and `profil importer` reads.
  public static func json(_ facts: Facts) -> JSON {
    .object([("profile", .object(facts.names.map { ($0, facts[$0]?.json ?? .null) }))])
  }
}
