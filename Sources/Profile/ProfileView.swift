import Document
import Kernel

/// The person's facts on one screen, by the groups of the interview.
public enum ProfileView {
  /// - Parameter titles: of the formations, by id: a diploma held is told by its title.
  public static func document(
    _ facts: Facts, questions: [Question], dictionary: FactDictionary, titles: [String: String], today: CivilDate
  ) -> Document {
    let context = FactContext(facts, dictionary, today: today)
    var groups: [(title: String, rows: [Definition])] = []
    var shown = Set<String>()
    var missing = 0
    for question in questions where question.when?.evaluate(context) != .no {
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
      if facts.names.isEmpty {
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
        facts.names.isEmpty || missing > 0
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
