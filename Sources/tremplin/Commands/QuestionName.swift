import Catalog
import Kernel
import Profile

/// How a person names an answer of the profile on the command line: `premier client`, `heures`, `naissance`.
enum QuestionName {
  /// The question that the longest run of leading words names, and what follows it: the answer, nil where nothing does.
  ///
  ///     read(["premier", "client", "juin", "2027"])   // (firstClientWanted, "juin 2027")
  static func read(_ words: [String], _ catalog: Catalog) throws(Failure) -> (question: Question, value: String?) {
    let dictionary = catalog.factDictionary
    for count in stride(from: words.count, to: 0, by: -1) {
      let name = words.prefix(count).joined(separator: " ")
      let fact = dictionary.named(name)?.id
      let folded = FrenchText.fold(name)
      if let question = catalog.questions.first(where: { $0.fact == fact || $0.id == folded }) {
        let rest = words.dropFirst(count)
        return (question, rest.isEmpty ? nil : rest.joined(separator: " "))
      }
    }
    throw unknown(words, catalog)
  }

  /// The name that is shown: never the internal one.
  static func french(_ question: Question, _ dictionary: FactDictionary) -> String { dictionary.typed(question.fact) }

  private static func unknown(_ words: [String], _ catalog: Catalog) -> Failure {
    let dictionary = catalog.factDictionary
    // Whatever form was nearly typed, the French name is proposed.
    var french: [String: String] = [:]
    var names: [String] = []
    for question in catalog.questions {
      guard let declaration = dictionary[question.fact] else { continue }
      for name in declaration.aliases + [declaration.label] {
        names.append(name)
        french[name] = name
      }
      names.append(declaration.id)
      french[declaration.id] = Self.french(question, dictionary)
    }
    var typed = words[0]
    var nearest: String?
    for count in 1...min(words.count, 6) where nearest == nil {
      let name = words.prefix(count).joined(separator: " ")
      nearest = FrenchText.nearest(to: name, among: names)
      if nearest != nil { typed = name }
    }
    let mend = nearest.flatMap { french[$0] }.map { " Vouliez-vous dire « \($0) » ?" } ?? ""
    let all = catalog.questions.map { Self.french($0, dictionary) }.joined(separator: ", ")
    return Failure(
      .notFound, "« \(typed.prefix(60)) » n’est pas une réponse du profil.\(mend) Les noms : \(all).")
  }
}
