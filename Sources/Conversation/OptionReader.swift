import Kernel

extension ReplyReader {
  /// One option, by number, by whole word or alias, or by a beginning that only one option has.
  ///
  /// Where no list is shown, a number is the option that bears it, such as « Échelon 3 »; a rank only where none bears one.
  static func option(
    _ text: String, _ options: [ReplyKind.Option], _ listShown: Bool = true
  ) throws(ReplyProblem) -> ReplyKind.Option {
    let wanted = key(text)
    guard listShown || Int(wanted) == nil else { return try bearing(wanted, options) }
    if listShown, let number = Int(wanted.hasSuffix(".") || wanted.hasSuffix(")") ? String(wanted.dropLast()) : wanted)
    {
      guard options.indices.contains(number - 1) else {
        throw ReplyProblem("Il n’y a pas de choix numéro \(number). \(expectation(.choice(options)))")
      }
      return options[number - 1]
    }
    let whole = options.filter { names(of: $0).contains(wanted) }
    if whole.count == 1 { return whole[0] }
    let beginning = options.filter { option in names(of: option).contains { $0.hasPrefix(wanted) } }
    if beginning.count == 1 { return beginning[0] }
    let within = options.filter { option in
      names(of: option).contains { name in name.split(separator: " ").contains { $0.hasPrefix(wanted) } }
    }
    if beginning.isEmpty, within.count == 1, wanted.count >= 3 { return within[0] }
    if beginning.count > 1 {
      let labels = beginning.prefix(4).map { "« \($0.label) »" }.joined(separator: ", ")
      throw ReplyProblem("« \(shown(text)) » peut vouloir dire \(labels). \(choices(options, listShown))")
    }
    let all = options.flatMap { [$0.label] + $0.aliases }
    let nearest = FrenchText.nearest(to: text, among: all).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
    throw ReplyProblem("« \(shown(text)) » ne fait pas partie des choix.\(nearest) \(choices(options, listShown))")
  }

  /// The option whose id, label or alias is that number, alone or with one word.
  private static func bearing(_ number: String, _ options: [ReplyKind.Option]) throws(ReplyProblem) -> ReplyKind.Option
  {
    let whole = options.filter { names(of: $0).contains(number) }
    let bearing = options.filter { option in
      names(of: option).contains { name in
        let words = name.split(separator: " ")
        return words.count == 2 && words.contains { $0 == number }
      }
    }
    let isNumbered = options.contains { option in
      names(of: option).contains { $0.split(separator: " ").contains { Int($0) != nil } }
    }
    // Where no option of a short list bears a number, it can only be the rank of the interview.
    let ranked = Int(number).flatMap {
      !isNumbered && options.count <= 12 && options.indices.contains($0 - 1) ? options[$0 - 1] : nil
    }
    guard let found = whole.first ?? (bearing.count == 1 ? bearing.first : nil) ?? ranked else {
      throw ReplyProblem("« \(number) » ne fait pas partie des choix. \(choices(options, false))")
    }
    return found
  }

  /// What may be answered; without a list before the person's eyes, the options themselves.
  private static func choices(_ options: [ReplyKind.Option], _ listShown: Bool) -> String {
    guard !listShown else { return expectation(.choice(options)) }
    let shown = options.prefix(12).map { "« \($0.label) »" }.joined(separator: ", ")
    return "Répondez par les premières lettres d’un choix : \(shown)\(options.count > 12 ? "…" : "")."
  }

  static func severalOptions(
    _ text: String, _ options: [ReplyKind.Option], _ most: Int? = nil, _ listShown: Bool = true
  ) throws(ReplyProblem) -> [String] {
    if ["aucun", "aucune", "rien", "0", "non"].contains(FrenchText.fold(text)),
      !options.contains(where: { names(of: $0).contains(FrenchText.fold(text)) })
    {
      return []
    }
    var parts = text.split { $0 == "," || $0 == ";" }.map { trim(String($0)) }.filter { !$0.isEmpty }
    // « 1 2 5 » without commas.
    let words = text.split(separator: " ")
    if parts.count == 1, words.count > 1, words.allSatisfy({ Int($0) != nil }) { parts = words.map(String.init) }
    guard !parts.isEmpty, parts.count <= 100 else {
      throw ReplyProblem("Il manque une réponse. \(expectation(.choices(options, most: most)))")
    }
    var chosen: [String] = []
    for part in parts {
      let id: String
      do {
        id = try option(part, options, listShown).id
      } catch {
        guard listShown else { throw error }
        // The sentence of a single choice would not tell how to give several.
        throw ReplyProblem(
          "« \(shown(part)) » ne fait pas partie des choix. \(expectation(.choices(options, most: most)))")
      }
      if !chosen.contains(id) { chosen.append(id) }
    }
    if let most, chosen.count > most {
      throw ReplyProblem("\(chosen.count) réponses, c’est trop. \(expectation(.choices(options, most: most)))")
    }
    return chosen
  }

  /// Candidates for the completion of what is being typed.
  public static func completions(of typed: String, _ kind: ReplyKind) -> [String] {
    switch kind {
    case .yesNo: return ["oui", "non"].filter { $0.hasPrefix(FrenchText.fold(typed)) }
    case .choice(let options):
      let wanted = key(typed)
      return options.filter { option in names(of: option).contains { $0.hasPrefix(wanted) } }.map(\.label)
    case .choices(let options, _):
      let cut = typed.lastIndex { $0 == "," || $0 == ";" }.map { typed.index(after: $0) } ?? typed.startIndex
      let before = typed[..<cut]
      let wanted = key(trim(String(typed[cut...])))
      return options.filter { option in names(of: option).contains { $0.hasPrefix(wanted) } }
        .map { before.isEmpty ? $0.label : before + " " + $0.label }
    default: return []
    }
  }

  private static func names(of option: ReplyKind.Option) -> [String] {
    ([option.id, option.label] + option.aliases).map(key)
  }

  /// `étudiant·e`, `étudiante` and `etudiant` must meet: the middle dots go.
  private static func key(_ text: String) -> String {
    FrenchText.fold(text).filter { $0 != "·" && $0 != "." || $0.isNumber }
  }
}
